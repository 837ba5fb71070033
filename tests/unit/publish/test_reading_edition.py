"""The text version holds everything a participant may read, and nothing private."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Guide
from visit_guide.messages import Catalogue
from visit_guide.publish.reading_edition import reading_edition, start_html, stop_file

ROOT = Path(__file__).parents[3]
FOLDERS = ("content", "tests/fixtures/autre-ville", "tests/fixtures/minimal")
FRENCH = Catalogue("fr")


def guide_of(folder: str) -> Guide:
    guide = compile_content(ROOT / folder).guide
    assert guide is not None
    return guide


class _Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.headings: list[int] = []
        self.scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.scripts += tag == "script"
        if named.get("id"):
            self.ids.append(named["id"] or "")
        for name in ("href", "src"):
            if named.get(name):
                self.targets.append(named[name] or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_stop_has_its_page_with_all_its_texts(folder: str) -> None:
    guide = guide_of(folder)
    pages = reading_edition(guide, FRENCH)
    for item in guide.stops:
        site = guide.site(item.site or "")
        assert site is not None
        text = html.unescape(pages[f"lire/{stop_file(item)}"].decode())
        text = re.sub('<span class="held">(.*?)</span>', r"\1", text)
        expected = [site.title, site.tagline, *(prompt.question for prompt in site.prompts)]
        for sheet in site.sheets:
            expected += [sheet.title, *(fact.label for fact in sheet.facts + sheet.costs)]
            expected += [fact.value for fact in sheet.facts if fact.value]
            expected += [one.text for one in (*sheet.results, *sheet.lessons, *sheet.difficulties)]
        expected += [step.title for step in site.method.steps]
        expected += [source.title for source in site.sources]
        assert [words for words in expected if words not in text] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_facilitators_notes_stay_private(folder: str) -> None:
    guide = guide_of(folder)
    everything = html.unescape(b"".join(reading_edition(guide, FRENCH).values()).decode())
    notes = [p.facilitator_note for site in guide.sites for p in site.prompts if p.facilitator_note]
    assert [note for note in notes if note in everything] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_links_lead_somewhere_ids_are_unique_headings_do_not_skip(folder: str) -> None:
    pages = reading_edition(guide_of(folder), FRENCH)
    ids = {name: _Links(page.decode()).ids for name, page in pages.items() if name.endswith(".html")}
    for name in ids:
        seen = _Links(pages[name].decode())
        assert seen.scripts == 0
        assert len(seen.ids) == len(set(seen.ids)), name
        assert seen.headings[0] == 1
        assert all(
            after - before <= 1 for before, after in zip(seen.headings, seen.headings[1:], strict=False)
        )
        for target in seen.targets:
            if target.startswith(("http://", "https://", "../")):
                continue
            file, _, fragment = target.partition("#")
            page = f"lire/{file}" if file not in ("", "./") else name
            assert page in pages, (name, target)
            assert not fragment or fragment in ids[page], (name, target)


def test_the_start_page_shows_the_day_and_the_text_version() -> None:
    guide = guide_of("content")
    start = html.unescape(start_html(guide, FRENCH))
    assert 'href="lire/"' in start
    for item in guide.stops:
        assert f'href="lire/{stop_file(item)}"' in start
    assert "<script" not in start
    for words, language in (("Le guide s’ouvre…", "fr"), ("The guide is opening…", "en")):
        assert f'lang="{language}">{words}' in start, "in the language chosen, which may not be the guide's"


def test_texts_are_escaped() -> None:
    guide = guide_of("tests/fixtures/minimal")
    nasty = replace(guide.sites[0], summary='<script>alert("x")</script> & co')
    changed = replace(guide, sites=(nasty, *guide.sites[1:]))
    page = b"".join(reading_edition(changed, FRENCH).values()).decode()
    assert "<script" not in page
    assert "&amp; co" in page


def test_an_inversion_is_held_on_one_line_in_texts_alone() -> None:
    guide = guide_of("content")
    title = "Qu’y a-t-il ?"
    sites = (replace(guide.sites[0], title=title, short_title=title), *guide.sites[1:])
    page = next(
        text
        for text in map(bytes.decode, reading_edition(replace(guide, sites=sites), FRENCH).values())
        if f"<title>{title}" in text
    )
    assert 'Qu’y <span class="held">a-t-il</span> ?' in page
    assert re.search('<[^>]*<span class="held"', page) is None
