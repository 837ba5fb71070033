"""The hub as a web application (ASGI), with its OpenAPI at ``/openapi.json``.

It can stand alone or share its address with any other application, which then answers what the
hub does not know: ``hub_app(desk, site=edition_app(…))``.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from visit_guide import __version__
from visit_guide.errors import StoreError
from visit_guide.hub.beside import Beside
from visit_guide.hub.desk import Desk
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.guard import Guard
from visit_guide.hub.papers import Papers
from visit_guide.hub.routes import answers, router

__all__ = ["hub_app"]

logger = logging.getLogger(__name__)


def hub_app(
    desk: Desk,
    *,
    site: ASGIApp | None = None,
    base: str = "/",
    organiser_key: str = "",
    origins: Sequence[str] = (),
    papers: Papers | None = None,
) -> ASGIApp:
    """The hub's application.

    Args:
        desk: does the work.
        site: answers all other addresses.
        base: the hub also answers below this path, where the site's pages are.
        organiser_key: lets its holder create groups over the network; empty: nobody.
        origins: other web origins whose pages may use this hub; none by default.
        papers: makes the organiser's papers; without it nobody gets any.
    """
    papers = papers or Papers()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.start()
        yield
        papers.stop()
        await desk.stop()

    app = FastAPI(
        title="visit-guide hub",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
        responses=answers(
            Fault.MALFORMED, Fault.TOO_LARGE, Fault.TOO_MANY_REQUESTS, Fault.INTERNAL, Fault.UNAVAILABLE
        ),
    )
    app.state.desk = desk
    app.state.organiser_key = organiser_key
    app.state.papers = papers
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(StoreError, _unavailable)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _failed)
    app.include_router(router)
    app.add_middleware(GZipMiddleware, minimum_size=2_000, compresslevel=4)
    guarded: ASGIApp = Guard(app, most=desk.limits.body)
    if origins:
        guarded = CORSMiddleware(
            guarded,
            allow_origins=list(origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["authorization", "content-type"],
        )
    return guarded if site is None else Beside(guarded, site, base=base)


def _answer(fault: Fault, retry_after: float = 0.0, detail: str = "") -> JSONResponse:
    said = {"number": int(fault), "name": fault.word, "message": fault.message}
    said |= {"detail": detail} if detail else {}
    headers = {"Retry-After": str(max(1, round(retry_after)))} if retry_after else {}
    if fault is Fault.NO_TOKEN:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse({"error": said}, fault.status, headers)


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return _answer(error.fault, error.retry_after, error.detail)


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
