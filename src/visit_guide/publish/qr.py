"""QR codes for paper, each as one SVG drawing."""

from __future__ import annotations

import io

import segno

__all__ = ["qr_svg"]


def qr_svg(text: str) -> str:
    """The QR code of ``text``, with the quiet zone around it that readers need; survives some dirt."""
    out = io.BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", border=4, dark="#14201B", xmldecl=False, svgns=True)
    return out.getvalue().decode()
