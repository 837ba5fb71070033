"""The offline edition: a complete static site, every file listed with its hash and size.

Layout::

    index.html  404.html  sw.js  edition.json  manifest.webmanifest  <public files>
    e/<edition>/  the same public files, the client, Pyodide and the guide

Everything a page of an edition asks for lies in the edition's own folder, named after the hash of
all it holds: two editions can never be mixed, and a browser may keep these files for ever.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import flet_web

from visit_guide.adapters.client_rive import STUBS
from visit_guide.domain.record import record
from visit_guide.errors import UsageError
from visit_guide.publish import pages
from visit_guide.publish.client import FLAVOURS, client_files, flavour_of, pyodide_lock
from visit_guide.publish.compress import SUFFIXES, compressed
from visit_guide.publish.icons import icon_fonts, icon_names
from visit_guide.publish.program import Program, archive, program_libraries
from visit_guide.publish.stdlib import needed_modules, trimmed
from visit_guide.publish.texts import texts_module

__all__ = ["Edition", "Sizes", "build_edition", "write_site"]

FORMAT = 1
WEB = Path(__file__).parent / "web"

_BOOT = ("boot.py", "rehearsal.py")
_SCRIPTS = (
    "archive.js",
    "bar.js",
    "durable.js",
    "edition.js",
    "files.js",
    "keeper.js",
    "python.js",
    "python-worker.js",
    "resume.js",
    "snapshot.js",
    "start.js",
)


MEMORY = 46_000_000
"""Bytes of the memory snapshot that a tablet makes for itself after the first start, in Chromium."""


@record
class Sizes:
    """What one sort of browser downloads and keeps, in bytes."""

    download: int
    """Bytes over the network, with the best compression there is."""
    gzip: int
    """Bytes over the network from a server that only knows gzip."""
    keep: int
    """Bytes kept on the tablet, its memory snapshot included."""


@record
class Edition:
    """A built edition."""

    id: str
    """First 16 digits of the hash of everything in it."""
    files: int
    """How many files a tablet keeps."""
    sizes: Mapping[str, Sizes]
    """Sizes by flavour of the client."""


def build_edition(
    bundle: bytes,
    program: Program,
    out: Path,
    *,
    public: Mapping[str, bytes],
    page: pages.Page,
    base_url: str = "/",
    fast: bool = False,
) -> Edition:
    """Write a complete edition into ``out``, replacing what was built there before.

    Args:
        bundle: The compiled guide.
        program: The Python to run.
        out: The folder to write; must not exist, be empty, or hold an edition.
        public: Pictures, fonts, icons and text pages, by their path from the site's root.
        page: Names and texts of the start page.
        base_url: Path under which the site is served.
        fast: Compress with little effort.

    Raises:
        UsageError: ``out`` or ``base_url`` cannot be used, or Flet's client is another version.
    """
    base = pages.normal_base(base_url)
    web = Path(flet_web.get_package_web_dir())
    fonts = [path for path in public if path.startswith("fonts/") and path.endswith(".ttf")]
    files = client_files(web, (WEB / "flutter-start.js").read_bytes(), fonts)
    files |= icon_fonts(files, icon_names(program.files))
    files["pyodide/lock.mjs"] = pyodide_lock(web)
    stdlib = (web / "pyodide/python_stdlib.zip").read_bytes()
    files["pyodide/python_stdlib.zip"] = trimmed(
        stdlib, needed_modules(program.files, program_libraries(program))
    )
    files["app.zip"] = archive(program, bundle, {name: (WEB / name).read_bytes() for name in _BOOT})
    for name in _SCRIPTS:
        files[name] = (WEB / name).read_bytes()
    files["texts.js"] = texts_module()
    public = {**public, **STUBS}
    files.update(public)
    files["manifest.webmanifest"] = pages.web_manifest(page, base)
    files[pages.NOT_FOUND] = pages.not_found(page, base).encode()
    worker = (WEB / "sw.js").read_bytes()
    edition = _fingerprint(files, pages.index(page, base, "").encode(), worker)
    files["index.html"] = pages.index(page, base, edition).encode()

    packed = compressed(files, fast=fast)
    sizes = {flavour: _sizes(files, packed, flavour) for flavour in FLAVOURS}
    listing = _listing(files, packed, edition, base, sizes)
    root = {path: files[path] for path in ("index.html", "manifest.webmanifest", pages.NOT_FOUND, *public)}
    root["sw.js"] = worker
    root["edition.json"] = listing
    inside = {**files, "edition.json": listing, **packed}
    write_site(
        out,
        {f"e/{edition}/{path}": data for path, data in inside.items()} | root | compressed(root, fast=fast),
    )
    return Edition(id=edition, files=len(files), sizes=sizes)


def _fingerprint(files: Mapping[str, bytes], *more: bytes) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{hashlib.sha256(files[path]).hexdigest()}\n".encode())
    for data in more:
        digest.update(data)
    return digest.hexdigest()[:16]


def _sizes(files: Mapping[str, bytes], packed: Mapping[str, bytes], flavour: str) -> Sizes:
    mine = [path for path in files if flavour_of(path) in ("", flavour)]

    def sent(path: str, suffixes: tuple[str, ...]) -> int:
        return len(next((packed[path + s] for s in suffixes if path + s in packed), files[path]))

    return Sizes(
        download=sum(sent(path, (".br", ".gz")) for path in mine),
        gzip=sum(sent(path, (".gz",)) for path in mine),
        keep=sum(len(files[path]) for path in mine) + MEMORY,
    )


def _listing(
    files: Mapping[str, bytes],
    packed: Mapping[str, bytes],
    edition: str,
    base: str,
    sizes: Mapping[str, Sizes],
) -> bytes:
    rows = []
    for path in sorted(files):
        row: dict[str, object] = {
            "path": path,
            "size": len(files[path]),
            "sha256": hashlib.sha256(files[path]).hexdigest(),
        }
        row |= {coding: len(packed[path + end]) for coding, end in SUFFIXES.items() if path + end in packed}
        if flavour_of(path):
            row["flavour"] = flavour_of(path)
        rows.append(row)
    flavours = {name: asdict(size) for name, size in sizes.items()}
    whole = {"format": FORMAT, "edition": edition, "base": base, "sizes": flavours, "files": rows}
    return json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()


def may_replace(out: Path) -> bool:
    """Whether ``out`` is not there, is empty, or holds an edition."""
    return not out.exists() or not any(out.iterdir()) or (out / "edition.json").is_file()


def write_site(out: Path, files: Mapping[str, bytes]) -> None:
    """Replace what is in ``out``; written beside it first, so that a failure leaves it whole."""
    if not may_replace(out):
        raise UsageError(f"{out} holds other files; give a new folder, or empty it first")
    draft = out.with_name(f".{out.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    for path, data in files.items():
        target = draft / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    if out.exists():
        shutil.rmtree(out)
    draft.replace(out)
