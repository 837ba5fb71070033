"""What a history adds up to."""

from __future__ import annotations

import pytest

from tests.unit.histories import event
from visit_guide.domain.events import Kind
from visit_guide.domain.visit import Appearance, Progress, Settings, Visit, fold


def test_nothing_happened_yet() -> None:
    assert fold([]) == Visit()
    assert Visit().progress("eglise") is Progress.TO_COME
    assert Visit().answer("eglise", "p") is None


def test_the_stop_opened_last_is_the_current_one() -> None:
    visit = fold([event(n, Kind.OPENED, item=item) for n, item in enumerate(["eglise", "cd2e", "eglise"])])
    assert visit.opened == ("eglise", "cd2e")
    assert visit.progress("eglise") is Progress.CURRENT
    assert visit.progress("cd2e") is Progress.DONE


def test_the_last_place_and_the_last_answer_count() -> None:
    visit = fold(
        [
            event(4, Kind.PLACE, path="/themes"),
            event(1, Kind.PLACE, path="/journee"),
            event(3, Kind.ANSWER, item="cd2e", prompt="p", value="oui"),
            event(2, Kind.ANSWER, item="cd2e", prompt="p", value="non"),
        ]
    )
    assert visit.path == "/themes"
    assert visit.answer("cd2e", "p") == "oui"


def test_parts_read_are_remembered_once() -> None:
    read = [event(n, Kind.READ, item="cd2e", part="fiche") for n in range(2)]
    assert fold(read).read == {("cd2e", "fiche")}


def test_settings_of_every_kind() -> None:
    chosen: dict[str, object] = {
        "text_scale": 200,
        "appearance": "dark",
        "outdoor": True,
        "language": "en",
        "reduce_motion": True,
        "screen_reader": True,
    }
    history = [event(n, Kind.SETTING, name=k, value=v) for n, (k, v) in enumerate(chosen.items())]
    assert fold(history).settings == Settings(
        text_scale=200,
        appearance=Appearance.DARK,
        outdoor=True,
        language="en",
        reduce_motion=True,
        screen_reader=True,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_scale", 110),
        ("text_scale", "200"),
        ("text_scale", True),
        ("appearance", "sepia"),
        ("appearance", None),
        ("outdoor", "yes"),
        ("outdoor", 1),
        ("language", "nl"),
        ("tempo", 3),
    ],
)
def test_a_setting_of_another_version_is_the_default(name: str, value: object) -> None:
    assert fold([event(1, Kind.SETTING, name=name, value=value)]).settings == Settings()


def test_a_kind_of_another_version_changes_nothing() -> None:
    assert fold([event(1, "from-the-future", item="cd2e")]) == Visit()
