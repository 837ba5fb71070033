"""Whatever is done to the files, `check` ends with a clean report.

Bytes are changed, cut and repeated; trees get wrong types, odd values, missing and
extra keys. Always: exit status 0 or 1, every line of the report well formed, a place
that exists in the file, and a guide exactly when there are no errors.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visit_guide import bundle
from visit_guide.cli import main
from visit_guide.content.compiler import compile_content

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "fixtures" / "minimal"
FILES = ("itinerary.yaml", "programme.yaml", "themes.yaml", "sites/moulin.yaml", "sites/jardin.yaml")
SHIPPED = sorted((ROOT / "content" / "sites").glob("*.yaml"))

FUZZ = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))

SNIPPETS = st.sampled_from(
    [
        *(
            b"\x00",
            b"\xff",
            b"\xef\xbb\xbf",
            b"\t",
            b"\r",
            b"\xe2\x80\xa8",
            b"\xc2\x85",
            b"\n\t",
            b"\n---\n",
            b"\n...\n",
        ),
        *(
            b"&a ",
            b"*a",
            b"!!python/object ",
            b"!x ",
            b"? ",
            b"- ",
            b": ",
            b"# ",
            b"|\n",
            b">-\n",
            b"%YAML 9.9\n",
        ),
        *(
            b'"',
            b"'",
            b"[",
            b"]",
            b"{",
            b"}",
            b"<<: ",
            b"~",
            b"null",
            b"\\x00",
            b'"\\0\\ud800"',
            b"{value}",
            b"%s",
        ),
        *(
            b"11:20",
            b"no",
            b"1e999",
            b"nan",
            b"-inf",
            b"9" * 5000,
            b"0x10",
            b"2026-13-45",
            b"://[",
            b"../" * 9,
        ),
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["oui", "12:00", "25:61", "a" * 3000, "x: y", "{0}", "«", "../..", "1e400", "http://[", "\U0001f6b2"]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@contextlib.contextmanager
def spoiled(file: str, data: bytes) -> Iterator[Path]:
    """A copy of the minimal content in which ``file`` holds ``data``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "content"
        shutil.copytree(MINIMAL, folder)
        (folder / file).write_bytes(data)
        yield folder


def assert_clean_report(folder: Path) -> None:
    for language in ("fr", "en"):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(["--lang", language, "check", "--format", "json", str(folder)])
        report = json.loads(out.getvalue())
        assert err.getvalue() == ""
        assert status == int(report["errors"] > 0)
        for problem in report["problems"]:
            assert problem["message"]
            assert "\n" not in problem["message"]
            assert problem["line"] >= 1
            assert problem["column"] >= 1
    result = compile_content(folder)
    assert (result.guide is None) == (result.errors > 0)
    for problem in result.problems:
        if problem.path.is_file() and problem.code not in ("file-missing", "yaml-syntax"):
            lines = problem.path.read_bytes().decode("utf-8-sig", "replace").splitlines()
            assert problem.line <= len(lines) + 1
    if result.guide is not None:
        assert bundle.loads(bundle.dumps(result.guide)) == result.guide


@st.composite
def mangled(draw: st.DrawFn, data: bytes) -> bytes:
    """``data`` with a few places cut, replaced, repeated or filled with odd snippets."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 60)))
        middle = draw(st.one_of(SNIPPETS, st.binary(max_size=6), st.just(data[start:end] * 2), st.just(b"")))
        data = data[:start] + middle + data[end:]
    return data


@FUZZ
@given(st.data())
def test_mangled_bytes(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(FILES))
    with spoiled(file, data.draw(mangled((MINIMAL / file).read_bytes()))) as folder:
        assert_clean_report(folder)


@settings(FUZZ, max_examples=40)
@given(st.data())
def test_mangled_bytes_of_a_shipped_site(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SHIPPED))
    with spoiled("sites/jardin.yaml", data.draw(mangled(source.read_bytes()))) as folder:
        assert_clean_report(folder)


@settings(FUZZ, max_examples=60)
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes_at_all(file: str, data: bytes) -> None:
    with spoiled(file, data) as folder:
        assert_clean_report(folder)


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Every container of ``tree`` with each of its keys or positions."""
    steps: list[Any] = (
        list(tree) if isinstance(tree, dict) else list(range(len(tree))) if isinstance(tree, list) else []
    )
    found = [(tree, step) for step in steps]
    for step in steps:
        found += _places(tree[step])
    return found


@FUZZ
@given(st.data())
def test_mangled_trees(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(FILES))
    tree = yaml.safe_load((MINIMAL / file).read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        places = _places(tree)
        if not places:
            break
        container, step = data.draw(st.sampled_from(places))
        change = data.draw(st.sampled_from(["replace", "remove", "rename", "add"]))
        if change == "replace":
            container[step] = data.draw(VALUES)
        elif change == "remove":
            del container[step]
        elif change == "rename" and isinstance(container, dict):
            container[f"{step}{data.draw(st.sampled_from(['s', '_', ' ', 'é']))}"] = container.pop(step)
        elif isinstance(container, dict):
            container[data.draw(st.text(max_size=8))] = data.draw(VALUES)
        else:
            container.append(data.draw(VALUES))
    text = yaml.safe_dump(tree, allow_unicode=data.draw(st.booleans()), sort_keys=False)
    with spoiled(file, text.encode("utf-8", "surrogatepass")) as folder:
        assert_clean_report(folder)


@settings(FUZZ, max_examples=30)
@given(VALUES)
def test_any_tree_at_all(tree: Any) -> None:
    for file in FILES[:4]:
        with spoiled(file, yaml.safe_dump(tree).encode("utf-8", "surrogatepass")) as folder:
            assert_clean_report(folder)
