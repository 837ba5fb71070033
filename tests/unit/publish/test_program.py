"""The program for the tablet: what its entry needs, no more, always the same bytes."""

from __future__ import annotations

import io
import zipfile

from visit_guide.publish.program import archive, guide_program, imported_names, library_files, stored_zip


def test_the_guides_program_has_its_screens_and_nothing_of_the_authoring_side() -> None:
    program = guide_program()
    assert {"visit_guide/tablet.py", "visit_guide/ui/app.py"} <= program.files.keys()
    for folder in ("commands", "content", "hub", "publish", "authoring"):
        assert not [path for path in program.files if path.startswith(f"visit_guide/{folder}/")]
    assert "flet" in program.libraries
    assert not {"yaml", "pydantic", "starlette"} & set(program.libraries)


def test_libraries_are_pure_python() -> None:
    for name in guide_program().libraries:
        assert not [path for path in library_files(name) if path.endswith((".so", ".pyd"))]


def test_the_archive_is_stored_and_reproducible() -> None:
    program = guide_program()
    first, second = (archive(program, b"guide", {"boot.py": b""}) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as zipped:
        assert all(info.compress_type == zipfile.ZIP_STORED for info in zipped.infolist())
        assert {"guide.bundle", "start.json", "boot.py"} <= set(zipped.namelist())


def test_the_same_files_in_another_order_are_the_same_zip() -> None:
    assert stored_zip({"a": b"1", "b": b"2"}) == stored_zip({"b": b"2", "a": b"1"})


def test_only_imports_that_run_at_load_are_libraries_to_ship() -> None:
    source = b"""
import json, flet as ft
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import pydantic
try:
    import ujson
except ImportError:
    pass
def later():
    import yaml
"""
    assert imported_names(source) == {"json", "flet", "typing"}
