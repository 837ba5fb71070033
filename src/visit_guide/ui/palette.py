"""Colour roles of the three themes (light, dark, outdoor), as plain data.

Five local materials carry the look: chalk surfaces, slate navigation, green for action,
sun for « we are here », brick for « late ». Sun always carries dark text.
"""

from __future__ import annotations

from visit_guide.domain.record import record


@record
class Palette:
    """Colours by role, ``#RRGGBB``."""

    primary: str
    on_primary: str
    primary_container: str
    on_primary_container: str
    secondary: str
    on_secondary: str
    secondary_container: str
    on_secondary_container: str
    tertiary: str
    on_tertiary: str
    tertiary_container: str
    on_tertiary_container: str
    error: str
    on_error: str
    error_container: str
    on_error_container: str
    surface: str
    on_surface: str
    on_surface_variant: str
    surface_container_lowest: str
    surface_container_low: str
    surface_container: str
    surface_container_high: str
    surface_container_highest: str
    outline: str
    outline_variant: str
    inverse_surface: str
    on_inverse_surface: str
    inverse_primary: str
    primary_fixed: str
    on_primary_fixed: str
    nav_idle: str
    """Unselected destination on the dark navigation."""
    hero_sky: str
    """Upper band of the green hero card."""


LIGHT = Palette(
    primary="#0A5A46",
    on_primary="#FFFFFF",
    primary_container="#CFEADD",
    on_primary_container="#00382A",
    secondary="#45544E",
    on_secondary="#FFFFFF",
    secondary_container="#FFD75A",
    on_secondary_container="#261C00",
    tertiary="#96390F",
    on_tertiary="#FFFFFF",
    tertiary_container="#FFDCCB",
    on_tertiary_container="#5A1D00",
    error="#B3261E",
    on_error="#FFFFFF",
    error_container="#F9DEDC",
    on_error_container="#5F1410",
    surface="#F6F7F2",
    on_surface="#14201B",
    on_surface_variant="#43504A",
    surface_container_lowest="#FFFFFF",
    surface_container_low="#F0F2EC",
    surface_container="#EAEDE6",
    surface_container_high="#E3E7DF",
    surface_container_highest="#DBE0D8",
    outline="#68756E",
    outline_variant="#C8CFC8",
    inverse_surface="#16241F",
    on_inverse_surface="#EEF3EE",
    inverse_primary="#86D8BA",
    primary_fixed="#0A5A46",
    on_primary_fixed="#FFFFFF",
    nav_idle="#C6D2CB",
    hero_sky="#0E6A53",
)

DARK = Palette(
    primary="#86D8BA",
    on_primary="#00382A",
    primary_container="#0D4B3A",
    on_primary_container="#CFEADD",
    secondary="#B9C8C0",
    on_secondary="#20302A",
    secondary_container="#FFD75A",
    on_secondary_container="#261C00",
    tertiary="#FFB592",
    on_tertiary="#5A1D00",
    tertiary_container="#6E2A08",
    on_tertiary_container="#FFDCCB",
    error="#FFB4AB",
    on_error="#690005",
    error_container="#8C1D18",
    on_error_container="#FFDAD6",
    surface="#0F1613",
    on_surface="#E8EEE9",
    on_surface_variant="#BECAC3",
    surface_container_lowest="#18211D",
    surface_container_low="#1B2521",
    surface_container="#202B26",
    surface_container_high="#29352F",
    surface_container_highest="#334039",
    outline="#8E9B94",
    outline_variant="#3C4943",
    inverse_surface="#0A100D",
    on_inverse_surface="#E8EEE9",
    inverse_primary="#86D8BA",
    primary_fixed="#0D4B3A",
    on_primary_fixed="#FFFFFF",
    nav_idle="#C6D2CB",
    hero_sky="#0E6A53",
)

OUTDOOR = Palette(
    primary="#003D2E",
    on_primary="#FFFFFF",
    primary_container="#FFFFFF",
    on_primary_container="#000000",
    secondary="#1E2623",
    on_secondary="#FFFFFF",
    secondary_container="#FFD000",
    on_secondary_container="#000000",
    tertiary="#6E2300",
    on_tertiary="#FFFFFF",
    tertiary_container="#FFFFFF",
    on_tertiary_container="#6E2300",
    error="#8C0009",
    on_error="#FFFFFF",
    error_container="#FFFFFF",
    on_error_container="#8C0009",
    surface="#FFFFFF",
    on_surface="#000000",
    on_surface_variant="#1E2623",
    surface_container_lowest="#FFFFFF",
    surface_container_low="#FFFFFF",
    surface_container="#FFFFFF",
    surface_container_high="#EFEFEF",
    surface_container_highest="#E4E4E4",
    outline="#000000",
    outline_variant="#4A4A4A",
    inverse_surface="#000000",
    on_inverse_surface="#FFFFFF",
    inverse_primary="#FFD000",
    primary_fixed="#003D2E",
    on_primary_fixed="#FFFFFF",
    nav_idle="#FFFFFF",
    hero_sky="#003D2E",
)

TEXT_PAIRS = (
    ("on_surface", "surface"),
    ("on_surface", "surface_container_lowest"),
    ("on_surface", "surface_container_highest"),
    ("on_surface_variant", "surface"),
    ("on_surface_variant", "surface_container_lowest"),
    ("on_surface_variant", "surface_container_highest"),
    ("on_primary", "primary"),
    ("primary", "surface"),
    ("primary", "surface_container_lowest"),
    ("on_primary_container", "primary_container"),
    ("on_secondary", "secondary"),
    ("on_secondary_container", "secondary_container"),
    ("on_tertiary", "tertiary"),
    ("tertiary", "surface"),
    ("tertiary", "surface_container_lowest"),
    ("on_tertiary_container", "tertiary_container"),
    ("on_error", "error"),
    ("error", "surface"),
    ("error", "surface_container_lowest"),
    ("on_error_container", "error_container"),
    ("on_inverse_surface", "inverse_surface"),
    ("inverse_primary", "inverse_surface"),
    ("secondary_container", "inverse_surface"),
    ("nav_idle", "inverse_surface"),
    ("on_primary_fixed", "primary_fixed"),
    ("on_primary_fixed", "hero_sky"),
)
"""(text, background) roles that meet on screen: each must reach a contrast of 4.5."""

EDGE_PAIRS = (
    ("outline", "surface"),
    ("outline", "surface_container_lowest"),
    ("secondary_container", "primary_fixed"),
)
"""(drawing, background) roles that meet on screen: each must reach a contrast of 3."""


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two colours ``#RRGGBB``, from 1 to 21."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)
