"""A whole paper form in one line of numbers and signs, for whoever has a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import flet as ft

from visit_guide.domain.paper_signs import read_line
from visit_guide.domain.questionnaire import Question
from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.components.written_answer import written_field
from visit_guide.ui.frame import Frame

__all__ = ["LINE", "paper_line"]

LINE = "line"
"""The name of the field among those of a sheet."""


def paper_line(
    frame: Frame,
    questions: Sequence[Question],
    line: str,
    typed: Callable[[str, Iterable[tuple[str, str]]], None],
    unclear: Sequence[str],
    entered: Callable[[], None],
) -> ft.Control:
    """The ``line`` so far; ``typed`` takes it with what it says, ``unclear`` is told as not understood.

    ``entered`` is called when the Enter key was pressed in it.
    """
    t = frame.t
    label = t("The whole sheet at the keyboard")
    how = t(
        "Number of the question, then what is ticked; “?” for “I do not know”. Example: 1b 2 4 7cab 9=120. "
        "Enter keeps a sheet without a gap."
    )
    parts: list[ft.Control] = [
        ft.Semantics(exclude_semantics=True, content=text(label, S.LABEL_MEDIUM)),
        written_field(
            line,
            lambda now: typed(now, read_line(questions, now).answers),
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
