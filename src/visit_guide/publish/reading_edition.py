"""The text version of a guide: plain pages that need neither the app nor a script.

It is what browsers that cannot run the app show, what a screen reader reads best, what is
printed, and what is on screen while the app starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from visit_guide.domain.day import item_title, neighbours
from visit_guide.domain.guide import Guide, Item, Method, Site, Source
from visit_guide.domain.record import record
from visit_guide.messages import LANGUAGES, N_, Catalogue
from visit_guide.publish.reading_way import map_style, way_page
from visit_guide.state.detail import fact_value
from visit_guide.ui.inversions import INVERSION
from visit_guide.ui.ways import planned_words
from visit_guide.ui.wording import NBSP
from visit_guide.ui.words import STATUS_WORDS, date_words, ladder_words, practical_rows

__all__ = ["missing_html", "reading_edition", "start_html", "stop_file"]

TEMPLATES = Path(__file__).parent / "reading"
_TEXT = re.compile(r"<(title|style|svg)\b.*?</\1>|(?<=>)[^<>]+(?=<)", re.DOTALL)
"""A text between tags; or an element in which none may be added."""


@record
class _Link:
    file: str
    title: str


@record
class _Row:
    times: str
    title: str
    under: str = ""
    file: str = ""
    number: int = 0
    transfer: str = ""
    transfer_note: str = ""


def stop_file(item: Item) -> str:
    """The page of a stop, in the folder of the text version."""
    return f"etape-{item.id}.html"


def reading_edition(guide: Guide, t: Catalogue) -> Mapping[str, bytes]:
    """The pages of the text version, by their path from the site's root (``lire/…``)."""
    return _Reader(guide, t).pages()


def start_html(guide: Guide, t: Catalogue) -> str:
    """What the start page shows until the app appears: the day, with links to the text version."""
    return _Reader(guide, t).start()


def missing_html(guide: Guide, t: Catalogue) -> str:
    """What is said at an address where there is nothing, with links from the site's root."""
    return _Reader(guide, t).missing()


class _Reader:
    def __init__(self, guide: Guide, t: Catalogue) -> None:
        self._guide = guide
        self._t = t
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=select_autoescape(),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            N_=N_,
            STATUS=STATUS_WORDS,
            t=t,
            colon=f"{NBSP}: " if t.language == "fr" else ": ",
            value_of=fact_value,
            date_of=lambda date: date_words(date, t),
            language=guide.itinerary.language,
            languages=tuple((name, Catalogue(name, "ui")) for name in LANGUAGES),
            visit=guide.itinerary.title,
            pages=self._links(),
        )

    def pages(self) -> dict[str, bytes]:
        """All pages and their style sheet."""
        pages = {
            "index.html": self._page("day.html", "index.html", self._t("The day"), "", **self._day("")),
            "formation.html": self._programme(),
            "volets.html": self._themes(),
            "carte.html": self._map(),
            "lire.css": (TEMPLATES / "lire.css").read_text(encoding="utf-8") + map_style(),
        }
        for number, item in enumerate(self._guide.stops, start=1):
            site = self._guide.site(item.site) if item.site else None
            if site is not None:
                pages[stop_file(item)] = self._stop(number, item, site)
        return {f"lire/{name}": text.encode() for name, text in pages.items()}

    def start(self) -> str:
        """The body of the start page."""
        return self._templates.get_template("start.html").render(**self._day("lire/"))

    def missing(self) -> str:
        """The body of the page for addresses where there is nothing."""
        return self._templates.get_template("missing.html").render()

    def _links(self) -> tuple[_Link, ...]:
        stops = (
            _Link(file=stop_file(item), title=f"{number} · {item_title(self._guide, item)}")
            for number, item in enumerate(self._guide.stops, start=1)
        )
        return (
            _Link(file="index.html", title=self._t("The day")),
            *stops,
            _Link(file="carte.html", title=self._t("Map")),
            _Link(file="volets.html", title=self._t("The themes")),
            _Link(file="formation.html", title=self._t("The training")),
        )

    def _page(self, template: str, here: str, title: str, app_path: str, **values: Any) -> str:
        link = f"#{app_path}" if app_path else ""
        page = self._templates.get_template(template)
        return _held(page.render(here=here, title=title, app_link=link, **values))

    def _day(self, folder: str) -> dict[str, Any]:
        items = self._guide.itinerary.items
        numbers = {item.id: number for number, item in enumerate(self._guide.stops, start=1)}
        rows = []
        for index, item in enumerate(items):
            site = self._guide.site(item.site) if item.site else None
            way = planned_words(self._guide, self._t, index)
            rows.append(
                _Row(
                    times=f"{self._t.clock(item.start)} – {self._t.clock(item.end)}",
                    title=item_title(self._guide, item),
                    under=(site.tagline if site else item.place) or "",
                    file=stop_file(item) if item.id in numbers else "",
                    number=numbers.get(item.id, 0),
                    transfer=way,
                    transfer_note=(item.transfer.note or "").rstrip(".") if way and item.transfer else "",
                )
            )
        return {"rows": rows, "folder": folder}

    def _stop(self, number: int, item: Item, site: Site) -> str:
        before, after = neighbours(self._guide, item.id)
        method, t = site.method, self._t
        return self._page(
            "stop.html",
            stop_file(item),
            item_title(self._guide, item),
            f"/etape/{item.id}",
            number=number,
            count=len(self._guide.stops),
            times=f"{self._t.clock(item.start)} – {self._t.clock(item.end)}",
            site=site,
            themes=[theme for theme in map(self._guide.theme, site.themes) if theme],
            method=method,
            no_method=method == Method(),
            level=ladder_words(method.level, t) if method.level else "",
            practical=[(label, value) for _, label, value in practical_rows(site, t)],
            numbers=_numbers(site.sources),
            before=self._link(before),
            after=self._link(after),
        )

    def _link(self, item: Item | None) -> _Link | None:
        if item is None:
            return None
        number = self._guide.stops.index(item) + 1
        return _Link(file=stop_file(item), title=f"{number} · {item_title(self._guide, item)}")

    def _map(self) -> str:
        sites = {item.id for item in self._guide.stops if item.site and self._guide.site(item.site)}
        files = {item.id: stop_file(item) for item in self._guide.stops if item.id in sites}
        page = way_page(self._guide, self._t, files)
        return self._page("map.html", "carte.html", self._t("Map"), "/carte", **page)

    def _programme(self) -> str:
        t, said = self._t, self._guide.programme
        lists = (
            (t("Developing a project"), said.project),
            (t("Method"), said.method),
            (t("Audience"), said.audience),
        )
        texts = ((t("Level and prerequisites"), said.prerequisites), (t("Assessment"), said.assessment))
        over = " · ".join(part for part in (said.nature, said.provider, said.place, said.duration) if part)
        return self._page(
            "programme.html",
            "formation.html",
            t("The training"),
            "/formation",
            programme=said,
            themes=self._guide.themes,
            over=over,
            lists=[(title, lines) for title, lines in lists if lines],
            texts=[(title, value) for title, value in texts if value],
            numbers=_numbers(said.sources),
        )

    def _themes(self) -> str:
        stops = {item.site: item for item in reversed(self._guide.stops)}
        themes = [
            {
                "record": theme,
                "places": [self._link(stops[site.slug]) for site in self._guide.sites_of_theme(theme.id)],
            }
            for theme in self._guide.themes
        ]
        return self._page("themes.html", "volets.html", self._t("The themes"), "/themes", themes=themes)


def _held(page: str) -> str:
    """``page`` with inversions on one line: in its texts alone, never in what its tags say."""

    def hold(part: re.Match[str]) -> str:
        if part[1]:
            return part[0]
        return INVERSION.sub(lambda found: f'<span class="held">{found[0]}</span>', part[0])

    return _TEXT.sub(hold, page)


def _numbers(sources: tuple[Source, ...]) -> dict[str, int]:
    return {source.id: number for number, source in enumerate(sources, start=1)}
