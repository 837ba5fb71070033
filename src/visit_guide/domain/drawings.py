"""Drawings (SVG) among the pictures of a visit, of which the app shows pictures of dots."""

from __future__ import annotations

__all__ = ["DRAWN", "is_drawing", "shown_as"]

DRAWN = ".webp"
"""What follows the name of a drawing where its picture is meant, made when publishing."""


def is_drawing(name: str) -> bool:
    """Whether the picture called ``name`` is a drawing."""
    return name.lower().endswith(".svg")


def shown_as(name: str) -> str:
    """The name under which the app asks for the picture called ``name``."""
    return name + DRAWN if is_drawing(name) else name
