"""A group's gain in words: its figures, or why there is none."""

from __future__ import annotations

from visit_guide.domain.evaluation import Gain, Undefined
from visit_guide.messages import Catalogue
from visit_guide.ui.wording import half_up

__all__ = ["decimals", "gain_line", "gain_short", "group_gain", "percent", "undefined_words"]


def percent(share: float | None) -> str:
    """A share in percent, as one says it; a dash when there is none."""
    return "—" if share is None else f"{half_up(share * 100)}\u00a0%"


def decimals(value: float | None, t: Catalogue, digits: int = 2) -> str:
    """A number with its decimals, as the language writes it; a dash when there is none."""
    if value is None:
        return "—"
    rounded = half_up(value, digits)
    text = rounded.replace("-", "−")
    return text.replace(".", ",") if t.language == "fr" else text


def undefined_words(gain: Gain, t: Catalogue) -> str:
    """Why there is no gain; nothing when there is one."""
    return {
        None: "",
        Undefined.NOBODY: t("Nobody answered both at the start and at the end: there is no gain to tell."),
        Undefined.ALL_RIGHT: t("All was right at the start: nothing could be gained, the gain is undefined."),
    }[gain.undefined]


def group_gain(gain: Gain, t: Catalogue) -> str:
    """How many people were compared, and the gain or why there is none."""
    if gain.value is None:
        compared = t.n("{count} person compared.", "{count} people compared.", gain.n)
        return f"{compared} {undefined_words(gain, t)}"
    return t.n(
        "{count} person compared. Gain of the group: {value}.",
        "{count} people compared. Gain of the group: {value}.",
        gain.n,
        value=decimals(gain.value, t),
    )


def gain_short(gain: Gain, t: Catalogue) -> str:
    """The number of people and the gain."""
    if gain.value is None:
        return t.n("{count} person, without a gain", "{count} people, without a gain", gain.n)
    return t.n(
        "{count} person, gain {value}",
        "{count} people, gain {value}",
        gain.n,
        value=decimals(gain.value, t),
    )


def gain_line(gain: Gain, t: Catalogue) -> str:
    """The number of people, both shares and the gain."""
    if not gain.n:
        return t("nobody to compare")
    shares = {"before": percent(gain.before), "after": percent(gain.after)}
    if gain.value is None:
        return t.n(
            "{count} person, {before} then {after}, without a gain",
            "{count} people, {before} then {after}, without a gain",
            gain.n,
            **shares,
        )
    return t.n(
        "{count} person, {before} then {after}, gain {value}",
        "{count} people, {before} then {after}, gain {value}",
        gain.n,
        value=decimals(gain.value, t),
        **shares,
    )
