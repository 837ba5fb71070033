"""Ways to answer a question: large targets, no drag, each choice kept at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW, numbers, shuffled
from visit_guide.ui.components.chips import choice_chip
from visit_guide.ui.components.press import action, pressable
from visit_guide.ui.components.radios import RadioCard, radio_group
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.components.written_answer import NumberAnswer, WrittenAnswer
from visit_guide.ui.frame import Frame
from visit_guide.ui.wording import NBSP

__all__ = ["answer_controls"]

Respond = Callable[[str], None]

_RADIO = (ft.Icons.RADIO_BUTTON_CHECKED_ROUNDED, ft.Icons.RADIO_BUTTON_UNCHECKED_ROUNDED)
_BOX = (ft.Icons.CHECK_BOX_ROUNDED, ft.Icons.CHECK_BOX_OUTLINE_BLANK_ROUNDED)
MARK = 30
"""Side of the mark of an answer, in dp."""


def _card_of(label: str, frame: Frame, mark: ft.Control, *, picked: bool) -> ft.Control:
    """What a card of an answer holds: its mark and its words."""
    look = frame.look
    ink = ft.Colors.ON_PRIMARY_CONTAINER if picked else ft.Colors.ON_SURFACE
    style = S.TITLE_SMALL if look.large else S.TITLE_MEDIUM
    height = (66 if look.phone else 72) * (1 if not look.large else look.scale * 0.8)
    return ft.Container(
        ft.Row(
            [mark, ft.Container(text(label, style, ink), expand=True)],
            spacing=10 if look.large else 16,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        padding=ft.Padding.symmetric(vertical=max(12.0, (height - 30) / 2)),
    )


def _dress(frame: Frame, *, picked: bool) -> dict[str, Any]:
    """The ground, the edge and the inner space of a card of an answer."""
    return {
        "bgcolor": ft.Colors.PRIMARY_CONTAINER if picked else ft.Colors.SURFACE_CONTAINER_LOWEST,
        "side": ft.BorderSide(3 if picked else 2, ft.Colors.PRIMARY if picked else ft.Colors.OUTLINE),
        "padding": ft.Padding.symmetric(horizontal=12 if frame.look.large else 20),
    }


def _mark(icons: tuple[ft.IconData, ft.IconData], *, picked: bool) -> ft.Icon:
    colour = ft.Colors.PRIMARY if picked else ft.Colors.OUTLINE
    return ft.Icon(icons[0] if picked else icons[1], size=MARK, color=colour)


def _only(label: str, code: str, respond: Respond, frame: Frame, *, key: str, picked: bool) -> ft.Control:
    """One answer that excludes the others: the whole card takes the tap."""

    def body(button: ft.Control) -> ft.Control:
        mark = ft.Stack([button, _mark(_RADIO, picked=picked)], width=MARK, height=MARK)
        return _card_of(label, frame, mark, picked=picked)

    return RadioCard(code, body, respond, name=key, **_dress(frame, picked=picked))


def _option(
    label: str,
    on_click: Callable[[], None],
    frame: Frame,
    *,
    key: str,
    picked: bool,
    mark: ft.Control | None = None,
    said: str = "",
) -> ft.Control:
    """One answer that may go with others: the whole card takes the tap."""
    shown = mark or _mark(_BOX, picked=picked)
    return pressable(
        _card_of(label, frame, shown, picked=picked),
        on_click,
        key=key,
        label=said or label,
        checked=picked,
        **_dress(frame, picked=picked),
    )


def _rank(number: str, size: float) -> ft.Control:
    given = bool(number)
    return ft.Container(
        ft.Text(number, theme_style=S.TITLE_MEDIUM, color=ft.Colors.ON_PRIMARY),
        width=size,
        height=size,
        bgcolor=ft.Colors.PRIMARY if given else ft.Colors.TRANSPARENT,
        border=None if given else ft.Border.all(2, ft.Colors.OUTLINE),
        border_radius=12,
        alignment=ft.Alignment.CENTER,
    )


def answer_controls(
    question: Question,
    response: str,
    respond: Respond,
    frame: Frame,
    *,
    scored: bool,
    draft: Respond,
    flush: Callable[[], None],
) -> list[ft.Control]:
    """What a person needs to answer ``question``; ``response`` is the answer so far.

    ``respond`` keeps an answer at once, ``draft`` a text once typing rests, ``flush`` what is
    still being typed.
    """
    match question.kind:
        case QuestionKind.RATING:
            return [_rating(question, response, respond, frame)]
        case QuestionKind.TEXT:
            name = question.id
            return [
                _of_its_own(WrittenAnswer(name, question.question, response, draft, flush, frame), question)
            ]
        case QuestionKind.NUMBER:
            field = _of_its_own(NumberAnswer(question, response, respond, frame), question)
            return [field, *_unsure(question, response, respond, frame, scored=scored)]
        case QuestionKind.MULTIPLE:
            parts = _several(question, response, respond, frame)
        case QuestionKind.ORDER:
            parts = _order(question, response, respond, frame)
        case QuestionKind.MATCHING:
            sides = range(len(question.pairs))
            parts = [_pair(question, n, response, respond, frame) for n in sides]
        case _:
            return [_one(question, response, respond, frame, scored=scored)]
    parts = [*parts, *_unsure(question, response, respond, frame, scored=scored)]
    return parts if question.kind is QuestionKind.MATCHING else [_one_below_the_other(parts)]


def _one_below_the_other(cards: list[ft.Control]) -> ft.Control:
    return ft.Column(cards, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _of_its_own(field: ft.Control, question: Question) -> ft.Control:
    """A field in a place of its own, so that one question's text never shows in another's."""
    return ft.Container(field, key=f"field-{question.id}")


def _unsure(
    question: Question, response: str, respond: Respond, frame: Frame, *, scored: bool
) -> list[ft.Control]:
    """« Je ne sais pas », always last."""
    if not scored:
        return []
    return [
        _option(
            frame.t("I do not know"),
            lambda: respond(DONT_KNOW),
            frame,
            key=f"answer-{question.id}-unsure",
            picked=response == DONT_KNOW,
            mark=_mark(_RADIO, picked=response == DONT_KNOW),
        )
    ]


def _one(question: Question, response: str, respond: Respond, frame: Frame, *, scored: bool) -> ft.Control:
    t = frame.t
    true_false = question.kind is QuestionKind.TRUE_FALSE
    labels = [t("True"), t("False")] if true_false else [choice.text for choice in question.choices]
    codes = ["t", "f"] if true_false else [str(number) for number in range(len(labels))]
    names = list(codes)
    if scored:
        labels, codes, names = [*labels, t("I do not know")], [*codes, DONT_KNOW], [*names, "unsure"]
    cards: list[ft.Control] = [
        _only(label, code, respond, frame, key=f"answer-{question.id}-{name}", picked=response == code)
        for label, code, name in zip(labels, codes, names, strict=True)
    ]
    return radio_group(_one_below_the_other(cards), response, respond)


def _several(question: Question, response: str, respond: Respond, frame: Frame) -> list[ft.Control]:
    chosen = set(numbers(response)) if response != DONT_KNOW else set()

    def toggle(number: int) -> None:
        respond(",".join(str(n) for n in sorted(chosen ^ {number})))

    return [
        quiet(frame.t("Several answers are possible."), S.BODY_MEDIUM),
        *(
            _option(
                choice.text,
                lambda number=number: toggle(number),  # type: ignore[misc]
                frame,
                key=f"answer-{question.id}-{number}",
                picked=number in chosen,
            )
            for number, choice in enumerate(question.choices)
        ),
    ]


def _order(question: Question, response: str, respond: Respond, frame: Frame) -> list[ft.Control]:
    t = frame.t
    placed = list(numbers(response)) if response != DONT_KNOW else []

    def toggle(number: int) -> None:
        after = [n for n in placed if n != number] if number in placed else [*placed, number]
        respond(",".join(map(str, after)))

    parts: list[ft.Control] = [
        quiet(t("Tap what comes first, then what follows. Tap again to take it back."), S.BODY_MEDIUM)
    ]
    for number in shuffled(question):
        label = question.choices[number].text
        place = placed.index(number) + 1 if number in placed else 0
        parts.append(
            _option(
                label,
                lambda number=number: toggle(number),  # type: ignore[misc]
                frame,
                key=f"answer-{question.id}-{number}",
                picked=bool(place),
                mark=_rank(str(place or ""), frame.look.icon(40)),
                said=t("{choice}, place {place}", choice=label, place=place) if place else label,
            )
        )
    if placed:
        again = action(
            t("Start again"),
            lambda: respond(""),
            key=f"answer-{question.id}-again",
            look=frame.look,
            kind="plain",
            icon=ft.Icons.UNDO_ROUNDED,
        )
        parts.append(ft.Row([again], wrap=True))
    return parts


def _pair(question: Question, left: int, response: str, respond: Respond, frame: Frame) -> ft.Control:
    """One left side, and the right sides to choose from; one chosen elsewhere moves here."""
    chosen = list(numbers(response)) if response != DONT_KNOW else []
    chosen = chosen if len(chosen) == len(question.pairs) else [-1] * len(question.pairs)

    def choose(right: int) -> None:
        after = [-1 if n == right else n for n in chosen]
        if chosen[left] != right:
            after[left] = right
        respond("" if set(after) == {-1} else ",".join("-" if n < 0 else str(n) for n in after))

    chips: list[ft.Control] = [
        choice_chip(
            question.pairs[right].right,
            lambda right=right: choose(right),  # type: ignore[misc]
            key=f"answer-{question.id}-{left}-{right}",
            selected=chosen[left] == right,
            look=frame.look,
        )
        for right in shuffled(question)
    ]
    stacked = frame.look.phone or frame.look.large
    sides: ft.Control = (
        ft.Column(chips, spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        if stacked
        else ft.Row(chips, wrap=True, spacing=10, run_spacing=10)
    )
    name = text(question.pairs[left].left, S.TITLE_LARGE)
    if not stacked:
        return ft.Row(
            [
                ft.Container(name, width=180, padding=ft.Padding.only(top=10)),
                ft.Container(sides, expand=True),
            ],
            spacing=16,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    return ft.Column(
        [name, sides],
        spacing=10,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _rating(question: Question, response: str, respond: Respond, frame: Frame) -> ft.Control:
    t, look = frame.t, frame.look
    steps: list[ft.Control] = []
    for step in range(1, 6):
        picked = response == str(step)
        ink = ft.Colors.ON_SECONDARY_CONTAINER if picked else ft.Colors.ON_SURFACE
        meaning = {1: question.lowest, 5: question.highest}.get(step)
        said = t("{step} of 5", step=step)
        height = 72 * (1 if not look.large else 1.3)

        def body(button: ft.Control, step: int = step, ink: str = ink, height: float = height) -> ft.Control:
            number = ft.Semantics(exclude_semantics=True, content=text(str(step), S.HEADLINE_SMALL, ink))
            return ft.Stack([button, number], height=height, alignment=ft.Alignment.CENTER)

        steps.append(
            ft.Container(
                RadioCard(
                    str(step),
                    body,
                    respond,
                    name=f"answer-{question.id}-{step}",
                    said=f"{said}, {meaning}" if meaning else said,
                    bgcolor=ft.Colors.SECONDARY_CONTAINER if picked else ft.Colors.SURFACE_CONTAINER_LOWEST,
                    side=ft.BorderSide(3 if picked else 2, ink if picked else ft.Colors.OUTLINE),
                    alignment=ft.Alignment.CENTER,
                ),
                expand=True,
            )
        )
    ends = ft.Row(
        [
            ft.Container(
                quiet(f"1{NBSP}: {question.lowest}" if question.lowest else "", S.LABEL_MEDIUM), expand=True
            ),
            ft.Container(
                quiet(
                    f"5{NBSP}: {question.highest}" if question.highest else "",
                    S.LABEL_MEDIUM,
                    text_align=ft.TextAlign.END,
                ),
                expand=True,
            ),
        ],
        spacing=12,
    )
    return ft.Column(
        [radio_group(ft.Row(steps, spacing=10), response, respond), ends],
        spacing=10,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
