"""Packs of map images: one folder each in the content's `tiles` folder, with its description."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from visit_guide.content import kinds
from visit_guide.content.model import adapter
from visit_guide.content.problems import Report
from visit_guide.domain.guide import TilePack

__all__ = ["DESCRIPTION", "TILES", "read_tile_packs", "tile_files", "write_description"]

TILES = "tiles"
DESCRIPTION = "tiles.json"

_FORMAT = 1
_GIVEN_BY_FOLDER = "name"


def read_tile_packs(content: Path, report: Report) -> tuple[TilePack, ...]:
    """The packs of the folder ``content``, by name; one that cannot be used is reported."""
    packs = []
    for file in sorted((content / TILES).glob(f"*/{DESCRIPTION}")):
        try:
            tree: Any = json.loads(file.read_bytes())
            if not isinstance(tree, dict) or tree.get("format") != _FORMAT:
                raise ValueError(f"format ≠ {_FORMAT}")
            known = {item.name for item in fields(TilePack)} - {_GIVEN_BY_FOLDER}
            values = {key: value for key, value in tree.items() if key in known}
            packs.append(adapter(TilePack).validate_python({**values, _GIVEN_BY_FOLDER: file.parent.name}))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            reason = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            report.add(kinds.TILES_UNREADABLE, file, reason=reason)
        except (OSError, ValueError, RecursionError) as error:
            report.add(kinds.TILES_UNREADABLE, file, reason=str(error))
    return tuple(packs)


def write_description(folder: Path, pack: TilePack, source: str) -> None:
    """Describe the pack in ``folder``: what the guide needs, and the address it was fetched from."""
    values = {key: value for key, value in asdict(pack).items() if key != _GIVEN_BY_FOLDER}
    text = json.dumps({"format": _FORMAT, **values, "source": source}, ensure_ascii=False, indent=2)
    draft = folder / f".{DESCRIPTION}.part"
    draft.write_text(text + "\n", encoding="utf-8")
    draft.replace(folder / DESCRIPTION)


def tile_files(content: Path, pack: TilePack) -> tuple[str, ...]:
    """The images of ``pack``, relative to ``content``: what an edition ships besides the pictures."""
    folder = content / TILES / pack.name
    found = folder.glob(f"*/*/*.{pack.ending}")
    return tuple(sorted(f"{TILES}/{pack.name}/{file.relative_to(folder).as_posix()}" for file in found))
