"""What the page around the app says is understood, and asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from visit_guide.messages import Catalogue
from visit_guide.state.keeping import Keeper, Keeping, Phase, keeping_of
from visit_guide.ui.keeping_words import keeping_words, newer_words


class FakePage:
    """A page that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.now: Mapping[str, object] = {}
        self.tell: Callable[[Mapping[str, object]], None] = lambda _: None

    def state(self) -> Mapping[str, object]:
        return self.now

    def listen(self, listener: Callable[[Mapping[str, object]], None]) -> None:
        self.tell = listener

    def ask(self, action: str) -> None:
        self.asked.append(action)


def test_a_state_becomes_what_can_be_shown() -> None:
    state = {"phase": "downloading", "done": 13, "total": 100, "download": 9, "keep": 36, "apple": True}
    assert keeping_of(state) == Keeping(phase=Phase.DOWNLOADING, percent=10, download=9, keep=36, apple=True)


@pytest.mark.parametrize("state", [{}, {"phase": "of a newer page"}, {"done": "x", "total": None}])
def test_what_is_not_understood_is_a_start(state: Mapping[str, object]) -> None:
    assert keeping_of(state) == Keeping()


def test_only_a_change_worth_showing_is_told() -> None:
    page, told = FakePage(), []
    keeper = Keeper(page, lambda: told.append(keeper.keeping))
    for done in range(0, 20):
        page.tell({"phase": "downloading", "done": done, "total": 100})
    assert [keeping.percent for keeping in told] == [0, 5, 10, 15]


def test_a_check_says_how_far_it_is_and_what_was_there_before() -> None:
    t = Catalogue("en")
    first = keeping_of({"phase": "checking", "done": 31, "total": 100})
    assert keeping_words(first, t) == "Checking what is on this device: 30%"
    again = keeping_of({"phase": "checking", "before": True, "done": 31, "total": 100})
    assert keeping_words(again, t) == "Everything was on this device last time. Checking again: 30%"
    assert "Ready" not in keeping_words(again, t)


def test_a_newer_edition_that_is_not_here_is_told_with_its_size() -> None:
    t, ready = Catalogue("en"), {"phase": "ready", "keep": 70e6}
    update = {"ready": False, "waits": True, "download": 8_130_000, "total": 31_900_000, "error": None}
    waits = keeping_of({**ready, "update": update})
    assert newer_words(waits, t) == "A newer version is available: up to 8.1\u00a0MB to download."
    full = keeping_of({**ready, "update": {**update, "waits": False, "error": "quota"}})
    assert "not enough free space (32\u00a0MB)" in newer_words(full, t)
    late = newer_words(keeping_of({**ready, "update": {**update, "waits": False, "error": "host"}}), t)
    assert "could not be downloaded" in late
    for more in ({"ready": True, "waits": False}, {"waits": False}):
        assert newer_words(keeping_of({**ready, "update": {**update, **more}}), t) == ""
    assert newer_words(keeping_of(ready), t) == ""


def test_a_size_is_told_once_it_is_sure() -> None:
    t, ready = Catalogue("en"), {"phase": "ready", "keep": 70e6}
    assert "70\u00a0MB" in keeping_words(keeping_of(ready), t)
    assert "MB" not in keeping_words(keeping_of({**ready, "keep": 0}), t)
    assert " 8\u00a0Mo" in newer_words(
        keeping_of({"update": {"waits": True, "download": 8e6}}), Catalogue("fr")
    )


def test_a_first_download_whose_edition_was_replaced_leads_to_the_newer_one() -> None:
    t, state = Catalogue("en"), {"phase": "incomplete", "error": "gone"}
    assert "newer version has been published" in keeping_words(keeping_of(state), t)
    assert "come with a newer version" in keeping_words(keeping_of({**state, "before": True}), t)


def test_a_kept_file_that_is_damaged_is_no_download_that_stopped() -> None:
    t = Catalogue("en")
    for error, said in (
        ("network", "download stopped"),
        ("host", "address did not give"),
        ("corrupt", "arrived damaged"),
    ):
        state = {"phase": "incomplete", "error": error}
        assert said in keeping_words(keeping_of(state), t)
        assert "damaged or missing" in keeping_words(keeping_of({**state, "before": True}), t)


def test_what_the_browser_promises_is_told() -> None:
    assert keeping_of({"persistent": True}).persistent
    assert not keeping_of({}).persistent


def test_an_update_counts_once_it_is_whole() -> None:
    assert not keeping_of({"update": {"ready": False}}).newer
    assert keeping_of({"update": {"ready": True}}).newer


@pytest.mark.parametrize("told", [None, 3, {}, {"visit": None}])
def test_a_notebook_is_only_erased_where_the_page_says_so(told: object) -> None:
    assert keeping_of({"wiped": told}) == Keeping()
    assert keeping_of({"wiped": {"visit": "loos", "said": "m"}}).wiped == ("loos", "m")


def test_each_wish_has_its_word() -> None:
    page = FakePage()
    keeper = Keeper(page, lambda: None)
    for wish in (
        keeper.install, keeper.check, keeper.update, keeper.read_text, keeper.describe_screens, keeper.shown,
        keeper.read_kept,
    ):  # fmt: skip
        wish()
    assert page.asked == ["install", "check", "update", "text", "semantics", "shown", "kept"]


def test_what_other_windows_keep_is_told_each_time_and_is_no_state() -> None:
    page, heard, shown = FakePage(), [], []
    keeper = Keeper(page, lambda: shown.append(keeper.keeping), heard.append)
    page.tell({"kept": {"visit-guide.loos.a": "[]", "visit-guide.loos.b": 3}})
    page.tell({"kept": {"visit-guide.loos.a": "[1]"}})
    page.tell({"kept": None})
    assert heard == [{"visit-guide.loos.a": "[]"}, {"visit-guide.loos.a": "[1]"}]
    assert not shown
