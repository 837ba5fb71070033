"""The client's files: what Flutter loads only once a control is used ships too."""

from __future__ import annotations

from pathlib import Path

import flet_web
import pytest

from visit_guide.publish.client import client_files
from visit_guide.publish.program import guide_program

WEB = Path(flet_web.get_package_web_dir())
LOADED_LATER = {
    b"ft.Wakelock(": "wakelock_plus",
    b"ft.AudioRecorder(": "record_web",
    b"ft.Video(": "media_kit",
}
"""What a control's package brings for the browser, by how the program uses the control."""


@pytest.fixture(scope="module")
def shipped() -> dict[str, bytes]:
    return client_files(WEB, b"")


@pytest.mark.parametrize(("use", "package"), LOADED_LATER.items())
def test_the_scripts_of_a_control_ship_when_it_is_used(
    shipped: dict[str, bytes], use: bytes, package: str
) -> None:
    scripts = {path.relative_to(WEB).as_posix() for path in (WEB / "assets/packages" / package).rglob("*.js")}
    assert scripts
    used = any(use in source for source in guide_program().files.values())
    assert scripts & shipped.keys() == (scripts if used else set())


def test_the_screen_can_be_kept_on(shipped: dict[str, bytes]) -> None:
    assert any(b"ft.Wakelock(" in source for source in guide_program().files.values())
    assert b"wakeLock" in shipped["assets/packages/wakelock_plus/assets/no_sleep.js"]
