"""The words of the group's screens: what became of joining, opening and reading codes; the link."""

from __future__ import annotations

from visit_guide.messages import N_
from visit_guide.services.sync import Link
from visit_guide.ui.frame import Frame

__all__ = ["LINK_WORDS", "WRONG", "outcome"]

_OUTCOMES = {
    "unknown-code": N_("Unknown code, please check it."),
    "no-answer": N_(
        "The group’s relay does not answer. Without a network, scan the facilitator’s code instead."
    ),
    "full": N_("The group is full."),
    "closed": N_("The group is closed: nobody joins it any more."),
    "too-often": N_("Too many tries. Wait a minute, then try again."),
    "wrong-key": N_("This is not this group’s key."),
    "not-a-key": N_("A sign of this key is wrong, or some are missing."),
    "other-visit": N_("This group is of another visit than the one on this device."),
    "damaged": N_("This code is damaged, or not one of a visit. Scan it again."),
    "forged": N_("This code was not made by a facilitator of the group it names: it was not used."),
    "mixed": N_("These codes do not belong together. Start again with the first one."),
    "newer": N_("A newer version of the guide made this code. Update the guide, then try again."),
    "older": N_("An older version of the guide made this code: it cannot be read any more."),
    "foreign": N_("This code is of another group. Leave yours first if you want to change."),
    "for-facilitators": N_("This code is meant for the facilitator’s device."),
    "too-large": N_("That is too much for codes: pass it on as a file."),
    "known": N_("Read. All of it was known already."),
    "merged": N_("Read, and taken up."),
    "erased": N_(
        "What you shared has been deleted from the relay. Your result and your notes stay on this device."
    ),
    "was-erased": N_(
        "What you had shared with this group was deleted: it is not handed in again. Your result and your "
        "notes stay on this device; sign the attendance sheet again if you were there."
    ),
    "not-erased": N_(
        "The relay does not answer: nothing is deleted for now. You are still of the group, to try again."
    ),
}
WRONG = frozenset(_OUTCOMES) - {"known", "merged", "erased", "was-erased"}
"""The outcomes that are not what the person wanted."""

LINK_WORDS = {
    Link.OFF: N_("No network"),
    Link.SEARCHING: N_("Looking for the group…"),
    Link.ONLINE: N_("Connected"),
    Link.OFFLINE: N_("No network"),
    Link.UNKNOWN: N_("The relay does not know this group or this device"),
}


def outcome(frame: Frame) -> str:
    """What became of the last attempt, in words; empty when there is nothing to say."""
    word, (read, count) = frame.together.word, frame.together.parts
    if word == "part":
        return frame.t(
            "Code {number} of {count} read. Scan the others, in any order.", number=read, count=count
        )
    return frame.t(_OUTCOMES[word]) if word in _OUTCOMES else ""
