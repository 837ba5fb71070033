"""What the worker runs on the tablet: load the app, then start it when the page is connected.

The first half (`warm`) may be frozen into a memory snapshot, so it must not hold any
JavaScript object: `flet.messaging.pyodide_connection` imports one and waits for `start`.
"""

import gc
import importlib
import json
import pkgutil
import random
import sys
from pathlib import Path

ROOT = Path("/app")
SETTINGS = json.loads((ROOT / "start.json").read_text(encoding="utf-8"))
NEEDS_JAVASCRIPT = "flet.messaging.pyodide_connection"


def warm() -> None:
    """Import all the app can need; flet finds its controls lazily, so each one used is touched."""
    flet = importlib.import_module("flet")
    for name in SETTINGS["flet_names"]:
        getattr(flet, name, None)
    messaging = importlib.import_module("flet.messaging")
    for module in pkgutil.iter_modules(messaging.__path__, "flet.messaging."):
        if module.name in SETTINGS["messaging"] and module.name != NEEDS_JAVASCRIPT:
            importlib.import_module(module.name)
    for name in SETTINGS["modules"]:
        importlib.import_module(name)
    sys.path_importer_cache.clear()
    gc.collect()


def start() -> None:
    """Start the app; `flet_js` and `visit_guide_page` are there now."""
    random.seed()
    importlib.invalidate_caches()
    module, _, function = SETTINGS["entry"].partition(":")
    getattr(importlib.import_module(module), function)((ROOT / "guide.bundle").read_bytes())
