"""Python sources without their documentation: they run the same, line by line."""

from __future__ import annotations

import ast
import dataclasses
from typing import Any

from visit_guide.publish.program import guide_program, program_libraries
from visit_guide.publish.slim import without_texts

SOURCE = b'''"""A module."""
import dataclasses


@dataclasses.dataclass
class Point:
    """A point.

    On a map.
    """

    x: int = 1
    """Eastwards; "quoted", accents: \xc3\xa9\xc3\xa0."""; y: int = 2

    def far(self) -> str:
        """How far."""

    def said(self) -> str:
        return """kept"""  # (c) the notice stays
'''


def test_descriptions_go_and_nothing_else_changes() -> None:
    slim = without_texts({"a.py": SOURCE})["a.py"]
    assert b"A point" not in slim
    assert b"Eastwards" not in slim
    assert b"# (c) the notice stays" in slim
    values: dict[str, Any] = {"__name__": __name__}
    exec(compile(slim, "a.py", "exec"), values)
    point = values["Point"]()
    assert (point.x, point.y, point.far(), point.said()) == (1, 2, None, "kept")
    assert values["Point"].__doc__ == ".", "not empty: dataclasses would work one out"
    assert [field.name for field in dataclasses.fields(point)] == ["x", "y"]
    assert slim.count(b"\n") == SOURCE.count(b"\n")


def test_what_is_not_python_or_too_new_stays_as_it_is() -> None:
    files = {
        "a.json": b'"""A text."""',
        "b.py": b'"""A text."""\nmatch = ]\n',
        "_pyodide/c.py": b'"""Used."""\n',
    }
    assert without_texts(files) == files


def test_every_source_of_the_program_is_still_python_with_its_lines_in_place() -> None:
    program = guide_program()
    files = {**program.files, **program_libraries(program)}
    for path, slim in without_texts(files).items():
        if path.endswith(".py"):
            assert slim.count(b"\n") == files[path].count(b"\n"), path
            ast.parse(slim)
