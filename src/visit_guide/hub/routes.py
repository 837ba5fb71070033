"""What the hub answers, address by address; OpenAPI is made from this."""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from visit_guide import __version__
from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.keys import group_code, group_of
from visit_guide.hub import schemas
from visit_guide.hub.desk import Desk
from visit_guide.hub.export import export, group_answer
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.papers import Papers
from visit_guide.hub.store import Member

__all__ = ["answers", "router"]

router = APIRouter()
_bearer = HTTPBearer(auto_error=False, description="The token with which the device was let in.")


def answers(*faults: Fault) -> dict[int | str, dict[str, Any]]:
    """The answers of ``faults``, by status, for OpenAPI."""
    texts: dict[int | str, str] = {}
    for fault in faults:
        text = f"{int(fault)}: {fault.message}"
        texts[fault.status] = f"{texts[fault.status]}; {text}" if fault.status in texts else text
    return {status: {"model": schemas.FaultAnswer, "description": text} for status, text in texts.items()}


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


OurDesk = Annotated[Desk, Depends(_desk)]


async def _member(
    desk: OurDesk, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Member:
    if credentials is None:
        raise Refusal(Fault.NO_TOKEN)
    return await desk.door.member(credentials.credentials)


Anybody = Annotated[Member, Depends(_member)]


async def _facilitator(who: Anybody) -> Member:
    if who.role != FACILITATOR:
        raise Refusal(Fault.FACILITATORS_ONLY)
    return who


Facilitator = Annotated[Member, Depends(_facilitator)]
_TOKEN = answers(Fault.NO_TOKEN)
_LED = answers(Fault.NO_TOKEN, Fault.FACILITATORS_ONLY)


@router.get("/health", tags=["hub"])
async def health(desk: OurDesk) -> schemas.Health:
    """Whether the hub and its storage answer."""
    await desk.stored(desk.store.revision)
    return schemas.Health(service="visit-guide", status="ok", version=__version__, time=desk.now())


@router.post("/v1/groups", tags=["group"], responses=answers(Fault.CREATION_CLOSED, Fault.GROUP_EXISTS))
async def create(body: schemas.Creation, desk: OurDesk, request: Request) -> schemas.GroupAnswer:
    """Create a group, with the organiser's key of this hub."""
    right = _same(body.organiser_key, request.app.state.organiser_key)
    desk.door.check_organiser(_address(request), right=right)
    group_id = group_of(bytes.fromhex(body.public))
    made = await desk.door.create(
        code=group_code(group_id), group_id=group_id, visit=body.visit, public=body.public, proof=body.proof
    )
    return group_answer(made)


@router.post(
    "/v1/join",
    tags=["group"],
    responses=answers(Fault.UNKNOWN_CODE, Fault.AUTHOR_TAKEN, Fault.GROUP_FULL, Fault.GROUP_CLOSED),
)
async def join(body: schemas.Joining, desk: OurDesk, request: Request) -> schemas.Admitted:
    """Join a group as a participant, with its short code."""
    return await _let_in(desk, body, request)


@router.post(
    "/v1/open",
    tags=["group"],
    responses=answers(Fault.UNKNOWN_CODE, Fault.WRONG_KEY, Fault.AUTHOR_TAKEN, Fault.GROUP_FULL),
)
async def open_group(body: schemas.Opening, desk: OurDesk, request: Request) -> schemas.Admitted:
    """Open a group as a facilitator, with what follows from the group's key."""
    return await _let_in(desk, body, request, body.proof)


@router.post("/v1/events", tags=["events"], responses=_TOKEN)
async def push(body: schemas.Push, who: Anybody, desk: OurDesk) -> schemas.PushAnswer:
    """Keep events. Sending the same events again changes nothing and answers the same."""
    results = await desk.push(who, [one.event() for one in body.events])
    outcomes = [
        schemas.Outcome.model_validate(
            {"id": r.id, "status": r.status, "number": None if r.fault is None else int(r.fault)}
        )
        for r in results
    ]
    return schemas.PushAnswer(results=outcomes, time=desk.now())


@router.get("/v1/events", tags=["events"], responses=_TOKEN, response_model=schemas.NewsAnswer)
async def news(
    who: Anybody,
    desk: OurDesk,
    after: Annotated[str, Query(max_length=64, description="The cursor of the last answer.")] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 500,
    wait: Annotated[float, Query(ge=0, le=60, description="Seconds to wait for news.")] = 0.0,
    at: Annotated[
        str | None, Query(max_length=80, description="The line of the day the device shows.")
    ] = None,
) -> Response:
    """Events the device has not seen; with ``wait``, answered as soon as there are some."""
    found = await desk.news(who, after, limit=limit, wait=wait, at=at)
    flags = f'"more":{_bool(found.more)},"reset":{_bool(found.reset)},"time":{desk.now()!r}'
    head = f'{{"cursor":"{found.cursor}",{flags},"events":['
    return Response(head.encode() + b",".join(found.events) + b"]}", media_type="application/json")


@router.get("/v1/group", tags=["group"], responses=_TOKEN)
async def group(who: Anybody, desk: OurDesk) -> schemas.GroupAnswer:
    """The device's group."""
    return group_answer((await desk.room(who.group)).group)


@router.get("/v1/group/presence", tags=["group"], responses=_LED)
async def presence(who: Facilitator, desk: OurDesk) -> schemas.PresenceAnswer:
    """Who is there: tablets without names, and counts."""
    members = await desk.stored(lambda: desk.store.members(who.group))
    authors = {m.author for m in members if m.role != FACILITATOR}
    tablets = desk.presence(who.group).tablets(desk.now(), authors)
    here: dict[str, int] = {}
    for tablet in tablets:
        if tablet.connected and tablet.item:
            here[tablet.item] = here.get(tablet.item, 0) + 1
    shown = [schemas.TabletAnswer(item=t.item, connected=t.connected, seconds=t.seconds) for t in tablets]
    connected = sum(tablet.connected for tablet in tablets)
    return schemas.PresenceAnswer(members=len(authors), connected=connected, here=here, tablets=shown)


@router.get("/v1/group/export", tags=["data"], responses=_LED)
async def export_group(who: Facilitator, desk: OurDesk) -> schemas.Export:
    """All that is kept of the group."""
    return await desk.stored(lambda: export(desk.store, who.group))


_ZIP: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The files of `visit-guide report`, in a ZIP file.",
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_NO_PAPERS = answers(
    Fault.NO_CONTENT,
    Fault.NO_PUBLISHER,
    Fault.OTHER_CONTENT,
    Fault.TOO_MANY_REQUESTS,
    Fault.PAPERS_BUSY,
    Fault.INTERNAL,
    Fault.PAPERS_FAILED,
    Fault.PAPERS_TOO_MUCH,
)


@router.get("/v1/group/papers", tags=["data"], responses=_ZIP | _LED | _NO_PAPERS, response_class=Response)
async def papers(
    who: Facilitator,
    desk: OurDesk,
    request: Request,
    names: Annotated[
        bool, Query(description="Without: codes only, no attendance sheet, no certificates.")
    ] = True,
) -> Response:
    """What `visit-guide report` writes of the group, made now: takes seconds."""
    making: Papers = request.app.state.papers
    made = await making.of(lambda: desk.room(who.group), names=names)
    return Response(made, media_type="application/zip")


@router.delete("/v1/group", tags=["data"], responses=_LED, status_code=204)
async def delete_group(who: Facilitator, desk: OurDesk) -> None:
    """Delete the group and all it holds, at once and for good."""
    await desk.delete(who.group)


@router.delete(
    "/v1/group/members/{author}",
    tags=["data"],
    responses=_LED | answers(Fault.UNKNOWN_MEMBER),
    status_code=204,
)
async def delete_member(who: Facilitator, desk: OurDesk, author: Annotated[str, Path(max_length=64)]) -> None:
    """Delete all that a person shared, and their membership."""
    await desk.erase(who.group, author)


@router.get("/v1/me", tags=["data"], responses=_TOKEN)
async def export_me(who: Anybody, desk: OurDesk) -> schemas.Export:
    """All that is kept of the device's person."""
    return await desk.stored(lambda: export(desk.store, who.group, (who.author,)))


@router.delete("/v1/me", tags=["data"], responses=_TOKEN, status_code=204)
async def delete_me(who: Anybody, desk: OurDesk) -> None:
    """Delete all that the device's person shared, and their membership."""
    await desk.erase(who.group, who.author)


async def _let_in(
    desk: Desk, body: schemas.Joining, request: Request, proof: str | None = None
) -> schemas.Admitted:
    admission = await desk.door.join(
        code=body.code, author=body.author, token=body.token, address=_address(request), proof=proof
    )
    return schemas.Admitted.model_validate(
        {"group": group_answer(admission.group), "role": admission.role, "time": desk.now()}
    )


def _same(given: str, key: str) -> bool:
    """Whether the key is right, in a time that tells nothing of it; an empty key opens nothing."""
    one, other = (hashlib.sha256(text.encode(errors="replace")).digest() for text in (given, key))
    return hmac.compare_digest(one, other) and key != ""


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _bool(value: bool) -> str:
    return "true" if value else "false"
