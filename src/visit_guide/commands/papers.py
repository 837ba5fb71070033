"""The papers of a served group, made by ``visit-guide report`` itself in a process of its own.

A process, so that the hub goes on answering while papers are made, and so that making them can be
given up: it runs with little priority, for so long at most.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from visit_guide.commands.common import compile_in_words
from visit_guide.domain.events import Event
from visit_guide.domain.guide import Guide
from visit_guide.errors import BundleError, ContentError
from visit_guide.hub.faults import Fault, Refusal
from visit_guide.hub.store import Group
from visit_guide.messages import Catalogue
from visit_guide.services.group_journal import SUFFIX, write_journal
from visit_guide.services.hub_client import PAPERS_NOTE

__all__ = ["ReportMaker", "maker_for"]

LONGEST = 180.0
"""Seconds a report may take."""
MOST_BYTES = 100_000_000
"""Bytes a report may have."""
LOW_PRIORITY = 10
LONGEST_DETAIL = 400
_DATED = (2000, 1, 1, 0, 0, 0)
"""The files carry no date of their making: the same events give the same bytes."""
_NEEDED = ("typst", "xlsxwriter")


def maker_for(content: Path | None, edition: Path | None, t: Catalogue) -> ReportMaker | None:
    """What makes the papers from the content folder, else from the edition; None when there is neither.

    Raises:
        ContentError: the content has errors, already printed.
    """
    guide: Guide | None = None
    if content is not None:
        guide, problems = compile_in_words(content, t, errors_only=True)
        if guide is None:
            print(*problems, sep="\n", file=sys.stderr)
            raise ContentError(t("The content has errors: correct the lines above, then try again."))
    elif edition is not None:
        from visit_guide.publish.edition_guide import guide_of_edition

        with contextlib.suppress(BundleError):
            guide = guide_of_edition(edition)
    if guide is None:
        return None
    source = ("--content", str(content)) if content is not None else ("--edition", str(edition))
    return ReportMaker(guide.itinerary.id, source, language=guide.itinerary.language)


class ReportMaker:
    """Makes the papers of one visit's groups.

    Args:
        visit: id of the visit that the content is of.
        source: the command's arguments that say where the content is.
        language: in which the command says what goes wrong.
        longest: seconds a report may take.
    """

    def __init__(
        self, visit: str, source: Sequence[str], *, language: str = "fr", longest: float = LONGEST
    ) -> None:
        self._visit = visit
        self._source = tuple(source)
        self._language = language
        self._longest = longest
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def make(self, group: Group, events: Sequence[Event], *, names: bool) -> bytes:
        """The files of the report as a ZIP file.

        Raises:
            Refusal: they cannot be made here, or now.
        """
        if group.visit != self._visit:
            raise Refusal(Fault.OTHER_CONTENT)
        if any(find_spec(name) is None for name in _NEEDED):
            raise Refusal(Fault.NO_PUBLISHER)
        with tempfile.TemporaryDirectory(prefix="visit-guide-papers-") as held:
            folder = Path(held)
            journal, out = folder / f"journal{SUFFIX}", folder / "out"
            journal.write_bytes(write_journal(events))
            said = self._report(journal, out, () if names else ("--pseudonymous",), folder)
            if said.strip():
                (out / PAPERS_NOTE).write_text(said, encoding="utf-8")
            files = sorted(path for path in out.rglob("*") if path.is_file())
            if sum(path.stat().st_size for path in files) > MOST_BYTES:
                raise Refusal(Fault.PAPERS_TOO_MUCH)
            return _zipped(files, out)

    def stop(self) -> None:
        """Give up what is being made."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def _report(self, journal: Path, out: Path, options: Sequence[str], folder: Path) -> str:
        """Have the report written; gives what the command said beside."""
        command = [sys.executable, "-m", "visit_guide", "--lang", self._language, "report", str(journal)]
        with self._lock:
            if self._stopped:
                raise Refusal(Fault.UNAVAILABLE)
            self._process = process = subprocess.Popen(
                [*command, "--out", str(out), *self._source, *options],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONUTF8": "1"},
            )
        if hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid, LOW_PRIORITY)
        try:
            _, said = process.communicate(timeout=self._longest)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Refusal(Fault.PAPERS_TOO_MUCH) from None
        finally:
            self._process = None
        if self._stopped:
            raise Refusal(Fault.UNAVAILABLE)
        if process.returncode:
            raise Refusal(Fault.PAPERS_FAILED, detail=_last_words(said, folder))
        return said.decode("utf-8", "replace")


def _last_words(said: bytes, folder: Path) -> str:
    """What the command said last of what went wrong, without where it was working."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    words = lines[-1].removeprefix("visit-guide: ") if lines else ""
    return words.replace(f"{folder}{os.sep}", "")[:LONGEST_DETAIL]


def _zipped(files: Sequence[Path], root: Path) -> bytes:
    """``files`` as a ZIP file, under their paths below ``root``."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), _DATED)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return made.getvalue()
