"""The edition as Flet's documentation would have it, to measure ours against.

Flet's whole client and its own start: Flutter first, then Pyodide, no snapshot. Made to work
without a network, which it does not do by itself: libraries in the archive instead of downloaded
at every start, and a service worker that keeps every file.
"""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

import flet_web

from visit_guide import bundle
from visit_guide.domain.guide import Guide
from visit_guide.publish.client import FLAVOURS
from visit_guide.publish.compress import compressed
from visit_guide.publish.edition import WEB, Edition, Sizes, write_site
from visit_guide.publish.guide import public_files
from visit_guide.publish.pages import normal_base
from visit_guide.publish.program import guide_program, library_files

__all__ = ["build_naive"]

_MAIN = b"""\
from pathlib import Path
from visit_guide.bootstrap import tablet_app
from visit_guide.tablet import run
run(tablet_app(Path("guide.bundle").read_bytes()))
"""
# Never asked for by a browser; Flet's own publishing leaves the first two out as well.
_NOT_SERVED = ("pyodide/python.exe", "pyodide/python.bat", "pyodide/python")
_NOT_KEPT = (".symbols", ".map", ".d.ts", ".whl", "NOTICES")
_REGISTER = '<script>navigator.serviceWorker?.register("flutter_service_worker.js")</script></head>'


def build_naive(
    guide: Guide, content: Path, assets: Path, out: Path, *, base_url: str = "/", fast: bool = False
) -> Edition:
    """Write the naive edition of ``guide`` into ``out``; arguments as for `build_guide`."""
    base = normal_base(base_url)
    web = Path(flet_web.get_package_web_dir())
    found = {path.relative_to(web).as_posix(): path for path in web.rglob("*") if path.is_file()}
    files = {path: file.read_bytes() for path, file in found.items() if path not in _NOT_SERVED}
    files |= public_files(guide, content, assets)
    files["app.tar.gz"] = _archive(bundle.dumps(guide))
    files["index.html"] = _index(files["index.html"], base, guide.itinerary.title)
    kept = sorted(path for path in files if not path.endswith(_NOT_KEPT) and _is_run(path))
    worker = (WEB / "naive-worker.js").read_text(encoding="utf-8")
    files["flutter_service_worker.js"] = worker.replace("{{files}}", json.dumps(["./", *kept])).encode()
    packed = compressed(files, fast=fast)
    size = Sizes(
        download=sum(len(packed.get(f"{path}.br", packed.get(f"{path}.gz", files[path]))) for path in kept),
        gzip=sum(len(packed.get(f"{path}.gz", files[path])) for path in kept),
        keep=sum(len(files[path]) for path in kept),
    )
    listing = {"edition": "naive", "base": base}
    write_site(out, {**files, "edition.json": json.dumps(listing).encode(), **packed})
    return Edition(id="naive", files=len(kept), sizes=dict.fromkeys(FLAVOURS, size))


def _is_run(path: str) -> bool:
    """Whether Chromium would ever ask for it."""
    return not path.startswith(("canvaskit/", "main.dart.js")) or path.startswith("canvaskit/skwasm.")


def _index(original: bytes, base: str, title: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "index.html"
        page.write_bytes(original)
        flet_web.patch_index_html(
            str(page),
            base,
            app_name=title,
            pyodide=True,
            pyodide_script_path="main.py",
            pyodide_version="0",
            app_package_url="app.tar.gz",
            no_cdn=True,
        )
        text = page.read_text(encoding="utf-8")
    text = text.replace('"pyodide/pyodide.mjs"', f'"{base}pyodide/pyodide.mjs"')
    text = text.replace('flet.routeUrlStrategy="path"', 'flet.routeUrlStrategy="hash"')
    return text.replace("</head>", _REGISTER).encode()


def _archive(compiled: bytes) -> bytes:
    program = guide_program()
    files: Mapping[str, bytes] = {
        "main.py": _MAIN,
        "guide.bundle": compiled,
        **program.files,
        **{
            f"__pypackages__/{path}": data
            for name in program.libraries
            for path, data in library_files(name).items()
        },
    }
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for path, data in sorted(files.items()):
            info = tarfile.TarInfo(path)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()
