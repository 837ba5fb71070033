"""What can be told of a picture from its bytes."""

from __future__ import annotations

import pytest

from visit_guide.content import kinds
from visit_guide.content.checks.pictures import flaw_of

HEAD = '<svg xmlns="http://www.w3.org/2000/svg">'


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9"/>',
        "<g><a><text>Moulin</text></a></g>",
        '<defs><path id="a" d="M0 0h9"/></defs><use href="#a"/>',
        '<defs><clipPath id="a"><path d="M0 0h9"/></clipPath></defs><rect width="9" height="9"/>',
        '<svg:rect xmlns:svg="http://www.w3.org/2000/svg" width="9" height="9"/>',
    ],
)
def test_a_drawing_with_something_in_it_is_sound(inside: str) -> None:
    assert flaw_of(".svg", f"{HEAD}{inside}</svg>".encode()) is None


@pytest.mark.parametrize(
    "inside",
    ["", "<g><g/></g>", "<title>Moulin</title>", '<symbol id="a"><path d="M0 0h9"/></symbol>'],
)
def test_a_drawing_in_which_nothing_is_drawn_is_empty(inside: str) -> None:
    assert flaw_of(".svg", f"{HEAD}{inside}</svg>".encode()) is kinds.MEDIA_EMPTY


def test_a_photo_is_told_by_its_beginning() -> None:
    assert flaw_of(".png", b"\x89PNG\r\n\x1a\n...") is None
    assert flaw_of(".png", b"\xff\xd8\xff") is kinds.MEDIA_UNREADABLE
