"""Drawings become pictures of dots."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from visit_guide.errors import PaperError
from visit_guide.publish.drawings import as_picture

HEAD = '<svg xmlns="http://www.w3.org/2000/svg"'
DISC = '<circle cx="20" cy="20" r="10" fill="#e00000"/>'


def opened(drawing: str) -> Image.Image:
    return Image.open(io.BytesIO(as_picture(drawing.encode(), "x.svg")))


@pytest.mark.parametrize(
    ("sides", "size"),
    [
        ('viewBox="0 0 40 40"', (1280, 1280)),
        ('viewBox="0 0 80 40"', (1280, 640)),
        ('viewBox="0 0 40 80" width="4" height="8"', (640, 1280)),
        ('width="4000" height="2000"', (1280, 640)),
    ],
)
def test_the_longer_side_is_as_wide_as_a_screen_needs(sides: str, size: tuple[int, int]) -> None:
    assert opened(f"{HEAD} {sides}>{DISC}</svg>").size == size


def test_what_is_see_through_stays_so_and_colours_stay_themselves() -> None:
    picture = opened(f'{HEAD} viewBox="0 0 40 40">{DISC}</svg>')
    assert picture.mode == "RGBA"
    assert picture.getpixel((5, 5))[3] == 0
    red, green, blue, solid = picture.getpixel((640, 640))
    assert (red > 215, green < 10, blue < 10, solid) == (True, True, True, 255)


def test_what_is_solid_takes_no_room_for_being_see_through() -> None:
    picture = opened(f'{HEAD} viewBox="0 0 40 40"><rect width="40" height="40" fill="#fff"/>{DISC}</svg>')
    assert picture.mode == "RGB"


def test_the_same_drawing_gives_the_same_bytes() -> None:
    drawing = f'{HEAD} viewBox="0 0 40 40">{DISC}</svg>'.encode()
    first = as_picture(drawing, "x.svg")
    as_picture.cache_clear()
    assert as_picture(drawing, "x.svg") == first


@pytest.mark.parametrize("broken", ["", "<svg", "not a drawing", f"{HEAD}></svg", "<html/>"])
def test_what_cannot_be_read_is_said_by_name(broken: str) -> None:
    with pytest.raises(PaperError, match=r"moulin\.svg"):
        as_picture(broken.encode(), "moulin.svg")
