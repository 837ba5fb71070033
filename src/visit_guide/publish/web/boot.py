"""What the worker runs on the tablet: load the app, then start it when the page is connected.

What `warm` leaves in memory may be frozen into a memory snapshot, so it must not hold any
JavaScript object; the one module that wants one gets a stand-in until `start`.
"""

import gc
import importlib
import json
import random
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent
SETTINGS = json.loads((ROOT / "start.json").read_text(encoding="utf-8"))
CONNECTION = "flet.messaging.pyodide_connection"
BRIDGE = "flet_js"

app = None


def warm(rehearsed: bool = False) -> None:
    """Import all the app can need and read the guide; flet finds its controls when first touched.

    Args:
        rehearsed: Also show the first view once, to nobody, so that all that is worked out once
            is worked out already.
    """
    global app
    flet = importlib.import_module("flet")
    for name in SETTINGS["flet_names"]:
        getattr(flet, name, None)
    for name in SETTINGS["modules"]:
        importlib.import_module(name)
    sys.modules[BRIDGE] = ModuleType(BRIDGE)
    connection = importlib.import_module(CONNECTION)
    app = _entry().prepare((ROOT / "guide.bundle").read_bytes())
    if rehearsed:
        importlib.import_module("rehearsal").rehearse(connection, lambda: _entry().run(app))
    del sys.modules[BRIDGE], connection.flet_js
    gc.collect()


def start() -> None:
    """Start the app; the page's side of the bridge is there now."""
    random.seed()
    vars(sys.modules[CONNECTION])[BRIDGE] = importlib.import_module(BRIDGE)
    _entry().run(app)


def _entry() -> ModuleType:
    return importlib.import_module(SETTINGS["entry"])
