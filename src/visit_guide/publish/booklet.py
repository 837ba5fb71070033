"""The printed booklet: the whole visit for paper, with room to write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Guide, Item, Media, Site
from visit_guide.domain.legs import point_of
from visit_guide.messages import N_, Catalogue
from visit_guide.publish.qr import qr_svg
from visit_guide.publish.typeset.guide_values import GuideValues, Values, words
from visit_guide.publish.typeset.paper_map import paper_map, paper_samples
from visit_guide.publish.typeset.press import typeset
from visit_guide.publish.worksheet import worksheet
from visit_guide.state import routes
from visit_guide.ui.words import date_words

__all__ = ["FORMATS", "booklet_pdf", "media_files"]

FORMATS = ("a5", "a4")
_BASE = {("a5", False): 9.2, ("a4", False): 10.8, ("a5", True): 15.0, ("a4", True): 18.0}
"""Size of the text, in points, by paper and large print."""

_FONTS = (
    "Atkinson Hyperlegible Next, Braille Institute of America; Inter, The Inter Project Authors; SIL OFL 1.1."
)
_WORDS = {
    "chips_mean": N_("In the coloured boxes: the stops where it is seen."),
    "contacts": N_("Contacts and registration"),
    "contents": N_("In this booklet"),
    "contents_of_training": N_("Contents"),
    "credits": N_("Credits and licences"),
    "day": N_("The day"),
    "disputed": N_("Sources differ"),
    "disputed_means": N_("several sources give different values"),
    "how": N_("How to read it"),
    "in_app": N_("The same on a tablet or a telephone"),
    "main_objective": N_("Main objective"),
    "map": N_("The map"),
    "my_notes": N_("My notes"),
    "numbers_mean": N_("where it comes from: see “Sources”, at the end"),
    "objectives": N_("Operational objectives"),
    "practices": N_("Good practices of the group"),
    "practices_intro": N_(
        "What the others put forward in the closing discussion, and what I want to remember."
    ),
    "scan_home": N_("Scan this code to open the guide. Each stop has its own."),
    "territory": N_("The territory"),
    "territory_dates": N_("The territory’s dates"),
    "territory_facts": N_("The territory in figures"),
    "to_confirm": N_("To be confirmed"),
    "to_confirm_means": N_("one source only, or an old one: to be asked on the spot"),
    "training": N_("The training"),
    "why": N_("Why this training"),
}
_MAP = {
    ("a5", False): (580, 590),
    ("a4", False): (760, 830),
    ("a5", True): (420, 380),
    ("a4", True): (600, 600),
}
"""Width and height of the map in its own units: the fewer, the larger its words."""
_MOST_UNDER_MAP = 24
"""Stops that are listed below the map; more are listed in the day and in the contents only."""
_PITCH = {False: 8.0, True: 12.0}
"""Between two lines to write on, in millimetres, by large print."""


def booklet_pdf(
    guide: Guide, content: Path, *, paper: str = "a5", large: bool = False, base_url: str | None = None
) -> bytes:
    """The booklet of ``guide`` as a PDF.

    Args:
        guide: The guide, checked.
        content: The folder it was read from, for pictures.
        paper: ``a5`` or ``a4``.
        large: Large print.
        base_url: Address of the guide, for the codes; none are printed without it.

    Raises:
        PaperError: something in it cannot be set.
    """
    t = Catalogue(guide.itinerary.language)
    return typeset("booklet", booklet_values(guide, t, paper, large, base_url), media_files(guide, content))


def media_files(guide: Guide, content: Path) -> dict[str, bytes]:
    """The guide's pictures, by the path the values name them by."""
    every: Iterable[Media] = (
        media
        for site in guide.sites
        for media in (*site.media, *(one for sheet in site.sheets for one in sheet.media))
    )
    return {f"media/{media.file}": (content / "media" / media.file).read_bytes() for media in every}


def booklet_values(guide: Guide, t: Catalogue, paper: str, large: bool, base_url: str | None) -> Values:
    """What the template is filled with."""
    values = GuideValues(guide, t)
    programme = values.programme()
    programme["over"] = _joined(programme, "nature", "provider", "place", "duration")
    stops = [
        values.stop(number, item, site) | {"qr": _stop_qr(item, base_url, t)}
        for number, item, site in _visited(guide)
    ]
    return {
        "title": guide.itinerary.title,
        "language": t.language,
        "author": guide.programme.provider,
        "paper": paper,
        "base": _BASE[paper, large],
        "large": large,
        "pitch": _PITCH[large],
        "words": words(t) | {name: t(text) for name, text in _WORDS.items()} | {"language": t.language},
        "cover": _cover(guide, t),
        "how": [
            t("This booklet holds the whole visit, so that it can be followed without a screen."),
            t("Each figure says how far it can be trusted, and where it comes from. Write on it!"),
        ],
        "day": values.day(),
        "qr_home": _qr(base_url, "", t("Code that opens the guide"), t) if base_url else None,
        "map": _map(guide, t, paper, large),
        "programme": programme,
        "ladder": values.ladder(),
        "stops": stops,
        "worksheet": worksheet(t),
        "credits": _credits(guide, t),
    }


def _visited(guide: Guide) -> Iterable[tuple[int, Item, Site]]:
    for number, item in enumerate(guide.stops, start=1):
        site = guide.site(item.site) if item.site else None
        if site is not None:
            yield number, item, site


def _joined(values: Mapping[str, Any], *names: str) -> str:
    return " · ".join(values[name] for name in names if values[name])


def _cover(guide: Guide, t: Catalogue) -> Values:
    said, date = guide.programme, guide.itinerary.date
    return {
        "over": " · ".join(part for part in (said.nature, said.place) if part),
        "title": guide.itinerary.title,
        "training": said.title,
        "provider": " · ".join(part for part in (said.provider, said.duration) if part),
        "blanks": [
            {"label": t("Date"), "value": date_words(date, t) if date else ""},
            {"label": t("Name"), "value": ""},
        ],
    }


def _stop_qr(item: Item, base_url: str | None, t: Catalogue) -> Values | None:
    if not base_url:
        return None
    return _qr(base_url, routes.url(routes.stop(item.id)), t("Code that opens this stop in the guide"), t)


def _qr(base_url: str, path: str, alt: str, t: Catalogue) -> Values:
    address = base_url.rstrip("/") + "/"
    url = f"{address}#{path}" if path else address
    return {"svg": qr_svg(url), "url": url, "alt": t("{what}: {url}", what=alt, url=url)}


def _map(guide: Guide, t: Catalogue, paper: str, large: bool) -> Values | None:
    width, height = _MAP[paper, large]
    drawing = paper_map(guide, t, width, height)
    if not drawing:
        return None
    base = guide.base_map
    titles = [
        {"number": number, "title": item_title(guide, item)}
        for number, item in enumerate(guide.stops, start=1)
    ]
    named = ", ".join(f"{stop['number']} {stop['title']}" for stop in titles)
    lines = [
        (base.remark(t.language) if base else "") or t("Schematic map. Positions are indicative."),
        t("Dotted line: the way from stop to stop, straight where no path is known."),
        t("Circle: the stop is somewhere within it."),
    ]
    missing = ", ".join(item_title(guide, item) for item in guide.stops if point_of(guide, item) is None)
    if missing:
        lines.append(t("Not on the map, their place being to be specified: {names}.", names=missing))
    return {
        "svg": drawing,
        "ratio": width / height,
        "alt": t("Schematic map of the day with its stops: {names}.", names=named),
        "explained": " ".join(lines),
        "credit": base.credit(t.language) if base else "",
        "ground": [{"svg": svg, "text": text} for svg, text in (paper_samples(base, t) if base else [])],
        "stops": titles if len(titles) <= _MOST_UNDER_MAP else [],
    }


def _credits(guide: Guide, t: Catalogue) -> list[Values]:
    pictures = {
        f"{media.alt} {media.credit}, {media.licence}.": None
        for site in guide.sites
        for media in (*site.media, *(one for sheet in site.sheets for one in sheet.media))
    }
    parts = [(t("Pictures"), list(pictures))]
    if guide.base_map:
        parts.append((t("Map and positions"), [guide.base_map.credit(t.language)]))
    parts.append((t("Fonts"), [_FONTS]))
    return [{"title": title, "lines": lines} for title, lines in parts if any(lines)]
