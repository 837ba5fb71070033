"""Who is proposed when a paper form is typed in."""

from __future__ import annotations

from visit_guide.domain.people import PAPER, Person
from visit_guide.domain.proposed import called, proposed

NAMES = ("Ana Roy", "Bo Diaz", "", "Élodie Roy", "Cyd", "Dan", "Eve", "Fay", "Gil", "Hal")
MANY = tuple(Person(id=f"p{n}", number=n, name=name) for n, name in enumerate(NAMES, start=1))
PAUL = Person(id=f"{PAPER}1", number=11, name="Paul Petit")


def names(*found: Person) -> list[str]:
    return [one.name for one in found]


def test_people_with_a_name_are_proposed_those_on_paper_first() -> None:
    assert names(*proposed((*MANY[:4], PAUL))) == ["Paul Petit", "Ana Roy", "Bo Diaz", "Élodie Roy"]


def test_few_people_stay_where_they_are_whatever_is_typed() -> None:
    assert proposed(MANY[:4], "elo") == proposed(MANY[:4])


def test_of_many_people_those_called_like_what_is_typed_come_first() -> None:
    assert len(proposed((*MANY, PAUL))) == 8
    assert names(*proposed((*MANY, PAUL), "roy"))[:3] == ["Ana Roy", "Élodie Roy", "Paul Petit"]
    assert names(*proposed((*MANY, PAUL), "ROY elo"))[:2] == ["Élodie Roy", "Paul Petit"]
    assert names(*proposed((*MANY, PAUL), "hal"))[0] == "Hal"


def test_a_name_is_the_same_whatever_its_case_accents_and_order() -> None:
    assert names(*called(MANY, " ROY elodie ")) == ["Élodie Roy"]
    assert called(MANY, "elodie") == ()
    assert called(MANY, " ") == ()
