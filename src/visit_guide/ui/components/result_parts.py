"""Pieces of a person's result: the gain, bars of cells, what was known, gained, lost, is to review."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from visit_guide.domain.questionnaire import Question
from visit_guide.domain.record import record
from visit_guide.domain.results import Mastery, OwnPart, OwnResults, OwnRow
from visit_guide.domain.scores import Tally
from visit_guide.messages import N_, Catalogue
from visit_guide.state import routes
from visit_guide.ui.components.cards import card
from visit_guide.ui.components.press import pressable
from visit_guide.ui.components.stacked import stacked_card
from visit_guide.ui.components.text import S, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import response_words, right_words

__all__ = [
    "MASTERY_WORDS",
    "bars",
    "changed_card",
    "gain_words",
    "legend",
    "lost_words",
    "mastery_cell",
    "question_card",
    "theme_row",
]

MASTERY_WORDS = {
    Mastery.KNOWN: N_("Known at the start"),
    Mastery.GAINED: N_("Gained today"),
    Mastery.RIGHT: N_("Right"),
    Mastery.LOST: N_("Known at the start, to look at again"),
    Mastery.REVIEW: N_("To look at again"),
}


def gain_words(results: OwnResults | OwnPart, t: Catalogue) -> tuple[str, str]:
    """The gain in large, and in words: neutral when there is none."""
    gain = results.gain
    if gain is None:
        only = results.end or results.start
        return (f"{only.right}/{only.asked}", t("right answers")) if only else ("—", "")
    if gain == 0:
        if results.start is not None and results.start.right == results.start.asked > 0:
            return "=", t("All was known at the start already: nothing was left to gain")
        return "=", t("The same result as at the start of the day")
    count = abs(gain)
    words = t.n("right answer, compared with the start", "right answers, compared with the start", count)
    return f"{'+' if gain > 0 else '−'}{count}", words


@record
class _Inks:
    """The colours of a bar: its words, what is right, what was gained, what is not right, the edges."""

    words: str
    right: str
    gained: str
    rest: str
    edge: str | None = None


def lost_words(count: int, t: Catalogue) -> str:
    """How many answers were right at the start alone; kindly, for it happens to everybody."""
    return t.n(
        "{count} answer was right at the start and not at the end: it happens. It is below, with its sheet.",
        "{count} answers were right at the start and not at the end: it happens. They are below, with "
        "their sheets.",
        count,
    )


def _bar(label: str, score: Tally, frame: Frame, inks: _Inks, *, gained: int = 0) -> ft.Control:
    """A bar of cells, one for each question; the last ``gained`` of those right in another colour."""
    said = frame.t("{right} of {count}", right=score.right, count=score.asked)
    cells: list[ft.Control] = []
    for number in range(score.asked):
        new = score.right - gained <= number < score.right
        colour = inks.right if number < score.right else inks.rest
        cells.append(
            ft.Container(
                expand=True,
                height=22,
                border_radius=6,
                bgcolor=inks.gained if new else colour,
                border=ft.Border.all(2, inks.edge) if inks.edge and (new or colour == inks.rest) else None,
            )
        )
    return ft.Semantics(
        label=f"{label}, {said}",
        exclude_semantics=True,
        content=ft.Column(
            [
                ft.Row(
                    [
                        ft.Container(text(label, S.TITLE_SMALL, inks.words), expand=True),
                        text(said, S.TITLE_SMALL, inks.words),
                    ]
                ),
                ft.Row(cells, spacing=6),
            ],
            spacing=8,
            tight=True,
        ),
    )


def bars(results: OwnResults | OwnPart, frame: Frame, *, on_card: bool = False) -> list[ft.Control]:
    """Start and end as two bars of cells, what was gained in sun; on the green ground, or on a card."""
    t = frame.t
    white = ft.Colors.ON_PRIMARY_FIXED
    sun = ft.Colors.SECONDARY_CONTAINER
    inks = _Inks(words=white, right=white, gained=sun, rest=ft.Colors.with_opacity(0.24, "#FFFFFF"))
    if on_card:
        edge, rest = ft.Colors.OUTLINE, ft.Colors.SURFACE_CONTAINER_LOWEST
        inks = _Inks(words=ft.Colors.ON_SURFACE, right=ft.Colors.PRIMARY, gained=sun, rest=rest, edge=edge)
    found: list[ft.Control] = []
    if results.start and results.start.asked:
        found.append(_bar(t("Start"), results.start, frame, inks))
    if results.end and results.end.asked:
        found.append(_bar(t("End"), results.end, frame, inks, gained=results.gained))
    return found


def mastery_cell(mastery: Mastery, frame: Frame, size: float = 44) -> ft.Control:
    """A sign for how one question went: a tick, a plus, an arrow back, or an empty square.

    The tick is on green when it was right all along, else on white: nothing was compared.
    """
    dark_edge = "#FFFFFF" if frame.look.dark else ft.Colors.ON_SURFACE
    icon, fill, ink, edge = {
        Mastery.KNOWN: (ft.Icons.CHECK_ROUNDED, ft.Colors.PRIMARY, ft.Colors.ON_PRIMARY, None),
        Mastery.RIGHT: (
            ft.Icons.CHECK_ROUNDED,
            ft.Colors.SURFACE_CONTAINER_LOWEST,
            ft.Colors.PRIMARY,
            ft.Border.all(2, ft.Colors.PRIMARY),
        ),
        Mastery.GAINED: (
            ft.Icons.ADD_ROUNDED,
            ft.Colors.SECONDARY_CONTAINER,
            ft.Colors.ON_SECONDARY_CONTAINER,
            ft.Border.all(2, dark_edge),
        ),
        Mastery.LOST: (
            ft.Icons.REPLAY_ROUNDED,
            ft.Colors.SURFACE_CONTAINER_LOWEST,
            ft.Colors.ON_SURFACE,
            ft.Border.all(2, ft.Colors.OUTLINE),
        ),
        Mastery.REVIEW: (
            None,
            ft.Colors.SURFACE_CONTAINER_LOWEST,
            ft.Colors.ON_SURFACE,
            ft.Border.all(2, ft.Colors.OUTLINE),
        ),
    }[mastery]
    return ft.Container(
        ft.Icon(icon, size=size * 0.6, color=ink) if icon else None,
        width=size,
        height=size,
        bgcolor=fill,
        border=edge,
        border_radius=size * 0.26,
        alignment=ft.Alignment.CENTER,
    )


def legend(results: OwnResults, frame: Frame) -> ft.Control:
    """What the signs mean."""
    used = {row.mastery for row in results.rows}
    compared = results.start is not None and results.end is not None
    always = {Mastery.KNOWN, Mastery.GAINED, Mastery.REVIEW} if compared else set()
    words = {**MASTERY_WORDS, **({Mastery.RIGHT: N_("Right, not compared")} if compared else {})}
    shown = [one for one in Mastery if one in used | always]
    return ft.Row(
        [
            ft.Row(
                [
                    mastery_cell(one, frame, 30),
                    ft.Container(text(frame.t(words[one]), S.LABEL_MEDIUM), expand=True, expand_loose=True),
                ],
                spacing=10,
                tight=True,
            )
            for one in shown
        ],
        wrap=True,
        spacing=22,
        run_spacing=8,
    )


def theme_row(
    part: OwnPart, label: str, icon: ft.IconData, frame: Frame, wrong: Sequence[OwnRow]
) -> ft.Control:
    """A theme, how its questions went, and where to look again: ``wrong`` are the first of each stop."""
    t, look = frame.t, frame.look
    signs = [mastery_cell(one, frame, 40 if look.phone else 44) for one in part.mastery]
    said = ", ".join(t(MASTERY_WORDS[one]) for one in part.mastery)
    name = ft.Semantics(
        label=t("{name}: {words}", name=label, words=said),
        exclude_semantics=True,
        content=text(label, S.TITLE_MEDIUM),
    )
    links = [link for row in wrong if (link := _review_link(row, frame, label)) is not None]
    words: list[ft.Control] = [name]
    beside: list[ft.Control] = []
    cells = ft.Semantics(exclude_semantics=True, content=ft.Row(signs, spacing=8, tight=True))
    if Mastery.LOST in part.mastery:
        known = quiet(t(MASTERY_WORDS[Mastery.LOST]), S.BODY_SMALL)
        words.append(ft.Semantics(exclude_semantics=True, content=known))
    if look.large:
        words.append(cells)
    if links:
        again = ft.Column(links, spacing=0, tight=True)
        (words if look.stacks else beside).append(again)
    return ft.Container(
        ft.Row(
            [
                ft.Icon(icon, size=28, color=ft.Colors.ON_SURFACE_VARIANT),
                ft.Column(words, spacing=0, tight=True, expand=True),
                *beside,
                *([] if look.large else [cells]),
            ],
            spacing=16,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        padding=ft.Padding.symmetric(vertical=14),
    )


def _review_link(row: OwnRow, frame: Frame, about: str) -> ft.Control | None:
    """A link to the sheet that answers a question; ``about`` tells it from those to the same stop."""
    t, question = frame.t, row.question
    stop = next((s for s in frame.guide.stops if s.site == question.site), None)
    if stop is None:
        return None
    number = frame.guide.stops.index(stop) + 1
    label = t("See stop {number} again", number=number)
    return pressable(
        ft.Container(
            ft.Row(
                [
                    ft.Container(
                        text(label, S.LABEL_LARGE, ft.Colors.PRIMARY), expand=True, expand_loose=True
                    ),
                    ft.Icon(ft.Icons.ARROW_FORWARD_ROUNDED, size=20, color=ft.Colors.PRIMARY),
                ],
                spacing=4,
                tight=True,
            ),
            padding=ft.Padding.symmetric(vertical=12),
        ),
        lambda: frame.act.go(routes.stop(stop.id, sheet=question.sheet or "")),
        key=f"review-{question.id}",
        label=t("{name}: {words}", name=label, words=about),
        radius=10,
    )


def question_card(row: OwnRow, frame: Frame, *, number: int, before: OwnRow | None = None) -> ft.Control:
    """A question afterwards: what was answered, what is right, why, and where it is written.

    ``before`` is how the same question was answered at the start, when both forms were one.
    """
    t, look, question = frame.t, frame.look, row.question
    mine = response_words(question, row.response, t)
    which = t("Question {number}", number=number)
    one_question = {Mastery.RIGHT: N_("Correct")}
    head = ft.Row(
        [
            mastery_cell(row.mastery, frame, 40),
            ft.Column(
                [
                    quiet(
                        f"{which} · {t(one_question.get(row.mastery, MASTERY_WORDS[row.mastery]))}",
                        S.LABEL_MEDIUM,
                    ),
                    text(question.question, S.TITLE_MEDIUM),
                ],
                spacing=2,
                tight=True,
                expand=True,
            ),
        ],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    parts: list[ft.Control] = [head]
    if not row.counts:
        why = t("The question it is compared with was changed during the visit: it does not count.")
        parts.append(quiet(why, S.BODY_MEDIUM))
    if before is not None:
        label = t("Your answer at the start, right") if before.right else t("Your answer at the start")
        icon = ft.Icons.CHECK_CIRCLE_ROUNDED if before.right else ft.Icons.PERSON_ROUNDED
        colour = ft.Colors.PRIMARY if before.right else ft.Colors.ON_SURFACE_VARIANT
        parts.append(_line(label, response_words(question, before.response, t), icon, colour))
    if row.right:
        parts.append(_line(t("Your answer, right"), mine, ft.Icons.CHECK_CIRCLE_ROUNDED, ft.Colors.PRIMARY))
    else:
        parts.append(_line(t("Your answer"), mine, ft.Icons.PERSON_ROUNDED, ft.Colors.ON_SURFACE_VARIANT))
        right = right_words(question, t)
        parts.append(_line(t("The right answer"), right, ft.Icons.CHECK_CIRCLE_ROUNDED, ft.Colors.PRIMARY))
    if question.explanation:
        parts.append(text(question.explanation, S.BODY_MEDIUM))
    if sources := _sources(row, frame):
        parts.append(quiet(sources, S.BODY_SMALL))
    if (link := _review_link(row, frame, question.question)) is not None:
        parts.append(ft.Row([link], wrap=True))
    return card(
        ft.Column(parts, spacing=10, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        look,
        key=f"result-{question.id}",
    )


def changed_card(question: Question, frame: Frame) -> ft.Control:
    """A question that does not count as it, or an answer offered, was changed: how both read now."""
    t = frame.t
    parts: list[ft.Control] = [
        quiet(t("Its words, or an answer offered, changed: it does not count."), S.LABEL_MEDIUM),
        text(question.question, S.TITLE_MEDIUM),
    ]
    if question.offered:
        parts.append(quiet(t("Answers offered now"), S.LABEL_MEDIUM))
        parts += [text(f"• {one}", S.BODY_MEDIUM) for one in question.offered]
    return stacked_card(parts, frame.look, key=f"changed-{question.id}", spacing=8)


def _line(label: str, words: str, icon: ft.IconData, colour: str) -> ft.Control:
    return ft.Row(
        [
            ft.Container(ft.Icon(icon, size=24, color=colour), padding=ft.Padding.only(top=2)),
            ft.Column(
                [quiet(label, S.LABEL_MEDIUM), text(words, S.TITLE_SMALL)], spacing=0, tight=True, expand=True
            ),
        ],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _sources(row: OwnRow, frame: Frame) -> str:
    site = frame.guide.site(row.question.site or "")
    if site is None or not row.question.sources:
        return ""
    known = {source.id: source for source in site.sources}
    cited = [known[name] for name in row.question.sources if name in known]
    names = ", ".join(dict.fromkeys(source.publisher or source.title for source in cited))
    return frame.t.n("Source: {names}", "Sources: {names}", len(cited), names=names) if names else ""
