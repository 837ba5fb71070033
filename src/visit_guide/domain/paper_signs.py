"""What is written on a paper form, read into answers and back.

A sheet is typed in with the signs that stand on it:

* a choice: its letter once, ``B``; several: their letters, ``AC``; true or false: its first letter, or
  the word;
* an order or a matching: what was written before each line, from top to bottom, ``3142`` or
  ``BAC``; ``-`` for a line left empty; ``3-1-4-2`` and ``3>1>4>2`` are as good;
* a number or a rating: itself; « I do not know »: ``?``.

Small letters, spaces and commas between signs are as good.
"""

from __future__ import annotations

import re

from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.responses import DONT_KNOW, LETTERS, is_sound, normal_number, numbers, shuffled

__all__ = ["EMPTY", "has_too_many", "read_signs", "write_signs"]

EMPTY = "-"
"""Stands for a line before which nothing was written."""

_TRUE, _FALSE = ("V", "T", "VRAI", "TRUE"), ("F", "FAUX", "FALSE")
_COMMA = re.compile(r"(?<=[\w-]),(?=[\w-])")
"""A comma between two signs."""
_APART = re.compile(r"\w([->,]\w)+")
"""Signs of an order or a matching with something between each two."""


def read_signs(question: Question, written: str) -> str | None:
    """The response that ``written`` stands for, empty for none; None when it stands for nothing."""
    signs = "".join(written.split()).upper()
    if question.kind is QuestionKind.TEXT:
        return written
    if signs in ("", DONT_KNOW):
        return signs
    if question.kind in (QuestionKind.ORDER, QuestionKind.MATCHING) and _APART.fullmatch(signs):
        signs = signs[::2] if len(signs[::2]) == _lines(question) else signs
    if question.kind is not QuestionKind.NUMBER:
        signs = _COMMA.sub("", signs)
    match question.kind:
        case QuestionKind.TRUE_FALSE:
            response = "t" if signs in _TRUE else "f" if signs in _FALSE else None
        case QuestionKind.NUMBER:
            response = _number(question, signs)
        case QuestionKind.RATING:
            response = signs
        case QuestionKind.ORDER:
            response = _order(question, signs)
        case QuestionKind.MATCHING:
            response = _matching(question, signs)
        case QuestionKind.SINGLE if len(signs) > 1:
            response = None
        case _:
            chosen = {LETTERS.find(sign) for sign in signs}
            response = ",".join(map(str, sorted(chosen))) if min(chosen) >= 0 else None
    return response if response is not None and is_sound(question, response) else None


def has_too_many(question: Question, written: str) -> bool:
    """Whether ``written`` is several letters of choices where one is asked, be it the same twice."""
    signs = _COMMA.sub("", "".join(written.split()).upper())
    letters = set(LETTERS[: len(question.choices)])
    return question.kind is QuestionKind.SINGLE and len(signs) > 1 and set(signs) <= letters


def write_signs(question: Question, response: str) -> str:
    """The signs of ``response`` as they stand on the sheet; the one of true is ``V``."""
    if response in ("", DONT_KNOW) or question.kind in (QuestionKind.TEXT, QuestionKind.RATING):
        return response
    chosen = numbers(response)
    match question.kind:
        case QuestionKind.TRUE_FALSE:
            return _TRUE[0] if response == "t" else _FALSE[0]
        case QuestionKind.NUMBER:
            return response
        case QuestionKind.ORDER:
            places = {choice: str(place) for place, choice in enumerate(chosen, start=1)}
            return "".join(places.get(choice, EMPTY) for choice in shuffled(question))
        case QuestionKind.MATCHING:
            shown = shuffled(question)
            return "".join(EMPTY if right < 0 else LETTERS[shown.index(right)] for right in chosen)
        case _:
            return "".join(LETTERS[number] for number in chosen)


def _number(question: Question, signs: str) -> str | None:
    """The number; one below zero is a slip of the pen where the right one is not, but for temperatures."""
    response = normal_number(signs)
    below = question.number is None or question.number < 0 or "°" in (question.unit or "")
    return None if response is not None and response.startswith("-") and not below else response


def _lines(question: Question) -> int:
    """The lines of an order or a matching, before each of which a sign is written."""
    return len(question.choices or question.pairs)


def _order(question: Question, signs: str) -> str | None:
    """The choices in the order of the numbers before them; the line before which none is, is not placed."""
    shown = shuffled(question)
    places = {sign: choice for sign, choice in zip(signs, shown, strict=False) if sign != EMPTY}
    wanted = [str(place) for place in range(1, len(places) + 1)]
    if len(signs) != len(shown) or sorted(places) != wanted or len(places) != len(signs.replace(EMPTY, "")):
        return None
    return ",".join(str(places[place]) for place in wanted)


def _matching(question: Question, signs: str) -> str | None:
    """For each left side the right side whose letter stands before it."""
    shown = shuffled(question)
    if len(signs) != len(question.pairs) or not set(signs) <= {EMPTY, *LETTERS[: len(shown)]}:
        return None
    if set(signs) == {EMPTY}:
        return ""
    return ",".join(EMPTY if sign == EMPTY else str(shown[LETTERS.index(sign)]) for sign in signs)
