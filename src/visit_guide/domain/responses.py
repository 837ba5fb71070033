"""Answers as short texts, what they are worth, and how a whole paper is written down.

An answer is a text whatever the kind of question, so that it fits an event and a code:

* a choice: its number from 0; several: their numbers, ``0,2``;
* true or false: ``t`` or ``f``; a number: ``15.5``; a rating: ``4``;
* an order: the numbers of the choices as put, ``2,0,1``; half done, the first ones;
* a matching: for each left side the number of the right side chosen, or ``-``, ``1,-,0``;
* a text: itself. « I do not know » is ``?`` for every kind but a text, no answer is empty.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Sequence

from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.record import record

__all__ = [
    "DONT_KNOW",
    "LETTERS",
    "LONGEST_TEXT",
    "Given",
    "is_complete",
    "is_right",
    "is_sound",
    "normal_number",
    "numbers",
    "read_paper",
    "right_response",
    "shuffled",
    "write_paper",
]

DONT_KNOW = "?"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What the right sides of a `matching` are called on paper, in the order in which they are shown."""
LONGEST_TEXT = 600
"""Signs of a free answer that are kept."""

_LINE = re.compile(r"([a-z0-9-]+)\.([a-z0-9]+)=(.*)", re.DOTALL)


@record
class Given:
    """What one person answered to one question they were asked; empty when nothing."""

    question: str
    version: str
    response: str


def numbers(response: str) -> tuple[int, ...]:
    """The choices that ``response`` names; a side left open is -1, what cannot be read gives nothing."""
    found = []
    for word in response.split(",") if response else []:
        if word != "-" and not (word.isascii() and word.isdigit()):
            return ()
        found.append(-1 if word == "-" else int(word))
    return tuple(found)


def normal_number(typed: str) -> str | None:
    """A number as people type it (``32 000``, ``12,5``), as it is kept; None when it is none."""
    plain = "".join(sign for sign in typed if not sign.isspace()).replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d{0,6})?", plain, re.ASCII):
        return None
    value = float(plain)
    return str(int(value)) if value.is_integer() else repr(value)


def is_sound(question: Question, response: str) -> bool:
    """Whether ``response`` can be an answer to ``question``."""
    if response in ("", DONT_KNOW) or question.kind is QuestionKind.TEXT:
        return True
    chosen = numbers(response)
    match question.kind:
        case QuestionKind.SINGLE:
            return len(chosen) == 1 and 0 <= chosen[0] < len(question.choices)
        case QuestionKind.MULTIPLE:
            return chosen == tuple(sorted(set(chosen))) and all(
                0 <= n < len(question.choices) for n in chosen
            )
        case QuestionKind.TRUE_FALSE:
            return response in ("t", "f")
        case QuestionKind.NUMBER:
            return normal_number(response) == response
        case QuestionKind.ORDER:
            return bool(chosen) and len(set(chosen)) == len(chosen) and _inside(chosen, question.choices)
        case QuestionKind.MATCHING:
            used = [n for n in chosen if n >= 0]
            return (
                len(chosen) == len(question.pairs)
                and len(set(used)) == len(used)
                and all(n < len(question.pairs) for n in used)
            )
        case QuestionKind.RATING:
            return response in ("1", "2", "3", "4", "5")
    return False


def is_complete(question: Question, response: str) -> bool:
    """Whether ``response`` answers ``question`` to the end: an order or a matching may be half done."""
    if question.kind is QuestionKind.ORDER and response != DONT_KNOW:
        return len(numbers(response)) == len(question.choices)
    return bool(response.strip()) and (question.kind is not QuestionKind.MATCHING or "-" not in response)


def _inside(chosen: Iterable[int], choices: Sequence[object]) -> bool:
    return all(0 <= number < len(choices) for number in chosen)


def right_response(question: Question) -> str:
    """The right answer of a scored question, as it would be given; empty when there is none."""
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            return ",".join(str(n) for n, choice in enumerate(question.choices) if choice.correct)
        case QuestionKind.TRUE_FALSE:
            return "" if question.is_true is None else ("t" if question.is_true else "f")
        case QuestionKind.NUMBER:
            return "" if question.number is None else normal_number(f"{question.number:.6f}") or ""
        case QuestionKind.ORDER:
            return ",".join(str(n) for n in range(len(question.choices)))
        case QuestionKind.MATCHING:
            return ",".join(str(n) for n in range(len(question.pairs)))
        case _:
            return ""


def is_right(question: Question, response: str) -> bool:
    """Whether ``response`` is right, wholly: half a right answer is none."""
    if response in ("", DONT_KNOW) or not is_sound(question, response):
        return False
    if question.kind is QuestionKind.NUMBER:
        if question.number is None:
            return False
        away = abs(float(response) - question.number)
        return away <= question.tolerance or math.isclose(away, question.tolerance, abs_tol=1e-9)
    if question.kind is QuestionKind.MATCHING:  # equal right sides may be exchanged
        wanted = [pair.right for pair in question.pairs]
        chosen = numbers(response)
        return all(n >= 0 and wanted[n] == right for n, right in zip(chosen, wanted, strict=True))
    return response == right_response(question)


def shuffled(question: Question) -> tuple[int, ...]:
    """In which order an `order`'s choices, or a `matching`'s right sides, are first shown.

    The same on every device, and never the right order nor that order backwards.
    """
    count = len(question.pairs if question.kind is QuestionKind.MATCHING else question.choices)

    def key(number: int) -> bytes:
        return hashlib.sha256(f"{question.id} {number}".encode()).digest()

    mixed = sorted(range(count), key=key)
    right = list(range(count))
    return tuple(mixed[1:] + mixed[:1] if mixed == right or (mixed == right[::-1] and count > 2) else mixed)


def write_paper(given: Iterable[Given]) -> str:
    """A whole paper as one text: a line for each question asked, answered or not."""
    return "\n".join(f"{one.question}.{one.version}={_escaped(one.response)}" for one in given)


def read_paper(text: str) -> tuple[Given, ...]:
    """The answers of a paper; lines that cannot be read are left out, of a question twice the last counts."""
    found: dict[str, Given] = {}
    for line in text.split("\n"):
        match = _LINE.fullmatch(line)
        if match:
            found[match[1]] = Given(question=match[1], version=match[2], response=_unescaped(match[3]))
    return tuple(found.values())


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)
