"""The shapes of the hub's requests and answers; OpenAPI is made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
)

from visit_guide.domain.events import Event, Scope, pack

__all__ = [
    "Admitted",
    "Creation",
    "Export",
    "FaultAnswer",
    "GroupAnswer",
    "Health",
    "Joining",
    "MemberAnswer",
    "NewsAnswer",
    "Opening",
    "PlainEvent",
    "PresenceAnswer",
    "Push",
    "PushAnswer",
]

Name = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Author = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]+$")]
Token = Annotated[str, Field(min_length=43, max_length=86, pattern=r"^[A-Za-z0-9_-]+$")]
Hex32 = Annotated[str, Field(min_length=64, max_length=64, pattern=r"^[0-9a-f]+$")]
Whole = Annotated[StrictInt, Field(ge=-(2**53), le=2**53)]
Real = Annotated[StrictFloat, Field(allow_inf_nan=False)]
# A text a database and a browser can hold: no half of a surrogate pair, no NUL.
Text = Annotated[StrictStr, Field(max_length=16_384, pattern=r"^[^\x00]*$")]
Scalar = StrictBool | Whole | Real | Text | None


def _whole(value: object) -> object:
    """JSON makes no difference between 3 and 3.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PlainEvent(_Shape):
    """An event, as devices write it."""

    id: Author
    visit: Annotated[str, Field(min_length=1, max_length=80)]
    group: Name
    author: Name
    clock: Annotated[StrictInt, Field(ge=0, le=2**53), BeforeValidator(_whole)]
    at: Annotated[str, Field(max_length=40)]
    kind: Name
    role: Literal["participant", "facilitator"]
    scope: Literal["group", "device"]
    data: Annotated[
        dict[Key, Scalar | Annotated[list[Scalar], Field(max_length=500)]],
        Field(max_length=20, json_schema_extra={"additionalProperties": False}),
    ]

    def event(self) -> Event:
        """The event itself."""
        values = {n: tuple(v) if isinstance(v, list) else v for n, v in self.data.items()}
        return Event(
            id=self.id,
            visit=self.visit,
            group=self.group,
            author=self.author,
            clock=self.clock,
            at=self.at,
            kind=self.kind,
            role=self.role,
            scope=Scope(self.scope),
            data=pack(values),
        )


class Joining(_Shape):
    """A device that wants in."""

    code: Annotated[str, Field(min_length=1, max_length=40)]
    author: Author
    token: Token
    """Drawn by the device, so that asking again after a lost answer lets the same device in."""


class Opening(Joining):
    """A facilitator's device that wants in."""

    proof: Hex32


class Creation(_Shape):
    """A new group; all but the organiser's key follows from its facilitator key."""

    organiser_key: Annotated[str, Field(min_length=1, max_length=200)]
    visit: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")]
    public: Hex32
    proof: Hex32


class GroupAnswer(_Shape):
    """A group."""

    id: str
    code: str
    visit: str
    public: str
    """The key that checks facilitators' signatures, hex."""
    created: float
    expires: float
    closed: float | None


class Admitted(_Shape):
    """What a device gets when it is let in."""

    group: GroupAnswer
    role: Literal["participant", "facilitator"]
    time: float
    """The hub's time, in seconds since 1970."""


class Push(_Shape):
    """Events to keep."""

    events: Annotated[list[PlainEvent], Field(max_length=200)]


class Outcome(_Shape):
    """What became of one event."""

    id: str
    status: Literal["accepted", "late", "refused", "rejected"]
    """accepted and late count; refused is kept and does not count; rejected is not kept."""
    number: int | None = None
    """The fault's number, for refused and rejected."""


class PushAnswer(_Shape):
    """What became of each event, in order."""

    results: list[Outcome]
    time: float


class NewsAnswer(_Shape):
    """Events the device had not seen."""

    events: list[PlainEvent]
    cursor: str
    more: bool
    reset: bool
    time: float


class TabletAnswer(_Shape):
    """One participant's tablet, without a name."""

    item: str
    connected: bool
    seconds: int


class PresenceAnswer(_Shape):
    """Who is there, as anonymous tablets and counts."""

    members: int
    connected: int
    here: dict[str, int]
    tablets: list[TabletAnswer]


class MemberAnswer(_Shape):
    """A device in a group."""

    author: str
    role: Literal["participant", "facilitator"]
    joined: float


class Export(_Shape):
    """All that is kept of a person or a group."""

    group: GroupAnswer
    members: list[MemberAnswer]
    events: list[PlainEvent]


class Health(_Shape):
    """The hub answers and so does its storage."""

    service: Literal["visit-guide"]
    """Tells this hub from whatever else may answer at its address."""
    status: Literal["ok"]
    version: str
    time: float


class FaultDetail(_Shape):
    """A numbered fault."""

    number: int
    name: str
    message: str
    detail: str = ""
    """What exactly went wrong, for people, when there is more to say."""


class FaultAnswer(_Shape):
    """Why a request was refused."""

    error: FaultDetail
