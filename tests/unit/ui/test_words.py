"""Times, durations, distances and dates as people write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.state.guides import guide
from visit_guide.domain.guide import Practical
from visit_guide.messages import Catalogue
from visit_guide.ui.wording import distance, duration, half_up
from visit_guide.ui.words import date_words, practical_rows


@pytest.mark.parametrize(
    ("time", "french", "english"),
    [
        ("09:05", "9\u00a0h\u00a005", "9:05"),
        ("10:00", "10\u00a0h\u00a000", "10:00"),
        ("00:00", "0\u00a0h\u00a000", "0:00"),
        ("midi", "midi", "midi"),
    ],
)
def test_times(time: str, french: str, english: str) -> None:
    assert Catalogue("fr").clock(time) == french
    assert Catalogue("en").clock(time) == english


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0\u00a0min"),
        (59, "59\u00a0min"),
        (60, "1\u00a0h"),
        (65, "1\u00a0h\u00a005"),
        (150, "2\u00a0h\u00a030"),
    ],
)
def test_durations(minutes: int, words: str) -> None:
    assert duration(minutes) == words


@pytest.mark.parametrize(
    ("metres", "french", "english"),
    [
        (4, "4 m", "4 m"),
        (124, "120 m", "120 m"),
        (994, "990 m", "990 m"),
        (996, "1 km", "1 km"),
        (1720, "1,7 km", "1.7 km"),
        (123_456, "123 km", "123 km"),
    ],
)
def test_distances(metres: float, french: str, english: str) -> None:
    assert distance(metres) == french.replace(" ", "\u00a0")
    assert distance(metres, "en") == english.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        ("2013-06-05", "5 juin 2013", "June 5, 2013"),
        ("2013-08-01", "1er août 2013", "August 1, 2013"),
        ("2013-12", "décembre 2013", "December 2013"),
        ("2013", "2013", "2013"),
        ("2014-2017", "2014–2017", "2014–2017"),
        ("vers 1900", "vers 1900", "vers 1900"),
        ("2013-13-01", "2013-13-01", "2013-13-01"),
    ],
)
def test_dates(date: str, french: str, english: str) -> None:
    assert date_words(date, Catalogue("fr")).replace("\u00a0", " ") == french
    assert date_words(date, Catalogue("en")).replace("\u00a0", " ") == english


def test_what_is_left_to_check_is_for_those_who_lead() -> None:
    site = next(one for one in guide("moulin").sites)
    site = replace(site, practical=Practical(access="À pied.", to_check=("La salle.",)))
    sorts = {
        leads: [row[0] for row in practical_rows(site, Catalogue("fr"), leads=leads)]
        for leads in (False, True)
    }
    assert "to-check" not in sorts[False]
    assert "to-check" in sorts[True]


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        (0.625, 2, "0.63"),
        (0.62499999999999, 2, "0.63"),
        (-0.625, 2, "-0.63"),
        (12.5, 0, "13"),
        (0.5, 0, "1"),
        (2.45, 1, "2.5"),
        (1, 2, "1.00"),
    ],
)
def test_halves_go_up(value: float, digits: int, said: str) -> None:
    assert half_up(value, digits) == said
