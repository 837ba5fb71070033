"""Flet's web client, as the edition ships it: only what can be used, and nothing that calls out.

Two builds of the Flutter app exist in it and the browser picks one, so both ship, and a tablet
keeps only its own: ``skwasm`` (Chromium with garbage-collected wasm and WebGL) and ``canvaskit``
(Safari, Firefox, older Chromium). Left out: the other variants of CanvasKit (the full one runs
everywhere), symbol files, Pyodide's command line, type declarations and micropip, and the assets
of Flet extensions the guide does not use (mathematics fonts, video, sound recording).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from visit_guide.adapters.client_fonts import font_manifest
from visit_guide.adapters.client_rive import LOCAL, PROGRAMS, REMOTE
from visit_guide.errors import UsageError

__all__ = ["FLAVOURS", "client_files", "flavour_of", "pyodide_lock"]

FLAVOURS = ("skwasm", "canvaskit")

_KEPT = {
    "main.dart.wasm": "skwasm",
    "main.dart.mjs": "skwasm",
    "canvaskit/skwasm.js": "skwasm",
    "canvaskit/skwasm.wasm": "skwasm",
    "main.dart.js": "canvaskit",
    "canvaskit/canvaskit.js": "canvaskit",
    "canvaskit/canvaskit.wasm": "canvaskit",
    "flutter_bootstrap.js": "",
    "version.json": "",
    "assets/AssetManifest.bin": "",
    "assets/AssetManifest.bin.json": "",
    "assets/FontManifest.json": "",
    "assets/NOTICES": "",
    "assets/fonts/MaterialIcons-Regular.otf": "",
    "assets/fonts/roboto.woff2": "",
    "assets/packages/cupertino_icons/assets/CupertinoIcons.ttf": "",
    "assets/packages/wakelock_plus/assets/no_sleep.js": "",
    "assets/shaders/ink_sparkle.frag": "",
    "assets/shaders/stretch_effect.frag": "",
    "pyodide/pyodide.mjs": "",
    "pyodide/pyodide.asm.mjs": "",
    "pyodide/pyodide.asm.wasm": "",
}
"""What is kept of the client, and the one flavour that needs it ("" for both)."""

_GROW = b"Module.HEAP8.set(t),l}"
_BOOTSTRAP_END = b"window.addEventListener('flutter-first-frame'"
_SOURCE_MAP = b"//# sourceMappingURL="


def client_files(web_dir: Path, bootstrap_end: bytes, fonts: Iterable[str] = ()) -> dict[str, bytes]:
    """The client's files by path, patched.

    Args:
        web_dir: Flet's web client, as `flet_web` carries it.
        bootstrap_end: Our script, in the place of the end of `flutter_bootstrap.js`.
        fonts: The guide's font files, by their path from the site's root.

    Raises:
        UsageError: The client is not the one this edition was made for.
    """
    files = {}
    for path in _KEPT:
        source = web_dir / path
        if not source.is_file():
            raise UsageError(
                f"Flet's web client has no {path}: it is not the version this edition is made for"
            )
        files[path] = source.read_bytes()
    for path in PROGRAMS:
        files[path] = _patched(path, files[path], REMOTE, LOCAL)
    grow = b"(Module.HEAP8.length<t.length&&Module.growMemory(t.length),Module.HEAP8.set(t)),l}"
    files["pyodide/pyodide.asm.mjs"] = _patched(
        "pyodide.asm.mjs", files["pyodide/pyodide.asm.mjs"], _GROW, grow
    )
    bootstrap, mark, _ = files["flutter_bootstrap.js"].partition(_BOOTSTRAP_END)
    if not mark:
        raise UsageError("Flet's flutter_bootstrap.js is not the one this edition is made for")
    files["flutter_bootstrap.js"] = bootstrap + bootstrap_end
    files["assets/FontManifest.json"] = font_manifest(files["assets/FontManifest.json"], fonts)
    for path in files:
        if path.endswith((".js", ".mjs")):
            files[path] = _without_source_map(files[path])
    return files


def flavour_of(path: str) -> str:
    """The one flavour that needs ``path``, or "" when both do."""
    return _KEPT.get(path, "")


def pyodide_lock(web_dir: Path) -> bytes:
    """A module with the head of Pyodide's package list: the packages themselves would be downloads."""
    info = json.loads((web_dir / "pyodide/pyodide-lock.json").read_bytes())["info"]
    lock = json.dumps({"info": info, "packages": {}}, sort_keys=True)
    return f"export const LOCK = {lock};\n".encode()


def _patched(name: str, data: bytes, old: bytes, new: bytes) -> bytes:
    if data.count(old) != 1:
        raise UsageError(
            f"Flet's {name} is not the one this edition is made for: {old[:40]!r} is not in it once"
        )
    return data.replace(old, new)


def _without_source_map(script: bytes) -> bytes:
    lines = script.split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith(_SOURCE_MAP))
