"""The questionnaires on paper, from the same YAML as on the tablet, and their answer sheets.

An answer sheet goes with one moment and form: it numbers the questions as that form does, and
says what is written there (the letters of a matching, the numbers of an order). The letters of
the choices are those with which a sheet is typed in (:mod:`visit_guide.domain.paper_signs`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from visit_guide.domain.guide import Guide
from visit_guide.domain.questionnaire import Form, Moment, Question, QuestionKind
from visit_guide.domain.responses import LETTERS, normal_number, numbers, right_response, shuffled
from visit_guide.domain.sitting import Paper, has_forms, paper_for
from visit_guide.messages import N_, Catalogue
from visit_guide.publish.report.results import decimal, said
from visit_guide.publish.typeset.guide_values import Values
from visit_guide.publish.typeset.press import typeset

__all__ = ["paper_form_values", "paper_forms"]

_HOW = {
    QuestionKind.MULTIPLE: N_("Several answers may be right: tick each of them."),
    QuestionKind.ORDER: N_("Number the lines, 1 for the first."),
    QuestionKind.MATCHING: N_("Write the letter that goes with each line."),
}
_LETTERED = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE})
_NAMES = {Moment.START: "debut", Moment.END: "fin"}


def paper_forms(guide: Guide, *, large: bool = False) -> Iterator[tuple[str, bytes]]:
    """The name of the file and the PDF for each moment and form, then the answer sheet of each.

    Nothing when the guide has no questionnaire.
    """
    t, every = Catalogue(guide.itinerary.language), guide.questionnaires
    forms: tuple[Form | None, ...] = tuple(Form) if has_forms(every) else (None,)
    papers = [paper_for(every, moment, form) for moment in Moment for form in forms]
    for key in (False, True):
        for paper in papers:
            values = paper_form_values(guide, paper, t, large=large, key=key)
            if values["questions"]:
                kind = "corrige" if key else "questionnaire"
                name = "-".join((kind, _NAMES[paper.moment], *([paper.form.value] if paper.form else [])))
                yield f"{name}.pdf", typeset("paper_form", values)


def paper_form_values(
    guide: Guide, paper: Paper, t: Catalogue, *, large: bool = False, key: bool = False
) -> Values:
    """What the template is filled with; with ``key``, for whoever corrects."""
    start = paper.moment is Moment.START
    heading = t("Answer key") if key else t("Start questionnaire") if start else t("End questionnaire")
    form = t("Form {form}", form=paper.form.value) if paper.form else ""
    moment = t("Start") if start else t("End")
    kind = f"{heading} ({moment.lower()})" if key else heading
    title = " – ".join(part for part in (kind, form, guide.itinerary.title) if part)
    return {
        "title": title,
        "running": " – ".join(part for part in (kind, form) if part) if large else title,
        "language": t.language,
        "large": large,
        "base": 16.0 if large else 10.5,
        "pitch": 12.0 if large else 8.0,
        "heading": heading,
        "over": guide.programme.title,
        "mark": " · ".join(part for part in (moment, form) if part) or guide.itinerary.title,
        "key": key,
        "words": {
            "name": t("Name"),
            "dont_know": t("I do not know"),
            "thanks": t("Thank you! Hand this sheet to whoever leads the day."),
        },
        "intro": [] if key else [_intro(paper, t)],
        "questions": [
            {"number": number, **_question(guide, one, t)}
            for number, one in enumerate(paper.questions, start=1)
            if not key or right_response(one)
        ],
    }


def _intro(paper: Paper, t: Catalogue) -> str:
    """What the answers are for: those of the end are also told on each person's certificate."""
    if paper.moment is Moment.START:
        return t("You are not marked: this measures what the day brings. “I do not know” is a useful answer.")
    if paper.form is None:
        return t(
            "The same questions as at the start. Your answers tell how far you have come: they go into the "
            "group’s results and your certificate. If you do not know, say so."
        )
    return t(
        "The same topics as at the start. Your answers tell how far you have come: they go into the "
        "group’s results and your certificate. If you do not know, say so."
    )


def _question(guide: Guide, question: Question, t: Catalogue) -> Values:
    order = shuffled(question)
    matching = question.kind is QuestionKind.MATCHING
    choices = [choice.text for choice in question.choices]
    if question.kind is QuestionKind.TRUE_FALSE:
        choices = [t("true").capitalize(), t("false").capitalize()]
    elif question.kind is QuestionKind.ORDER:
        choices = [choices[n] for n in order]
    site = guide.site(question.site) if question.site else None
    return {
        "id": question.id,
        "kind": question.kind.value,
        "question": question.question,
        "hint": question.hint or "",
        "how": t(_HOW[question.kind]) if question.kind in _HOW else "",
        "choices": choices,
        "letters": [*LETTERS[: len(choices)]] if question.kind in _LETTERED else [],
        "lefts": [pair.left for pair in question.pairs],
        "rights": [
            {"letter": LETTERS[place], "text": question.pairs[n].right}
            for place, n in enumerate(order[: len(LETTERS)])
        ]
        if matching
        else [],
        "unit": question.unit or "",
        "lowest": question.lowest or "",
        "highest": question.highest or "",
        "scored": bool(right_response(question)),
        "answers": [{"sign": sign, "text": text} for sign, text in _answers(question, order, t)],
        "explanation": question.explanation or "",
        "place": t("See {place}", place=site.short_title) if site else "",
    }


def _answers(question: Question, order: Sequence[int], t: Catalogue) -> Iterator[tuple[str, str]]:
    """What is to be found on the form: what is written before a line there, if anything, and the line."""
    right = right_response(question)
    match question.kind:
        case QuestionKind.ORDER:
            for n in order:
                yield str(n + 1), question.choices[n].text
        case QuestionKind.MATCHING:
            for n, pair in enumerate(question.pairs):
                yield LETTERS[order.index(n)], t("{label}: ", label=pair.left) + pair.right
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            for n in numbers(right):
                yield LETTERS[n], question.choices[n].text
        case QuestionKind.NUMBER if question.tolerance and question.number is not None:
            ends = (question.number - question.tolerance, question.number + question.tolerance)
            low, high = (decimal(normal_number(f"{end:.6f}") or "", t) for end in ends)
            value = said(question, right, t)
            yield "", t("{value} (right from {low} to {high})", value=value, low=low, high=high)
        case _:
            text = said(question, right, t)
            yield "", text[:1].upper() + text[1:]
