"""The harness itself: each thing it promises, on components small enough to read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft
import pytest

from tests.ui.harness import Harness

Open = Callable[..., Harness]


@ft.component
def Counter(start: int = 0) -> ft.Control:
    count, set_count = ft.use_state(start)
    return ft.Column(
        [
            ft.Text(f"Count: {count}", key="count"),
            ft.Button("More", key="more", on_click=lambda: set_count(count + 1)),
            ft.Button("Off", key="off", disabled=True, on_click=lambda: set_count(-1)),
            ft.Text("hidden", visible=False),
        ]
    )


def test_a_tap_renders_again(harness: Open) -> None:
    screen = harness()
    screen.mount(Counter, start=3)
    screen.tap(key="more")
    screen.tap(text="More")
    assert screen.find(ft.Text, key="count").value == "Count: 5"
    assert screen.sees("Count: 5")
    assert not screen.sees("Count: 3")


def test_only_what_changed_is_sent(harness: Open) -> None:
    screen = harness()
    screen.mount(Counter)
    before = len(screen.client.sent)
    screen.tap(key="more")
    (packed,) = screen.client.sent[before:]
    assert b"Count: 1" in packed
    assert b"More" not in packed


def test_hidden_and_disabled_controls_are_out_of_reach(harness: Open) -> None:
    screen = harness()
    screen.mount(Counter)
    assert "hidden" not in screen.texts()
    with pytest.raises(AssertionError, match="disabled"):
        screen.tap(key="off")
    with pytest.raises(AssertionError, match="no BaseControl key='gone'"):
        screen.tap(key="gone")
    with pytest.raises(AssertionError, match="nothing takes a tap"):
        screen.tap(key="count")


@ft.component
def Twins() -> ft.Control:
    return ft.Row([ft.Text("Stop 1"), ft.Text("Stop 12"), ft.Text("Two"), ft.Text("Two")])


def test_a_whole_text_wins_over_a_part_and_doubles_are_refused(harness: Open) -> None:
    screen = harness()
    screen.mount(Twins)
    assert screen.find(text="Stop 1").value == "Stop 1"
    with pytest.raises(AssertionError, match="2 of"):
        screen.find(text="Two")


@ft.component
def Card() -> ft.Control:
    opened, set_opened = ft.use_state(False)
    spans = [ft.TextSpan("a "), ft.TextSpan("link")]
    inside = ft.Column(
        [ft.Text("Church"), ft.Text(spans=spans), ft.Icon(ft.Icons.PARK, semantics_label="Park")]
    )
    touch = ft.GestureDetector(content=inside, on_tap=lambda: set_opened(True))
    return ft.Column([touch, ft.Text("open" if opened else "closed", key=ft.ScrollKey("state"))])


def test_a_tap_on_words_reaches_what_they_lie_in(harness: Open) -> None:
    screen = harness()
    screen.mount(Card)
    assert screen.sees("link")
    assert screen.sees("Park", spoken=True)
    assert not screen.sees("Park")
    screen.tap(text="Church")
    assert screen.find(ft.Text, key="state").value == "open"


@ft.component
def Form() -> ft.Control:
    name, set_name = ft.use_state("")
    loud, set_loud = ft.use_state(False)
    tab, set_tab = ft.use_state(0)
    sent, set_sent = ft.use_state("")
    destinations = [ft.NavigationBarDestination(icon=ft.Icons.MAP, label=label) for label in ("Day", "Map")]
    return ft.Column(
        [
            ft.TextField(
                key="name",
                value=name,
                on_change=lambda e: set_name(e.control.value),
                on_submit=lambda e: set_sent(e.data),
            ),
            ft.Switch(key="loud", value=loud, on_change=lambda e: set_loud(e.data)),
            ft.NavigationBar(
                key="bar",
                destinations=destinations,
                selected_index=tab,
                on_change=lambda e: set_tab(e.control.selected_index),
            ),
            ft.Text(f"{name.upper() if loud else name}/{tab}/{sent}", key="result"),
        ]
    )


def test_fields_switches_and_bars_take_values(harness: Open) -> None:
    screen = harness()
    screen.mount(Form)
    screen.type("anna", key="name")
    screen.submit(key="name")
    screen.change(True, key="loud")
    screen.change(1, key="bar")
    assert screen.find(ft.Text, key="result").value == "ANNA/1/anna"
    assert screen.sees("Map")


@ft.component
def Saved() -> ft.Control:
    note, set_note = ft.use_state("…")
    store = ft.use_memo(ft.SharedPreferences, [])

    async def load() -> None:
        set_note(await store.get("note") or "empty")

    async def save() -> None:
        await asyncio.sleep(0.5)
        await store.set("note", "kept")
        set_note("saved")

    ft.use_effect(load, [])
    return ft.Column([ft.Text(note, key="note"), ft.Button("Save", key="save", on_click=save)])


def test_services_answer_and_time_passes_only_when_told(harness: Open) -> None:
    kept: dict[str, str] = {}
    screen = harness(preferences=kept)
    screen.mount(Saved)
    assert screen.sees("empty")
    began = time.perf_counter()
    screen.tap(key="save")
    screen.advance(0.49)
    assert kept == {}
    screen.advance(0.01)
    assert kept == {"note": "kept"}
    assert screen.sees("saved")
    assert time.perf_counter() - began < 0.4
    assert screen.calls("SharedPreferences", "set") == [{"key": "note", "value": "kept"}]


def test_preferences_survive_a_restart(harness: Open) -> None:
    first = harness()
    first.mount(Saved)
    first.tap(key="save")
    first.advance(1)
    first.close()
    second = harness(preferences=first.preferences)
    second.mount(Saved)
    assert second.sees("kept")


def test_a_failing_service_is_what_the_component_gets(harness: Open) -> None:
    screen = harness()

    def full(_: object) -> None:
        raise OSError("disk full")

    screen.answer("SharedPreferences", "set", full)
    screen.mount(Saved)
    screen.tap(key="save")
    with pytest.raises(AssertionError, match="disk full"):
        screen.advance(1)


def test_an_unknown_service_call_says_how_to_answer_it(harness: Open) -> None:
    screen = harness()
    screen.mount(Counter)
    with pytest.raises(RuntimeError, match="no answer prepared for Clipboard"):
        screen.run(lambda: ft.Clipboard().get())
    screen.answer("Clipboard", "get", "copied")
    assert screen.run(lambda: ft.Clipboard().get()) == "copied"


@ft.component
def Listener(log: list[str], name: str) -> ft.Control:
    def begin() -> Callable[[], None]:
        log.append(f"begin {name}")
        return lambda: log.append(f"end {name}")

    ft.use_effect(begin, [name])
    return ft.Text(name)


def test_effects_run_and_are_cleaned_up(harness: Open) -> None:
    log: list[str] = []
    screen = harness()
    screen.mount(Listener, log, "a")
    assert log == ["begin a"]
    screen.unmount()
    assert log == ["begin a", "end a"]


@ft.component
def Device() -> ft.Control:
    page = ft.context.page
    size, set_size = ft.use_state((page.width, page.height))
    route, set_route = ft.use_state(page.route)
    key, set_key = ft.use_state("none")

    def listen() -> None:
        page.on_resize = lambda e: set_size((e.width, e.height))
        page.on_route_change = lambda e: set_route(e.route)
        page.on_keyboard_event = lambda e: set_key(f"{'alt ' if e.alt else ''}{e.key}")

    ft.use_effect(listen, [])
    go = ft.Button("Go", key="go", on_click=lambda: page.navigate("/stop/2"))
    wide = "wide" if page.media.orientation == ft.Orientation.LANDSCAPE else "tall"
    return ft.Column(
        [ft.Text(f"{size} {route} {key} {wide} {page.platform_brightness.value}", key="state"), go]
    )


def test_the_device_turns_navigates_and_has_keys(harness: Open) -> None:
    screen = harness(width=1180, height=820, route="/start?x=1", dark=True)
    screen.mount(Device)
    state = lambda: screen.find(ft.Text, key="state").value  # noqa: E731
    assert state() == "(1180, 820) /start?x=1 none wide dark"
    screen.tap(key="go")
    screen.press_key("1", alt=True)
    screen.resize(390, 844)
    assert state() == "(390, 844) /stop/2 alt 1 tall dark"
    assert screen.page.route == "/stop/2"
    screen.go("/back")
    assert "/back" in state()
    assert screen.calls("Page", "push_route") == [{"route": "/stop/2"}]


@ft.component
def Lamp() -> ft.Control:
    page = ft.context.page
    word, set_word = ft.use_state("")

    def listen() -> None:
        page.on_platform_brightness_change = lambda e: set_word(f"{e.data} {page.platform_brightness.name}")

    ft.use_effect(listen, [])
    return ft.Text(word, key="word")


def test_the_device_turns_dark(harness: Open) -> None:
    screen = harness()
    screen.mount(Lamp)
    screen.set_dark(True)
    assert screen.find(ft.Text, key="word").value == "dark DARK"


@ft.component
def Home() -> ft.Control:
    return ft.View([ft.Text("home")], route="/")


@ft.component
def Item() -> ft.Control:
    return ft.View([ft.Text(f"item {ft.use_route_params()['id']}")], route=ft.use_view_path())


@ft.component
def Routed() -> ft.Control:
    routes = [ft.Route(path="/", component=Home, children=[ft.Route(path="item/:id", component=Item)])]
    return ft.Router(routes, manage_views=True)


def test_the_view_in_front_is_the_one_seen(harness: Open) -> None:
    screen = harness(route="/item/7")
    screen.mount_views(Routed)
    assert screen.texts() == ["item 7"]
    screen.go("/")
    assert screen.texts() == ["home"]


@ft.component
def Asking() -> ft.Control:
    asked, ask = ft.use_state(False)
    yes = ft.TextButton("Yes", key="yes", on_click=lambda: ask(False))
    ft.use_dialog(ft.AlertDialog(title=ft.Text("Sure?"), actions=[yes]) if asked else None)
    return ft.Button("Ask", key="ask", on_click=lambda: ask(True))


def test_dialogs_open_and_close(harness: Open) -> None:
    screen = harness()
    screen.mount(Asking)
    assert not screen.sees("Sure?")
    screen.tap(key="ask")
    assert screen.sees("Sure?")
    screen.tap(key="yes")
    assert not screen.sees("Sure?")


@ft.observable
@dataclass
class Shared:
    count: int = 0


@ft.component
def Watching(shared: Shared) -> ft.Control:
    def more() -> None:
        shared.count += 1

    return ft.Button(f"Seen {shared.count}", key="more", on_click=more)


def test_two_sessions_are_two_tablets(harness: Open) -> None:
    left, right = harness(), harness(width=390, height=844)
    left.mount(Watching, Shared())
    right.mount(Watching, Shared(count=7))
    left.tap(key="more")
    assert (left.texts(), right.texts()) == (["Seen 1"], ["Seen 7"])
    left.run(lambda: left.find(key="more").on_click())
    assert left.texts() == ["Seen 2"]


def test_an_entry_function_is_started_like_flet_does(harness: Open) -> None:
    async def main(page: ft.Page) -> None:
        page.title = "Guide"
        await asyncio.to_thread(time.sleep, 0)
        page.render(Counter, start=1)

    screen = harness()
    screen.start(main)
    assert screen.page.title == "Guide"
    assert screen.sees("Count: 1")


@ft.component
def Broken(how: str) -> ft.Control:
    async def later() -> None:
        raise ValueError("effect broke")

    def at_tap() -> None:
        raise ValueError("handler broke")

    async def task() -> None:
        raise ValueError("task broke")

    ft.use_effect(later if how == "effect" else (lambda: None), [])
    page = ft.context.page
    return ft.Button("x", key="x", on_click=at_tap if how == "handler" else lambda: page.run_task(task))


@pytest.mark.parametrize("how", ["handler", "task"])
def test_what_flet_only_logs_fails_the_test(harness: Open, how: str) -> None:
    screen = harness()
    screen.mount(Broken, how)
    with pytest.raises(AssertionError, match=f"{how} broke"):
        screen.tap(key="x")


def test_a_broken_effect_fails_the_test(harness: Open) -> None:
    screen = harness()
    with pytest.raises(AssertionError, match="effect broke"):
        screen.mount(Broken, "effect")


@ft.component
def Endless() -> ft.Control:
    count, set_count = ft.use_state(0)
    ft.use_effect(lambda: set_count(count + 1), [count])
    return ft.Text(str(count))


def test_a_render_loop_is_named(harness: Open) -> None:
    screen = harness()
    with pytest.raises(AssertionError, match="endless render loop"):
        screen.mount(Endless)
    screen.unmount()


def test_a_test_costs_milliseconds(harness: Open) -> None:
    screen = harness()
    screen.mount(Counter)
    began = time.perf_counter()
    for _ in range(20):
        screen.tap(key="more")
    assert screen.sees("Count: 20")
    assert (time.perf_counter() - began) / 20 < 0.05
