"""Addresses: what is built is read back, what leads nowhere is said so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.domain.questionnaire import Moment
from visit_guide.state import routes
from visit_guide.state.routes import Location, Part, Screen

NAMES = st.text(min_size=1, max_size=12).filter(lambda name: name.encode("utf-8", "replace").decode() == name)
PLAIN = st.sampled_from(
    [Screen.DAY, Screen.PROGRAMME, Screen.SETTINGS, Screen.CREDITS, Screen.RESULTS, Screen.ATTENDANCE]
)
LOCATIONS = st.one_of(
    st.builds(Location, screen=PLAIN),
    st.builds(routes.stop, NAMES, st.sampled_from(Part)),
    st.builds(routes.stop, NAMES, st.just(Part.SHEET), NAMES),
    st.builds(routes.theme, st.one_of(st.just(""), NAMES)),
    st.builds(routes.map_of, st.one_of(st.just(""), NAMES)),
    st.builds(routes.quiz, st.sampled_from(Moment), st.integers(0, 999)),
)


@given(LOCATIONS)
def test_what_is_built_is_read_back(location: Location) -> None:
    assert routes.parse(routes.url(location)) == location


@given(st.text(max_size=30))
def test_any_text_gives_a_location_and_its_address_the_same_one(path: str) -> None:
    location = routes.parse(path)
    assert routes.parse(routes.url(location)) == location


def test_addresses_are_readable() -> None:
    assert routes.url(routes.DAY) == "/journee"
    assert routes.url(routes.stop("cd2e")) == "/etape/cd2e"
    assert routes.url(routes.stop("cd2e", Part.METHOD)) == "/etape/cd2e/methode"
    assert routes.url(routes.stop("cd2e", Part.SHEET, "rehafutur")) == "/etape/cd2e/fiche/rehafutur"
    assert routes.url(routes.theme("eau")) == "/themes/eau"
    assert routes.url(routes.quiz(Moment.START)) == "/questionnaire/debut"
    assert routes.url(routes.quiz(Moment.END, 3)) == "/questionnaire/fin/3"
    assert routes.url(routes.stop("a/b ?#é")) == "/etape/a%2Fb%20%3F%23%C3%A9"


@pytest.mark.parametrize("path", ["", "/", "//", "/journee", "/journee/", "/journee?x=1", "/journee#bas"])
def test_the_day_has_many_addresses(path: str) -> None:
    assert routes.parse(path) == routes.DAY


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/etape",
        "/etape/",
        "/inconnu",
        "/Journee",
        "/journee/cd2e",
        "/reglages/texte",
        "/etape/cd2e/nope",
        "/questionnaire",
        "/questionnaire/midi",
        "/questionnaire/debut/x",
        "/questionnaire/debut/1/2",
        "/questionnaire/debut/-1",
        "/bilan/1",
        "/etape/cd2e/methode/x",
        "/etape/cd2e/discussion/x",
        "/etape/cd2e/fiche/x/y",
        "/themes/eau/x",
        "//[",
        "//[::1/journee",
        "http://[/journee",
        "%",
        "/%00",
        "/../journee/x",
        "/etape/%2F/x",
    ],
)
def test_what_leads_nowhere_is_unknown_and_keeps_its_address(path: str) -> None:
    location = routes.parse(path)
    assert location.screen is Screen.UNKNOWN
    assert routes.url(location) == path
