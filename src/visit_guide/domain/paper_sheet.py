"""A paper form while it is typed in: whose, which one, what it says so far, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from visit_guide.domain.forms import FormsState, form_due
from visit_guide.domain.paper_signs import read_signs
from visit_guide.domain.people import Person
from visit_guide.domain.proposed import called
from visit_guide.domain.questionnaire import Form, Moment, Question
from visit_guide.domain.record import record
from visit_guide.domain.responses import is_complete

__all__ = ["Sheet", "Standing", "misread", "missing", "standing"]


@record
class Sheet:
    """What was typed in so far.

    ``answers`` are (moment, form, question, response) of all the forms looked at, so that nothing
    typed is lost by a look at another, nor are ``drafts``, (moment, form, field, text) as it was typed;
    ``kept`` is how many sheets were kept before this one.
    """

    name: str = ""
    apart: str = ""
    """The name that was last said to be somebody else's."""
    person: str = ""
    """The id of a person of the group; empty for somebody new."""
    moment: Moment = Moment.START
    form: Form = Form.A
    answers: tuple[tuple[Moment, Form, str, str], ...] = ()
    drafts: tuple[tuple[Moment, Form, str, str], ...] = ()
    kept: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed in, on this form or another."""
        said = [one[3] for one in (*self.answers, *self.drafts)]
        return not (self.name.strip() or self.person or any(said))

    @property
    def given(self) -> dict[str, str]:
        """The responses on this form, by question."""
        return {name: said for at, form, name, said in self.answers if (at, form) == (self.moment, self.form)}

    def answered(self, responses: Iterable[tuple[str, str]]) -> Sheet:
        """With these responses, by question, on this form."""
        now = dict(responses)
        others = tuple(
            one for one in self.answers if one[:2] != (self.moment, self.form) or one[2] not in now
        )
        mine = tuple((self.moment, self.form, name, said) for name, said in now.items())
        return replace(self, answers=(*others, *mine))

    @property
    def texts(self) -> dict[str, str]:
        """What was typed into the fields of this form, by field."""
        return {name: text for at, form, name, text in self.drafts if (at, form) == (self.moment, self.form)}

    def typed(self, field: str, text: str) -> Sheet:
        """With this text in a field of this form."""
        mine = (self.moment, self.form, field)
        return replace(self, drafts=(*(one for one in self.drafts if one[:3] != mine), (*mine, text)))

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


def misread(questions: Iterable[Question], sheet: Sheet) -> tuple[int, ...]:
    """The numbers, from 1, of the questions whose field holds what is no answer, and which have no other."""
    texts, given = sheet.texts, sheet.given
    return tuple(
        n
        for n, one in enumerate(questions, 1)
        if not given.get(one.id) and read_signs(one, texts.get(one.id, "")) is None
    )
