"""A paper form that is not typed in yet, as a text to keep on the device.

The text is JSON: the group it was typed in for, and all of the sheet but how many were kept before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from visit_guide.domain.paper_sheet import Sheet
from visit_guide.domain.questionnaire import Form, Moment, Question
from visit_guide.domain.responses import is_sound

__all__ = ["read_draft", "write_draft"]

_Said = tuple[tuple[Moment, Form, str, str], ...]


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
        "drafts": sheet.drafts,
    }
    return json.dumps(plain, ensure_ascii=False)


def read_draft(text: str, group: str, questions: Mapping[str, Question]) -> Sheet | None:
    """The sheet of ``group`` that ``text`` holds; None when it is another group's or cannot be read.

    Answers that ``questions``, by id, no longer take are left out.
    """
    try:
        plain = json.loads(text)
        if plain["group"] != group:
            return None
        answers = _said(plain["answers"])
        return Sheet(
            name=_text(plain["name"]),
            apart=_text(plain["apart"]),
            person=_text(plain["person"]),
            moment=Moment(plain["moment"]),
            form=Form(plain["form"]),
            answers=tuple(
                one for one in answers if one[2] in questions and is_sound(questions[one[2]], one[3])
            ),
            drafts=_said(plain["drafts"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _said(rows: Any) -> _Said:
    return tuple((Moment(at), Form(form), _text(name), _text(said)) for at, form, name, said in rows)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
