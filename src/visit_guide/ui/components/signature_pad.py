"""A field to sign in with a finger, a pen or a mouse; what was drawn may be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft
import flet.canvas as cv

from visit_guide.domain.strokes import HEIGHT, WIDTH, Stroke, decode, encode
from visit_guide.ui.components.press import action
from visit_guide.ui.components.text import S, quiet
from visit_guide.ui.frame import Frame

__all__ = ["SignaturePad", "drawing", "picture"]


_Strokes = tuple[tuple[tuple[float, float], ...], ...]


class _Live:
    """What is drawn, ahead of what is rendered: events come faster than pictures."""

    strokes: _Strokes = ()


def drawing(strokes: Sequence[Sequence[tuple[float, float]]], scale: float, colour: str) -> list[cv.Shape]:
    """``strokes`` of the grid as shapes, ``scale`` dp for each step."""
    paint = ft.Paint(
        color=colour,
        stroke_width=3,
        style=ft.PaintingStyle.STROKE,
        stroke_cap=ft.StrokeCap.ROUND,
        stroke_join=ft.StrokeJoin.ROUND,
    )
    shapes: list[cv.Shape] = []
    for stroke in strokes:
        if len(stroke) == 1:
            (x, y) = stroke[0]
            dot = ft.Paint(color=colour, style=ft.PaintingStyle.FILL)
            shapes.append(cv.Circle(x * scale, y * scale, 2.2, paint=dot))
            continue
        path: list[cv.Path.PathElement] = [cv.Path.MoveTo(stroke[0][0] * scale, stroke[0][1] * scale)]
        path += [cv.Path.LineTo(x * scale, y * scale) for x, y in stroke[1:]]
        shapes.append(cv.Path(path, paint=paint))
    return shapes


def picture(strokes_text: str, width: float, colour: str) -> ft.Control:
    """A kept signature, ``width`` dp wide."""
    strokes: tuple[Stroke, ...] = decode(strokes_text)
    scale = width / WIDTH
    return cv.Canvas(drawing(strokes, scale, colour), width=width, height=HEIGHT * scale)


@ft.component
def SignaturePad(width: float, name: str, drawn: Callable[[str], None], frame: Frame) -> ft.Control:
    """A pad ``width`` dp wide; ``drawn`` is told the strokes as text after each line.

    ``name`` tells it from other pads on the screen.
    """
    none: _Strokes = ()
    strokes, set_strokes = ft.use_state(none)
    (live,), _ = ft.use_state((_Live(),))  # the first one stays
    t = frame.t
    what = t("Signature pad: draw with a finger or a pen")
    scale = width / WIDTH

    def point(position: ft.Offset) -> tuple[float, float]:
        return (position.x / scale, position.y / scale)

    def begin(event: ft.DragStartEvent[ft.GestureDetector]) -> None:
        live.strokes = (*live.strokes, (point(event.local_position),))
        set_strokes(live.strokes)

    def move(event: ft.DragUpdateEvent[ft.GestureDetector]) -> None:
        *done, last = live.strokes or ((),)
        live.strokes = (*done, (*last, point(event.local_position)))
        set_strokes(live.strokes)

    def end(_: ft.DragEndEvent[ft.GestureDetector]) -> None:
        drawn(encode(live.strokes))

    def clear() -> None:
        live.strokes = ()
        set_strokes(())
        drawn("")

    canvas = cv.Canvas(
        drawing(strokes, scale, ft.Colors.ON_SURFACE),
        width=width,
        height=HEIGHT * scale,
        content=ft.GestureDetector(
            content=ft.Container(width=width, height=HEIGHT * scale),
            key="signature-pad",
            drag_interval=16,
            mouse_cursor=ft.MouseCursor.PRECISE,
            # Not a pan: inside a screen that scrolls, these two win over the scrolling.
            on_horizontal_drag_start=begin,
            on_horizontal_drag_update=move,
            on_horizontal_drag_end=end,
            on_vertical_drag_start=begin,
            on_vertical_drag_update=move,
            on_vertical_drag_end=end,
        ),
    )
    box = ft.Container(
        canvas,
        width=width,
        height=HEIGHT * scale,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(2, ft.Colors.OUTLINE),
        border_radius=14,
        clip_behavior=ft.ClipBehavior.HARD_EDGE,
    )
    again = action(
        t("Erase and sign again"),
        clear,
        key="signature-clear",
        look=frame.look,
        kind="plain",
        icon=ft.Icons.UNDO_ROUNDED,
    )
    return ft.Column(
        [
            ft.Semantics(label=f"{what}, {name}", content=box),
            ft.Row([again], wrap=True)
            if strokes
            else quiet(t("Sign in the frame, with a finger or a pen."), S.BODY_MEDIUM),
        ],
        spacing=8,
        tight=True,
    )
