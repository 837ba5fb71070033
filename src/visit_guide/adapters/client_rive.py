"""Keeps Flet's client from asking another host for an animation library.

The client asks for it at start, and waits for ever without harm: nothing of the guide uses it. It
gets a script of this site instead, which never answers.
"""

from __future__ import annotations

__all__ = ["LOCAL", "PROGRAMS", "REMOTE", "STUBS"]

_FOLDER = "_rive/"

PROGRAMS = ("main.dart.js", "main.dart.wasm")
"""The client's files that hold the address, once each."""

REMOTE = b"https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/"
LOCAL = b"./" * ((len(REMOTE) - len(_FOLDER)) // 2) + _FOLDER.encode()
"""In its place: of the same length (string constants of a wasm file carry it), relative to the page."""

STUBS = {
    f"{_FOLDER}{name}/rive_native.js": b"globalThis.RiveNative ??= () => new Promise(() => {});\n"
    for name in ("wasm", "wasm_compatibility")
}
"""Files of the site's root."""
