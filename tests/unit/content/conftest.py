"""A small valid content folder that each test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from visit_guide.content.compiler import Compilation, compile_content

MINIMAL = Path(__file__).parents[2] / "fixtures" / "minimal"


class ContentCopy:
    """A copy of the minimal content."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copytree(MINIMAL, path)

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the only occurrence of ``old`` in ``file``."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def append(self, file: str, text: str) -> None:
        """Add ``text`` at the end of ``file``."""
        self.write(file, (self.path / file).read_text(encoding="utf-8") + text)

    def write(self, file: str, text: str | bytes) -> None:
        """Write ``file`` anew."""
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def compile(self) -> Compilation:
        """What comes out of it now."""
        return compile_content(self.path)

    def found(self) -> list[str]:
        """Its problems, as ``file:line:col code``."""
        return [
            f"{problem.path.relative_to(self.path).as_posix()}:{problem.line}:{problem.col} {problem.code}"
            for problem in self.compile().problems
        ]


@pytest.fixture
def content(tmp_path: Path) -> ContentCopy:
    """A fresh copy of the minimal content."""
    return ContentCopy(tmp_path / "content")
