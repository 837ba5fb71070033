"""JSON Schemas of the content files, generated from the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from visit_guide.content.checks.references import ICONS, LANGUAGES
from visit_guide.content.model import FILES, NAMED_BY_FILE, RECORDS, description
from visit_guide.messages import Catalogue

__all__ = ["SCHEMA_NAMES", "schemas", "write_schemas"]

SCHEMA_NAMES = {kind: f"{kind}.schema.json" for kind in FILES}

_Schema = dict[str, Any]
_BY_NAME = {record.__name__: record for record in RECORDS}
_TIME = {"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"}
_NAME = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
# What the cross-checks ask for and a schema can say as well.
_NARROWED: dict[tuple[str, str], _Schema] = {
    ("Item", "start"): _TIME,
    ("Item", "end"): _TIME,
    ("Theme", "icon"): {"enum": [*ICONS, None]},
    ("Itinerary", "language"): {"enum": list(LANGUAGES)},
    **{
        (name, "id"): _NAME
        for name in ("Itinerary", "Item", "Theme", "Objective", "Sheet", "Prompt", "Source", "Question")
    },
}


def schemas(t: Catalogue) -> dict[str, _Schema]:
    """The schemas by file name, their descriptions in the language of ``t``."""
    return {SCHEMA_NAMES[kind]: _schema(record, t) for kind, record in FILES.items()}


def write_schemas(folder: Path, t: Catalogue) -> tuple[str, ...]:
    """Write the schemas into ``folder``; gives their file names."""
    folder.mkdir(parents=True, exist_ok=True)
    made = schemas(t)
    for name, schema in made.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2)
        (folder / name).write_text(text + "\n", encoding="utf-8", newline="\n")
    return tuple(made)


def _schema(record: Any, t: Catalogue) -> _Schema:
    made = TypeAdapter(record).json_schema()
    definitions = made.pop("$defs", {})
    top = _described(made, record, t)
    if (name := NAMED_BY_FILE.get(record)) is not None:  # the file name says it
        del top["properties"][name]
        top["required"].remove(name)
    if record is FILES["themes"]:  # the list alone will do
        top = {"description": top["description"], "anyOf": [top, top["properties"]["themes"]]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **top,
        "$defs": {
            name: _described(definition, _BY_NAME[name], t) if name in _BY_NAME else _choice(definition)
            for name, definition in sorted(definitions.items())
        },
    }


def _choice(definition: _Schema) -> _Schema:
    return {"enum": definition["enum"]}


def _described(definition: _Schema, record: Any, t: Catalogue) -> _Schema:
    required = definition.get("required", [])
    properties = {}
    for name, schema in definition["properties"].items():
        field = _NARROWED.get((record.__name__, name)) or _relaxed(schema)
        if name not in required:
            field = _nullable(field)
        properties[name] = {"description": t(description(record, name)), **field}
    described = {
        "description": t(description(record)),
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
    return described if required else {key: value for key, value in described.items() if key != "required"}


def _relaxed(schema: _Schema) -> _Schema:
    """What may be typed: a text may look like a number to YAML (`year: 2013`), booleans may be French."""
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    if "allOf" in schema:
        return _relaxed(schema["allOf"][0])
    if "anyOf" in schema:
        return _relaxed(next(part for part in schema["anyOf"] if part.get("type") != "null"))
    kind = schema["type"]
    if kind == "array":
        return {"type": "array", "items": _relaxed(schema["items"])}
    if kind == "boolean":
        return {"enum": [True, False, "oui", "non", "yes", "no"]}
    return {"type": ["string", "number"] if kind == "string" else kind}


def _nullable(schema: _Schema) -> _Schema:
    """A key without a value counts as not written."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if "enum" in schema:
        return {"enum": list(dict.fromkeys([*schema["enum"], None]))}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*kinds, "null"]}
