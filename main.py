"""Entry of the packaged app (``flet build``): shows the compiled content found beside it."""

import sys
from pathlib import Path

import flet as ft

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "src"))

from visit_guide.bootstrap import tablet_app  # noqa: E402

ft.run(tablet_app((HERE / "assets" / "guide.json").read_bytes()), assets_dir="assets")
