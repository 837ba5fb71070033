"""The page of the text version that says where the stops are and how to get from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from markupsafe import Markup

from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Guide, Item, Leg
from visit_guide.domain.legs import day_legs
from visit_guide.domain.record import record
from visit_guide.messages import Catalogue
from visit_guide.publish.reading_map import day_map, ground_samples
from visit_guide.ui.map_palette import DARK, LIGHT, MapColours
from visit_guide.ui.ways import estimated_words, is_vague, leg_words, position_words, total_words

__all__ = ["map_style", "way_page"]


@record
class _Row:
    title: str
    times: str
    under: str = ""
    file: str = ""
    leg: str = ""


def way_page(guide: Guide, t: Catalogue, files: Mapping[str, str]) -> dict[str, Any]:
    """What the page shows; ``files`` are the stops' pages by the id of their line of the day."""
    base = guide.base_map
    remark = (base.remark(t.language) if base else "") or t("Schematic map. Positions are indicative.")
    explained = [
        remark,
        t("Dotted line: the way from stop to stop, straight where no path is known."),
        t("Circle: the stop is somewhere within it."),
    ]
    return {
        # The drawings escape every text they hold.
        "drawing": Markup(day_map(guide, t)),
        "ground": [(Markup(sample), words) for sample, words in ground_samples(base, t)] if base else [],
        "explained": " ".join(explained),
        "credit": base.credit(t.language) if base else "",
        "way": _rows(guide, t, files),
        "total": total_words(guide, t),
    }


def _rows(guide: Guide, t: Catalogue, files: Mapping[str, str]) -> list[_Row]:
    legs = {leg.end: leg for leg in day_legs(guide)}
    numbers = {item.id: number for number, item in enumerate(guide.stops, start=1)}
    rows: list[_Row] = []
    for item in guide.itinerary.items:
        leg = legs.get(item.id)
        if item.id not in numbers and (leg is None or not leg.metres):
            continue
        number = numbers.get(item.id)
        title = item_title(guide, item)
        rows.append(
            _Row(
                title=f"{number} · {title}" if number else title,
                times=f"{t.clock(item.start)} – {t.clock(item.end)}",
                under=(position_words(guide, t, item) or "") if number else item.place or "",
                file=files.get(item.id, ""),
                leg=_leg(guide, t, leg) if leg is not None and leg.metres else "",
            )
        )
    return rows


def _leg(guide: Guide, t: Catalogue, leg: Leg) -> str:
    start: Item = next(item for item in guide.itinerary.items if item.id == leg.start)
    start_words = t("From {place}:", place=item_title(guide, start))
    words = f"{start_words} {leg_words(guide, t, leg)}"
    if is_vague(guide, leg):
        return f"{words}."
    return f"{words}, {estimated_words(guide, t, leg)}."


def map_style() -> str:
    """The map's colours for the style sheet, on light and on dark screens."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {_variables(DARK)} }}"
    return f"{_variables(LIGHT)}\n{dark}\n"


def _variables(colours: MapColours) -> str:
    listed = "; ".join(
        f"--map-{field.name.replace('_', '-')}: {getattr(colours, field.name)}" for field in fields(colours)
    )
    return f":root {{ {listed}; }}"
