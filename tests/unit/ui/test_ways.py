"""Ways and positions in words: nothing is said more precisely than it is known."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Confidence, Guide, Position
from visit_guide.domain.legs import leg_to
from visit_guide.messages import Catalogue
from visit_guide.ui.ways import (
    distance_words,
    estimated_words,
    is_vague,
    leg_words,
    planned_words,
    position_words,
    total_words,
)

FRENCH, ENGLISH = Catalogue("fr"), Catalogue("en")


@cache
def shipped() -> Guide:
    guide = compile_content(Path(__file__).parents[3] / "content").guide
    assert guide is not None
    return guide


def along(guide: Guide, *ends: str) -> Guide:
    """The guide as if the organiser had given the path of the legs that arrive at ``ends``."""
    legs = (replace(leg, along_path=True) if leg.end in ends else leg for leg in guide.legs)
    return replace(guide, legs=tuple(legs))


def plain(words: str | None) -> str:
    return (words or "").replace("\u00a0", " ")


def test_a_straight_line_and_a_path_are_told_apart() -> None:
    guide = shipped()
    leg = leg_to(guide, "logements-bbc")
    assert leg is not None
    assert plain(leg_words(guide, FRENCH, leg)) == "2,7 km vers l’ouest à vol d’oiseau"
    assert plain(leg_words(guide, ENGLISH, leg)) == "2.7 km to the west, as the crow flies"
    followed = replace(leg, along_path=True)
    assert plain(leg_words(guide, ENGLISH, followed)) == "2.7 km to the west, along the way"


def test_planned_and_estimated_times_are_told_apart() -> None:
    guide = shipped()
    items = guide.itinerary.items
    leg = leg_to(guide, "logements-bbc")
    place = next(index for index, item in enumerate(items) if item.id == "logements-bbc")
    assert leg is not None
    planned, estimated = planned_words(guide, FRENCH, place), estimated_words(guide, FRENCH, leg)
    assert re.fullmatch(r"\d+ min en car ou minibus \(prévu\)", plain(planned))
    assert plain(estimated) == "environ 11 min en car ou minibus (estimation)"
    assert planned_words(guide, ENGLISH, place).endswith(" by coach or minibus (planned)")
    assert plain(estimated_words(guide, ENGLISH, leg)) == "about 11 min by coach or minibus (estimate)"
    assert planned_words(guide, FRENCH, 0) == ""


def test_no_figure_for_a_leg_shorter_than_its_ends_are_vague() -> None:
    guide = shipped()
    leg = leg_to(guide, "cd2e")
    assert leg is not None
    assert is_vague(guide, leg)
    assert leg_words(guide, FRENCH, leg) == "tout près (positions approximatives)"
    cd2e = next(item for item in guide.stops if item.id == "cd2e")
    assert distance_words(guide, FRENCH, cd2e) is None
    assert not is_vague(guide, replace(leg, along_path=True))


def test_the_total_says_how_much_of_it_is_straight() -> None:
    guide = shipped()
    ends = [leg.end for leg in guide.legs]
    assert "5.4 km as the crow flies" in plain(total_words(guide, ENGLISH))
    assert "5.4 km, partly as the crow flies" in plain(total_words(along(guide, ends[0]), ENGLISH))
    assert "crow" not in total_words(along(guide, *ends), ENGLISH)


def test_how_sure_a_position_is() -> None:
    guide = shipped()
    church, unknown = guide.stops[0], guide.stops[1]
    sure = Position(lat=50.4, lon=2.8, confidence=Confidence.VERIFIED)
    assert plain(position_words(guide, FRENCH, church)) == "Position approximative, à 200 m près"
    assert position_words(guide, FRENCH, unknown) == "Position à préciser par l’organisation"
    assert position_words(guide, FRENCH, replace(church, position=sure)) is None
    rough = replace(sure, confidence=Confidence.APPROXIMATE)
    assert position_words(guide, FRENCH, replace(church, position=rough)) == "Position approximative"
