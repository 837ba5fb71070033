"""What a participant writes, and that nothing of it is lost."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.histories import AUTHORS, event, histories, notebook_histories
from visit_guide.domain.events import Event, Kind
from visit_guide.domain.merge import compact, merge
from visit_guide.domain.notebook import (
    About,
    Criterion,
    Field,
    Note,
    Notebook,
    Place,
    Rating,
    Tag,
    Worksheet,
    fold,
    note_values,
    prompt_note,
)

STOP = About(place=Place.STOP, item="cd2e")


def write(number: int, text: str, *, tab: str = "t1", note: Note | None = None, **more: bool) -> Event:
    """The event that writes ``text`` upon ``note``, or begins note n1."""
    upon = replace(note or Note(id="n1", about=STOP, since="2026-05-28T09:00:00+00:00"), text=text)
    written = event(number, Kind.NOTE, **note_values(upon, tab=tab, **more))
    return replace(written, id=f"{tab}-{number}")


def fill(number: int, field: str, value: str, *, tab: str = "t1", sheet: str = "s", **more: object) -> Event:
    return event(number, Kind.WORKSHEET, item="cd2e", sheet=sheet, field=field, value=value, tab=tab, **more)


@given(histories(), st.randoms())
def test_the_notebook_does_not_depend_on_the_order_of_arrival(
    history: list[Event], chance: random.Random
) -> None:
    shuffled = history * 2
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(history)


@given(st.one_of(histories(), notebook_histories()))
def test_compacting_changes_nothing_in_the_notebook(history: list[Event]) -> None:
    assert fold(compact(history)) == fold(history)


@given(notebook_histories(), notebook_histories())
def test_parts_may_be_compacted_before_they_are_joined(one: list[Event], other: list[Event]) -> None:
    mine = [e for e in one if e.author == AUTHORS[0]]
    rest = [e for e in other if e.author != AUTHORS[0]]
    assert fold(merge(compact(mine), rest)) == fold(merge(mine, rest))


@given(
    st.lists(
        st.tuples(st.sampled_from(("t1", "t2", "t3")), st.booleans(), st.booleans()), min_size=1, max_size=12
    )
)
def test_what_no_later_writing_has_seen_is_still_there(steps: list[tuple[str, bool, bool]]) -> None:
    """Tabs write whole texts, sometimes after they heard of the others: the last of each is in sight."""
    known: dict[str, list[Event]] = {"t1": [], "t2": [], "t3": []}
    everything: list[Event] = []
    for number, (tab, hears, compacts) in enumerate(steps):
        if hears:
            known[tab] = list(compact(everything)) if compacts else list(everything)
        note = fold(known[tab]).note("n1")
        written = write(number, f"<{tab}/{number}>", tab=tab, note=note)
        known[tab].append(written)
        everything.append(written)
    note = fold(compact(everything)).note("n1")
    assert note is not None
    in_sight = {note.text, *note.others}
    for one in everything:
        later = [e for e in everything if e.clock > one.clock]
        replaced = any(
            e.text("tab") == one.text("tab") or f"{one.text('tab')} " in " ".join(e.get("seen") or ())  # type: ignore[arg-type]
            for e in later
        )
        assert replaced or one.text("text") in in_sight


def test_typing_leaves_one_event_for_each_tab() -> None:
    typed = [write(n, "bois"[: n + 1]) for n in range(4)]
    kept = compact(typed)
    assert [one.text("text") for one in kept] == ["bois"]
    assert fold(typed).note("n1") == Note(
        id="n1",
        about=STOP,
        text="bois",
        since="2026-05-28T09:00:00+00:00",
        at="2026-05-28T10:00:00+00:00",
        seen=("t1 3",),
        all_seen=("t1 3",),
    )


def test_two_tabs_that_write_one_note_lose_nothing() -> None:
    begun = write(1, "bois")
    note = fold([begun]).note("n1")
    here, there = write(2, "bois et paille", note=note), write(2, "bois local", tab="t2", note=note)
    both = fold([begun, here, there]).note("n1")
    assert both is not None
    assert {both.text, *both.others} == {"bois et paille", "bois local"}
    settled = write(3, "bois local et paille", note=replace(both, seen=both.all_seen))
    assert fold([begun, here, there, settled]).note("n1") == replace(
        both, text="bois local et paille", others=(), seen=("t1 3", "t2 2"), all_seen=("t1 3", "t2 2")
    )


def test_writing_on_one_of_two_versions_keeps_the_other() -> None:
    here, there = write(1, "bois"), write(2, "paille", tab="t2")
    shown = fold([here, there]).note("n1")
    assert shown is not None
    assert shown.text == "paille"
    on = fold([here, there, write(3, "paille hachée", tab="t3", note=shown)]).note("n1")
    assert on is not None
    assert (on.text, on.others) == ("paille hachée", ("bois",))


def test_a_deleted_note_is_gone_and_comes_back_when_that_is_undone() -> None:
    begun = write(1, "bois")
    note = fold([begun]).note("n1")
    gone = write(2, "bois", note=note, deleted=True)
    assert fold([begun, gone]).notes == ()
    back = fold([begun, gone, write(3, "bois", note=note)]).note("n1")
    assert back is not None
    assert back.text == "bois"


def test_writing_outlives_deleting_in_another_tab() -> None:
    begun = write(1, "bois")
    note = fold([begun]).note("n1")
    history = [begun, write(2, "bois et paille", note=note), write(5, "", tab="t2", note=note, deleted=True)]
    assert [one.text for one in fold(history).notes] == ["bois et paille"]


def test_an_empty_note_is_no_note() -> None:
    assert fold([write(1, " ")]).notes == ()
    assert fold([write(1, "bois"), write(2, "")]).empty


def test_notes_carry_what_they_are_about_their_tags_and_pictures() -> None:
    about = About(place=Place.FACT, item="cd2e", sheet="s", ref="cost")
    note = Note(id="n1", about=about, text="Combien ?", tags=(Tag.IDEA, Tag.TO_DO), photos=("p1",), since="a")
    kept = fold([event(1, Kind.NOTE, **note_values(note, tab="t1"))]).note("n1")
    assert kept is not None
    assert (kept.about, kept.tags, kept.photos) == (about, (Tag.TO_DO, Tag.IDEA), ("p1",))
    assert fold([event(1, Kind.NOTE, note="n", text="x", place="moon")]).notes[0].about == About()


def test_stars_are_given_and_taken_back() -> None:
    given_ = {"place": "sheet", "item": "cd2e", "sheet": "s", "ref": ""}
    star = About(place=Place.SHEET, item="cd2e", sheet="s")
    assert fold([event(1, Kind.STAR, **given_, value=True)]).stars == (star,)
    assert fold([event(1, Kind.STAR, **given_, value=True), event(2, Kind.STAR, **given_, value=False)]).empty


def test_answers_are_choices_and_texts() -> None:
    note = Note(
        id=prompt_note("cd2e", "p"), about=About(place=Place.PROMPT, item="cd2e", ref="p"), text="oui"
    )
    notebook = fold(
        [
            event(1, Kind.ANSWER, item="cd2e", prompt="q", value="b"),
            event(2, Kind.NOTE, **note_values(note, tab="t1")),
        ]
    )
    assert notebook.answer("cd2e", "q") == "b"
    assert notebook.written("cd2e", "p") == "oui"
    assert notebook.written("cd2e", "q") == notebook.answer("cd2e", "p") == ""
    assert notebook.notes_at("cd2e") == notebook.notes


def test_a_worksheet_counts_its_stages_and_ratings() -> None:
    notebook = fold(
        [
            fill(1, Field.NEED, "des toits"),
            fill(2, Field.WHEN, " "),
            fill(3, Criterion.MEANS, "easy"),
            fill(4, Criterion.DELAY, "someday"),
        ]
    )
    sheet = notebook.worksheet("cd2e", "s")
    assert sheet.filled == 1
    assert sheet.rating(Criterion.MEANS) is Rating.EASY
    assert sheet.rating(Criterion.DELAY) is sheet.rating(Criterion.SUPPORT) is None
    assert notebook.candidates == (sheet,)
    assert notebook.worksheet("cd2e", "other") == Worksheet(item="cd2e", sheet="other")
    aside = fold([fill(1, Field.NEED, "des toits"), fill(2, Field.CANDIDATE, "no")])
    assert aside.candidates == ()
    assert aside.worksheet("cd2e", "s").text(Field.NEED) == "des toits"
    assert fold([fill(1, Field.CANDIDATE, "yes")]).candidates


def test_a_field_filled_in_two_tabs_keeps_both_texts() -> None:
    history = [fill(1, Field.NEED, "des toits"), fill(1, Field.NEED, "une école", tab="t2")]
    history[1] = replace(history[1], id="other")
    entry = fold(history).worksheet("cd2e", "s").entry(Field.NEED)
    assert {entry.text, *entry.others} == {"des toits", "une école"}
    settled = fold([*history, fill(2, Field.NEED, "une école", tab="t3", seen=entry.all_seen)])
    assert settled.worksheet("cd2e", "s").entry(Field.NEED).others == ()


def test_the_profile_is_filled_field_by_field() -> None:
    notebook = fold([event(1, Kind.PROFILE, field="population", value="6 850", tab="t1")])
    assert notebook.own("population").text == "6 850"
    assert notebook.own("name").text == ""
    assert not notebook.empty
    assert Notebook().empty
