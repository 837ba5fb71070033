"""The console's screen on which a paper form is typed in."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from visit_guide.domain.paper_line import read_line
from visit_guide.domain.paper_sheet import LINE, Sheet, misread, missing, standing
from visit_guide.domain.people import labels
from visit_guide.domain.questionnaire import QuestionKind
from visit_guide.domain.sitting import all_questions, has_forms, is_scored, paper_for
from visit_guide.messages import N_
from visit_guide.ui.components.column import screen_column
from visit_guide.ui.components.paper_head import (
    begun_row,
    elsewhere_row,
    end_rows,
    how_far,
    keep_row,
    paper_bar,
    paper_title,
)
from visit_guide.ui.components.paper_line import paper_line
from visit_guide.ui.components.paper_rows import paper_rows
from visit_guide.ui.components.paper_who import MOMENTS, paper_who
from visit_guide.ui.components.stacked import stacked
from visit_guide.ui.components.text import S, text
from visit_guide.ui.frame import Frame

__all__ = ["LeadPaper"]

_WIDTH = 1040


@ft.component
def LeadPaper(frame: Frame) -> ft.Control:
    """A paper form, typed in: who, when, which form, then a line for each question."""
    t, look, questionnaires = frame.t, frame.look, frame.guide.questionnaires
    desk = frame.act.paper_desk
    sheet = desk.sheet
    _, draw_anew = ft.use_state(0)

    def watch() -> None:
        desk.told = lambda: draw_anew(lambda times: times + 1)

    def leave() -> None:
        desk.told = lambda: None

    ft.use_effect(watch, [], cleanup=leave)
    begun, set_resumed = ft.use_state(not sheet.is_blank)
    resumed = begun and not sheet.is_blank
    refused, set_refused = ft.use_state(False)
    state = frame.act.led_forms.now().forms
    names, forms = labels(state.people), has_forms(questionnaires)
    form = sheet.form if forms else None
    questions = paper_for(questionnaires, sheet.moment, form).questions
    known = all_questions(questionnaires)
    scored = frozenset(one.id for one in questions if is_scored(*known[one.id]))
    stands = standing(state, sheet)
    line, given = sheet.texts.get(LINE, ""), sheet.given(questions)
    read, wrong = read_line(questions, line), misread(questions, sheet)
    # A number at the end is only about to be answered, until the sheet was to be kept with it.
    unclear = [
        *(t("{part} (a single letter)", part=one) if one in read.too_many else one for one in read.unclear),
        *(t("question {number} answered twice", number=one) for one in read.twice),
        *([read.waiting] if read.waiting and refused else []),
    ]
    understood = read.is_understood and not wrong
    left = [*unclear, *(t("question {number}", number=one) for one in wrong)] if refused else []

    def change(make: Callable[[Sheet], Sheet]) -> None:
        desk.change(make)
        draw_anew(lambda times: times + 1)

    def keep() -> None:
        set_refused(not understood)
        if not stands.may_keep or not understood:
            return
        if frame.act.led_forms.enter_paper(sheet.name, sheet.moment, form, given, sheet.person):
            change(lambda before: before.next())
            set_resumed(False)

    def entered() -> None:
        words = {n for n, one in enumerate(questions, 1) if one.kind is QuestionKind.TEXT}
        if words.issuperset(missing(questions, given)):
            keep()

    def empty() -> None:
        change(lambda before: before.emptied())
        set_resumed(False)
        set_refused(False)
        frame.act.pad.offer(N_("Sheet emptied"), lambda: desk.change(lambda _: sheet))

    which = [t(MOMENTS[sheet.moment]), *([t("Form {name}", name=form.value)] if form else [])]
    who = names.get(sheet.person) or " ".join(sheet.name.split())
    whose = [who, *which] if who else which
    far = how_far(frame, whose, len(questions), missing(questions, given), stands, left)
    kept: list[ft.Control] = []
    if sheet.kept:
        words = t.n("{count} paper form was typed in.", "{count} paper forms were typed in.", sheet.kept)
        kept.append(ft.Semantics(live_region=True, content=text(words, S.TITLE_SMALL)))
    parts: list[ft.Control] = [
        *([elsewhere_row(frame)] if desk.elsewhere else [begun_row(frame, empty)] if resumed else []),
        stacked([*kept, *paper_who(frame, state, names, sheet, stands, change, forms=forms)]),
        paper_line(
            frame,
            line,
            lambda now: change(lambda before: before.typed(LINE, now)),
            unclear,
            entered,
        ),
        paper_rows(frame, questions, scored, sheet, change),
    ]
    ends = None if resumed or sheet.is_blank else empty
    key = f"lead-paper-screen-{sheet.kept}"  # the next sheet begins at the top
    if look.large or look.short:
        whole = [paper_title(frame), *parts, *keep_row(frame, far, keep, sheet.kept, ends)]
        return screen_column(whole, frame, key=key, alone=True)
    parts += end_rows(frame, keep, sheet.kept, ends)
    body = screen_column(parts, frame, key=key, width=_WIDTH, spacing=12, alone=True)
    return ft.Column([paper_bar(frame, far, keep, sheet.kept), body], spacing=0, expand=True)
