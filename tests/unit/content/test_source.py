"""Reading one file: any encoding mark and line ending, no trap, no more memory than the file."""

from __future__ import annotations

import os
import time
import tracemalloc
from pathlib import Path

import pytest
import yaml

from visit_guide.content import source
from visit_guide.content.nodes import Mapping, Scalar, Sequence, mark_of, node_at
from visit_guide.content.plain import plain
from visit_guide.content.problems import Report


def read(path: Path, data: bytes) -> tuple[object, list[str]]:
    path.write_bytes(data)
    report = Report()
    root = source.read_yaml(path, report)
    return (None if root is None else plain(root)), [problem.code for problem in report.problems]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.yaml"


def test_values_are_the_texts_that_were_typed(path: Path) -> None:
    tree, codes = read(
        path, b"a: 11:20\nb: no\nc: 2013-06-04\nd: 0x10\ne: 1_000\nf: 'null'\ng: null\nh: ~\ni:\n"
    )

    assert codes == []
    assert tree == {
        "a": "11:20",
        "b": "no",
        "c": "2013-06-04",
        "d": "0x10",
        "e": "1_000",
        "f": "null",
        "g": None,
        "h": None,
        "i": None,
    }


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_any_mark_and_line_ending(path: Path, mark: bytes, ending: bytes) -> None:
    data = mark + ending.join((b"# t", b"a: >-", b"  x", b"  y", b"b:", b"- 1", b"- 2", b""))

    assert read(path, data) == ({"a": "x y", "b": ["1", "2"]}, [])


def test_every_value_knows_its_place(path: Path) -> None:
    path.write_text("a:\n  - b: x\n    c: [y, z]\n", encoding="utf-8")
    root = source.read_yaml(path, Report())

    assert isinstance(root, Mapping)
    assert isinstance(node_at(root, ("a",)), Sequence)
    assert node_at(root, ("a", 0, "b")) == Scalar("x", (2, 8))
    assert mark_of(root, ("a", 0, "c", 1)) == (3, 12)
    assert mark_of(root, ("a", 0, "c")) == (3, 5)
    assert mark_of(root, ("a", 0, "missing")) == (2, 5)
    assert mark_of(root, ("missing", 3)) == (1, 1)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_first_bad_byte_is_named(path: Path, mark: bytes) -> None:
    path.write_bytes(mark + "a: é\r\nb: ".encode() + b"\xff\n")
    report = Report()

    assert source.read_yaml(path, report) is None
    (problem,) = report.problems
    assert (problem.code, problem.line, problem.col) == ("invalid-utf8", 2, 4)
    assert problem.params == {"byte": "0xFF", "offset": 10 + len(mark)}


def test_utf_16_is_refused(path: Path) -> None:
    assert read(path, "a: b\n".encode("utf-16"))[1] == ["invalid-utf8"]


def test_every_line_indented_with_a_tab_is_listed(path: Path) -> None:
    _, codes = read(path, b"a:\n\tb: 1\n\tc: 2\n")

    assert codes == ["tab", "tab"]


def test_a_tab_hides_nothing_else(path: Path) -> None:
    assert read(path, b"a:\n\tb: 1\n\tc: 2\na: 3\n")[1] == ["tab", "tab", "duplicate-key"]


def test_a_tab_inside_a_text_is_none_of_our_business(path: Path) -> None:
    assert read(path, b"a: |\n  x\n  \ty\nb: x\ty\n") == ({"a": "x\n\ty", "b": "x\ty"}, [])


def test_a_pipe_is_refused_without_waiting(path: Path) -> None:
    os.mkfifo(path)
    report = Report()

    assert source.read_yaml(path, report) is None
    assert [problem.code for problem in report.problems] == ["file-unreadable"]


def test_a_forbidden_file_is_reported(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("a: b\n", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    report = Report()

    assert source.read_yaml(path, report) is None
    (problem,) = report.problems
    assert (problem.code, problem.params) == ("file-unreadable", {"reason": "Permission denied"})


def _bomb_line(number: int) -> bytes:
    before = b"*%c" % (number - 1)
    return b"%c: &%c [%b]\n" % (number, number, b", ".join([before] * 9))


HOSTILE = {
    "alias bomb": b"a: &a [x, x]\n" + b"".join(_bomb_line(number) for number in range(98, 122)),
    "brackets": b"[" * 900_000,
    "braces": b"{a: " * 200_000,
    "dashes": b"- " * 400_000,
    "question marks": b"? " * 400_000,
    "controls": b"\x00" * 900_000,
    "unknown keys": b"".join(b"k%d: v\n" % number for number in range(60_000)),
    "same key": b"k: v\n" * 150_000,
    "tabs": b"a:\n" + b"\tb: 1\n" * 120_000,
    "one long line": b"a: " + b"x" * 990_000,
    "quotes": b'"' * 900_000,
    "not UTF-8": b"\xff" * 900_000,
    "too large": b"a: b\n" * 2_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_cost_little_time_and_memory(path: Path, name: str) -> None:
    path.write_bytes(HOSTILE[name])
    report = Report()
    tracemalloc.start()
    start = time.process_time()

    source.read_yaml(path, report)

    seconds = time.process_time() - start
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 20
    assert peak < 150_000_000
    assert len(report.problems) <= 302


def test_the_python_parser_gives_the_same_tree(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"a: [1, 'deux', \"tr\\u00e8s\"]\nb:\n  - c: |\n      x\n    d: ~\n"
    fast = read(path, data)
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)

    assert read(path, data) == fast


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: b: c\n", "yaml-syntax"),
        (b"a:\n\tb: 1\n", "tab"),
        (b"a: *b\n", "alias"),
        (b'a: "x\n', "yaml-syntax"),
        (b"a: [1\n", "yaml-syntax"),
        (b"a: @b\n", "yaml-syntax"),
    ],
)
def test_the_python_parser_finds_the_same_problems(
    path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, code: str
) -> None:
    assert read(path, data)[1] == [code]
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)

    assert read(path, data)[1] == [code]
