"""The questions of `bilan.pdf`, a row for each moment; those changed since are there, and do not count."""

from __future__ import annotations

from collections import Counter

from visit_guide.domain.evaluation import QuestionStats
from visit_guide.domain.natural import natural
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.domain.responses import right_response
from visit_guide.domain.sitting import all_questions, is_scored
from visit_guide.messages import Catalogue
from visit_guide.publish.report.case import Case
from visit_guide.publish.report.gain_words import decimals, percent
from visit_guide.publish.report.results import said
from visit_guide.publish.typeset.guide_values import Values

__all__ = ["moment_words", "question_row", "question_rows"]


def moment_words(moment: Moment, t: Catalogue) -> str:
    """The moment, in a word."""
    return t("Start") if moment is Moment.START else t("End")


def question_rows(case: Case) -> list[Values]:
    """Every scored question at each moment, start first; what does not count is said with it."""
    changed = _changed(case)
    rows = {
        (stats.moment, stats.form, stats.question): question_row(case, stats)
        for stats in case.evaluation.questions
    }
    for (moment, form, name), count in changed.items():
        row = rows.setdefault((moment, form, name), _empty(case, moment, form, name))
        row["changed"] = case.t.n(
            "Changed since: {count} answer does not count.",
            "Changed since: {count} answers do not count.",
            count,
        )
    order = sorted(rows, key=lambda key: (key[0] is Moment.END, key[1] or "", natural(key[2])))
    return [rows[key] for key in order]


def _changed(case: Case) -> Counter[tuple[Moment, Form | None, str]]:
    """How many answers do not count, to each question that is still there but reads otherwise."""
    known = all_questions(case.guide.questionnaires)
    return Counter(
        (paper.moment, paper.form, name)
        for paper in case.evaluation.scores
        for name in paper.outdated
        if name in known and is_scored(*known[name])
    )


def question_row(case: Case, stats: QuestionStats) -> Values:
    """One question with its figures."""
    question = all_questions(case.guide.questionnaires)[stats.question][1]
    site = case.guide.site(question.site) if question.site else None
    return {
        "id": stats.question,
        "text": question.question,
        "changed": "",
        "moment": moment_words(stats.moment, case.t),
        "form": stats.form.value if stats.form else "",
        "n": stats.n,
        "right": stats.right,
        "share": percent(stats.difficulty),
        "bar": stats.difficulty or 0.0,
        "dont_know": stats.dont_know,
        "discrimination": decimals(stats.discrimination, case.t),
        "line": case.t.n("{count} right of {n}", "{count} right of {n}", stats.right, n=stats.n),
        "answer": said(question, right_response(question), case.t),
        "explanation": question.explanation or "",
        "place": site.short_title if site else "",
    }


def _empty(case: Case, moment: Moment, form: Form | None, name: str) -> Values:
    """The row of a question none of whose answers counts."""
    none = QuestionStats(question=name, moment=moment, form=form, n=0, right=0, dont_know=0)
    return question_row(case, none)
