"""The questions of a paper form to type in: a line each, with the number and the letters of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from visit_guide.domain.paper_sheet import Sheet
from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW, LETTERS, is_complete, numbers
from visit_guide.messages import N_
from visit_guide.ui.components.paper_fields import signs_field, words_field
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame

__all__ = ["Change", "paper_rows"]

Change = Callable[[Callable[[Sheet], Sheet]], None]
"""Takes what makes the next sheet of the one there is."""

_TYPED = frozenset({QuestionKind.NUMBER, QuestionKind.ORDER, QuestionKind.MATCHING})
_HOW = {
    QuestionKind.ORDER: N_("The numbers of the lines, from top to bottom; “-” for an empty line."),
    QuestionKind.MATCHING: N_("The letters of the lines, from top to bottom; “-” for an empty line."),
}
_TARGET = 48


def paper_rows(
    frame: Frame, questions: Sequence[Question], scored: frozenset[str], sheet: Sheet, change: Change
) -> ft.Control:
    """All ``questions`` under the numbers of the sheet, in its order, which is that of the Tab key too.

    ``scored`` are the ids of those to which « I do not know » is an answer.
    """
    given = sheet.given(questions)
    rows = [
        _row(
            frame,
            number,
            one,
            given.get(one.id, ""),
            sheet,
            partial(_answer, change, questions, one.id),
            unsure=one.id in scored,
        )
        for number, one in enumerate(questions, start=1)
    ]
    return stacked(rows, 8)


def _answer(
    change: Change, questions: Sequence[Question], name: str, response: str, draft: str | None = None
) -> None:
    """Give ``response`` to the question ``name`` by hand, with ``draft`` in its field if it has one."""

    def make(before: Sheet) -> Sheet:
        with_text = before if draft is None else before.typed(name, draft)
        return with_text.answered(questions, name, response)

    change(make)


def _row(
    frame: Frame,
    number: int,
    question: Question,
    response: str,
    sheet: Sheet,
    say: Callable[..., None],
    *,
    unsure: bool,
) -> ft.Control:
    """A question: its number, which says whether it is answered, its words, its signs."""
    t, look, kind, name = frame.t, frame.look, question.kind, question.id
    done = is_complete(question, response)
    state = t("answered") if done else t("not answered yet")
    title = ft.Semantics(
        label=f"{number}. {question.question} {state}",
        exclude_semantics=True,
        content=text(question.question, S.LABEL_MEDIUM),
    )
    words: list[ft.Control] = [title]
    if kind in _HOW:
        words.append(quiet(t(_HOW[kind]), S.BODY_SMALL))
    signs: list[ft.Control] = []
    here = f"field-{sheet.kept}-{name}"
    if kind in _TYPED:
        field = signs_field(question, sheet.texts.get(name, ""), response, say, frame)
        signs.append(ft.Container(field, key=here))
    signs += [_sign(frame, question, one, response, say) for one in _choices(frame, question, unsure=unsure)]
    head = ft.Row(
        [_number(frame, number, done=done), ft.Container(stacked(words, 2), expand=True)], spacing=10
    )
    if kind is QuestionKind.TEXT:
        body: ft.Control = stacked(
            [head, ft.Container(words_field(question, response, say, frame), key=here)], 8
        )
    elif look.stacks:
        body = stacked([head, ft.Row(signs, wrap=True, spacing=8, run_spacing=8)], 8)
    else:
        head.expand = True
        body = ft.Row([head, ft.Row(signs, spacing=8, tight=True)], spacing=10)
    width, colour = look.card_border
    return ft.Container(
        body,
        key=f"paper-{sheet.kept}-{name}",
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(width, colour),
        border_radius=14,
        padding=ft.Padding.symmetric(horizontal=10, vertical=8),
    )


def _number(frame: Frame, number: int, *, done: bool) -> ft.Control:
    """The number of the sheet: filled once there is an answer, an outline before."""
    size = frame.look.icon(34)
    ink = ft.Colors.ON_PRIMARY if done else ft.Colors.ON_SURFACE
    badge = ft.Container(
        ft.Text(str(number), theme_style=S.LABEL_MEDIUM, color=ink, no_wrap=True),
        width=size,
        height=size,
        bgcolor=ft.Colors.PRIMARY if done else ft.Colors.TRANSPARENT,
        border=ft.Border.all(2, ft.Colors.PRIMARY if done else ft.Colors.OUTLINE),
        border_radius=10,
        alignment=ft.Alignment.CENTER,
    )
    return ft.Semantics(exclude_semantics=True, content=badge)


def _choices(frame: Frame, question: Question, *, unsure: bool) -> list[tuple[str, str, str, str]]:
    """What can be tapped: (end of the key, response, sign, what a screen reader says)."""
    t = frame.t
    found: list[tuple[str, str, str, str]] = []
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            found = [
                (str(n), str(n), LETTERS[n], f"{LETTERS[n]}, {choice.text}")
                for n, choice in enumerate(question.choices)
            ]
        case QuestionKind.TRUE_FALSE:
            found = [("t", "t", t("True"), t("True")), ("f", "f", t("False"), t("False"))]
        case QuestionKind.RATING:
            found = [(str(n), str(n), str(n), t("{step} of 5", step=n)) for n in range(1, 6)]
        case _:
            pass
    if unsure:
        found.append(("unsure", DONT_KNOW, DONT_KNOW, t("I do not know")))
    return found


def _sign(
    frame: Frame,
    question: Question,
    choice: tuple[str, str, str, str],
    response: str,
    say: Callable[[str], None],
) -> ft.Control:
    """One sign to tap; tapped again it is taken back."""
    end, value, sign, said = choice
    chosen = numbers(response) if question.kind is QuestionKind.MULTIPLE else ()
    several = question.kind is QuestionKind.MULTIPLE and value != DONT_KNOW
    picked = int(value) in chosen if several else response == value

    def tap() -> None:
        if several:
            after = {*chosen} ^ {int(value)}
            say(",".join(map(str, sorted(after))))
        else:
            say("" if picked else value)

    look = frame.look
    size = _TARGET * min(look.scale, 1.5)
    ink = ft.Colors.ON_PRIMARY if picked else ft.Colors.ON_SURFACE
    short = len(sign) == 1
    label = ft.Text(sign, theme_style=S.LABEL_LARGE, color=ink, no_wrap=True)
    return pressable(
        ft.Container(
            ft.Row([label], tight=True, alignment=ft.MainAxisAlignment.CENTER),
            height=size,
            padding=0 if short else ft.Padding.symmetric(horizontal=14),
        ),
        tap,
        key=f"answer-{question.id}-{end}",
        label=said,
        checked=picked,
        bgcolor=ft.Colors.PRIMARY if picked else ft.Colors.SURFACE_CONTAINER_LOWEST,
        radius=12,
        side=ft.BorderSide(3 if picked else 2, ft.Colors.PRIMARY if picked else ft.Colors.OUTLINE),
        alignment=ft.Alignment.CENTER,
        width=size if short else None,
    )
