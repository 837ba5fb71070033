"""From a content folder to a guide: read, check, put together.

Bad content never raises: it gives problems, and no guide when one of them is an error.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from visit_guide import bundle
from visit_guide.content import kinds
from visit_guide.content.base_map import read_base_map
from visit_guide.content.checks import check_folder
from visit_guide.content.folder import Folder, load_folder
from visit_guide.content.paths import geodesic_m
from visit_guide.content.problems import Problem, Report, Severity
from visit_guide.content.tile_packs import read_tile_packs
from visit_guide.domain.basemap import BaseMap
from visit_guide.domain.guide import Guide, TilePack
from visit_guide.domain.legs import measured_legs
from visit_guide.domain.organiser import Organiser
from visit_guide.domain.record import record

__all__ = ["Compilation", "compile_content"]


@record
class Compilation:
    """What came out of a content folder."""

    guide: Guide | None = None
    """The guide; None exactly when there are errors."""
    problems: tuple[Problem, ...] = ()
    """Everything found, errors and warnings, by file and place."""
    media_files: tuple[str, ...] = ()
    """Pictures the guide refers to, relative to the folder (`media/church.svg`), each once, sorted."""

    @property
    def errors(self) -> int:
        """How many problems keep the guide from opening."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems only count with ``--strict``."""
        return len(self.problems) - self.errors


def compile_content(folder: Path) -> Compilation:
    """Read and check everything in the content folder ``folder``."""
    report = Report()
    if not folder.is_dir():
        report.add(kinds.FOLDER_MISSING, folder)
        return Compilation(problems=report.problems)
    with _collector_paused():
        loaded = load_folder(folder, report)
        files = check_folder(loaded, report)
        base_map = read_base_map(loaded, report)
        tile_packs = read_tile_packs(folder, report)
        result = Compilation(problems=report.problems, media_files=files)
        return result if result.errors else replace(result, guide=_guide(loaded, base_map, tile_packs))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection: trees without cycles only make it look again and again for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _guide(loaded: Folder, base_map: BaseMap | None, tile_packs: tuple[TilePack, ...]) -> Guide | None:
    if loaded.itinerary is None or loaded.programme is None:
        return None
    guide = Guide(
        itinerary=loaded.itinerary.value,
        programme=loaded.programme.value,
        themes=loaded.themes.value.themes if loaded.themes else (),
        sites=tuple(site.value for site in loaded.sound_sites),
        base_map=base_map,
        tile_packs=tile_packs,
        questionnaires=tuple(held.value for held in loaded.sound_questionnaires),
        organiser=loaded.organiser.value if loaded.organiser else Organiser(),
    )
    guide = replace(guide, legs=measured_legs(guide, geodesic_m, loaded.lines))
    return replace(guide, content_hash=bundle.content_hash(guide))
