"""The hub as a web application (ASGI), with its OpenAPI at ``/openapi.json``.

It can stand alone or be the outer application of any other, which then answers what the hub
does not know: ``hub_app(desk, site=edition_app(…))``.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from visit_guide import __version__
from visit_guide.domain.closing import FACILITATOR
from visit_guide.domain.keys import group_code, group_of
from visit_guide.errors import StoreError
from visit_guide.hub import schemas
from visit_guide.hub.desk import Admission, Desk
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.guard import Guard
from visit_guide.hub.store import Group, Member

__all__ = ["hub_app"]

logger = logging.getLogger(__name__)

_bearer = HTTPBearer(auto_error=False, description="The token a device got when it was let in.")


def hub_app(
    desk: Desk, *, site: ASGIApp | None = None, organiser_key: str = "", origins: Sequence[str] = ()
) -> ASGIApp:
    """The hub's application.

    Args:
        desk: does the work.
        site: answers all other addresses.
        organiser_key: lets its holder create groups over the network; empty: nobody.
        origins: other web origins whose pages may use this hub; none by default.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.start()
        yield
        await desk.stop()

    app = FastAPI(
        title="visit-guide hub",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
        responses=_answers(
            Fault.MALFORMED, Fault.TOO_LARGE, Fault.TOO_MANY_REQUESTS, Fault.INTERNAL, Fault.UNAVAILABLE
        ),
    )
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(StoreError, _unavailable)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _failed)
    _routes(app, desk, organiser_key)
    if site is not None:
        app.mount("/", site)
    guarded: ASGIApp = Guard(app, most=desk.limits.body)
    if origins:
        guarded = CORSMiddleware(
            guarded,
            allow_origins=list(origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["authorization", "content-type"],
        )
    return guarded


def _routes(app: FastAPI, desk: Desk, organiser_key: str) -> None:
    async def member(
        credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    ) -> Member:
        if credentials is None:
            raise Refusal(Fault.NO_TOKEN)
        return await desk.member(credentials.credentials)

    async def facilitator(who: Annotated[Member, Depends(member)]) -> Member:
        if who.role != FACILITATOR:
            raise Refusal(Fault.FACILITATORS_ONLY)
        return who

    Anybody = Annotated[Member, Depends(member)]
    Facilitator = Annotated[Member, Depends(facilitator)]
    token = _answers(Fault.NO_TOKEN)
    led = _answers(Fault.NO_TOKEN, Fault.FACILITATORS_ONLY)

    @app.get("/health", tags=["hub"])
    async def health() -> schemas.Health:
        """Whether the hub and its storage answer."""
        await desk.stored(desk.store.revision)
        return schemas.Health(status="ok", version=__version__, time=desk.now())

    @app.post("/v1/groups", tags=["group"], responses=_answers(Fault.CREATION_CLOSED, Fault.AUTHOR_TAKEN))
    async def create(body: schemas.Creation, request: Request) -> schemas.GroupAnswer:
        """Create a group, with the organiser's key of this hub."""
        desk.spend_try(_address(request), right=_same(body.organiser_key, organiser_key))
        group_id = group_of(bytes.fromhex(body.public))
        made = await desk.create(
            code=group_code(group_id),
            group_id=group_id,
            visit=body.visit,
            public=body.public,
            proof=body.proof,
        )
        return _group(made)

    @app.post(
        "/v1/join",
        tags=["group"],
        responses=_answers(Fault.UNKNOWN_CODE, Fault.AUTHOR_TAKEN, Fault.GROUP_FULL, Fault.GROUP_CLOSED),
    )
    async def join(body: schemas.Joining, request: Request) -> schemas.Admitted:
        """Join a group as a participant, with its short code."""
        return _admitted(desk, await desk.join(body.code, body.author, _address(request)))

    @app.post(
        "/v1/open",
        tags=["group"],
        responses=_answers(Fault.UNKNOWN_CODE, Fault.WRONG_KEY, Fault.AUTHOR_TAKEN, Fault.GROUP_FULL),
    )
    async def open_(body: schemas.Opening, request: Request) -> schemas.Admitted:
        """Open a group as a facilitator, with what follows from the group's key."""
        return _admitted(desk, await desk.join(body.code, body.author, _address(request), body.proof))

    @app.post("/v1/events", tags=["events"], responses=token)
    async def push(body: schemas.Push, who: Anybody) -> schemas.PushAnswer:
        """Keep events. Sending the same events again changes nothing and answers the same."""
        results = await desk.push(who, [one.event() for one in body.events])
        outcomes = [
            schemas.Outcome.model_validate(
                {"id": r.id, "status": r.status, "number": None if r.fault is None else int(r.fault)}
            )
            for r in results
        ]
        return schemas.PushAnswer(results=outcomes, time=desk.now())

    @app.get("/v1/events", tags=["events"], responses=token, response_model=schemas.NewsAnswer)
    async def news(
        who: Anybody,
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

    @app.get("/v1/group", tags=["group"], responses=token)
    async def group(who: Anybody) -> schemas.GroupAnswer:
        """The device's group."""
        return _group((await desk.room(who.group)).group)

    @app.get("/v1/group/presence", tags=["group"], responses=led)
    async def presence(who: Facilitator) -> schemas.PresenceAnswer:
        """Who is there: tablets without names, and counts."""
        members = await desk.stored(lambda: desk.store.members(who.group))
        authors = {m.author for m in members if m.role != FACILITATOR}
        tablets = desk.presence(who.group).tablets(desk.now(), authors)
        here: dict[str, int] = {}
        for tablet in tablets:
            if tablet.connected and tablet.item:
                here[tablet.item] = here.get(tablet.item, 0) + 1
        return schemas.PresenceAnswer(
            members=len(authors),
            connected=sum(tablet.connected for tablet in tablets),
            here=here,
            tablets=[
                schemas.TabletAnswer(item=t.item, connected=t.connected, seconds=t.seconds) for t in tablets
            ],
        )

    @app.get("/v1/group/export", tags=["data"], responses=led)
    async def export_group(who: Facilitator) -> schemas.Export:
        """All that is kept of the group."""
        return await _export(desk, who.group)

    @app.delete("/v1/group", tags=["data"], responses=led, status_code=204)
    async def delete_group(who: Facilitator) -> None:
        """Delete the group and all it holds, at once and for good."""
        await desk.delete(who.group)

    @app.delete(
        "/v1/group/members/{author}",
        tags=["data"],
        responses=led | _answers(Fault.UNKNOWN_MEMBER),
        status_code=204,
    )
    async def delete_member(who: Facilitator, author: Annotated[str, Path(max_length=64)]) -> None:
        """Delete all that a person shared, and their membership."""
        await desk.erase(who.group, author)

    @app.get("/v1/me", tags=["data"], responses=token)
    async def export_me(who: Anybody) -> schemas.Export:
        """All that is kept of the device's person."""
        return await _export(desk, who.group, who.author)

    @app.delete("/v1/me", tags=["data"], responses=token, status_code=204)
    async def delete_me(who: Anybody) -> None:
        """Delete all that the device's person shared, and their membership."""
        await desk.erase(who.group, who.author)


async def _export(desk: Desk, group_id: str, author: str | None = None) -> schemas.Export:
    room = await desk.room(group_id)
    members = await desk.stored(lambda: desk.store.members(group_id))
    events = room.all() if author is None else room.of_author(author)
    return schemas.Export(
        group=_group(room.group),
        members=[
            {"author": m.author, "role": m.role, "joined": m.joined}
            for m in members
            if author in (None, m.author)
        ],
        events=[schemas.plain(event) for event in events],
    )


def _group(group: Group) -> schemas.GroupAnswer:
    return schemas.GroupAnswer(
        id=group.id,
        code=group.code,
        visit=group.visit,
        public=group.public,
        created=group.created,
        expires=group.expires,
        closed=group.closed,
    )


def _admitted(desk: Desk, admission: Admission) -> schemas.Admitted:
    return schemas.Admitted.model_validate(
        {
            "group": _group(admission.group),
            "token": admission.token,
            "role": admission.role,
            "time": desk.now(),
        }
    )


def _same(given: str, key: str) -> bool:
    """Whether the key is right, in a time that tells nothing of it; an empty key opens nothing."""
    one, other = (hashlib.sha256(text.encode(errors="replace")).digest() for text in (given, key))
    return hmac.compare_digest(one, other) and key != ""


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _answers(*faults: Fault) -> dict[int | str, dict[str, Any]]:
    texts: dict[int | str, str] = {}
    for fault in faults:
        text = f"{int(fault)}: {fault.message}"
        texts[fault.status] = f"{texts[fault.status]}; {text}" if fault.status in texts else text
    return {status: {"model": schemas.FaultAnswer, "description": text} for status, text in texts.items()}


def _answer(fault: Fault, retry_after: float = 0.0) -> JSONResponse:
    detail = {"number": int(fault), "name": fault.name.lower().replace("_", "-"), "message": fault.message}
    headers = {"Retry-After": str(max(1, round(retry_after)))} if retry_after else {}
    if fault is Fault.NO_TOKEN:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse({"error": detail}, fault.status, headers)


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return _answer(error.fault, error.retry_after)


async def _malformed(_: Request, error: Exception) -> JSONResponse:
    del error  # it repeats what was sent, keys included
    return _answer(Fault.MALFORMED)


async def _unavailable(_: Request, error: Exception) -> JSONResponse:
    logger.error("storage: %s", error)
    return _answer(Fault.UNAVAILABLE)


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = {404: Fault.NOT_FOUND, 405: Fault.METHOD_NOT_ALLOWED, 413: Fault.TOO_LARGE}
    answer = _answer(known.get(error.status_code, Fault.MALFORMED))
    answer.headers.update(error.headers or {})
    return answer


async def _failed(_: Request, error: Exception) -> JSONResponse:
    logger.error("failed: %s", type(error).__name__)
    return _answer(Fault.INTERNAL)
