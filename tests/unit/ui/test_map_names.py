"""Names of the base map keep off each other, off the terrils, and are not cut by the edge."""

from __future__ import annotations

from pathlib import Path

import pytest

from visit_guide.domain.basemap import BaseMap, parse
from visit_guide.ui.map_layout import Box, project
from visit_guide.ui.map_names import base_map_names, ground_of
from visit_guide.ui.map_terrils import cone_box, cones, landmarks

MAP = Path(__file__).parents[3] / "assets" / "maps" / "loos-en-gohelle.geojson"
LOOS = parse(MAP.read_text(encoding="utf-8"))
ZOOMS = [zoom / 4 for zoom in range(44, 73)]


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_name_covers_another_nor_a_terril(zoom: float, scale: float) -> None:
    names = base_map_names(LOOS, zoom, scale)
    boxes = [*(name.box for name in names), *landmarks(LOOS, zoom)]
    names_only = len(names)
    for number, box in enumerate(boxes[:names_only]):
        assert not any(box.meets(other) for other in boxes[number + 1 :])


def test_the_closer_the_more_names() -> None:
    assert {name.words for name in base_map_names(LOOS, 13)} >= {"Loos-en-Gohelle", "Lens", "Terril 74a"}
    assert len(base_map_names(LOOS, 16)) > len(base_map_names(LOOS, 13))


def test_no_name_is_cut_by_the_edge_of_the_view() -> None:
    x, y = project((50.4528, 2.7735), 14)
    for left in range(-400, 0, 37):
        view = Box(left=x + left, top=y - 250, width=390, height=500)
        for name in base_map_names(LOOS, 14, view=view):
            assert view.holds(name.box) or not view.meets(name.box)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_both_terrils_can_be_seen_at_every_zoom(zoom: float) -> None:
    first, second = (cone_box(shape, zoom) for shape in cones(LOOS))
    assert min(first.width, second.width) >= 76
    assert first.top < second.top


def test_only_what_is_drawn_is_explained() -> None:
    assert [kind for kind, _ in ground_of(LOOS)] == [
        "cone",
        "flat",
        "estate",
        "railway",
        "mine",
        "farmland",
        "town",
    ]
    assert ground_of(BaseMap()) == []
