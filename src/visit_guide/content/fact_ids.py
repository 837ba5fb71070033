"""Give every fact a short name, made from its label when the organiser gave none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

__all__ = ["fill_fact_ids", "slugify"]

_LONGEST = 40


def slugify(text: str) -> str:
    """``text`` as a short name: small letters without accents, digits and hyphens."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub("[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")


def fill_fact_ids(tree: Any) -> None:
    """Complete the facts of a site's or programme's unvalidated ``tree``, in place.

    Names already taken get a number; written ones are never touched.
    """
    facts = [fact for fact in _facts(tree) if isinstance(fact, dict)]
    taken = {fact["id"] for fact in facts if isinstance(fact.get("id"), str)}
    for fact in facts:
        label = fact.get("label")
        if fact.get("id") is not None or not isinstance(label, str):
            continue
        base = slugify(label) or "fact"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        fact["id"] = name


def _facts(tree: Any) -> Iterator[Any]:
    if not isinstance(tree, dict):
        return
    sheets = tree.get("sheets")
    groups = [sheet for sheet in sheets if isinstance(sheet, dict)] if isinstance(sheets, list) else []
    for group, key in (*((sheet, key) for sheet in groups for key in ("facts", "costs")), (tree, "context")):
        facts = group.get(key)
        if isinstance(facts, list):
            yield from facts
