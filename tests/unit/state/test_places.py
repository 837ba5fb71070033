"""Which addresses lead somewhere in a guide."""

from __future__ import annotations

import pytest

from tests.unit.state.guides import guide
from visit_guide.state import routes
from visit_guide.state.places import exists, open_stop

GUIDE = guide()


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/journee", True),
        ("/reglages", True),
        ("/etape/moulin", True),
        ("/etape/moulin/methode", True),
        ("/etape/mer", False),
        ("/themes", True),
        ("/themes/eau", True),
        ("/themes/feu", False),
        ("/carte", True),
        ("/carte/moulin", True),
        ("/carte/mer", False),
        ("/nowhere", False),
    ],
)
def test_what_the_guide_has(path: str, there: bool) -> None:
    assert exists(routes.parse(path), GUIDE) is there


def test_the_stop_is_the_one_on_screen_else_the_one_left_else_the_first() -> None:
    here = routes.stop("jardin", routes.Part.METHOD)
    assert open_stop(here, None, GUIDE) == here
    assert open_stop(routes.DAY, "jardin", GUIDE) == routes.stop("jardin")
    assert open_stop(routes.DAY, None, GUIDE) == routes.stop("moulin")


def test_a_stop_that_is_no_more_is_not_the_stop() -> None:
    assert open_stop(routes.stop("mer"), "mer", GUIDE) == routes.stop("moulin")
