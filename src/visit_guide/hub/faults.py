"""The numbered errors of the hub; the numbers never change their meaning. See docs/hub-errors.md."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Fault", "Refusal"]


class Fault(IntEnum):
    """Why the hub refuses a request or an event."""

    MALFORMED = 100
    TOO_LARGE = 101
    TOO_MANY_REQUESTS = 102
    NOT_FOUND = 103
    METHOD_NOT_ALLOWED = 104
    UNKNOWN_CODE = 110
    WRONG_KEY = 111
    AUTHOR_TAKEN = 112
    GROUP_FULL = 113
    GROUP_CLOSED = 114
    GROUP_EXISTS = 115
    NO_TOKEN = 120
    FACILITATORS_ONLY = 121
    UNKNOWN_MEMBER = 122
    CREATION_CLOSED = 123
    OTHER_GROUP = 140
    NOT_YOURS = 141
    OTHER_ROLE = 142
    ID_TAKEN = 143
    PRIVATE = 144
    CLOCK_AHEAD = 145
    EVENT_TOO_LARGE = 146
    NO_ROOM = 147
    CLOSED = 148
    INTERNAL = 150
    UNAVAILABLE = 151
    NO_CONTENT = 160
    NO_PUBLISHER = 161
    OTHER_CONTENT = 162
    PAPERS_BUSY = 163
    PAPERS_FAILED = 164
    PAPERS_TOO_MUCH = 165

    @property
    def status(self) -> int:
        """The HTTP status; an event's fault has none, it is part of an answer."""
        return _STATUS.get(self, 400)

    @property
    def word(self) -> str:
        """Its name in answers."""
        return self.name.lower().replace("_", "-")

    @property
    def message(self) -> str:
        """What it means, for developers; people read the app's own words for the number."""
        return _MESSAGES[self]


_STATUS = {
    Fault.TOO_LARGE: 413,
    Fault.TOO_MANY_REQUESTS: 429,
    Fault.NOT_FOUND: 404,
    Fault.METHOD_NOT_ALLOWED: 405,
    Fault.UNKNOWN_CODE: 404,
    Fault.WRONG_KEY: 403,
    Fault.AUTHOR_TAKEN: 409,
    Fault.GROUP_FULL: 409,
    Fault.GROUP_CLOSED: 409,
    Fault.GROUP_EXISTS: 409,
    Fault.NO_TOKEN: 401,
    Fault.FACILITATORS_ONLY: 403,
    Fault.UNKNOWN_MEMBER: 404,
    Fault.CREATION_CLOSED: 403,
    Fault.INTERNAL: 500,
    Fault.UNAVAILABLE: 503,
    Fault.NO_CONTENT: 409,
    Fault.NO_PUBLISHER: 409,
    Fault.OTHER_CONTENT: 409,
    Fault.PAPERS_BUSY: 429,
    Fault.PAPERS_FAILED: 500,
    Fault.PAPERS_TOO_MUCH: 500,
}

_MESSAGES = {
    Fault.MALFORMED: "the request is not what the interface describes",
    Fault.TOO_LARGE: "the request is too large",
    Fault.TOO_MANY_REQUESTS: "too many requests: wait",
    Fault.NOT_FOUND: "there is nothing at this address",
    Fault.METHOD_NOT_ALLOWED: "this address does not answer this method",
    Fault.UNKNOWN_CODE: "no group has this code",
    Fault.WRONG_KEY: "this is not the group's facilitator key",
    Fault.AUTHOR_TAKEN: "this author was deleted, or is another device's",
    Fault.GROUP_FULL: "the group has as many members as this hub allows",
    Fault.GROUP_CLOSED: "the group is closed: nobody joins it any more",
    Fault.GROUP_EXISTS: "there is a group with this key, or with its code, already",
    Fault.NO_TOKEN: "no token, or one this hub does not know",
    Fault.FACILITATORS_ONLY: "facilitators only",
    Fault.UNKNOWN_MEMBER: "nobody in this group has this author",
    Fault.CREATION_CLOSED: "groups are not created here, or not with this key",
    Fault.OTHER_GROUP: "the event is of another group or visit",
    Fault.NOT_YOURS: "the event's author is somebody else",
    Fault.OTHER_ROLE: "the event claims a role the sender cannot give",
    Fault.ID_TAKEN: "another event has this id",
    Fault.PRIVATE: "the event is not meant for the group",
    Fault.CLOCK_AHEAD: "the event's logical clock is far ahead of the group's",
    Fault.EVENT_TOO_LARGE: "the event is too large",
    Fault.NO_ROOM: "the group has as many events as this hub allows",
    Fault.CLOSED: "written after the closing: kept, does not count",
    Fault.INTERNAL: "the hub failed",
    Fault.UNAVAILABLE: "the hub's storage does not answer",
    Fault.NO_CONTENT: "this hub has no content to make papers from",
    Fault.NO_PUBLISHER: "what makes papers is not installed beside this hub",
    Fault.OTHER_CONTENT: "this hub has the content of another visit than the group's",
    Fault.PAPERS_BUSY: "other papers are being made: wait",
    Fault.PAPERS_FAILED: "the papers could not be made",
    Fault.PAPERS_TOO_MUCH: "the papers would take more time or room than this hub gives them",
}


class Refusal(Exception):
    """A request is refused with a fault; ``detail`` says more."""

    def __init__(self, fault: Fault, *, retry_after: float = 0.0, detail: str = "") -> None:
        super().__init__(fault.message)
        self.fault = fault
        self.retry_after = retry_after
        self.detail = detail
