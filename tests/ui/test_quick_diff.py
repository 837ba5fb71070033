"""The quick walks find exactly the controls that flet's own find."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet.version
import pytest
from flet.controls.object_patch import DiffBuilder, ObjectPatch

from tests.ui.guide_app import open_app
from tests.ui.harness import Harness
from visit_guide.ui import quick_diff

WAY = (
    "/etape/cd2e",
    "/etape/cd2e/methode",
    "/etape/logements-bbc/discussion",
    "/carte",
    "/carnet",
    "/journee",
    "/reglages",
    "/etape/cd2e",
)
Found = list[tuple[list[str], list[str], int]]


@pytest.fixture
def flets_own(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """flet's own walks; whatever was in their place comes back at the end."""
    for name in quick_diff.FLETS_OWN:
        monkeypatch.setattr(DiffBuilder, name, getattr(DiffBuilder, name))
    return quick_diff.FLETS_OWN


def _walked(monkeypatch: pytest.MonkeyPatch, harness: Callable[..., Harness], size: str) -> Found:
    """What each difference on a way through the app found; at last, what the session knows."""
    found: Found = []
    original = ObjectPatch.from_diff.__func__  # type: ignore[attr-defined]

    def noted(kind: Any, *arguments: Any, **more: Any) -> Any:
        patch, added, removed = original(kind, *arguments, **more)
        names = [sorted(type(control).__name__ for control in controls) for controls in (added, removed)]
        found.append((names[0], names[1], len(patch.patch)))
        return patch, added, removed

    with monkeypatch.context() as patched:
        patched.setattr(ObjectPatch, "from_diff", classmethod(noted))
        screen = open_app(harness, size=size, path="/etape/eglise-saint-vaast")
        for path in WAY:
            screen.go(path)
        live = sorted(type(control).__name__ for control in screen.session.index.values())
        found.append((live, [], 0))
    return found


@pytest.mark.parametrize("size", ["phone", "wide"])
def test_they_find_what_flets_own_find(
    monkeypatch: pytest.MonkeyPatch,
    harness: Callable[..., Harness],
    flets_own: dict[str, Any],
    size: str,
) -> None:
    quick = _walked(monkeypatch, harness, size)
    monkeypatch.setattr(quick_diff, "install", lambda: False)
    for name, walk in flets_own.items():
        monkeypatch.setattr(DiffBuilder, name, walk)
    assert quick == _walked(monkeypatch, harness, size)


def test_another_version_of_flet_keeps_its_own(
    monkeypatch: pytest.MonkeyPatch, flets_own: dict[str, Any]
) -> None:
    for name, walk in flets_own.items():
        monkeypatch.setattr(DiffBuilder, name, walk)
    monkeypatch.setattr(flet.version, "flet_version", "1.0.6")
    assert not quick_diff.install()
    assert DiffBuilder._configure_dataclass is flets_own["_configure_dataclass"]
    monkeypatch.setattr(flet.version, "flet_version", quick_diff.WRITTEN_FOR)
    assert quick_diff.install()
    assert DiffBuilder._configure_dataclass is not flets_own["_configure_dataclass"]


def test_they_are_written_for_the_flet_that_is_installed() -> None:
    assert flet.version.flet_version == quick_diff.WRITTEN_FOR
