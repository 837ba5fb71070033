"""The text version's map, with its colours in it: a drawing that stands alone on paper."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache

from visit_guide.domain.basemap import BaseMap
from visit_guide.domain.guide import Guide
from visit_guide.messages import Catalogue
from visit_guide.publish.reading_edition import TEMPLATES
from visit_guide.publish.reading_map import day_map, ground_samples
from visit_guide.publish.typeset.texts import FAMILIES
from visit_guide.ui.map_palette import LIGHT

__all__ = ["paper_map", "paper_samples"]

_SVG = 'xmlns="http://www.w3.org/2000/svg"'
_RULE = re.compile(r"^\.plan [^{]*\{[^}]*\}", re.MULTILINE)
_NAME = re.compile(r'<text [^>]*x="([-\d.]+)" y="([-\d.]+)"[^>]*>[^<]*</text>')
_COLOUR = re.compile(r"(--[\w-]+): (#[0-9a-f]+)", re.IGNORECASE)


def paper_map(guide: Guide, t: Catalogue, width: float, height: float) -> str:
    """The day drawn as an SVG file; nothing when not a single place is known."""
    drawing = day_map(guide, t, width, height)

    def kept(name: re.Match[str]) -> str:
        """A name whose middle is beyond the edge would only be found by who searches the file."""
        return name[0] if 0 <= float(name[1]) <= width and 0 <= float(name[2]) <= height else ""

    return _alone(_NAME.sub(kept, drawing)) if drawing else ""


def paper_samples(base: BaseMap, t: Catalogue) -> list[tuple[str, str]]:
    """A small drawing, as an SVG file, and a name for each thing under the day."""
    named = ground_samples(base, t)
    return [(_alone(sample.replace("<svg ", f"<svg {_SVG} ", 1)), words) for sample, words in named]


def _alone(drawing: str) -> str:
    return drawing.replace(">", f"><style>{_style()}</style>", 1)


@cache
def _style() -> str:
    """The rules of the style sheet that concern the map, with the light screen's colours."""
    sheet = (TEMPLATES / "lire.css").read_text(encoding="utf-8")
    light = sheet.split("@media", 1)[0]
    colours = dict(_COLOUR.findall(light)) | {
        f"--map-{field.name.replace('_', '-')}": getattr(LIGHT, field.name) for field in fields(LIGHT)
    }
    rules = "\n".join(_RULE.findall(sheet))
    rules = re.sub(r"var\((--[\w-]+)\)", lambda match: colours[match[1]], rules)
    return re.sub(r"font-family:[^;]*;", f"font-family: {', '.join(FAMILIES)};", rules)
