"""How the screens are laid out: sizes, text scale, colours."""

from __future__ import annotations

import pytest

from visit_guide.domain.visit import TEXT_SCALES, Appearance, Settings
from visit_guide.ui.look import Look, look_for
from visit_guide.ui.palette import DARK, LIGHT, OUTDOOR
from visit_guide.ui.theme import SCALE, text_style, themes


@pytest.mark.parametrize(
    ("width", "phone", "two_panes"),
    [(320, True, False), (599, True, False), (600, False, False), (1024, False, False), (1025, False, True)],
)
def test_the_width_chooses_the_layout(width: int, phone: bool, two_panes: bool) -> None:
    look = Look(width=width, height=800)
    assert (look.phone, look.two_panes) == (phone, two_panes)


@pytest.mark.parametrize(("percent", "panes"), [(100, True), (125, True), (150, False), (200, False)])
def test_large_texts_take_the_whole_width(percent: int, panes: bool) -> None:
    look = look_for(1280, 800, Settings(text_scale=percent), device_dark=False)
    assert look.two_panes is panes
    assert look.large is not panes
    assert look.stacks is not panes


def test_a_low_screen_drops_pictures() -> None:
    assert Look(width=844, height=390).short
    assert not Look(width=844, height=480).short


@pytest.mark.parametrize("device_dark", [True, False])
def test_colours_follow_the_choice_then_the_device(device_dark: bool) -> None:
    def palette(**chosen: object) -> object:
        return look_for(800, 800, Settings(**chosen), device_dark=device_dark).palette  # type: ignore[arg-type]

    assert palette() is (DARK if device_dark else LIGHT)
    assert palette(appearance=Appearance.LIGHT) is LIGHT
    assert palette(appearance=Appearance.DARK) is DARK
    assert palette(appearance=Appearance.DARK, outdoor=True) is OUTDOOR
    assert not look_for(8, 8, Settings(appearance=Appearance.DARK, outdoor=True), device_dark=True).dark


def test_reduced_motion_takes_no_time() -> None:
    assert look_for(8, 8, Settings(), device_dark=False).ms(200) == 200
    assert look_for(8, 8, Settings(reduce_motion=True), device_dark=False).ms(200) == 0


@pytest.mark.parametrize("percent", TEXT_SCALES)
@pytest.mark.parametrize("outdoor", [True, False])
@pytest.mark.parametrize("name", SCALE)
def test_texts_grow_with_the_scale_and_none_is_small(name: str, outdoor: bool, percent: int) -> None:
    size = text_style(name, percent / 100, outdoor=outdoor).size
    assert size is not None
    assert size >= 14 * percent / 100
    assert size >= (text_style(name, percent / 100).size or 0)


def test_outdoors_has_one_theme() -> None:
    light, dark = themes(1.0, True)
    assert light is dark
    assert themes(1.0, False)[0] is not themes(1.0, False)[1]
