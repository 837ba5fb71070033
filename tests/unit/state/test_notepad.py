"""Writing: nothing typed waits longer than half a second, and nothing done is beyond undoing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.virtual_loop import VirtualLoop
from tests.unit.state.desks import Notebooks
from visit_guide.domain.notebook import FREE, Tag

KEYSTROKES = 24


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    """A loop whose hours pass at once."""
    running = VirtualLoop()
    yield running
    running.shut()


@pytest.mark.parametrize("between", [0.03, 0.09, 0.19, 0.21, 0.4])
def test_nothing_older_than_half_a_second_is_lost_while_somebody_types(
    loop: VirtualLoop, between: float
) -> None:
    desk = Notebooks(loop)
    for typed in range(1, KEYSTROKES + 1):
        desk.pad.type("n1", FREE, "x" * typed)
        loop.advance(between)
        kept = len("".join(desk.texts()))
        assert (typed - kept) * between <= 0.5, f"{kept} of {typed}"
    loop.advance(0.5)
    assert desk.texts() == ["x" * KEYSTROKES]


def test_going_elsewhere_keeps_what_is_typed_at_once(loop: VirtualLoop) -> None:
    desk = Notebooks(loop)
    desk.pad.focus("n1", on=True)
    assert desk.pad.writing
    desk.pad.type("n1", FREE, "Le toit")
    desk.pad.focus("n1", on=False)
    loop.advance(0)
    assert not desk.pad.writing
    assert desk.texts() == ["Le toit"]


def test_a_deleted_note_comes_back_with_its_tags_for_ten_seconds(loop: VirtualLoop) -> None:
    desk = Notebooks(loop)
    desk.pad.write("n1", FREE, text="Le toit")
    desk.pad.tag("n1", FREE, Tag.IDEA, on=True)
    desk.pad.delete("n1")
    assert desk.pad.notebook.notes == ()
    desk.pad.undo()
    (note,) = desk.pad.notebook.notes
    assert (note.text, note.tags) == ("Le toit", (Tag.IDEA,))
    desk.pad.undo()  # a double tap
    assert desk.pad.notebook.notes == (note,)
    desk.pad.delete("n1")
    loop.advance(11)
    assert desk.pad.desk.undo is None


def test_deleting_what_is_not_there_does_nothing(loop: VirtualLoop) -> None:
    desk = Notebooks(loop)
    desk.pad.delete("nothing")
    assert desk.pad.desk.undo is None
    assert desk.recorder.history == ()


def test_two_pages_that_wrote_one_note_keep_both_texts(loop: VirtualLoop) -> None:
    first = Notebooks(loop)
    first.pad.write("n1", FREE, text="Début")
    loop.advance(1)
    second = Notebooks(loop, first.store)
    first.pad.write("n1", FREE, text="Début ici")
    second.pad.write("n1", FREE, text="Début là")
    loop.advance(1)
    third = Notebooks(loop, first.store)
    (note,) = third.pad.notebook.notes
    assert {note.text, *note.others} == {"Début ici", "Début là"}
    third.pad.settle("n1", both=True)
    (note,) = third.pad.notebook.notes
    assert note.others == ()
    assert "ici" in note.text
    assert "là" in note.text
