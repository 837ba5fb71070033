"""The day as it went; what it brought to each theme and objective."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.domain.guides import whole_guide
from tests.unit.histories import event
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.naming import fact_of, name_of, projects, prompt_of, sheet_of
from visit_guide.domain.notebook import About, Note, Place, fold, note_values
from visit_guide.domain.timeline import Sort, by_objective, by_theme, my_day

GUIDE = whole_guide()
STAR = About(place=Place.SHEET, item="moulin", sheet="roue")


def at(hour: str, one: Event) -> Event:
    return replace(one, at=f"2026-05-28T{hour}:00+00:00")


HISTORY = [
    at("09:00", event(1, Kind.OPENED, item="moulin")),
    at("09:30", event(2, Kind.ANSWER, item="moulin", prompt="p", value="Peu")),
    at("09:10", event(3, Kind.STAR, place="sheet", item="moulin", sheet="roue", ref="", value=True)),
    at(
        "09:20",
        event(
            4,
            Kind.NOTE,
            **note_values(Note(id="n", about=About(place=Place.STOP, item="moulin"), text="Oui"), tab="t"),
        ),
    ),
    at("10:00", event(5, Kind.OPENED, item="jardin")),
    at("11:00", event(6, Kind.OPENED, item="moulin")),
    at("11:30", event(7, Kind.WORKSHEET, item="moulin", sheet="roue", field="need", value="x", tab="t")),
]


def test_the_day_is_told_in_order_each_stop_at_its_first_opening() -> None:
    day = my_day(HISTORY, fold(HISTORY))
    assert [(one.at[11:16], one.sort, one.about.item) for one in day] == [
        ("09:00", Sort.STOP, "moulin"),
        ("09:10", Sort.STAR, "moulin"),
        ("09:20", Sort.NOTE, "moulin"),
        ("09:30", Sort.ANSWER, "moulin"),
        ("10:00", Sort.STOP, "jardin"),
        ("11:30", Sort.WORKSHEET, "moulin"),
    ]


def test_what_was_taken_back_is_not_of_the_day() -> None:
    back = event(8, Kind.STAR, place="sheet", item="moulin", sheet="roue", ref="", value=False)
    sorts = {one.sort for one in my_day([*HISTORY, back], fold([*HISTORY, back]))}
    assert Sort.STAR not in sorts


def test_by_theme_and_by_objective() -> None:
    notebook = fold(HISTORY)
    (_, water), (_, soil) = by_theme(GUIDE, notebook, ("moulin",))
    assert (len(water.notes), len(water.answers), water.stars, water.items) == (1, 1, (STAR,), ("moulin",))
    assert len(water.worksheets) == 1
    assert soil.empty
    (_, see), (_, do) = by_objective(GUIDE, notebook, ("moulin",))
    assert not see.empty
    assert do.empty
    assert do.items == ()


def test_places_have_names() -> None:
    named = name_of(GUIDE, About(place=Place.FACT, item="moulin", sheet="roue", ref="puissance"))
    assert (named.number, named.stop, named.detail, named.value) == (1, "Moulin", "Puissance", "12 kW")
    assert name_of(GUIDE, About(place=Place.PROMPT, item="moulin", ref="p")).detail == "Que voyez-vous ?"
    assert name_of(GUIDE, About(place=Place.STEP, item="moulin", ref="Concevoir")).detail == "Concevoir"
    assert name_of(GUIDE, STAR).detail == "La roue"
    assert name_of(GUIDE, About(place=Place.STOP, item="gone")).stop == ""
    assert name_of(GUIDE, About(place=Place.FACT, item="moulin", sheet="roue", ref="gone")).detail == ""
    assert projects(GUIDE) == (STAR,)
    assert sheet_of(GUIDE, "moulin", "") is not None
    assert sheet_of(GUIDE, "jardin", "") is None
    assert prompt_of(GUIDE, "jardin", "p") is None
    assert fact_of(GUIDE, STAR) is None
