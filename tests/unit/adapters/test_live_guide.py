"""A guide that follows its folder: the last good version stays, and everybody hears of changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from visit_guide.adapters.live_guide import Compiled, LiveGuide
from visit_guide.domain.guide import Guide, Itinerary, Programme

Check = Callable[[], bool]


def guide(title: str) -> Guide:
    return Guide(
        itinerary=Itinerary(id="essai", title=title),
        programme=Programme(title="Formation", place="Valbourg"),
        themes=(),
        sites=(),
    )


def compile_folder(folder: Path) -> Compiled:
    """The title is the file's text; « bad » is a problem, « worse » a fault of the compiler."""
    title = (folder / "itinerary.yaml").read_text()
    if title == "worse":
        raise RuntimeError("the compiler broke")
    return (None, ("itinerary.yaml:1:1: error",)) if title == "bad" else (guide(title), ())


@asynccontextmanager
async def watching(folder: Path) -> AsyncIterator[tuple[LiveGuide, Callable[[Check], Awaitable[None]]]]:
    (folder / "itinerary.yaml").write_text("first")
    live = LiveGuide(folder, compile_folder, guide("first"))
    heard = asyncio.Event()
    live.subscribe(heard.set)
    stop = asyncio.Event()
    task = asyncio.create_task(live.watch(stop))
    await asyncio.sleep(0.15)  # the watch is set up in a thread

    async def until(check: Check) -> None:
        async with asyncio.timeout(5):
            while not check():
                heard.clear()
                await heard.wait()

    try:
        yield live, until
    finally:
        stop.set()
        await asyncio.wait_for(task, 5)


def test_a_saved_file_is_followed_and_errors_keep_the_last_good_version(tmp_path: Path) -> None:
    async def work() -> None:
        async with watching(tmp_path) as (live, until):
            file = tmp_path / "itinerary.yaml"
            file.write_text("second")
            await until(lambda: live.guide.itinerary.title == "second")
            file.write_text("bad")
            await until(lambda: bool(live.problems))
            assert live.guide.itinerary.title == "second"
            file.write_text("third")
            await until(lambda: live.guide.itinerary.title == "third")
            assert live.problems == ()

    asyncio.run(work())


def test_a_fault_of_the_compiler_does_not_end_the_watch(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        async with watching(tmp_path) as (live, until):
            file = tmp_path / "itinerary.yaml"
            file.write_text("worse")
            async with asyncio.timeout(5):
                while "the compiler broke" not in caplog.text:
                    await asyncio.sleep(0.02)
            file.write_text("second")
            await until(lambda: live.guide.itinerary.title == "second")

    asyncio.run(work())


def test_a_listener_that_fails_is_dropped_and_the_others_hear(tmp_path: Path) -> None:
    async def work() -> None:
        async with watching(tmp_path) as (live, until):
            calls: list[str] = []

            def broken() -> None:
                calls.append("broken")
                raise RuntimeError("the page is gone")

            live.subscribe(broken)
            left = live.subscribe(lambda: calls.append("left"))
            left()
            left()
            for title in ("second", "third"):
                (tmp_path / "itinerary.yaml").write_text(title)
                await until(lambda title=title: live.guide.itinerary.title == title)  # type: ignore[misc]
            assert calls == ["broken"]

    asyncio.run(work())


def test_pictures_and_new_files_are_followed_too(tmp_path: Path) -> None:
    async def work() -> None:
        async with watching(tmp_path) as (live, until):
            told: list[str] = []
            live.subscribe(lambda: told.append("told"))
            (tmp_path / "media").mkdir()
            await until(lambda: bool(told))

    asyncio.run(work())
