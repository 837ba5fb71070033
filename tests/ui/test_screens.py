"""Every screen, on the shipped content and on an invented town, in all sizes, colours and text sizes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from flet.components.component import Component

from tests.ui.control_tree import key_of
from tests.ui.guide_app import OTHER_TOWN, SHIPPED, SIZES, guide_of, has, open_app
from tests.ui.harness import Harness
from visit_guide.domain.guide import Guide
from visit_guide.state import routes
from visit_guide.state.routes import Part, Section
from visit_guide.state.taps import DOUBLE_TAP

Open = Callable[..., Harness]
FOLDERS = {"shipped": SHIPPED, "other-town": OTHER_TOWN}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"appearance": "dark"},
    "outdoor": {"outdoor": True},
    "125": {"text_scale": 125},
    "150-outdoor": {"text_scale": 150, "outdoor": True},
    "200-dark": {"text_scale": 200, "appearance": "dark"},
    "english": {"language": "en"},
}
SHORT = 12
"""Signs that any button has room for."""
SMALLEST_TARGET = 48


def addresses(guide: Guide) -> Iterator[str]:
    """Every address of a guide."""
    yield from (
        "/journee",
        "/formation",
        "/reglages",
        "/credits",
        "/confidentialite",
        "/themes",
        "/nowhere",
        "/carte",
    )
    yield from (routes.url(routes.notebook(section)) for section in Section)
    yield "/recherche"
    for theme in guide.themes:
        yield routes.url(routes.theme(theme.id))
    for item in guide.stops:
        for part in Part:
            yield routes.url(routes.stop(item.id, part))
        site = guide.site(item.site or "")
        yield routes.url(routes.notebook(Section.TRANSPOSE, item.id))
        for sheet in site.sheets if site else ():
            yield routes.url(routes.stop(item.id, Part.SHEET, sheet.id))


def is_interactive(control: ft.Control) -> bool:
    """Whether a person can act on it (a swipe is a shortcut, not a control)."""
    events = ("on_click", "on_change", "on_tap", "on_submit")
    return any(getattr(control, event, None) is not None for event in events)


def put_around(path: Sequence[ft.BaseControl]) -> ft.BaseControl:
    """What is put around the control at the end of ``path``; a component draws nothing of its own."""
    return next((one for one in reversed(path[:-1]) if not isinstance(one, Component)), path[-1])


def look_over(screen: Harness, where: str) -> None:
    """What must hold on every screen."""
    paths = screen.paths()
    headings = [path[-1].heading_level for path in paths if getattr(path[-1], "header", None)]
    assert headings, f"{where}: no title"
    assert headings[0] == 1, f"{where}: the first title is of level {headings[0]}"
    assert headings.count(1) == 1, f"{where}: {headings.count(1)} titles of level 1"
    controls = [path[-1] for path in paths if is_interactive(path[-1])]
    keys = [key_of(control) for control in controls]
    assert None not in keys, f"{where}: a control has no key"
    twice = [key for key, count in Counter(keys).items() if count > 1]
    assert not twice, f"{where}: keys used twice: {twice}"
    # Words of its own or inside it, or of what is put around it alone.
    named = {one._i for path in paths if any(spoken(path[-1])) for one in path}
    named |= {path[-1]._i for path in paths if any(spoken(put_around(path)))}
    for control in controls:
        name = f"{where}: {key_of(control)}"
        assert control._i in named, f"{name} says nothing"
        for size in (control.width, control.height) if isinstance(control, ft.Button) else ():
            assert size is None or size >= SMALLEST_TARGET, f"{name} is {size} dp"
    split = sorted(set(described_apart(paths)))
    assert not split, f"{where}: a screen reader meets these twice, once without a name: {split}"
    stiff = sorted(set(words_that_cannot_wrap(paths)))
    assert not stiff, f"{where}: these leave their button where it is narrow: {stiff}"


ACTING = ft.Button | ft.Switch | ft.TextField


def described_apart(paths: Sequence[Sequence[ft.BaseControl]]) -> Iterator[str | None]:
    """Controls that act and share a place with a `Semantics`, but are not made one thing with it."""
    for path in paths:
        around = [one for one in path if not isinstance(one, Component)]
        for outer, inner in pairwise(around):
            for acting, other in ((outer, inner), (inner, outer)):
                if isinstance(acting, ACTING) and isinstance(other, ft.Semantics):
                    before = around[: min(around.index(acting), around.index(other))]
                    if not (before and isinstance(before[-1], ft.MergeSemantics)):
                        yield key_of(acting)


def words_that_cannot_wrap(paths: Sequence[Sequence[ft.BaseControl]]) -> Iterator[str]:
    """Longer words in a button, in a row that gives them all the width that they ask for."""
    for path in paths:
        end = path[-1]
        if not isinstance(end, ft.Text) or len(end.value or "") <= SHORT or end.no_wrap:
            continue
        around = [one for one in path if not isinstance(one, Component)]
        buttons = [at for at, one in enumerate(around) if isinstance(one, ft.Button)]
        inside = around[buttons[-1] :] if buttons else []
        if inside and str(inside[0].key).startswith("tab-"):  # two short ones, across a wide screen
            continue
        for row, child in pairwise(inside):
            bound = getattr(child, "expand", None) or getattr(child, "width", None)
            if isinstance(row, ft.Row) and not row.wrap and not bound:
                yield end.value or ""


def spoken(control: ft.Control) -> Iterator[str]:
    """What a screen reader says of a control."""
    for field in ("label", "value", "semantics_label"):
        value = getattr(control, field, None)
        if isinstance(value, str):
            yield value
    tooltip = getattr(control, "tooltip", None)
    if isinstance(tooltip, str):
        yield tooltip


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_screen_is_whole(harness: Open, folder: str, size: str, look: str) -> None:
    content: Path = FOLDERS[folder]
    guide = guide_of(content)
    screen = open_app(harness, content=content, size=size, settings=LOOKS[look])
    pages = list(addresses(guide))
    # All of them in one look for each size; one of each kind otherwise, to stay quick.
    some = pages if look == "light" else [*pages[:8], *pages[-3:]]
    for path in some:
        screen.go(path)
        look_over(screen, f"{folder} {size} {look} {path}")


@pytest.mark.parametrize("folder", FOLDERS)
def test_private_notes_are_shown_nowhere(harness: Open, folder: str) -> None:
    guide = guide_of(FOLDERS[folder])
    notes = [prompt.facilitator_note for site in guide.sites for prompt in site.prompts]
    private = [note for note in notes if note]
    assert private
    screen = open_app(harness, content=FOLDERS[folder], size="wide")
    for path in addresses(guide):
        screen.go(path)
        while True:
            seen = screen.texts(spoken=True)
            assert not [note for note in private if note in seen], path
            if not has(screen, "prompt-next"):
                break
            screen.tap(key="prompt-next")
            screen.advance(DOUBLE_TAP)
