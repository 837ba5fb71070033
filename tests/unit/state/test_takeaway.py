"""Taking the notebook along, bringing it back, erasing it; and its pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.virtual_loop import VirtualLoop
from tests.unit.state.desks import PNG, Notebooks
from visit_guide.domain.notebook import FREE
from visit_guide.messages import Catalogue
from visit_guide.state.takeaway import Format

T = Catalogue("fr")


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    """A loop whose hours pass at once."""
    running = VirtualLoop()
    yield running
    running.shut()


@pytest.fixture
def desk(loop: VirtualLoop) -> Notebooks:
    """A notebook with one note and its picture."""
    made = Notebooks(loop)
    made.pad.write("n1", FREE, text="Le toit de l’école")
    made.hands.picks = PNG
    made.album.add("n1", FREE)
    made.hands.picks = None
    return made


def test_what_is_saved_on_one_device_is_restored_on_another(loop: VirtualLoop, desk: Notebooks) -> None:
    desk.take.save(Format.BACKUP, T)
    ((name, data),) = desk.hands.given
    assert name.endswith("-essai-2026-05-28.visite.json")
    other = Notebooks(loop)
    other.hands.picks = data
    other.take.restore()
    assert (other.take.bag.word, other.take.bag.missing) == ("restored", 0)
    assert other.pad.notebook == desk.pad.notebook
    assert loop.run(other.album.all()) == loop.run(desk.album.all())
    other.take.restore()
    assert other.take.bag.restored == 0, "twice is once"


def test_who_erased_by_mistake_has_a_minute(loop: VirtualLoop, desk: Notebooks) -> None:
    before, pictures = desk.pad.notebook, loop.run(desk.album.all())
    desk.take.wipe()
    desk.pad.renew()
    loop.advance(50)
    assert desk.texts() == []
    assert desk.album.shelf.usage.count == 0
    desk.pad.undo()
    loop.advance(1)
    assert desk.pad.notebook == before
    assert loop.run(desk.album.all()) == pictures


def test_what_another_window_erased_goes_here_too(loop: VirtualLoop, desk: Notebooks) -> None:
    other = Notebooks(loop, desk.store)
    other.pad.begin()
    other.pad.write("n2", FREE, text="Rue Hoche")
    desk.take.wipe()
    other.take.wiped_elsewhere(desk.store.texts["visit-guide-wiped.essai"])
    assert other.recorder.history == ()
    assert other.pad.desk.editing is None
    assert other.take.bag.word == "wiped"
    other.pad.write("n3", FREE, text="Après coup")
    assert desk.texts() == ["Après coup"]


@pytest.mark.parametrize(("willing", "word"), [(True, "shared"), (False, "no-share")])
def test_sharing_says_how_it_went(desk: Notebooks, willing: bool, word: str) -> None:
    desk.hands.willing = willing
    desk.take.share(Format.MARKDOWN, T)
    assert desk.take.bag.word == word
    assert not desk.take.bag.busy


def test_who_changes_their_mind_is_told_nothing(desk: Notebooks) -> None:
    desk.hands.willing = False
    desk.take.save(Format.HTML, T)
    desk.take.restore()  # and chooses no file
    assert desk.take.bag.word == ""
    assert not desk.take.bag.busy


def test_what_goes_wrong_is_said_and_costs_nothing(desk: Notebooks) -> None:
    before = desk.pad.notebook
    desk.hands.picks = b"rien"
    desk.take.restore()
    assert desk.take.bag.word == "foreign"
    desk.hands.broken = True
    for action in (desk.take.restore, lambda: desk.take.save(Format.HTML, T)):
        action()
        assert desk.take.bag.word == "no-file"
        assert not desk.take.bag.busy
    desk.store.refuses = {"keys", "remove"}
    desk.take.wipe()
    assert desk.take.bag.word == "no-store"
    desk.store.refuses = set()
    assert desk.texts() == [note.text for note in before.notes]


def test_where_nothing_takes_files_or_pictures_nothing_is_offered(loop: VirtualLoop) -> None:
    desk = Notebooks(loop, able=False)
    assert not desk.take.possible
    assert not desk.album.possible
    assert loop.run(desk.album.get("abc")) is None
    assert loop.run(desk.album.all()) == ()
    desk.take.save(Format.HTML, T)
    assert desk.take.bag.word == "no-file"


def test_a_picture_is_counted_taken_off_and_tidied_away_later(loop: VirtualLoop, desk: Notebooks) -> None:
    (photo,) = desk.pad.notebook.notes[0].photos
    assert desk.album.shelf.usage.count == 1
    desk.album.remove("n1", photo)
    assert desk.pad.notebook.notes[0].photos == ()
    assert loop.run(desk.album.get(photo)), "until the next start it can come back"
    loop.run(desk.album.tidy())
    assert loop.run(desk.album.get(photo)) is None
    assert desk.album.shelf.usage.count == 0


@pytest.mark.parametrize("data", [b"texte", b""])
def test_what_is_no_picture_is_refused_in_words(desk: Notebooks, data: bytes) -> None:
    desk.hands.picks = data
    desk.album.add("n1", FREE)
    assert desk.album.shelf.word == "not-a-picture"
    assert not desk.album.shelf.busy
    assert len(desk.pad.notebook.notes[0].photos) == 1
