"""The interface in both languages, and French as it is printed."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from visit_guide.messages import LOCALE_DIR, Catalogue

NBSP = "\u00a0\u202f"


def french(domain: str) -> list[str]:
    """Every French text of a domain."""
    with (LOCALE_DIR / "fr" / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="fr") if message.id]
    return [
        form for one in messages for form in (one.string if isinstance(one.string, tuple) else [one.string])
    ]


def test_a_language_nobody_wrote_is_french() -> None:
    assert Catalogue("nl").language == "fr"
    assert Catalogue("nl")("Settings") == Catalogue("fr")("Settings") == "Réglages"
    assert Catalogue("en")("Settings") == "Settings"


def test_values_take_their_places_and_nothing_is_nothing() -> None:
    assert Catalogue("en")("Stop {number}", number=3) == "Stop 3"
    assert Catalogue("fr")("") == ""


@pytest.mark.parametrize("count", [0, 1, 2])
def test_plurals_of_each_language(count: int) -> None:
    said = Catalogue("fr").n("{count} source", "{count} sources", count)
    assert said == ("2 sources" if count == 2 else f"{count} source")
    said = Catalogue("en").n("{count} source", "{count} sources", count)
    assert said == ("1 source" if count == 1 else f"{count} sources")


@pytest.mark.parametrize("domain", ["ui", "tools"])
def test_french_is_printed_as_it_should_be(domain: str) -> None:
    for text in french(domain):
        # What is typed as it is (YAML, addresses, names to fill in) follows its own rules.
        plain = re.sub(r"`[^`]*`|https?://\S*|«\xa0[a-z_]+:[^»]*»|\{[^}]*\}", "x", text)
        assert not re.search(rf"[^{NBSP}\W][:;?!»](\s|$)", plain), f"no-break space before the mark: {text!r}"
        assert not re.search(r" [:;?!»]", plain), f"a space that breaks before the mark: {text!r}"
        assert not re.search(rf"«[^{NBSP}]", plain), f"no-break space after «: {text!r}"
        assert not re.search(r"\w'\w", plain), f"straight apostrophe: {text!r}"
        assert "..." not in plain, f"three dots: {text!r}"
        assert not re.search(r"\b[Cc]oeur|oeuvre|\boeuf", plain), f"œ: {text!r}"
