"""A paper form while it is typed in: whose, which one, what it says so far, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from visit_guide.domain.forms import FormsState, form_due
from visit_guide.domain.paper_line import read_line
from visit_guide.domain.paper_signs import read_signs
from visit_guide.domain.people import Person
from visit_guide.domain.proposed import called
from visit_guide.domain.questionnaire import Form, Moment, Question
from visit_guide.domain.record import record
from visit_guide.domain.responses import is_complete

__all__ = ["LINE", "Said", "Sheet", "Standing", "misread", "missing", "standing"]

LINE = "line"
"""The name, among the fields of a sheet, of the one that says the whole sheet in a line."""
Said = tuple[tuple[Moment, Form, str, str], ...]
"""Moment, form, question or field, and what is said there; in that order, each place once."""


@record
class Sheet:
    """What was typed in so far.

    ``answers`` are the responses given by hand, question by question, ``drafts`` the fields as they
    were typed, of all the forms looked at, so that nothing typed is lost by a look at another.
    ``kept`` is how many sheets were kept before this one.

    What the line says is never kept: it is read from the line each time, so that it goes with it.
    The line stands before an answer given by hand as long as it names the question, unless that
    answer was given in its place: ``beaten`` is what the line said then, and no longer stands.
    """

    name: str = ""
    apart: str = ""
    """The name that was last said to be somebody else's."""
    person: str = ""
    """The id of a person of the group; empty for somebody new."""
    moment: Moment = Moment.START
    form: Form = Form.A
    answers: Said = ()
    beaten: Said = ()
    drafts: Said = ()
    kept: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed in, on this form or another."""
        said = [one[3] for one in (*self.answers, *self.drafts)]
        return not (self.name.strip() or self.person or any(said))

    def given(self, questions: Sequence[Question]) -> dict[str, str]:
        """The responses on this form, by question; ``questions`` are those of the form."""
        beaten = self._here(self.beaten)
        said = {name: now for name, now in self._line(questions).items() if beaten.get(name) != now}
        return self._here(self.answers) | said

    def answered(self, questions: Sequence[Question], name: str, response: str) -> Sheet:
        """With this response to the question ``name`` of this form, given by hand."""
        return replace(
            self,
            answers=self._with(self.answers, name, response),
            beaten=self._with(self.beaten, name, self._line(questions).get(name)),
        )

    @property
    def texts(self) -> dict[str, str]:
        """What was typed into the fields of this form, by field."""
        return self._here(self.drafts)

    def typed(self, field: str, text: str) -> Sheet:
        """With this text in a field of this form."""
        return replace(self, drafts=self._with(self.drafts, field, text or None))

    def _line(self, questions: Sequence[Question]) -> dict[str, str]:
        return dict(read_line(questions, self.texts.get(LINE, "")).answers)

    def _here(self, said: Said) -> dict[str, str]:
        return {name: text for at, form, name, text in said if (at, form) == (self.moment, self.form)}

    def _with(self, said: Said, name: str, text: str | None) -> Said:
        mine = (self.moment, self.form, name)
        others = (one for one in said if one[:3] != mine)
        return tuple(sorted((*others, *([] if text is None else [(*mine, text)]))))

    def called(self, name: str) -> Sheet:
        """With this name, which is nobody of the group's until it is said."""
        return replace(self, name=name, person="")

    def of(self, person: str, moment: Moment, form: Form | None) -> Sheet:
        """With this person and moment, and this form when there is one to say."""
        return replace(self, person=person, moment=moment, form=form or self.form)

    def next(self) -> Sheet:
        """The next sheet, once this one was kept."""
        mine = (self.moment, self.form)
        return Sheet(
            moment=self.moment,
            form=self.form,
            answers=tuple(one for one in self.answers if one[:2] != mine),
            beaten=tuple(one for one in self.beaten if one[:2] != mine),
            drafts=tuple(one for one in self.drafts if one[:2] != mine),
            kept=self.kept + 1,
        )

    def emptied(self) -> Sheet:
        """Without anything typed, on this form or another."""
        return Sheet(moment=self.moment, form=self.form, kept=self.kept)


@record
class Standing:
    """What is known of the group when a sheet is kept."""

    same: tuple[Person, ...] = ()
    """Those of the group who have the very name typed: it is to be said whether one of them is meant."""
    expected: Form | None = None
    """The form that the person is to have now, when something says which."""
    sent: bool = False
    """The person sent this questionnaire from a tablet: a sheet does not take its place."""
    replaces: bool = False
    """A sheet of this person was typed in before."""
    named: bool = False

    @property
    def may_keep(self) -> bool:
        """Whether the sheet can be kept as it is."""
        return self.named and not self.same and not self.sent


def standing(state: FormsState, sheet: Sheet) -> Standing:
    """How ``sheet`` stands in the group."""
    person = next((one for one in state.people if one.id == sheet.person), None)
    before = state.of(sheet.person, sheet.moment)
    asked = not sheet.person and sheet.name != sheet.apart
    return Standing(
        same=called(state.people, sheet.name) if asked else (),
        expected=form_due(state, person, sheet.moment) if person else None,
        sent=before is not None and not before.typed_by,
        replaces=before is not None and bool(before.typed_by),
        named=bool(sheet.name.strip() or sheet.person),
    )


def missing(questions: Iterable[Question], given: dict[str, str]) -> tuple[int, ...]:
    """The numbers, from 1, of the questions without a whole answer."""
    return tuple(n for n, one in enumerate(questions, 1) if not is_complete(one, given.get(one.id, "")))


def misread(questions: Sequence[Question], sheet: Sheet) -> tuple[int, ...]:
    """The numbers, from 1, of the questions whose field holds what is no answer, and which have no other."""
    texts, given = sheet.texts, sheet.given(questions)
    return tuple(
        n
        for n, one in enumerate(questions, 1)
        if not given.get(one.id) and read_signs(one, texts.get(one.id, "")) is None
    )
