"""A paper form that is not typed in yet, as a text to keep on the device.

The text is JSON: the group it was typed in for, and all of the sheet but how many were kept before.
One without ``beaten`` has what its line says among its answers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from visit_guide.domain.paper_line import read_line
from visit_guide.domain.paper_sheet import LINE, Said, Sheet
from visit_guide.domain.questionnaire import Form, Moment, Question
from visit_guide.domain.responses import is_sound

__all__ = ["Papers", "read_draft", "write_draft"]

Papers = Callable[[Moment, Form], Sequence[Question]]
"""Gives the questions of a form."""


def write_draft(sheet: Sheet, group: str) -> str:
    """``sheet`` of ``group`` as a text."""
    plain = {
        "group": group,
        "name": sheet.name,
        "apart": sheet.apart,
        "person": sheet.person,
        "moment": sheet.moment.value,
        "form": sheet.form.value,
        "answers": sheet.answers,
        "beaten": sheet.beaten,
        "drafts": sheet.drafts,
    }
    return json.dumps(plain, ensure_ascii=False)


def read_draft(text: str, group: str, papers: Papers) -> Sheet | None:
    """The sheet of ``group`` that ``text`` holds; None when it is another group's or cannot be read.

    Answers that the questions of ``papers`` no longer take are left out.
    """
    try:
        plain = json.loads(text)
        if plain["group"] != group:
            return None
        sheet = Sheet(
            name=_text(plain["name"]),
            apart=_text(plain["apart"]),
            person=_text(plain["person"]),
            moment=Moment(plain["moment"]),
            form=Form(plain["form"]),
            answers=_taken(_said(plain["answers"]), papers),
            beaten=_said(plain.get("beaten", [])),
            drafts=_said(plain["drafts"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
    return sheet if "beaten" in plain else _by_hand(sheet, papers)


def _taken(answers: Said, papers: Papers) -> Said:
    """Those of ``answers`` that can still be given."""
    return tuple(
        (at, form, name, said)
        for at, form, name, said in answers
        if any(one.id == name and is_sound(one, said) for one in papers(at, form))
    )


def _by_hand(sheet: Sheet, papers: Papers) -> Sheet:
    """``sheet`` with the answers that its lines say left to them; others stand before what they say."""
    lines = {
        (at, form, name): said
        for at, form, field, line in sheet.drafts
        if field == LINE
        for name, said in read_line(papers(at, form), line).answers
    }
    answers = tuple(one for one in sheet.answers if lines.get(one[:3]) != one[3])
    beaten = tuple((*one[:3], lines[one[:3]]) for one in answers if one[:3] in lines)
    return replace(sheet, answers=answers, beaten=beaten)


def _said(rows: Any) -> Said:
    return tuple(sorted((Moment(at), Form(form), _text(name), _text(said)) for at, form, name, said in rows))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
