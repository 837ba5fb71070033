"""What `bilan.pdf` says around its figures."""

from __future__ import annotations

from collections.abc import Iterable

from visit_guide.domain.evaluation import SOME, Caution
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.sitting import all_questions, counted
from visit_guide.messages import N_, Catalogue
from visit_guide.publish.report.case import Case
from visit_guide.ui.late_words import after_end_words, late_paper_words, refused_words

__all__ = [
    "METHOD",
    "ONE_FORM",
    "TWO_FORMS",
    "WORDS",
    "care_words",
    "caution_words",
    "none_missed",
    "remarks",
]

WORDS = {
    "after": N_("End"),
    "all_right": N_("Without a gain: all was right at the start, nothing could be gained."),
    "before": N_("Start"),
    "count": N_("People"),
    "form": N_("Form"),
    "method": N_("How these figures are made"),
    "missed": N_("To be taken up again: what most people missed at the end"),
    "nobody_answered": N_("Nobody answered."),
    "opinions": N_("What the group thinks"),
    "practices": N_("Good practices put forward"),
    "practices_none": N_("None was put forward."),
    "questions": N_("Question by question"),
    "all_questions": N_("All questions"),
    "right": N_("Right answers"),
    "right_answer": N_("Right answer"),
    "summary": N_("What the group learned"),
    "by_form": N_("By form"),
    "by_objective": N_("By objective"),
    "by_theme": N_("By theme"),
    "by_objective_text": N_("Share of right answers at the start and at the end, people with both only."),
}
"""Titles, by the name the template knows them by."""

TWO_FORMS = (
    N_(
        "Two forms of the questionnaire ask other questions on the same objectives. Half of the group "
        "starts with each, and ends with the other: remembering the questions is not taken for learning."
    ),
    N_(
        "Start and end are compared for people who answered both, on the questions that have their twin "
        "in the other form. An answer is right or not; half a right answer is none."
    ),
)
"""How two forms are compared."""

ONE_FORM = (
    N_(
        "The same questions are asked at the start and at the end: part of the gain may come from "
        "remembering them."
    ),
    N_(
        "Start and end are compared for people who answered both, question by question. An answer is right "
        "or not; half a right answer is none."
    ),
)
"""How one form, asked twice, is compared."""

METHOD = (
    N_(
        "Gain: the part of what could still be learned that was learned, (end − start) ÷ (100 % − start), "
        "on the group’s means (Hake, 1998). 0 is nothing, 1 is everything; below 0, less is right at the end."
    ),
    N_(
        "Discrimination: whether those who are right here are right elsewhere too, from −1 to 1. "
        "Below 0.2, reread the question. It is not told for fewer than five answers."
    ),
)
"""How the figures are made, with one form or two."""

_CAUTIONS = {
    Caution.VERY_FEW: N_("Fewer than five people compared: these figures describe them, and prove nothing."),
    Caution.FEW: N_("Fewer than twenty people compared: one person more or less moves these figures a lot."),
}


def caution_words(caution: Caution | None, t: Catalogue) -> str:
    """How carefully the figures are to be read; nothing when there are many people, or none."""
    return t(_CAUTIONS[caution]) if caution in _CAUTIONS else ""


def care_words(people: Iterable[int], t: Catalogue) -> str:
    """What is said beside figures, one for each of ``people``, when one of them rests on few."""
    if not any(0 < count < SOME for count in people):
        return ""
    return t("Where fewer than twenty people answered, one more or less moves the figure a lot.")


def none_missed(case: Case) -> str:
    """Why no question is listed as missed at the end: all were right, or there is no answer to tell from."""
    if any(stats.moment is Moment.END and stats.n for stats in case.evaluation.questions):
        return case.t("No question was missed at the end.")
    forms = case.forms
    if any(sent.moment is Moment.END for sent in (*forms.submissions, *forms.refused)):
        return case.t("No answer of the end counts.")
    return case.t("Nobody answered the end questionnaire.")


def remarks(case: Case) -> list[str]:
    """What is to be known of the figures of this very group."""
    t, found, forms = case.t, case.evaluation, case.forms
    late = sum(sent.late and not sent.typed_by for sent in forms.submissions)
    late_paper = sum(sent.late and bool(sent.typed_by) for sent in forms.submissions)
    typed = sum(bool(sent.typed_by) for sent in forms.submissions)
    known = all_questions(case.guide.questionnaires)
    withdrawn = ", ".join(name for name in found.withdrawn if name in known)
    lines = []
    if late:
        lines.append(
            t.n(
                "{count} questionnaire arrived late, but was written in time: it counts.",
                "{count} questionnaires arrived late, but were written in time: they count.",
                late,
            )
        )
    lines += refused_words(len(forms.refused), t)
    lines += after_end_words(len(forms.after_end), t)
    lines += late_paper_words(late_paper, t)
    if typed:
        lines.append(
            t.n(
                "{count} questionnaire was typed in from paper.",
                "{count} questionnaires were typed in from paper.",
                typed,
            )
        )
    idle = len(case.people) - len(case.active)
    if idle:
        lines.append(
            t.n(
                "{count} person joined the group without answering or signing: a line on the attendance "
                "sheet, no certificate.",
                "{count} people joined the group without answering or signing: a line each on the "
                "attendance sheet, no certificate.",
                idle,
            )
        )
    uncertified = len(case.active) - len(case.certified)
    if uncertified:
        lines.append(
            t.n(
                "{count} person handed nothing in before the closing and signed for no half-day: no "
                "certificate.",
                "{count} people handed nothing in before the closing and signed for no half-day: no "
                "certificate.",
                uncertified,
            )
        )
    twice = sum(len(person.also) for person in case.people)
    if twice:
        lines.append(
            t.n(
                "{count} person joined a second time, with another device or anew, and counts once.",
                "{count} times somebody joined again, with another device or anew: they count once.",
                twice,
            )
        )
    if withdrawn:
        lines.append(t("Withdrawn questions and their twins, which do not count: {names}.", names=withdrawn))
        if emptied := _emptied(case):
            lines.append(t("No question that counts is left on: {names}.", names=", ".join(emptied)))
    lines += [_changed(name, count, case) for name, count in found.outdated]
    return lines


def _changed(name: str, count: int, case: Case) -> str:
    """That a question was changed or taken away since, and how many answers are left out."""
    t, known = case.t, all_questions(case.guide.questionnaires)
    if name not in known:
        return t.n(
            "Question {name} is no longer asked; {count} answer to it does not count.",
            "Question {name} is no longer asked; {count} answers to it do not count.",
            count,
            name=name,
        )
    now = known[name][1]
    said = t.n(
        "Question {name} was changed since; {count} answer to it does not count. It reads now: “{text}”",
        "Question {name} was changed since; {count} answers to it do not count. It reads now: “{text}”",
        count,
        name=name,
        text=now.question,
    )
    if not now.offered:
        return said
    offered = t("Answers offered now: {answers}.", answers=" | ".join(now.offered))
    return f"{said} {offered}"


def _emptied(case: Case) -> list[str]:
    """Objectives and themes of which every question was withdrawn."""
    known = all_questions(case.guide.questionnaires)
    left = counted(case.guide.questionnaires).values()
    gone = [known[name][1] for name in case.evaluation.withdrawn if name in known]
    objectives = {one.objective for one in gone} - {one.objective for one in left}
    themes = {one.theme for one in gone} - {one.theme for one in left}
    return [
        *(one.text.rstrip(".") for one in case.guide.programme.objectives if one.id in objectives),
        *(one.title for one in case.guide.themes if one.id in themes),
    ]
