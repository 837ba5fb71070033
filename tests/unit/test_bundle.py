"""The compiled guide: what goes in comes out, and damage is noticed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visit_guide import bundle
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide, Itinerary, Position, Programme
from visit_guide.errors import BundleError

MINIMAL = Path(__file__).parents[1] / "fixtures" / "minimal"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)

st.register_type_strategy(str, TEXTS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def guide() -> Guide:
    compiled = compile_content(MINIMAL).guide
    assert compiled is not None
    return compiled


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.from_type(Guide))
def test_any_guide_comes_back_as_it_was(made: Guide) -> None:
    data = bundle.dumps(made)
    back = bundle.loads(data)

    assert replace(back, content_hash=made.content_hash) == made
    assert back.content_hash == bundle.content_hash(made)
    assert bundle.dumps(back) == data


def test_it_is_json_with_a_format_version() -> None:
    tree = json.loads(bundle.dumps(guide()))

    assert tree["format"] == bundle.FORMAT
    assert tree["hash"] == bundle.content_hash(guide())
    assert tree["guide"]["itinerary"]["id"] == "minimal"


def test_defaults_are_left_out() -> None:
    bare = Guide(
        itinerary=Itinerary(id="a", title="b"), programme=Programme(title="c", place="d"), themes=(), sites=()
    )

    assert json.loads(bundle.dumps(bare))["guide"] == {
        "itinerary": {"id": "a", "title": "b"},
        "programme": {"title": "c", "place": "d"},
        "themes": [],
        "sites": [],
    }


def _resealed(change: Any) -> bytes:
    """The minimal guide's bundle with its tree changed and its hash made right again."""
    tree = json.loads(bundle.dumps(guide()))["guide"]
    change(tree)
    body = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    digest = bundle._digest(body)
    return f'{{"format":{bundle.FORMAT},"hash":"{digest}","guide":'.encode() + body + b"}"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no format version"),
        (b"{}", "no format version"),
        (b'{"format":1,"hash":"","guide":{}}', "has format 1"),
        (b'{"format":true,"hash":"","guide":{}}', "has format True"),
        (b'{"format":2,"hash":"","guide":{}}', "does not match its hash"),
        (bundle.dumps(guide()).replace(b"moulin", b"mouton"), "does not match its hash"),
        (b" " + bundle.dumps(guide()), "does not match its hash"),
        (_resealed(lambda tree: tree.pop("themes")), "Guide.themes is missing"),
        (_resealed(lambda tree: tree.update(themes=3)), "not iterable"),
        (_resealed(lambda tree: tree.update(extra=1)), "does not know"),
        (_resealed(lambda tree: tree.update(programme="x")), "Programme is not an object"),
        (_resealed(lambda tree: tree["itinerary"]["items"][0].update(kind="party")), "party"),
    ],
)
def test_damage_is_told_in_words(data: bytes, words: str) -> None:
    with pytest.raises(BundleError, match=words):
        bundle.loads(data)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_changed_byte_never_passes_unnoticed(data: st.DataObject) -> None:
    whole = bundle.dumps(guide_once())
    index = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[index]))

    with pytest.raises(BundleError):
        bundle.loads(whole[:index] + bytes([byte]) + whole[index + 1 :])


_GUIDE = guide()


def guide_once() -> Guide:
    return _GUIDE


def test_a_position_of_whole_degrees_keeps_its_type() -> None:
    made = guide()
    site = replace(made.sites[0], position=Position(lat=50.0, lon=2.0))

    back = bundle.loads(bundle.dumps(replace(made, sites=(site,))))

    assert isinstance(back.sites[0].position.lat, float)


def test_reading_one_imports_neither_yaml_nor_the_validation_library() -> None:
    code = (
        "import sys; import visit_guide.bundle; "
        "print([name for name in ('yaml', 'pydantic', 'flet', 'geopy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
