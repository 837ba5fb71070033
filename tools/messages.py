"""Collect the texts to translate, update the French catalogues and compile them.

Two domains: ``ui`` (what the tablet shows) and ``tools`` (the command line, problems
found in content, descriptions of the model's fields). The files carry neither dates nor
line numbers: they change when a text changes. ``--check`` writes nothing and fails when
something is missing, uncertain or out of date.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from visit_guide.content.model import description, documented, written_fields

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "visit_guide"
CATALOGUES = PACKAGE / "locale" / "fr" / "LC_MESSAGES"
DOMAINS = {
    "ui": ("ui", "state", "services", "publish", "bootstrap.py"),
    "tools": ("adapters", "authoring", "content", "commands", "cli.py"),
}
METHODS = {".py": "python", ".html": "jinja2.ext:babel_extract"}
KEYWORDS = {"N_": None, "t": None, "_t": None, "n": (1, 2)}
_PLACEHOLDER = re.compile(r"\{(\w+)")
_HEADER = """\
# French texts of visit-guide, domain « {domain} ».
# Written by tools/messages.py; only the translations are to be edited here."""


def main() -> int:
    """Update, or with ``--check`` compare; 1 when something is not as it should be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail when something is wrong")
    parser.add_argument("--domain", choices=tuple(DOMAINS), action="append", help="only this domain")
    args = parser.parse_args()
    complaints = []
    for domain in args.domain or DOMAINS:
        complaints += process(domain, check=args.check)
    for complaint in complaints:
        print(complaint)
    if not complaints:
        print("translations: complete and up to date")
    return int(bool(complaints))


def process(domain: str, *, check: bool, folder: Path = CATALOGUES) -> list[str]:
    """Update one domain (unless ``check``); gives what is wrong with it."""
    po_path, mo_path = folder / f"{domain}.po", folder / f"{domain}.mo"
    catalog = updated(domain, po_path)
    files = {po_path: _po(catalog), mo_path: _mo(catalog)}
    complaints = [f"{domain}.po: {text}" for text in _faults(catalog)]
    for path, data in files.items():
        if check and (not path.is_file() or path.read_bytes() != data):
            complaints.append(f"{path.name}: out of date (run: make messages)")
        elif not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return complaints


def updated(domain: str, po_path: Path) -> Catalog:
    """The messages found in the code, with the translations there are."""
    known: dict[str, Message] = {}
    if po_path.is_file():
        with po_path.open("rb") as file:
            known = {_key(message.id): message for message in read_po(file, locale="fr") if message.id}
    catalog = Catalog(locale="fr", domain=domain, header_comment=_HEADER.format(domain=domain))
    for message_id, place in sorted(_found(domain), key=lambda pair: (_key(pair[0]), pair[1])):
        old = known.get(_key(message_id))
        same_form = old is not None and isinstance(old.id, tuple) == isinstance(message_id, tuple)
        translation = old.string if old is not None and same_form else None
        flags = old.flags & {"fuzzy"} if old is not None else ()
        catalog.add(message_id, translation, locations=[(place, 0)], flags=flags)
    return catalog


def _key(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def _found(domain: str) -> Iterator[tuple[str | tuple[str, ...], str]]:
    for name in DOMAINS[domain]:
        top = PACKAGE / name
        for path in sorted(p for p in top.rglob("*") if p.suffix in METHODS) if top.is_dir() else [top]:
            place = path.relative_to(ROOT).as_posix()
            for _, message, _, _ in extract_from_file(METHODS[path.suffix], path, keywords=KEYWORDS):
                if message:
                    yield message, place
    if domain == "tools":
        for _, records in documented():
            for record in records:
                for field in ("", *written_fields(record)):
                    yield description(record, field), "src/visit_guide/domain/guide.py"


def _faults(catalog: Catalog) -> Iterator[str]:
    for message in catalog:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.fuzzy:
            yield f"uncertain: {_key(message.id)!r}"
        if not all(forms):
            yield f"not translated: {_key(message.id)!r}"
            continue
        ids = message.id if isinstance(message.id, tuple | list) else [message.id]
        wanted = {name for text in ids for name in _PLACEHOLDER.findall(text)}
        for form in forms:
            if set(_PLACEHOLDER.findall(form or "")) != wanted:
                yield f"names in braces differ: {_key(message.id)!r}"


def _po(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, include_lineno=False, omit_header=True)
    head = (
        f'{catalog.header_comment}\nmsgid ""\nmsgstr ""\n"Language: fr\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head.encode() + buffer.getvalue()


def _mo(catalog: Catalog) -> bytes:
    """The compiled form, with fixed dates in its header: equal texts give equal bytes."""
    copy = read_po(io.BytesIO(_po(catalog)), locale="fr")
    copy.creation_date = copy.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    buffer = io.BytesIO()
    write_mo(buffer, copy)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
