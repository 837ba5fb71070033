"""A whole paper form in one line of numbers and signs, for whoever has a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.components.written_answer import written_field
from visit_guide.ui.frame import Frame

__all__ = ["paper_line"]


def paper_line(
    frame: Frame,
    line: str,
    typed: Callable[[str], None],
    unclear: Sequence[str],
    entered: Callable[[], None],
) -> ft.Control:
    """The ``line`` so far; ``typed`` takes it, ``unclear`` is what of it is told as not understood.

    ``entered`` is called when the Enter key was pressed in it.
    """
    t = frame.t
    label = t("The whole sheet at the keyboard")
    how = t(
        "Number of the question, then what is ticked; “?” for “I do not know”. Example: 1b 2 4 7cab 9=120. "
        "Enter keeps the sheet; only answers in free text may be missing."
    )
    parts: list[ft.Control] = [
        ft.Semantics(exclude_semantics=True, content=text(label, S.LABEL_MEDIUM)),
        written_field(
            line,
            typed,
            frame,
            key="paper-line",
            label=label,
            on_submit=lambda _: entered(),
        ),
        quiet(how, S.BODY_SMALL),
    ]
    if unclear:
        words = t("Not understood: {words}", words=" · ".join(unclear))
        parts.append(ft.Semantics(live_region=True, content=text(words, S.LABEL_MEDIUM, ft.Colors.ERROR)))
    return stacked(parts, 6)
