"""The discussion's timer: large on the console, a chip beside the question on the tablets."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.group import Timer
from visit_guide.state.lead import seconds_left
from visit_guide.ui.components.text import S, text
from visit_guide.ui.components.ticking import use_ticks
from visit_guide.ui.frame import Frame

__all__ = ["TimerChip", "TimerDigits", "timer_words"]


def digits(seconds: int) -> str:
    """``4:12``; once the time is over, how long ago: ``0:35``."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes}:{rest:02d}"


def timer_words(seconds: int, frame: Frame) -> str:
    """What a screen reader says of the timer."""
    minutes, rest = divmod(abs(seconds), 60)
    if seconds < 0:
        return frame.t("Time over since {minutes} min {seconds} s", minutes=minutes, seconds=rest)
    return frame.t("{minutes} min {seconds} s left", minutes=minutes, seconds=rest)


@ft.component
def TimerDigits(timer: Timer, total: int, frame: Frame) -> ft.Control:
    """What is left, with a bar of it; brique, counting up, once it is over."""
    use_ticks(1.0, running=timer.running)
    left = seconds_left(timer, frame.act.travelling.group.tools.clock())
    look = frame.look
    over = left <= 0
    ink = ft.Colors.TERTIARY if over else ft.Colors.ON_SURFACE
    size = min(60 if look.phone else 84, (look.width - 80) / 3) * min(look.scale, 1.2)
    number = ft.Text(
        ("+\u00a0" if left < 0 else "") + digits(left),
        style=ft.TextStyle(
            size=size, weight=ft.FontWeight.W_800, font_family="AHN-800-tabular", color=ink, height=1.0
        ),
        no_wrap=True,
    )
    under = frame.t("of {minutes} min", minutes=round(total / 60)) if not over else frame.t("Time is up")
    bar = ft.ProgressBar(
        value=max(0.0, min(1.0, left / total)) if total > 0 else 0.0,
        color=ft.Colors.SECONDARY_CONTAINER if not over else ft.Colors.TERTIARY,
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
        bar_height=14,
        border_radius=7,
    )
    edge = "#FFFFFF" if look.dark else look.palette.on_surface
    return ft.Semantics(
        label=timer_words(left, frame),
        exclude_semantics=True,
        content=ft.Column(
            [
                ft.Row(
                    [number, text(under, S.LABEL_MEDIUM, ink)],
                    spacing=12,
                    wrap=True,
                    vertical_alignment=ft.CrossAxisAlignment.END,
                ),
                ft.Container(bar, border=ft.Border.all(2, edge), border_radius=9, padding=0),
            ],
            spacing=10,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )


@ft.component
def TimerChip(timer: Timer, frame: Frame) -> ft.Control:
    """What is left, on a participant's screen."""
    use_ticks(1.0, running=timer.running)
    left = seconds_left(timer, frame.act.travelling.group.tools.clock())
    over = left <= 0
    ink = ft.Colors.ON_TERTIARY_CONTAINER if over else ft.Colors.ON_SECONDARY_CONTAINER
    words = frame.t("Time is up") if over else digits(left)
    return ft.Semantics(
        label=timer_words(left, frame),
        exclude_semantics=True,
        content=ft.Container(
            ft.Row(
                [
                    ft.Icon(
                        ft.Icons.TIMER_ROUNDED if timer.running else ft.Icons.PAUSE_ROUNDED,
                        size=22,
                        color=ink,
                    ),
                    ft.Text(
                        words,
                        theme_style=S.LABEL_LARGE,
                        font_family="AHN-700-tabular" if not over else None,
                        color=ink,
                    ),
                ],
                spacing=8,
                tight=True,
            ),
            key="timer-chip",
            bgcolor=ft.Colors.TERTIARY_CONTAINER if over else ft.Colors.SECONDARY_CONTAINER,
            border=ft.Border.all(2, ink) if frame.look.outdoor else None,
            border_radius=10,
            padding=ft.Padding.symmetric(horizontal=12, vertical=8),
        ),
    )
