"""What is typed of a paper form, not tapped: numbers, a sign for each line, words."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.paper_signs import read_signs, write_signs
from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.responses import LONGEST_TEXT
from visit_guide.messages import N_
from visit_guide.ui.components.text import S, text
from visit_guide.ui.components.written_answer import with_error, written_field
from visit_guide.ui.frame import Frame

__all__ = ["signs_field", "words_field"]

_WRONG = {
    QuestionKind.ORDER: N_("A number for each line, each once."),
    QuestionKind.MATCHING: N_("A letter for each line, each once."),
}


def signs_field(
    question: Question, draft: str, kept: str, typed: Callable[[str, str], None], frame: Frame
) -> ft.Control:
    """What is typed as it stands on the sheet: a number, or a sign for each line.

    Args:
        question: what is answered.
        draft: what was typed.
        kept: the response so far; when ``draft`` does not say it, it came from elsewhere.
        typed: takes the response that a text stands for, empty when it stands for none, and the text.
        frame: this rendering's inputs.
    """
    t = frame.t
    written = write_signs(question, kept)
    if question.kind is QuestionKind.NUMBER:
        written = written.replace(".", t("."))
    shown = draft if (read_signs(question, draft) or "") == kept else written
    field = written_field(
        shown,
        lambda now: typed(read_signs(question, now) or "", now),
        frame,
        key=f"answer-{question.id}",
        label=question.question,
        keyboard_type=ft.KeyboardType.NUMBER if question.kind is QuestionKind.NUMBER else None,
        width=132 * min(frame.look.scale, 1.4),
    )
    parts: list[ft.Control] = [field]
    if question.unit:
        parts.append(text(question.unit, S.LABEL_MEDIUM))
    # A long unit beside large signs is wider than a phone: it has the next line then.
    large = frame.look.large
    row: ft.Control = ft.Row(parts, spacing=8, run_spacing=4, tight=not large, wrap=large)
    if read_signs(question, shown) is not None:
        return with_error(row, [], 4)
    words = t(_WRONG.get(question.kind, N_("Write a number, such as 12 or 12.5.")))
    width = 164 * min(frame.look.scale, 1.4)
    return with_error(row, [ft.Container(text(words, S.LABEL_SMALL, ft.Colors.ERROR), width=width)], 4)


def words_field(question: Question, kept: str, say: Callable[[str], None], frame: Frame) -> ft.Control:
    """The words of the sheet."""
    return written_field(
        kept,
        say,
        frame,
        key=f"answer-{question.id}",
        label=question.question,
        lines=2,
        max_length=LONGEST_TEXT,
        counter=ft.Container(width=0, height=0),
        capitalization=ft.TextCapitalization.SENTENCES,
    )
