"""The questions of a paper form to type in: a line each, with the number and the letters of the sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from visit_guide.domain.paper_signs import read_signs, write_signs
from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW, LETTERS, LONGEST_TEXT, is_complete, numbers
from visit_guide.messages import N_
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.components.written_answer import written_field
from visit_guide.ui.frame import Frame

__all__ = ["paper_rows"]

Respond = Callable[[str, str], None]
"""Takes the id of a question and the response to it."""

_TYPED = frozenset({QuestionKind.NUMBER, QuestionKind.ORDER, QuestionKind.MATCHING})
_HOW = {
    QuestionKind.ORDER: N_("The numbers of the lines, from top to bottom; “-” for an empty line."),
    QuestionKind.MATCHING: N_("The letters of the lines, from top to bottom; “-” for an empty line."),
}
_WRONG = {
    QuestionKind.ORDER: N_("A number for each line, each once."),
    QuestionKind.MATCHING: N_("A letter for each line, each once."),
}
_TARGET = 48


def paper_rows(
    frame: Frame,
    questions: Sequence[Question],
    scored: frozenset[str],
    given: dict[str, str],
    respond: Respond,
    *,
    key: str,
) -> ft.Control:
    """All ``questions`` under the numbers of the sheet, in two columns where there is room.

    ``scored`` are the ids of those to which « I do not know » is an answer; ``given`` the responses
    so far; ``key`` tells this sheet from others.
    """
    rows = [
        _row(frame, number, one, given.get(one.id, ""), respond, key=key, unsure=one.id in scored)
        for number, one in enumerate(questions, start=1)
    ]
    if not frame.look.two_panes:
        return _stack(rows)
    half = (len(rows) + 1) // 2
    return ft.Row(
        [ft.Container(_stack(part), expand=True) for part in (rows[:half], rows[half:])],
        spacing=16,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _stack(parts: Sequence[ft.Control], spacing: float = 8) -> ft.Column:
    return ft.Column(
        list(parts), spacing=spacing, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def _row(
    frame: Frame, number: int, question: Question, response: str, respond: Respond, *, key: str, unsure: bool
) -> ft.Control:
    """A question: its number, which says whether it is answered, its words, its signs."""
    t, look, kind = frame.t, frame.look, question.kind
    done = is_complete(question, response)
    say = partial(respond, question.id)
    state = t("answered") if done else t("not answered yet")
    title = ft.Semantics(
        label=f"{number}. {question.question} {state}",
        exclude_semantics=True,
        content=text(question.question, S.LABEL_MEDIUM, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
    )
    words: list[ft.Control] = [title]
    if kind in _HOW:
        words.append(quiet(t(_HOW[kind]), S.BODY_SMALL))
    signs: list[ft.Control] = []
    if kind in _TYPED:
        signs.append(
            ft.Container(SignsField(question, response, say, frame), key=f"field-{key}-{question.id}")
        )
    signs += [_sign(frame, question, one, response, say) for one in _choices(frame, question, unsure=unsure)]
    head = ft.Row(
        [_number(frame, number, done=done), ft.Container(_stack(words, 2), expand=True)], spacing=10
    )
    if kind is QuestionKind.TEXT:
        field = ft.Container(TextField(question, response, say, frame), key=f"field-{key}-{question.id}")
        body: ft.Control = _stack([head, field])
    elif look.phone or look.large:
        body = _stack([head, ft.Row(signs, wrap=True, spacing=8, run_spacing=8)])
    else:
        head.expand = True
        body = ft.Row([head, ft.Row(signs, spacing=8, tight=True)], spacing=10)
    width, colour = look.card_border
    return ft.Container(
        body,
        key=f"{key}-{question.id}",
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


@ft.component
def SignsField(question: Question, kept: str, say: Callable[[str], None], frame: Frame) -> ft.Control:
    """What is typed as it stands on the sheet: a number, or a sign for each line."""
    t = frame.t
    # What was typed, and the response it was read as: another one came from elsewhere.
    typed, set_typed = ft.use_state(("", ""))
    written = write_signs(question, kept)
    if question.kind is QuestionKind.NUMBER:
        written = written.replace(".", t("."))
    shown = typed[0] if typed[1] == kept else written
    wrong = read_signs(question, shown) is None

    def changed(now: str) -> None:
        response = read_signs(question, now) or ""
        set_typed((now, response))
        say(response)

    field = written_field(
        shown,
        changed,
        frame,
        key=f"answer-{question.id}",
        label=question.question,
        keyboard_type=ft.KeyboardType.NUMBER if question.kind is QuestionKind.NUMBER else None,
        width=132 * min(frame.look.scale, 1.4),
    )
    parts: list[ft.Control] = [field]
    if question.unit:
        parts.append(text(question.unit, S.LABEL_MEDIUM))
    row: ft.Control = ft.Row(parts, spacing=8, tight=True)
    if not wrong:
        return row
    words = t(_WRONG.get(question.kind, N_("Write a number, such as 12 or 12.5.")))
    said = ft.Container(text(words, S.LABEL_SMALL, ft.Colors.ERROR), width=164 * min(frame.look.scale, 1.4))
    return ft.Column([row, ft.Semantics(live_region=True, content=said)], spacing=4, tight=True)


@ft.component
def TextField(question: Question, kept: str, say: Callable[[str], None], frame: Frame) -> ft.Control:
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
