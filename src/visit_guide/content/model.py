"""What the validation library and the documentation need to know about the model's records."""

from __future__ import annotations

import ast
import inspect
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, TypeAdapter

from visit_guide.domain import guide as model
from visit_guide.domain import organiser, questionnaire
from visit_guide.domain.organiser import Organiser
from visit_guide.domain.questionnaire import Questionnaire
from visit_guide.domain.record import record

__all__ = [
    "FILES",
    "NAMED_BY_FILE",
    "RECORDS",
    "Themes",
    "adapter",
    "choices_of",
    "description",
    "documented",
    "has_default",
    "hint_at",
    "hints",
    "item_hint",
    "record_of",
    "single",
    "written_fields",
]


@record
class Themes:
    """The strands (« volets ») of the training."""

    themes: tuple[model.Theme, ...] = ()
    """The themes, in the order in which they are shown."""


RECORDS: tuple[type, ...] = tuple(
    dict.fromkeys(
        (
            *(
                value
                for module in (model, questionnaire, organiser)
                for value in vars(module).values()
                if isinstance(value, type) and is_dataclass(value)
            ),
            Themes,
        )
    )
)

# The records stay plain dataclasses: how strictly they are read is decided here.
for _record in RECORDS:
    setattr(_record, "__pydantic_config__", ConfigDict(extra="forbid", allow_inf_nan=False))  # noqa: B010

FILES: dict[str, type] = {
    "itinerary": model.Itinerary,
    "programme": model.Programme,
    "themes": Themes,
    "site": model.Site,
    "questionnaire": Questionnaire,
    "organiser": Organiser,
}
"""What each sort of file holds."""

NAMED_BY_FILE: dict[type, str] = {model.Site: "slug", Questionnaire: "id"}
"""Records whose short name is that of their file, and the field that holds it: never written."""


@cache
def adapter(cls: Any) -> TypeAdapter[Any]:
    """The validator of ``cls``; building it costs more than checking a hundred sites' worth of keys."""
    return TypeAdapter(cls)


@cache
def hints(cls: Any) -> dict[str, Any]:
    """The types of the fields of ``cls``, by name."""
    return get_type_hints(cls)


@cache
def written_fields(cls: Any) -> tuple[str, ...]:
    """The keys an organiser may write in a record ``cls``: all but the name that its file gives it."""
    return tuple(item.name for item in fields(cls) if item.name != NAMED_BY_FILE.get(cls))


@cache
def has_default(cls: Any, name: str) -> bool:
    """Whether the field ``name`` of ``cls`` may be left out."""
    return any(item.name == name and item.default is not MISSING for item in fields(cls))


def single(hint: Any) -> Any:
    """``hint`` without its ``| None``."""
    if get_origin(hint) is tuple:
        return hint
    return next((part for part in get_args(hint) if part is not NoneType), hint)


def item_hint(hint: Any) -> Any:
    """The type of the elements of a list field, or None when it is not a list."""
    plain = single(hint)
    return get_args(plain)[0] if get_origin(plain) is tuple else None


def record_of(hint: Any) -> type | None:
    """The record that a field of type ``hint`` holds, once or as a list; None for plain values."""
    plain = single(item_hint(hint) or hint)
    return plain if isinstance(plain, type) and is_dataclass(plain) else None


def choices_of(hint: Any) -> tuple[str, ...]:
    """The allowed words of a choice field, or nothing."""
    plain = single(hint)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return tuple(member.value for member in plain)
    return ()


def hint_at(root: Any, location: tuple[str | int, ...]) -> tuple[Any, str, Any]:
    """The record that owns ``location``, the name of the field, and the type expected there.

    For an unknown key the type is None.
    """
    hint, owner, name = root, root, ""
    for step in location:
        if isinstance(step, int):
            hint = item_hint(hint)
        else:
            owner, name = single(hint), step
            hint = hints(owner).get(step)
    return owner, name, hint


@cache
def _descriptions() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    sources = (inspect.getsource(place) for place in (model, questionnaire, organiser, Themes))
    for node in (statement for source in sources for statement in ast.parse(source).body):
        if not isinstance(node, ast.ClassDef):
            continue
        found[node.name, ""] = ast.get_docstring(node) or ""
        for statement, following in zip(node.body, node.body[1:], strict=False):
            if (
                isinstance(statement, ast.AnnAssign)
                and isinstance(statement.target, ast.Name)
                and isinstance(following, ast.Expr)
                and isinstance(following.value, ast.Constant)
            ):
                found[node.name, statement.target.id] = inspect.cleandoc(str(following.value.value))
    return found


@cache
def documented() -> tuple[tuple[str, tuple[type, ...]], ...]:
    """For each sort of file, its records in the order in which a reader meets them.

    A record that several files use is listed with the first.
    """
    seen: set[type] = set()
    listing = []
    for kind, top in FILES.items():
        found: list[type] = []
        waiting = [top]
        while waiting:
            record_type = waiting.pop(0)
            if record_type in seen:
                continue
            seen.add(record_type)
            found.append(record_type)
            nested = (record_of(hints(record_type)[name]) for name in written_fields(record_type))
            waiting = [*(each for each in nested if each is not None), *waiting]
        listing.append((kind, tuple(found)))
    return tuple(listing)


def description(cls: Any, name: str = "") -> str:
    """What the field ``name`` of ``cls`` means (or ``cls`` itself): the docstring in the model."""
    return _descriptions().get((cls.__name__, name), "")
