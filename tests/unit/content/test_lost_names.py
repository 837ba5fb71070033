"""A file that cannot be understood brings its own error, not one for each mention of what it holds."""

from __future__ import annotations

import re

from tests.unit.content.conftest import ContentCopy
from visit_guide.messages import Catalogue


def test_unreadable_themes_are_one_error(content: ContentCopy) -> None:
    content.write("themes.yaml", '!!python/object/apply:os.system ["id"]\n')

    assert {found.split(":")[0] for found in content.found()} == {"themes.yaml"}


def test_a_theme_without_its_name_is_one_error(content: ContentCopy) -> None:
    content.replace("themes.yaml", "- id: nature", "- ident: nature")

    assert [found.split()[1] for found in content.found()] == ["missing-field", "unknown-key"]


def test_an_unreadable_day_does_not_leave_every_site_unvisited(content: ContentCopy) -> None:
    content.write("itinerary.yaml", "- 1\n")

    assert content.found() == ["itinerary.yaml:1:1 wrong-type"]
    assert "itinerary.yaml" in content.compile().problems[0].message(Catalogue("en", "tools"))


def test_decimals_are_written_as_the_language_does(content: ContentCopy) -> None:
    content.replace("itinerary.yaml", "minutes: 30", "minutes: 1")
    said = {
        language: [problem.message(Catalogue(language, "tools")) for problem in content.compile().problems]
        for language in ("fr", "en")
    }

    assert re.search(r"\d,\d km", "".join(said["fr"]))
    assert re.search(r"\d\.\d km", "".join(said["en"]))
