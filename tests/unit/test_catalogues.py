"""The French catalogues are complete, certain and compiled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tools import messages

from visit_guide.messages import Catalogue


@pytest.mark.parametrize("domain", sorted(messages.DOMAINS))
def test_the_catalogue_is_complete(domain: str) -> None:
    assert messages.process(domain, check=True) == []


@pytest.mark.parametrize("domain", sorted(messages.DOMAINS))
def test_every_space_is_one_that_the_fonts_hold(domain: str) -> None:
    words = (messages.CATALOGUES / f"{domain}.po").read_text(encoding="utf-8")
    assert "\u202f" not in words, "the narrow no-break space: use the no-break space"


@pytest.mark.parametrize("domain", sorted(messages.DOMAINS))
def test_every_apostrophe_is_a_printers_one(domain: str) -> None:
    with (messages.CATALOGUES / f"{domain}.po").open("rb") as file:
        texts = [text for one in read_po(file) for text in (*_all(one.id), *_all(one.string))]
    assert len(texts) > 500
    assert not [text for text in texts if re.search(r"\w'\w|s'(\s|$)", text)]


def _all(texts: str | Sequence[str]) -> Sequence[str]:
    return (texts,) if isinstance(texts, str) else texts


def test_gaps_are_told(tmp_path: Path) -> None:
    complaints = messages.process("tools", check=True, folder=tmp_path)

    assert "tools.po: not translated: 'this file is missing'" in complaints
    assert "tools.mo: out of date (run: make messages)" in complaints


def test_doubtful_and_mismatched_translations_are_told(tmp_path: Path) -> None:
    po = tmp_path / "tools.po"
    text = (messages.CATALOGUES / "tools.po").read_text(encoding="utf-8")
    text = text.replace('msgid "the day has no stop"', '#, fuzzy\nmsgid "the day has no stop"')
    text = text.replace("n’est pas une heure", "n’est pas une {heure}")
    po.write_text(text, encoding="utf-8")

    complaints = messages.process("tools", check=True, folder=tmp_path)

    assert "tools.po: uncertain: 'the day has no stop'" in complaints
    assert "tools.po: names in braces differ: '“{value}” is not a time'" in complaints


def test_updating_keeps_translations_and_settles(tmp_path: Path) -> None:
    po, mo = tmp_path / "tools.po", tmp_path / "tools.mo"
    po.write_bytes((messages.CATALOGUES / "tools.po").read_bytes())
    messages.process("tools", check=False, folder=tmp_path)
    settled = po.read_bytes(), mo.read_bytes()
    po.write_text(po.read_text(encoding="utf-8") + '\nmsgid "gone"\nmsgstr "parti"\n', encoding="utf-8")

    messages.process("tools", check=False, folder=tmp_path)

    assert (po.read_bytes(), mo.read_bytes()) == settled
    assert b"ce fichier manque" in settled[0]


def test_a_message_in_both_languages() -> None:
    assert Catalogue("fr", "tools")("this file is missing") == "ce fichier manque"
    assert Catalogue("en", "tools")("this file is missing") == "this file is missing"
    assert Catalogue("fr", "tools").n("{count} error", "{count} errors", 0) == "0 erreur"
    assert Catalogue("en", "tools").n("{count} error", "{count} errors", 0) == "0 errors"


def test_what_any_device_shows_does_not_call_it_a_tablet() -> None:
    words = (messages.CATALOGUES / "ui.po").read_text(encoding="utf-8")
    assert [line for line in words.splitlines() if "cette tablette" in line or "this tablet" in line] == []
