"""The session: what a person does becomes events, and the same place and settings come back."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.unit.state.guides import guide
from tests.unit.stores import MemoryStore
from visit_guide.domain.guide import Guide
from visit_guide.domain.visit import Appearance, Progress, Visit
from visit_guide.services.journal import Journal
from visit_guide.state import routes
from visit_guide.state.detail import Detail
from visit_guide.state.recorder import Recorder
from visit_guide.state.routes import Location, Part, Screen
from visit_guide.state.session import Session

NOON = datetime(2026, 5, 28, 12, tzinfo=UTC)


class Tab:
    """A session and what it asked of its page; ``settle`` runs what it spawned."""

    def __init__(self, store: MemoryStore, path: str = "/", content: Guide | None = None) -> None:
        self.went: list[str] = []
        self._spawned: list[Coroutine[Any, Any, None]] = []
        self.session = Session(
            content or guide(),
            recorder=Recorder(
                Journal(store, "essai", f"tab-{id(self)}", lambda: NOON),
                visit="essai",
                author="tablet",
                clock=lambda: NOON,
                spawn=self._spawned.append,
            ),
            navigate=self.went.append,
            spawn=self._spawned.append,
            media=lambda name: f"media/{name}",
            open_link=self.went.append,
        )
        OPEN.append(self)
        asyncio.run(self.session.load(path))
        self.settle()

    def settle(self) -> None:
        while self._spawned:
            asyncio.run(_finish(self._spawned.pop(0)))

    def close(self) -> None:
        while self._spawned:
            self._spawned.pop().close()


OPEN: list[Tab] = []


async def _finish(work: Coroutine[Any, Any, None]) -> None:
    await work


@pytest.fixture
def store() -> Iterator[MemoryStore]:
    """What is kept on the tablet; tabs that a test leaves open are closed after it."""
    yield MemoryStore()
    while OPEN:
        OPEN.pop().close()


def test_a_first_visit_begins_at_the_day(store: MemoryStore) -> None:
    tab = Tab(store)
    assert tab.session.location == routes.DAY
    assert tab.went == []
    assert not tab.session.save_failed


def test_the_place_and_the_settings_come_back_at_once(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.go(routes.stop("jardin", Part.METHOD))
    tab.session.set("text_scale", 150)
    tab.session.set("appearance", "dark")
    tab.session.answer("jardin", "p", "oui")
    tab.session.read("jardin", Part.METHOD)
    tab.settle()
    again = Tab(store)
    assert again.session.location == routes.stop("jardin", Part.METHOD)
    assert again.went == ["/etape/jardin/methode"]
    visit = again.session.visit
    assert visit.settings.text_scale == 150
    assert visit.settings.appearance is Appearance.DARK
    assert visit.answer("jardin", "p") == "oui"
    assert visit.read == {("jardin", "methode")}
    assert visit.progress("jardin") is Progress.CURRENT


def test_a_link_wins_over_the_place_left(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.go(routes.stop("jardin"))
    tab.settle()
    linked = Tab(store, "/themes/eau")
    assert linked.session.location == routes.theme("eau")
    assert linked.went == []
    assert Tab(store).session.location == routes.theme("eau")


DAY = ("moulin", "jardin", "lavoir", "mairie")


def test_a_link_ahead_looks_and_does_not_go(store: MemoryStore) -> None:
    before = Tab(store, content=guide(*DAY))
    before.session.go(routes.stop("moulin"))
    before.settle()
    tab = Tab(store, "/etape/mairie", content=guide(*DAY))
    tab.session.go(routes.stop("mairie", Part.METHOD))
    tab.session.arrive("/etape/lavoir")
    assert tab.session.visit.current == "moulin"
    assert tab.session.visit.progress("mairie") is Progress.TO_COME
    assert tab.session.visit.path == "/etape/lavoir", "one comes back to what one looked at"
    tab.session.go(routes.stop("mairie"))
    assert tab.session.visit.current == "mairie"


def test_going_back_in_the_browser_does_not_move_the_visit_back(store: MemoryStore) -> None:
    tab = Tab(store, content=guide(*DAY))
    tab.session.go(routes.stop("moulin"))
    tab.session.go(routes.stop("jardin"))
    tab.session.arrive("/etape/moulin")
    assert tab.session.visit.current == "jardin"


def test_the_code_of_the_stop_that_comes_next_is_read_on_arriving(store: MemoryStore) -> None:
    tab = Tab(store, "/etape/moulin", content=guide(*DAY))
    assert tab.session.visit.current == "moulin"
    tab.session.arrive("/etape/jardin")
    assert tab.session.visit.current == "jardin"


def test_a_wrong_link_is_not_where_one_comes_back_to(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.go(routes.stop("jardin"))
    tab.settle()
    for path in ("/nowhere", "/etape/mer", "/themes/feu"):
        wrong = Tab(store, path)
        assert routes.url(wrong.session.location) == path
        assert Tab(store).session.location == routes.stop("jardin")


def test_a_place_that_is_no_more_is_not_come_back_to(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.go(routes.stop("jardin"))
    tab.settle()
    assert Tab(store, content=guide("moulin")).session.location == routes.DAY


def test_two_tabs_at_once_keep_both_their_answers(store: MemoryStore) -> None:
    left, right = Tab(store), Tab(store)
    left.session.answer("moulin", "p", "à gauche")
    right.session.answer("jardin", "p", "à droite")
    left.session.answer("moulin", "q", "encore")
    right.settle()
    left.settle()
    visit = Tab(store).session.visit
    assert visit.answer("moulin", "p") == "à gauche"
    assert visit.answer("moulin", "q") == "encore"
    assert visit.answer("jardin", "p") == "à droite"


def test_what_is_done_later_wins_over_what_was_known(store: MemoryStore) -> None:
    for scale in (125, 150, 200, 100):
        tab = Tab(store)
        tab.session.set("text_scale", scale)
        tab.settle()
    assert Tab(store).session.visit.settings.text_scale == 100


def test_going_where_one_is_changes_nothing(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.go(routes.stop("moulin"))
    tab.session.go(routes.stop("moulin"))
    tab.session.arrive("/etape/moulin")
    assert tab.went == ["/etape/moulin"]


def test_back_and_forward_are_followed_without_a_new_address(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.go(routes.stop("moulin"))
    tab.session.show(Detail(title="Puissance", text="11 kW"))
    tab.session.arrive("/journee")
    assert tab.session.location == routes.DAY
    assert tab.session.detail is None
    assert tab.went == ["/etape/moulin"]
    tab.session.arrive("/nowhere")
    assert tab.session.location.screen is Screen.UNKNOWN


def test_a_detail_is_closed_by_going_elsewhere(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.show(Detail(title="Puissance", text="11 kW"))
    tab.session.go(routes.DAY)
    assert tab.session.detail is None


def test_only_stops_of_the_day_are_opened_or_read(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.go(routes.stop("mer"))
    tab.session.read("mer", Part.SHEET)
    assert tab.session.visit.opened == ()
    assert tab.session.visit.read == frozenset()
    tab.session.go(routes.stop("moulin"))
    tab.session.go(Location(screen=Screen.SETTINGS))
    tab.session.go(routes.stop("moulin", Part.METHOD))
    assert tab.session.visit.opened == ("moulin",)


def test_a_part_is_read_once(store: MemoryStore) -> None:
    tab = Tab(store)
    for _ in range(3):
        tab.session.read("moulin", Part.SHEET)
    tab.settle()
    assert sum(text.count('"kind":"read"') for text in store.texts.values()) == 1


def test_a_failed_save_is_told_and_the_next_one_keeps_all(store: MemoryStore) -> None:
    tab = Tab(store)
    store.refuses = {"set"}
    tab.session.answer("moulin", "p", "un")
    tab.settle()
    assert tab.session.save_failed
    tab.session.retry_save()
    tab.settle()
    assert tab.session.save_failed
    store.refuses = set()
    tab.session.retry_save()
    tab.settle()
    assert not tab.session.save_failed
    assert Tab(store).session.visit.answer("moulin", "p") == "un"


def test_a_device_that_keeps_nothing_shows_the_guide_and_says_so(store: MemoryStore) -> None:
    store.refuses = {"get", "set", "keys"}
    tab = Tab(store, "/etape/moulin")
    assert tab.session.save_failed
    assert tab.session.location == routes.stop("moulin")
    assert tab.session.visit == Visit(path="/etape/moulin", opened=("moulin",), current="moulin")


def test_new_content_replaces_the_old_one(store: MemoryStore) -> None:
    tab = Tab(store)
    newer = guide("moulin", title="Nouveau")
    heard: list[str | None] = []

    def listen(_: object, field: str | None) -> None:
        heard.append(field)

    tab.session.subscribe(listen)
    tab.session.replace_guide(newer)
    assert tab.session.guide is newer
    assert heard == ["guide"]
    tab.session.replace_guide(guide("moulin", title="Nouveau"))
    tab.session.resize(0, 0)
    assert heard == ["guide"]


def test_problems_can_be_put_away(store: MemoryStore) -> None:
    tab = Tab(store)
    tab.session.problems = ("itinerary.yaml:1:1: error",)
    tab.session.hide_problems()
    assert tab.session.problems == ()
