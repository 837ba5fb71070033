"""What the group missed most, for the console: where, after the start; the very questions, after the end."""

from __future__ import annotations

import flet as ft

from visit_guide.domain.closing import questionnaire_topic
from visit_guide.domain.evaluation import most_missed, most_missed_parts
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.sitting import all_questions, has_forms
from visit_guide.state.led_forms import Led
from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.components.text import S, heading, quiet, text
from visit_guide.ui.frame import Frame
from visit_guide.ui.quiz_words import right_words

__all__ = ["missed_parts", "missed_questions"]


def missed_parts(frame: Frame, led: Led) -> list[ft.Control]:
    """After the start: where most was missed, with no question and no answer, since they come back."""
    t, guide = frame.t, frame.guide
    known = all_questions(guide.questionnaires)
    objectives = {one.id: one.text for one in guide.programme.objectives}
    themes = {one.id: one.short_title or one.title for one in guide.themes}
    lists = (
        (t("By objective"), objectives, lambda name: known[name][1].objective),
        (t("By theme"), themes, lambda name: known[name][1].theme),
    )
    parts: list[ft.Control] = []
    for title, names, of in lists:
        found = most_missed_parts(led.evaluation, Moment.START, of)
        if not found:
            continue
        lines: list[ft.Control] = [quiet(title, S.LABEL_LARGE)]
        for one in found:
            words = t.n(
                "{count} right answer of {answers}",
                "{count} right answers of {answers}",
                one.right,
                answers=one.answers,
            )
            said: list[ft.Control] = [
                text(names.get(one.name, one.name), S.BODY_LARGE),
                quiet(words, S.BODY_MEDIUM),
            ]
            lines.append(stacked(said, 0))
        parts.append(stacked(lines, 8))
    if not parts:
        return _nothing_missed(frame, led, Moment.START)
    why = (
        t(
            "Without the questions and their answers: this evening the other half of the group gets these "
            "very questions. They are shown once the end questionnaire is closed."
        )
        if has_forms(guide.questionnaires)
        else t(
            "Without the questions and their answers: the same questions come back at the end. They are "
            "shown once the end questionnaire is closed."
        )
    )
    head = heading(t("What was missed most, by objective and by theme"), 3, S.TITLE_MEDIUM)
    line = ft.Divider(height=9, color=ft.Colors.OUTLINE_VARIANT)
    shown = questionnaire_topic(Moment.END) in frame.together.state.closed
    return [line, head, *([] if shown else [text(why, S.BODY_MEDIUM)]), *parts]


def _nothing_missed(frame: Frame, led: Led, moment: Moment) -> list[ft.Control]:
    """That all was right; nothing while nobody has answered."""
    answered = any(one.moment is moment for one in led.evaluation.scores)
    return [quiet(frame.t("Nobody missed anything."), S.BODY_MEDIUM)] if answered else []


def missed_questions(frame: Frame, led: Led) -> list[ft.Control]:
    """After the end: the questions fewest people had right, to discuss at once."""
    t = frame.t
    known = all_questions(frame.guide.questionnaires)
    missed = most_missed(led.evaluation, Moment.END)
    if not missed:
        return _nothing_missed(frame, led, Moment.END)
    parts: list[ft.Control] = [
        ft.Divider(height=9, color=ft.Colors.OUTLINE_VARIANT),
        heading(t("To discuss at once: what most people missed"), 3, S.TITLE_MEDIUM),
    ]
    for stats in missed:
        question = known[stats.question][1]
        right = t.n(
            "{count} right answer of {answers}",
            "{count} right answers of {answers}",
            stats.right,
            answers=stats.n,
        )
        answer = right_words(question, t)
        lines: list[ft.Control] = [
            text(question.question, S.TITLE_SMALL),
            quiet(right, S.BODY_MEDIUM),
        ]
        if "\n" in answer:  # one line for each part of it
            lines += [
                text(t("{name}: {words}", name=t("The right answer"), words="").rstrip(), S.BODY_LARGE),
                text(answer, S.BODY_LARGE),
            ]
        else:
            answer = t("{name}: {words}", name=t("The right answer"), words=answer)
            lines.append(text(answer, S.BODY_LARGE))
        parts.append(stacked(lines, 2))
    return parts
