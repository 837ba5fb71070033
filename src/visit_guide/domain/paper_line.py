"""A whole paper form in one line: each answer after the number of its question, ``1b 2 4 3ac 9=120``.

What a line says is a function of the line alone: of its parts, whatever was typed on the way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from visit_guide.domain.paper_signs import has_too_many, read_signs
from visit_guide.domain.questionnaire import Question, QuestionKind
from visit_guide.domain.record import record

__all__ = ["ReadLine", "read_line"]

_BETWEEN = re.compile(r";|,(?=\s|$)")
"""What parts answers as a space does; a comma within a word is that of a number or of a list."""
_NUMBERED = re.compile(r"(\d+)\s*[.):=]?\s*(.*)", re.ASCII)
_NO_DIGIT = re.compile(r"[^0-9]+")
_PLACES = re.compile(r"[0-9-]( [0-9-])*")
"""Signs of an order, one a word."""
_APART = re.compile(r"[0-9]([->,][0-9])*")
"""Places of an order with something between each two; the spaces are taken out."""


@record
class ReadLine:
    """What a line of numbers and signs says.

    ``answers`` are (id of the question, response). ``unclear`` are the parts that say nothing that
    can be an answer, ``twice`` the numbers of the questions to which different answers are given:
    neither leaves an answer to its question. ``too_many`` are those unclear parts that give several
    letters where one is asked. ``waiting`` is a number at the end, whose signs are
    still to come.
    """

    answers: tuple[tuple[str, str], ...] = ()
    unclear: tuple[str, ...] = ()
    too_many: tuple[str, ...] = ()
    twice: tuple[int, ...] = ()
    waiting: str = ""

    @property
    def is_understood(self) -> bool:
        """Whether all of the line says something."""
        return not (self.unclear or self.twice or self.waiting)


def read_line(questions: Sequence[Question], line: str) -> ReadLine:
    """The answers that ``line`` gives to ``questions``, which are numbered from 1 as on the sheet."""
    said: dict[int, set[str | None]] = {}
    unclear: list[str] = []
    too_many: list[str] = []
    waiting = ""
    parts = _parts(questions, line)
    for at, part in enumerate(parts, start=1):
        number, signs = _split(part)
        one = questions[number - 1] if 0 < number <= len(questions) else None
        if one is not None and not signs and at == len(parts):
            waiting = part
            continue
        response = read_signs(one, signs) if one is not None and signs and _on_line(one) else None
        if response is None:
            unclear.append(part)
            too_many += [part] if one is not None and has_too_many(one, signs) else []
        said.setdefault(number, set()).add(response)
    return ReadLine(
        answers=tuple(
            (questions[number - 1].id, response)
            for number, (response, *others) in said.items()
            if response is not None and not others
        ),
        unclear=tuple(unclear),
        too_many=tuple(too_many),
        twice=tuple(number for number, all_ in said.items() if len(all_ - {None}) > 1),
        waiting=waiting,
    )


def _on_line(question: Question) -> bool:
    """Whether its answer can stand on a line: words cannot."""
    return question.kind is not QuestionKind.TEXT


def _split(part: str) -> tuple[int, str]:
    """The number of the question and the signs after it; 0 when it begins with none."""
    found = _NUMBERED.fullmatch(part)
    return (int(found[1]), found[2]) if found else (0, "")


def _parts(questions: Sequence[Question], line: str) -> list[str]:
    """The line cut before each number of a question.

    A word without a digit belongs to the number before it, ``13 ac e``, as does the first word
    after a number alone, ``9 120``, and one digit for each line of an order, ``16 3 2 1 4``.
    """
    parts: list[str] = []
    for word in _BETWEEN.sub(" ", line).split():
        if parts and (_NO_DIGIT.fullmatch(word) or _goes_on(questions, parts[-1], word)):
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def _goes_on(questions: Sequence[Question], part: str, word: str) -> bool:
    """Whether ``word``, which has a digit, is still of the question of ``part``."""
    number, signs = _split(part)
    if number and not signs:
        return True
    one = questions[number - 1] if 0 < number <= len(questions) else None
    if one is None or one.kind is not QuestionKind.ORDER:
        return False
    together = f"{signs} {word}"
    if _APART.fullmatch(plain := "".join(together.split())):
        return len(plain[::2]) <= len(one.choices)
    return bool(_PLACES.fullmatch(together)) and len(together.split()) <= len(one.choices)
