"""The group's results, without a name: what `bilan.pdf` shows."""

from __future__ import annotations

from collections.abc import Iterable

from visit_guide.domain.day import item_title
from visit_guide.domain.evaluation import Gain, most_missed
from visit_guide.domain.letters import dictionary
from visit_guide.domain.opinions import Opinion, opinions
from visit_guide.domain.questionnaire import Moment, QuestionKind
from visit_guide.domain.sitting import has_forms
from visit_guide.messages import Catalogue
from visit_guide.publish.report.bilan_words import (
    METHOD,
    ONE_FORM,
    TWO_FORMS,
    WORDS,
    care_words,
    caution_words,
    none_missed,
    remarks,
)
from visit_guide.publish.report.case import Case
from visit_guide.publish.report.gain_words import (
    decimals,
    gain_line,
    gain_short,
    group_gain,
    percent,
    undefined_words,
)
from visit_guide.publish.report.question_rows import moment_words, question_row, question_rows
from visit_guide.publish.typeset.guide_values import Values
from visit_guide.ui.wording import half_up
from visit_guide.ui.words import date_words

__all__ = ["bilan_values"]


def bilan_values(case: Case) -> Values:
    """What the template is filled with."""
    t, found, said_of = case.t, case.evaluation, case.guide.programme
    forms = has_forms(case.guide.questionnaires)
    said_by = opinions(case.forms, case.guide.questionnaires)
    halves = [
        {
            "label": t("Signed in the morning") if half.half == "morning" else t("Signed in the afternoon"),
            "n": len(case.attendance.here(half.half)),
        }
        for half in case.halves
    ]
    return {
        "title": f"{t('Results of the group')} – {case.guide.itinerary.title}",
        "language": t.language,
        "words": {name: t(text) for name, text in WORDS.items()},
        "head": {
            "over": " · ".join(part for part in (said_of.nature, said_of.place) if part),
            "title": t("Results of the group"),
            "training": said_of.title,
            "under": " · ".join(
                part
                for part in (
                    date_words(case.date, t) if case.date else "",
                    case.guide.organiser.name or said_of.provider or "",
                )
                if part
            ),
        },
        "counts": [
            {"label": t("Joined the group"), "n": len(case.people)},
            *halves,
            {"label": t("Start questionnaires"), "n": found.started},
            {"label": t("End questionnaires"), "n": found.ended},
            {"label": t("Both, and compared"), "n": found.n},
        ],
        "gain": _gain(found.gain, t),
        "gain_words": _gain_words(found.gain, t),
        "colon": t("{label}: ", label=""),
        "question_columns": [
            t("Moment and form") if forms else t("Moment"),
            t("Question"),
            t("Name"),
            t("Answers"),
            t("Right"),
            t("“I do not know”"),
            t("Discr."),
        ],
        "practice_columns": [t("Stop"), t("Practice"), t("Votes")],
        "caution": caution_words(found.caution, t),
        "care": {
            "objectives": care_words((gain.n for _, gain in found.by_objective), t),
            "themes": care_words((gain.n for _, gain in found.by_theme), t),
            "forms": care_words(
                [*(form.n for form in found.forms), *(gain.n for _, gain in found.by_first_form)], t
            ),
            "questions": care_words((stats.n for stats in found.questions), t),
            "opinions": care_words((one.n for one in said_by if one.mean is not None), t),
        },
        "remarks": remarks(case),
        "objectives": _gains(found.by_objective, _objectives(case), t),
        "themes": _gains(found.by_theme, {theme.id: theme.title for theme in case.guide.themes}, t),
        "first_forms": [
            {"label": t("{form} at the start", form=form.value), **_gain(gain, t)}
            for form, gain in found.by_first_form
            if forms
        ],
        "forms": [
            {
                "form": form.form.value if form.form else "",
                "moment": moment_words(form.moment, t),
                "n": form.n,
                "share": percent(form.share),
                "bar": form.share or 0.0,
                "end": form.moment is Moment.END,
            }
            for form in found.forms
            if forms
        ],
        "questions": question_rows(case),
        "none_missed": none_missed(case),
        "missed": [question_row(case, stats) for stats in most_missed(found, Moment.END)],
        "opinions": [_opinion(one, t) for one in said_by],
        "practices": _practices(case),
        "method": [t(line) for line in (*(TWO_FORMS if forms else ONE_FORM), *METHOD)],
    }


def _objectives(case: Case) -> dict[str, str]:
    return {objective.id: objective.text for objective in case.guide.programme.objectives}


def _gain(gain: Gain, t: Catalogue) -> Values:
    return {
        "n": gain.n,
        "before": percent(gain.before),
        "after": percent(gain.after),
        "before_bar": gain.before or 0.0,
        "after_bar": gain.after or 0.0,
        "difference": _points(gain),
        "value": decimals(gain.value, t),
        "line": gain_line(gain, t),
        "short": gain_short(gain, t),
        "undefined": undefined_words(gain, t),
    }


def _points(gain: Gain) -> str:
    """The difference of both percentages as they are shown: who subtracts one from the other finds it."""
    if gain.before is None or gain.after is None:
        return "—"
    points = int(half_up(gain.after * 100)) - int(half_up(gain.before * 100))
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return f"{sign}{abs(points)}"


def _gain_words(gain: Gain, t: Catalogue) -> Values:
    return {"points": t("percentage points"), "value": group_gain(gain, t)}


def _gains(gains: Iterable[tuple[str, Gain]], names: dict[str, str], t: Catalogue) -> list[Values]:
    place = {name: number for number, name in enumerate(names)}
    in_order = sorted(gains, key=lambda one: place.get(one[0], len(place)))
    some = any(gain.n for _, gain in in_order)
    rows = []
    for name, gain in in_order:
        row = {"label": names.get(name, name), **_gain(gain, t)}
        if some and not gain.n:  # the others have people to compare: it is the questions that are missing
            row["undefined"] = t("Nothing to compare: its questions were changed during the visit.")
        rows.append(row)
    return rows


def _opinion(opinion: Opinion, t: Catalogue) -> Values:
    question = opinion.question
    if question.kind is QuestionKind.RATING:
        labels = [str(step) for step in range(1, 6)]
        labels[0] += f" ({question.lowest})" if question.lowest else ""
        labels[-1] += f" ({question.highest})" if question.highest else ""
    else:
        labels = [choice.text for choice in question.choices]
    return {
        "question": question.question,
        "moment": moment_words(opinion.moment, t),
        "n": t.n("{count} answer", "{count} answers", opinion.n),
        "mean": decimals(opinion.mean, t, 1) if opinion.mean is not None else "",
        "of": t("of 5"),
        "bars": [
            {"label": label, "n": count, "bar": count / opinion.n if opinion.n else 0.0}
            for label, count in zip(labels, opinion.counts, strict=False)
        ],
        "texts": list(opinion.texts),
    }


def _practices(case: Case) -> list[Values]:
    """Good practices by stop, in the order of the day; the most voted first."""
    items = {item.id: item_title(case.guide, item) for item in case.guide.itinerary.items}
    order = {name: number for number, name in enumerate(items)}
    every = sorted(
        case.state.practices,
        key=lambda one: (order.get(one.item, len(order)), -one.votes, dictionary(one.text)),
    )
    return [
        {"place": items.get(one.item, ""), "text": one.text, "votes": one.votes}
        for one in every
        if one.text.strip()
    ]
