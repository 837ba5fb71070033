"""Files and pictures through the platform's services, played by stand-ins."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from visit_guide.adapters.files import DeviceFiles
from visit_guide.adapters.pictures import BrowserPictures, PlainPictures, pictures_here
from visit_guide.errors import FileError


class Platform:
    """A file picker and a share sheet that answer as told."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def _answer(self, name: str, asked: dict[str, Any]) -> Any:
        self.asked.append((name, asked))
        answer = self.answers.get(name)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def save_file(self, **asked: Any) -> Any:
        return self._answer("save", asked)

    async def pick_files(self, **asked: Any) -> Any:
        return self._answer("pick", asked)

    async def share_files(self, files: list[Any], **asked: Any) -> Any:
        return self._answer("share", {"files": files, **asked})


def files(*, web: bool = True, **answers: Any) -> DeviceFiles:
    platform = Platform(**answers)
    return DeviceFiles(
        platform,
        platform,
        share_file=lambda data, kind, name: (data, kind, name),
        image_type="image",
        any_type="any",
        web=web,
    )


def test_a_browser_says_nothing_about_what_it_saved() -> None:
    assert asyncio.run(files().save("a.md", b"x", "text/markdown"))
    assert not asyncio.run(files(web=False).save("a.md", b"x", "text/markdown"))
    assert asyncio.run(files(web=False, save="/a.md").save("a.md", b"x", "text/markdown"))
    with pytest.raises(FileError):
        asyncio.run(files(save=RuntimeError("no")).save("a.md", b"x", "text/markdown"))


def test_sharing_says_whether_anything_took_it() -> None:
    taken = SimpleNamespace(status=SimpleNamespace(value="success"))
    assert asyncio.run(files(share=taken).share("a.md", b"x", "text/markdown"))
    nothing = SimpleNamespace(status=SimpleNamespace(value="unavailable"))
    assert not asyncio.run(files(share=nothing).share("a.md", b"x", "text/markdown"))
    assert not asyncio.run(files(share=RuntimeError("no")).share("a.md", b"x", "text/markdown"))


def test_a_chosen_file_comes_with_what_is_in_it(tmp_path: Path) -> None:
    chosen = SimpleNamespace(name="a.json", bytes=b"{}", path=None)
    assert asyncio.run(files(pick=[chosen]).pick()) == ("a.json", b"{}")
    (tmp_path / "b").write_bytes(b"data")
    there = SimpleNamespace(name="b", bytes=None, path=str(tmp_path / "b"))
    assert asyncio.run(files(pick=[there]).pick(pictures=True)) == ("b", b"data")
    assert asyncio.run(files(pick=[]).pick()) is None
    for wrong in ([SimpleNamespace(name="c", bytes=None, path=None)], RuntimeError("no")):
        with pytest.raises(FileError):
            asyncio.run(files(pick=wrong).pick())


def test_here_pictures_stay_as_they_are() -> None:
    assert isinstance(pictures_here(), PlainPictures)
    assert asyncio.run(PlainPictures().shrink(b"x")) == b"x"


class _Browser(SimpleNamespace):
    """As much of a browser as making a picture smaller takes."""

    def __init__(self, *, fails: bool = False) -> None:
        drawn: list[tuple[int, int]] = []

        async def bitmap(_: Any) -> Any:
            if fails:
                raise RuntimeError("cannot draw this")
            return SimpleNamespace(width=4000, height=2000)

        async def buffer() -> Any:
            return SimpleNamespace(to_bytes=lambda: b"small")

        async def written(_: Any) -> Any:
            return SimpleNamespace(arrayBuffer=buffer)

        def canvas(width: int, height: int) -> Any:
            drawn.append((width, height))
            return SimpleNamespace(
                getContext=lambda _: SimpleNamespace(drawImage=lambda *_: None), convertToBlob=written
            )

        super().__init__(
            Blob=SimpleNamespace(new=lambda parts: parts),
            createImageBitmap=bitmap,
            OffscreenCanvas=SimpleNamespace(new=canvas),
            Object=SimpleNamespace(fromEntries=dict),
            drawn=drawn,
        )


def test_the_browser_draws_a_picture_smaller() -> None:
    browser = _Browser()
    pictures = BrowserPictures(browser, lambda value, **_: value)
    assert asyncio.run(pictures.shrink(b"large")) == b"small"
    assert browser.drawn == [(1280, 640)]


def test_a_picture_the_browser_cannot_draw_stays_as_it_is() -> None:
    pictures = BrowserPictures(_Browser(fails=True), lambda value, **_: value)
    assert asyncio.run(pictures.shrink(b"large")) == b"large"
