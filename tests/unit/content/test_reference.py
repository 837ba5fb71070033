"""What is generated from the model is up to date, complete, and fits the shipped content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tools import reference

from visit_guide.content.kinds import ALL_KINDS
from visit_guide.content.model import RECORDS, description, documented, written_fields
from visit_guide.content.schema import schemas
from visit_guide.messages import Catalogue

ROOT = Path(__file__).parents[3]
T = Catalogue("fr", "tools")


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema, which editors follow: `no` and `11:20` are texts."""


CoreLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first)


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8-sig"), CoreLoader)


def kind_of(path: Path) -> str:
    return {"sites": "site", "questionnaires": "questionnaire"}.get(path.parent.name, path.stem)


CONTENT = [*sorted((ROOT / "content").rglob("*.yaml")), *sorted((ROOT / "tests/fixtures").rglob("*.yaml"))]


def test_schemas_and_guide_are_up_to_date() -> None:
    for path, text in reference.generated().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run tools/reference.py"


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_content_fits_its_schema(path: Path) -> None:
    schema = schemas(T)[f"{kind_of(path)}.schema.json"]

    jsonschema.Draft7Validator(schema).validate(load(path))


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.yaml")), ids=lambda path: path.name)
def test_shipped_files_name_their_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8-sig").split("\n", 1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", first.rstrip("\r"))

    assert match is not None
    assert (path.parent / match[1]).resolve() == ROOT / "schema" / f"{kind_of(path)}.schema.json"


@pytest.mark.parametrize(
    ("file", "spoil"),
    [
        ("sites/moulin.yaml", {"titre": "x"}),
        ("sites/moulin.yaml", {"position": {"lat": "x"}}),
        ("sites/moulin.yaml", {"title": ["x"]}),
        ("sites/moulin.yaml", {"slug": "moulin"}),
        ("itinerary.yaml", {"items": [{"id": "a", "kind": "party", "start": "09:00", "end": "10:00"}]}),
        ("itinerary.yaml", {"items": [{"id": "a", "kind": "stop", "start": "9h", "end": "10:00"}]}),
        ("themes.yaml", {"themes": [{"id": "a", "title": "b", "icon": "c"}]}),
        ("programme.yaml", {"objectives": [{"id": "A b", "text": "x"}]}),
    ],
)
def test_schemas_refuse_what_is_wrong(file: str, spoil: dict[str, Any]) -> None:
    path = ROOT / "tests" / "fixtures" / "minimal" / file
    schema = schemas(T)[f"{kind_of(path)}.schema.json"]
    jsonschema.Draft7Validator.check_schema(schema)

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema).validate({**load(path), **spoil})


def test_every_field_is_described() -> None:
    for _, records in documented():
        for record in records:
            for name in ("", *written_fields(record)):
                assert description(record, name), f"{record.__name__}.{name}"


def test_every_written_record_is_documented() -> None:
    listed = {record for _, records in documented() for record in records}
    worked_out = {"Guide", "Leg", "TilePack", "BaseMap"}

    assert {record.__name__ for record in RECORDS} - {record.__name__ for record in listed} <= worked_out


def test_every_problem_code_is_documented() -> None:
    text = (ROOT / "docs" / "organiser.md").read_text(encoding="utf-8")

    assert [kind.code for kind in ALL_KINDS if f"| `{kind.code}` |" not in text] == []
