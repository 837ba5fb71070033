"""What a questionnaire holds: questions of several kinds, and what is right.

The attribute docstrings are what an organiser reads, as in :mod:`visit_guide.domain.guide`.
"""

from __future__ import annotations

from enum import StrEnum

from visit_guide.domain.record import record

__all__ = ["Choice", "Form", "Moment", "Pair", "Part", "Question", "QuestionKind", "Questionnaire"]


class Moment(StrEnum):
    """The two times at which people answer."""

    START = "start"
    END = "end"


class Part(StrEnum):
    """What a questionnaire is for."""

    BEFORE = "before"
    KNOWLEDGE = "knowledge"
    AFTER = "after"


class Form(StrEnum):
    """Two forms of one questionnaire: other questions, same objectives."""

    A = "A"
    B = "B"

    @property
    def other(self) -> Form:
        """The other form."""
        return Form.B if self is Form.A else Form.A


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    NUMBER = "number"
    ORDER = "order"
    MATCHING = "matching"
    RATING = "rating"
    TEXT = "text"


@record
class Choice:
    """One of the answers offered."""

    text: str
    """The answer, as it is read."""
    correct: bool = False
    """Whether it is right."""


@record
class Pair:
    """Two things that belong together."""

    left: str
    """What is given."""
    right: str
    """What is to be found for it."""


@record
class Question:
    """One question."""

    id: str
    """Short name of the question, unique among all questionnaires; answers are kept under it."""
    kind: QuestionKind
    """`single`, `multiple`, `true-false`, `number`, `order`, `matching`, `rating` (1 to 5) or `text`."""
    question: str
    """The question, or the statement of a true-false question."""
    hint: str | None = None
    """A line of help shown under the question."""
    choices: tuple[Choice, ...] = ()
    """The answers offered; for `order`, what is to be put in order, in the right order."""
    pairs: tuple[Pair, ...] = ()
    """What belongs together, for `matching`."""
    is_true: bool | None = None
    """Whether the statement is true, for `true-false`."""
    number: float | None = None
    """The right value, for `number`."""
    tolerance: float = 0.0
    """How far from the right value an answer still counts."""
    unit: str | None = None
    """Unit of the value asked for, for example `kWc`."""
    lowest: str | None = None
    """What 1 means, for `rating`."""
    highest: str | None = None
    """What 5 means, for `rating`."""
    explanation: str | None = None
    """Why the right answer is right, shown once the end questionnaire was sent."""
    objective: str | None = None
    """Short name of the objective it measures, from programme.yaml."""
    theme: str | None = None
    """Short name of the theme it is about, from themes.yaml."""
    site: str | None = None
    """Short name of the site whose sheets answer it."""
    sheet: str | None = None
    """Short name of the sheet of that site where the answer is."""
    sources: tuple[str, ...] = ()
    """Short names of the sources of the answer, from that site’s list of sources."""
    worth: int = 1
    """What a right answer is worth."""
    twin: str | None = None
    """Short name of the question that measures the same in the other form."""
    withdrawn: bool = False
    """Leave it out: it is asked no more, and answers given to it (or its twin) do not count."""

    @property
    def offered(self) -> tuple[str, ...]:
        """What there is to choose among, to put in order or to join."""
        joined = (f"{pair.left} – {pair.right}" for pair in self.pairs)
        return (*(choice.text for choice in self.choices), *joined)


@record
class Questionnaire:
    """A list of questions."""

    id: str
    """Short name of the questionnaire: that of its file."""
    title: str
    """Title of the questionnaire."""
    part: Part = Part.KNOWLEDGE
    """`knowledge` (scored, at both moments), `before` (at the start only) or `after` (at the end only)."""
    form: Form | None = None
    """`A` or `B` when there are two forms: half of the group starts with each, and ends with the other."""
    questions: tuple[Question, ...] = ()
    """The questions, in order."""
