"""The links that open a group on a tablet, and the codes that carry them.

What stands behind the ``#`` of an address never leaves the tablet: no server sees the code or
the facilitator's key.
"""

from __future__ import annotations

import io
from pathlib import Path

import segno

from visit_guide.errors import StoreError

__all__ = ["facilitator_link", "participant_link", "save_code", "terminal_code"]


def participant_link(address: str, code: str) -> str:
    """The link that joins the group of ``code``."""
    return f"{address.rstrip('/')}/#/groupe/{code}"


def facilitator_link(address: str, key: str) -> str:
    """The link that leads the group of ``key``."""
    return f"{address.rstrip('/')}/#/animation/{key}"


def terminal_code(link: str) -> str:
    """A QR code of ``link`` as lines of text, for a terminal."""
    out = io.StringIO()
    segno.make_qr(link, error="m").terminal(out, compact=True, border=2)
    return out.getvalue()


def save_code(link: str, file: Path) -> None:
    """Write a QR code of ``link`` as an SVG or PNG image.

    Raises:
        StoreError: the file cannot be written.
    """
    code = segno.make_qr(link, error="m")
    try:
        if file.suffix.lower() == ".png":
            code.save(str(file), scale=12, border=4)
        else:
            code.save(str(file), scale=8, border=4, unit="", dark="black", light="white", xmldecl=False)
    except (OSError, ValueError) as error:
        raise StoreError(f"{file}: {getattr(error, 'strerror', None) or error}") from error
