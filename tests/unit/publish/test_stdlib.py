"""Python's library for the tablet: small, and never without what the program imports."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

import pytest

from visit_guide.errors import UsageError
from visit_guide.publish.program import stored_zip
from visit_guide.publish.stdlib import needed_modules, trimmed

LIBRARY = {
    "os.py": b"import sys\n",
    "tkinter/__init__.py": b"",
    "xml/__init__.py": b"",
    "xml/sax/__init__.py": b"",
    "xml/sax/saxutils.py": b"import html\nfrom . import handler\n",
    "html/__init__.py": b"from html.entities import html5\n",
    "html/entities.py": b"html5 = {}\n",
}


def _kept(files: dict[str, bytes], needed: Iterable[str] = ()) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(trimmed(stored_zip(files), needed))) as zipped:
        return set(zipped.namelist())


def test_what_is_on_the_list_goes() -> None:
    assert _kept(LIBRARY) == {"os.py"}


def test_what_the_program_imports_stays_with_what_that_imports() -> None:
    kept = _kept(LIBRARY, ["xml.sax.saxutils", "segno"])
    assert kept == LIBRARY.keys() - {"tkinter/__init__.py"}


def test_what_a_module_written_in_c_imports_stays_with_it() -> None:
    files = {"decimal.py": b"", "numbers.py": b"", "tkinter/__init__.py": b""}
    assert _kept(files, ["decimal"]) == {"decimal.py", "numbers.py"}
    assert "numbers.py" not in _kept(files)


def test_something_kept_that_needs_something_left_out_stops_the_build() -> None:
    with pytest.raises(UsageError, match=r"os\.py needs tkinter"):
        _kept({**LIBRARY, "os.py": b"import tkinter\n"})


def test_own_files_count_wherever_they_import_and_libraries_only_as_they_load() -> None:
    late = b"def show():\n    import statistics\n    from xml.sax import saxutils\n"
    assert needed_modules({"a.py": late}, {}) >= {"statistics", "xml.sax", "xml.sax.saxutils"}
    assert needed_modules({}, {"b.py": late}) == set()
    assert needed_modules({}, {"b.py": b"from xml.sax.saxutils import escape\n"}) >= {"xml.sax.saxutils"}


def test_an_import_inside_a_class_counts_too() -> None:
    library = {
        "email/__init__.py": b"",
        "email/message.py": b"class Message:\n    from email.iterators import walk\n",
        "email/iterators.py": b"",
    }
    assert _kept(library, ["email.message"]) == library.keys()


def test_escaping_for_xml_does_not_bring_http() -> None:
    library = {
        "xml/__init__.py": b"",
        "xml/sax/__init__.py": b"",
        "xml/sax/saxutils.py": b"import os, urllib.parse, urllib.request\n",
        "urllib/parse.py": b"",
        "urllib/request.py": b"",
    }
    assert "urllib/request.py" not in _kept(library, ["xml.sax.saxutils"])
