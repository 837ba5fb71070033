"""How the screens are laid out for one person: size, text scale, colours."""

from __future__ import annotations

from visit_guide.domain.record import record
from visit_guide.domain.visit import Appearance, Settings
from visit_guide.ui.palette import DARK, LIGHT, OUTDOOR, Palette

PHONE_BELOW = 600
TWO_PANES_FROM = 1024


@record
class Look:
    """Size of the view in dp, text scale (1 is 100 %), and colours."""

    width: float
    height: float
    scale: float = 1.0
    outdoor: bool = False
    dark: bool = False
    motion: bool = True

    @property
    def phone(self) -> bool:
        """Bottom bar instead of the rail."""
        return self.width < PHONE_BELOW

    @property
    def two_panes(self) -> bool:
        """Two panes side by side; never with large text."""
        return self.width > TWO_PANES_FROM and not self.large

    @property
    def large(self) -> bool:
        """Text so large that everything stacks."""
        return self.scale >= 1.5

    @property
    def stacks(self) -> bool:
        """Too narrow for its text to put two things side by side."""
        return self.phone or self.large

    @property
    def short(self) -> bool:
        """Too low for pictures in cards."""
        return self.height < 480

    @property
    def padding(self) -> int:
        """Screen padding."""
        return 20 if self.phone else 28

    @property
    def palette(self) -> Palette:
        """Colours in use."""
        if self.outdoor:
            return OUTDOOR
        return DARK if self.dark else LIGHT

    @property
    def card_border(self) -> tuple[int, str]:
        """Width and colour of a card's edge."""
        return (2, self.palette.outline) if self.outdoor else (1, self.palette.outline_variant)

    def icon(self, size: float) -> float:
        """The size of a drawing beside words: it grows with them, up to half as large again."""
        return size * min(self.scale, 1.5)

    def ms(self, milliseconds: int) -> int:
        """A duration, 0 when motion is reduced."""
        return milliseconds if self.motion else 0


def look_for(width: float, height: float, settings: Settings, *, device_dark: bool) -> Look:
    """The look for a view of ``width`` × ``height`` dp with ``settings``."""
    dark = settings.appearance is Appearance.DARK or (
        settings.appearance is Appearance.SYSTEM and device_dark
    )
    return Look(
        width=width,
        height=height,
        scale=settings.text_scale / 100,
        outdoor=settings.outdoor,
        dark=dark and not settings.outdoor,
        motion=not settings.reduce_motion,
    )
