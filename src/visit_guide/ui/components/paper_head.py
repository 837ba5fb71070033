"""What stays in sight while a paper form is typed in: whose, how far it is, and the button to keep it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from visit_guide.domain.paper_sheet import Standing
from visit_guide.domain.record import record
from visit_guide.state import routes
from visit_guide.ui.components.back_title import back_title
from visit_guide.ui.components.press import action, icon_action
from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame

__all__ = ["Far", "begun_row", "elsewhere_row", "end_rows", "how_far", "keep_row", "paper_bar", "paper_title"]

_MOST_NUMBERS = 8
"""Missing questions that are listed; more are counted."""
_MOST_UNCLEAR = 4
"""Parts not understood that are named beside the button."""


def paper_title(frame: Frame) -> ft.Control:
    """The title where the screen scrolls as one."""
    t = frame.t
    return back_title(frame, t("Type in a paper form"), routes.lead("questionnaires"), t("Back"))


@record
class Far:
    """How far a sheet is: whose and which it is, how much is filled in, why it cannot be kept, if so."""

    whose: tuple[str, ...]
    filled: str
    why: str = ""


def how_far(
    frame: Frame,
    whose: Sequence[str],
    count: int,
    open_: Sequence[int],
    stands: Standing,
    unclear: Sequence[str],
) -> Far:
    """How far the sheet of ``whose`` is: ``open_`` are its questions without an answer, of ``count``.

    ``unclear`` is what was typed and is to be told as not understood.
    """
    t = frame.t
    done = count - len(open_)
    words = t.n("{count} answer of {all}", "{count} answers of {all}", done, all=count)
    if open_ and done:
        words += " · " + (
            t("missing: {numbers}", numbers=", ".join(map(str, open_)))
            if len(open_) <= _MOST_NUMBERS
            else t.n("{count} answer missing", "{count} answers missing", len(open_))
        )
    why = ""
    if not stands.named:
        why = t("Say who filled it in, then it can be kept.")
    elif stands.same:
        why = t("Say first, at the top, whether it is the same person.")
    elif stands.sent:
        why = t("Sent from the tablet already: there is nothing to keep.")
    elif unclear:
        shown = [*unclear[:_MOST_UNCLEAR], *(["…"] if len(unclear) > _MOST_UNCLEAR else [])]
        why = t("Correct or delete first what is not understood: {words}", words=" · ".join(shown))
    return Far(whose=tuple(whose), filled=words, why=why)


def paper_bar(frame: Frame, far: Far, keep: Callable[[], None], kept: int) -> ft.Control:
    """The bar above the screen: the way back, the title, how far it is, the button.

    ``kept`` is how many sheets were kept before: each has a button of its own, see `_button`.
    """
    t, look = frame.t, frame.look
    title, back = t("Type in a paper form"), routes.lead("questionnaires")
    arrow = icon_action(
        ft.Icons.ARROW_BACK_ROUNDED, t("Back"), lambda: frame.act.go(back), key="lead-back", size=48
    )
    filled, why = quiet(far.filled, S.BODY_SMALL), _why(far)
    if look.phone:
        whose = [*far.whose[:-2], " · ".join(far.whose[-2:])]
        said = ft.Column([*(text(words, S.TITLE_SMALL) for words in whose), filled], spacing=0, tight=True)
        rows: list[ft.Control] = [
            ft.Row([arrow, ft.Container(heading(title, 1, S.TITLE_MEDIUM), expand=True)], spacing=8),
            ft.Row([ft.Container(said, expand=True), _button(frame, keep, kept)], spacing=12),
            *why,
        ]
    else:
        below = ft.Row([filled, *why], spacing=16, wrap=True, run_spacing=0)
        words = ft.Column([heading(title, 1, S.TITLE_LARGE), _whose(far), below], spacing=0, tight=True)
        rows = [ft.Row([arrow, ft.Container(words, expand=True), _button(frame, keep, kept)], spacing=12)]
    width, colour = look.card_border
    return ft.Container(
        stacked(rows, 4),
        padding=ft.Padding.symmetric(horizontal=look.padding, vertical=10),
        border=ft.Border.only(bottom=ft.BorderSide(width, colour)),
        bgcolor=ft.Colors.SURFACE,
    )


def begun_row(frame: Frame, empty: Callable[[], None]) -> ft.Control:
    """That this sheet was begun before, and the button to empty it."""
    words = text(frame.t("A sheet begun before: go on where you left it."), S.BODY_MEDIUM)
    said = ft.Semantics(live_region=True, content=words)
    return _beside(frame, said, [_empty_button(frame, empty)])


def elsewhere_row(frame: Frame) -> ft.Control:
    """That another page of this device has its hand on the sheet, and the two ways to go on."""
    t, look, desk = frame.t, frame.look, frame.act.paper_desk
    done = desk.done_elsewhere
    words = t("This sheet was changed in another window of this device: what is typed here is not kept.")
    if done:
        words = t("This sheet was saved or emptied in another window of this device. This one is not kept.")
    other = action(
        t("Drop this one") if done else t("Take up the other one"),
        desk.take_other,
        key="paper-take-other",
        look=look,
        kind="outlined" if done else "primary",
        icon=ft.Icons.DELETE_OUTLINE_ROUNDED if done else ft.Icons.REFRESH_ROUNDED,
    )
    this = action(t("Go on with this one"), desk.keep_this, key="paper-keep-this", look=look, kind="outlined")
    said = ft.Semantics(live_region=True, content=text(words, S.BODY_MEDIUM))
    return _beside(frame, said, [other, this])


def end_rows(
    frame: Frame, keep: Callable[[], None], kept: int, empty: Callable[[], None] | None
) -> list[ft.Control]:
    """The button to keep the sheet where the Tab key comes after the last question.

    With ``empty``, that what is typed stays on this device, and the button to empty the sheet.
    """
    saved = _button(frame, keep, kept, "paper-keep-end")
    if empty is None:
        return [ft.Row([saved], alignment=ft.MainAxisAlignment.END)]
    words = (
        frame.t("What is typed stays on this device until the sheet is kept or emptied.")
        if frame.keeps
        else frame.t("Not kept on this device: closing or reloading the page erases it.")
    )
    return [_beside(frame, quiet(words, S.BODY_MEDIUM), [_empty_button(frame, empty), saved])]


def _empty_button(frame: Frame, empty: Callable[[], None]) -> ft.Control:
    return action(
        frame.t("Empty the sheet"),
        empty,
        key="paper-empty",
        look=frame.look,
        kind="outlined",
        icon=ft.Icons.DELETE_OUTLINE_ROUNDED,
    )


def _beside(frame: Frame, words: ft.Control, buttons: list[ft.Control]) -> ft.Control:
    """The buttons beside the words, or below them where there is no room."""
    if frame.look.stacks:
        return stacked([words, ft.Row(buttons, wrap=True, spacing=12, run_spacing=12)], 8)
    return ft.Row([ft.Container(words, expand=True), *buttons], spacing=16)


def keep_row(
    frame: Frame, far: Far, keep: Callable[[], None], kept: int, empty: Callable[[], None] | None
) -> list[ft.Control]:
    """How far it is and the buttons, at the end of a screen that scrolls as one; as `end_rows`."""
    buttons = [_button(frame, keep, kept), *([_empty_button(frame, empty)] if empty else [])]
    said = [_whose(far), quiet(far.filled, S.BODY_SMALL), *_why(far)]
    return [stacked(said, 4), ft.Row(buttons, wrap=True, spacing=12, run_spacing=12)]


def _whose(far: Far) -> ft.Control:
    return text(" · ".join(far.whose), S.TITLE_SMALL)


def _why(far: Far) -> list[ft.Control]:
    return [ft.Semantics(live_region=True, content=text(far.why, S.LABEL_MEDIUM))] if far.why else []


def _button(frame: Frame, keep: Callable[[], None], kept: int, key: str = "paper-keep") -> ft.Control:
    """The button of this sheet; the next one's is another, so that the focus leaves it for the name."""
    button = action(frame.t("Keep the sheet"), keep, key=key, look=frame.look, icon=ft.Icons.SAVE_ROUNDED)
    return ft.Container(button, key=f"{key}-{kept}")
