"""Every wording of every problem, brought about by spoiling sound content in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.unit.content.conftest import ContentCopy
from tests.unit.content.test_question_cases import QUESTION_CASES
from visit_guide.content import kinds
from visit_guide.content.checks.files import LARGE_BYTES
from visit_guide.content.problems import Kind
from visit_guide.content.source import MAX_BYTES

MOULIN, JARDIN, DAY = "sites/moulin.yaml", "sites/jardin.yaml", "itinerary.yaml"

Spoil = Callable[[ContentCopy], None]


class Case(NamedTuple):
    """How to spoil the content, and what must be found where."""

    kind: Kind
    where: str
    spoil: Spoil
    suggestion: str | None = None


def swap(file: str, old: str, new: str) -> Spoil:
    return lambda content: content.replace(file, old, new)


def add(file: str, text: str) -> Spoil:
    return lambda content: content.append(file, text)


def write(file: str, text: str | bytes) -> Spoil:
    return lambda content: content.write(file, text)


def remove(file: str) -> Spoil:
    return lambda content: (content.path / file).unlink()


def folder_instead(file: str) -> Spoil:
    def spoil(content: ContentCopy) -> None:
        (content.path / file).unlink()
        (content.path / file).mkdir()

    return spoil


def link_out(content: ContentCopy) -> None:
    outside = content.path.parent / "outside.svg"
    outside.write_text("<svg/>", encoding="utf-8")
    (content.path / "media" / "moulin.svg").unlink()
    (content.path / "media" / "moulin.svg").symlink_to(outside)


UNUSED_SHAPE = b'<svg xmlns="http://www.w3.org/2000/svg"><defs><path id="a" d="M0 0h9"/></defs><g/></svg>'

CASES = [
    # Reading
    Case(kinds.FILE_MISSING, "programme.yaml:1:1", remove("programme.yaml")),
    Case(kinds.FILE_UNREADABLE, f"{MOULIN}:1:1", folder_instead(MOULIN)),
    Case(kinds.FILE_TOO_LARGE, f"{MOULIN}:1:1", write(MOULIN, b"#" * (MAX_BYTES + 1))),
    Case(kinds.EMPTY_FILE, f"{MOULIN}:1:1", write(MOULIN, "# nothing\n")),
    Case(kinds.INVALID_UTF8, f"{MOULIN}:2:10", write(MOULIN, b"title: a\nsummary: \xe9t\xe9\n")),
    Case(kinds.CONTROL_CHARACTER, f"{MOULIN}:2:3", write(MOULIN, "a: b\n# \x07\n")),
    Case(kinds.CONTROL_CHARACTER, f"{MOULIN}:3:10", swap(MOULIN, "Une roue qui tourne depuis 1820", '"\\0"')),
    Case(kinds.TAB, f"{MOULIN}:5:1", swap(MOULIN, "  lat: 50.4500", "\tlat: 50.4500")),
    Case(kinds.DUPLICATE_KEY, f"{MOULIN}:33:1", add(MOULIN, "title: Encore\n")),
    Case(kinds.ALIAS, f"{MOULIN}:3:10", swap(MOULIN, "Une roue qui tourne depuis 1820", "*roue")),
    Case(kinds.TAG, f"{MOULIN}:3:10", swap(MOULIN, "Une roue qui tourne depuis 1820", "!!python/name:os x")),
    Case(kinds.TAG, f"{MOULIN}:9:9", swap(MOULIN, "[energie]", "!!set {energie: x}")),
    Case(kinds.COMPLEX_KEY, f"{MOULIN}:33:3", add(MOULIN, "? [a, b]\n: c\n")),
    Case(kinds.SEVERAL_DOCUMENTS, f"{MOULIN}:33:1", add(MOULIN, "---\ntitle: b\n")),
    Case(kinds.TOO_DEEP, f"{MOULIN}:33:23", add(MOULIN, "x: " + "[" * 40 + "]" * 40 + "\n")),
    Case(kinds.SYNTAX, f"{MOULIN}:33:6", add(MOULIN, "x: >9z\n")),
    Case(
        kinds.SYNTAX_COLON, f"{MOULIN}:3:14", swap(MOULIN, "Une roue qui tourne depuis", "Une : roue : qui")
    ),
    Case(kinds.SYNTAX_NO_COLON, f"{MOULIN}:34:1", add(MOULIN, "tout seul\nx: y\n")),
    Case(kinds.SYNTAX_INDENT, f"{MOULIN}:14:4", swap(MOULIN, "    title: La roue", "   title: La roue")),
    Case(kinds.SYNTAX_QUOTE, f"{MOULIN}:34:1", add(MOULIN, 'x: "ouvert\n')),
    Case(kinds.SYNTAX_START, f"{MOULIN}:3:10", swap(MOULIN, "Une roue qui", "@roue")),
    Case(kinds.SYNTAX_ESCAPE, f"{MOULIN}:33:6", add(MOULIN, 'x: "a\\qb"\n')),
    # Structure
    Case(kinds.UNKNOWN_KEY, f"{MOULIN}:2:1", swap(MOULIN, "short_title", "shorttitle"), "short_title"),
    Case(kinds.UNKNOWN_KEY, f"{MOULIN}:3:1", swap(MOULIN, "tagline", "accroche"), "tagline"),
    Case(kinds.UNKNOWN_KEY, f"{MOULIN}:33:1", add(MOULIN, "slug: autre\n")),
    Case(kinds.UNKNOWN_KEY, f"{MOULIN}:33:1", add(MOULIN, "vide:\n")),
    Case(kinds.UNKNOWN_FILE, "sites/four.yml:1:1", write("sites/four.yml", "title: x\n")),
    Case(kinds.MISSING_FIELD, f"{MOULIN}:13:5", swap(MOULIN, "    title: La roue\n", "")),
    Case(kinds.EMPTY_FIELD, f"{MOULIN}:14:12", swap(MOULIN, "title: La roue", "title: ''")),
    Case(
        kinds.MEDIA_WITHOUT_ALT, f"{MOULIN}:24:5", swap(MOULIN, "alt: Une roue de moulin dans l'eau", "alt:")
    ),
    Case(kinds.MEDIA_WITHOUT_CREDIT, f"{MOULIN}:23:5", swap(MOULIN, "    credit: L'équipe\n", "")),
    Case(kinds.MEDIA_WITHOUT_LICENCE, f"{MOULIN}:26:14", swap(MOULIN, "CC BY 4.0", '" "')),
    Case(kinds.NOT_A_TEXT, f"{MOULIN}:3:1", swap(MOULIN, "Une roue qui tourne depuis 1820", "[a, b]")),
    Case(kinds.NOT_A_LIST, f"{MOULIN}:9:9", swap(MOULIN, "[energie]", "energie")),
    Case(
        kinds.NOT_A_GROUP,
        f"{MOULIN}:13:5",
        swap(MOULIN, "- id: roue\n    title", "- roue\n  - id: r\n    title"),
    ),
    Case(kinds.NOT_A_NUMBER, f"{MOULIN}:5:8", swap(MOULIN, "50.4500", "cinquante")),
    Case(kinds.NOT_A_NUMBER, f"{MOULIN}:5:8", swap(MOULIN, "50.4500", "nan")),
    Case(kinds.DECIMAL_COMMA, f"{MOULIN}:5:8", swap(MOULIN, "50.4500", "50,4500"), "50.4500"),
    Case(kinds.NOT_A_WHOLE_NUMBER, f"{DAY}:17:16", swap(DAY, "minutes: 10", "minutes: 10 min")),
    Case(kinds.NOT_YES_OR_NO, f"{MOULIN}:21:20", swap(MOULIN, "oui", "peut-être")),
    Case(kinds.BAD_CHOICE, f"{MOULIN}:8:15", swap(MOULIN, "verified", "vérifié"), "verified"),
    Case(kinds.BAD_CHOICE, "themes.yaml:4:11", swap("themes.yaml", "icon: energy", "icon: enery"), "energy"),
    Case(kinds.BAD_CHOICE, f"{DAY}:27:11", add(DAY, "\nlanguage: de\n")),
    # Names and references
    Case(kinds.BAD_ID, f"{MOULIN}:13:9", swap(MOULIN, "id: roue", "id: La Roue"), "la-roue"),
    Case(kinds.BAD_ID, "sites/Four à pain.yaml:1:1", lambda content: copy_site(content), "four-a-pain"),
    Case(kinds.DUPLICATE_ID, f"{DAY}:18:9", swap(DAY, "- id: jardin", "- id: moulin")),
    Case(kinds.DUPLICATE_ID, "themes.yaml:5:9", swap("themes.yaml", "id: nature", "id: energie")),
    Case(kinds.UNKNOWN_SITE, f"{DAY}:12:11", swap(DAY, "site: moulin", "site: mouline"), "moulin"),
    Case(kinds.UNKNOWN_THEME, f"{MOULIN}:9:10", swap(MOULIN, "[energie]", "[energies]"), "energie"),
    Case(kinds.UNKNOWN_OBJECTIVE, f"{MOULIN}:10:14", swap(MOULIN, "[voir]", "[devoir]"), "voir"),
    Case(kinds.UNKNOWN_SOURCE, f"{MOULIN}:20:19", swap(MOULIN, "[plaque]", "[plaques]"), "plaque"),
    Case(kinds.SITE_NOT_VISITED, f"{JARDIN}:1:1", swap(DAY, "site: jardin", "site: moulin")),
    # The day
    Case(kinds.NO_STOP, f"{DAY}:3:1", write(DAY, "id: a\ntitle: b\nitems: []\n")),
    Case(kinds.STOP_WITHOUT_SITE, f"{DAY}:10:5", swap(DAY, "    site: moulin\n", "")),
    Case(kinds.ITEM_WITHOUT_TITLE, f"{DAY}:4:5", swap(DAY, "    title: Accueil\n", "")),
    Case(kinds.BAD_TIME, f"{DAY}:13:12", swap(DAY, "09:40", "9h40"), "09:40"),
    Case(kinds.BAD_TIME, f"{DAY}:13:12", swap(DAY, "09:40", "25:00")),
    Case(kinds.ENDS_BEFORE_START, f"{DAY}:14:10", swap(DAY, "10:40", "09:40")),
    Case(kinds.TIMES_BACKWARDS, f"{DAY}:13:12", swap(DAY, "09:40", "08:40")),
    Case(kinds.TIMES_OVERLAP, f"{DAY}:13:12", swap(DAY, "09:40", "09:20")),
    Case(kinds.TRANSFER_OVERFLOW, f"{DAY}:17:16", swap(DAY, "minutes: 10", "minutes: 11")),
    Case(kinds.TRANSFER_TOO_SHORT, f"{DAY}:25:16", swap(DAY, "minutes: 30", "minutes: 5")),
    Case(kinds.TRANSFER_TIGHT, f"{DAY}:25:16", lambda content: make_tight(content)),
    # Places
    Case(kinds.POSITION_RANGE, f"{MOULIN}:5:8", swap(MOULIN, "50.4500", "150.45")),
    Case(kinds.POSITION_FAR, f"{MOULIN}:5:8", swap(MOULIN, "50.4500", "51.4500")),
    Case(kinds.POSITION_INCOMPLETE, f"{MOULIN}:7:15", swap(MOULIN, "  lon: 2.7900\n", "")),
    Case(kinds.POSITION_UNEXPECTED, f"{MOULIN}:8:15", swap(MOULIN, "verified", "unknown")),
    Case(kinds.NUMBER_RANGE, f"{MOULIN}:7:15", swap(MOULIN, "accuracy_m: 20", "accuracy_m: -20")),
    Case(kinds.NUMBER_RANGE, f"{MOULIN}:30:14", swap(MOULIN, "chez nous ?", "chez nous ?\n    minutes: 0")),
    Case(kinds.NUMBER_RANGE, f"{DAY}:28:13", add(DAY, "\ntravel:\n  walk_kmh: 0\n")),
    Case(kinds.NUMBER_RANGE, "organiser.yaml:1:8", write("organiser.yaml", "hours: -7\n")),
    Case(kinds.NUMBER_RANGE, "organiser.yaml:2:8", write("organiser.yaml", "name: Cédis\nhours: 0\n")),
    Case(kinds.NUMBER_RANGE, "organiser.yaml:1:8", write("organiser.yaml", "hours: 700\n")),
    Case(kinds.NOT_A_NUMBER, "organiser.yaml:1:8", write("organiser.yaml", "hours: sept\n")),
    Case(kinds.TIME_ZONE, "organiser.yaml:1:11", write("organiser.yaml", "timezone: Paris\n")),
    Case(kinds.TIME_ZONE, "organiser.yaml:1:11", write("organiser.yaml", "timezone: Europe\n")),
    Case(kinds.TIME_ZONE, "organiser.yaml:1:11", write("organiser.yaml", "timezone: ../Paris\n")),
    Case(kinds.NOT_A_NUMBER, "organiser.yaml:1:8", write("organiser.yaml", "hours: .nan\n")),
    # Files
    Case(kinds.MEDIA_MISSING, f"{MOULIN}:23:11", swap(MOULIN, "moulin.svg", "moulim.svg"), "moulin.svg"),
    Case(kinds.MEDIA_MISSING, f"{MOULIN}:23:11", swap(MOULIN, "moulin.svg", "Moulin.svg"), "moulin.svg"),
    Case(kinds.MEDIA_MISSING, f"{DAY}:18:13", swap(DAY, "minutes: 10", "minutes: 10\n      path: a.gpx")),
    Case(kinds.MEDIA_OUTSIDE, f"{MOULIN}:23:11", swap(MOULIN, "moulin.svg", "../../moulin.svg")),
    Case(kinds.MEDIA_OUTSIDE, f"{MOULIN}:23:11", swap(MOULIN, "moulin.svg", "/etc/passwd")),
    Case(kinds.MEDIA_OUTSIDE, f"{MOULIN}:23:11", link_out),
    Case(kinds.MEDIA_TYPE, f"{MOULIN}:23:11", swap(MOULIN, "moulin.svg", "moulin.bmp")),
    Case(kinds.MEDIA_UNREADABLE, f"{MOULIN}:23:11", write("media/moulin.svg", b"<svg><g></svg>")),
    Case(kinds.MEDIA_UNREADABLE, f"{MOULIN}:23:11", write("media/moulin.svg", b"<html/>")),
    Case(kinds.MEDIA_EMPTY, f"{MOULIN}:23:11", write("media/moulin.svg", b"<svg/>")),
    Case(kinds.MEDIA_EMPTY, f"{MOULIN}:23:11", write("media/moulin.svg", UNUSED_SHAPE)),
    Case(kinds.MEDIA_LARGE, f"{MOULIN}:23:11", write("media/moulin.svg", b" " * (LARGE_BYTES + 1))),
    Case(kinds.MAP_INVALID, f"{DAY}:26:11", lambda content: name_an_empty_map(content)),
    Case(kinds.PATH_UNREADABLE, f"{DAY}:26:13", lambda content: give_path(content, "<gpx")),
    Case(kinds.PATH_WITHOUT_LINE, f"{DAY}:26:13", lambda content: give_path(content, "<gpx/>")),
    Case(kinds.PATH_FAR, f"{DAY}:26:13", lambda content: give_path(content, FAR_AWAY)),
    Case(kinds.PATH_UNUSED, f"{DAY}:26:13", lambda content: give_half_a_path(content)),
    Case(kinds.TILES_UNREADABLE, "tiles/plan/tiles.json:1:1", write("tiles/plan/tiles.json", "{}")),
    # Texts
    Case(kinds.FIGURE_WITHOUT_SOURCE, f"{MOULIN}:18:16", swap(MOULIN, "        sources: [plaque]\n", "")),
    Case(kinds.NO_GLYPH, f"{MOULIN}:3:10", swap(MOULIN, "Une roue qui", "Une \N{FERRIS WHEEL} roue")),
    Case(
        kinds.SHORT_TITLE_LONG, f"{MOULIN}:2:14", swap(MOULIN, "short_title: M", f"short_title: {'M' * 30}")
    ),
    Case(kinds.CHOICE_WITHOUT_CHOICES, f"{MOULIN}:28:5", swap(MOULIN, "nous ?", "nous ?\n    kind: choice")),
    Case(kinds.CHOICES_UNUSED, f"{MOULIN}:30:5", swap(MOULIN, "nous ?", "nous ?\n    choices: [a, b]")),
    Case(kinds.BAD_DATE, f"{MOULIN}:33:11", add(MOULIN, "    date: 2013-13\n")),
    Case(
        kinds.BAD_DATE,
        "programme.yaml:15:11",
        add("programme.yaml", "timeline:\n  - date: jadis\n    text: a\n"),
    ),
    Case(kinds.BAD_DAY, f"{DAY}:27:7", add(DAY, "\ndate: 2026-05\n")),
    Case(kinds.BAD_URL, f"{MOULIN}:33:10", add(MOULIN, "    url: example.org\n")),
]


def copy_site(content: ContentCopy) -> None:
    content.write("sites/Four à pain.yaml", (content.path / JARDIN).read_bytes())


def name_an_empty_map(content: ContentCopy) -> None:
    content.write("maps/vide.geojson", "{}")
    content.append(DAY, "base_map: vide.geojson\n")


FAR_AWAY = '{"type": "LineString", "coordinates": [[2.79, 50.45], [2.9, 50.46]]}'


def give_path(content: ContentCopy, text: str) -> None:
    name = "chemin.gpx" if text.startswith("<") else "chemin.geojson"
    content.write(f"paths/{name}", text)
    content.append(DAY, f"      path: {name}\n")


def give_half_a_path(content: ContentCopy) -> None:
    text = content.path.joinpath(MOULIN).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("  lat:", "  lon:", "  accuracy_m:"))]
    content.write(MOULIN, "\n".join(lines).replace("confidence: verified", "confidence: unknown") + "\n")
    give_path(content, FAR_AWAY)


def make_tight(content: ContentCopy) -> None:
    content.replace(JARDIN, "accuracy_m: 20", "accuracy_m: 1000")
    content.replace(DAY, "minutes: 30", "minutes: 8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind.code} {case.where}")
def test_a_spoiled_place_is_reported_where_it_is(content: ContentCopy, case: Case) -> None:
    case.spoil(content)

    problems = content.compile().problems

    found = {
        f"{problem.path.relative_to(content.path).as_posix()}:{problem.line}:{problem.col}": problem
        for problem in problems
        if problem.kind == case.kind
    }
    assert case.where in found, [problem.sort_key for problem in problems]
    assert found[case.where].suggestion == case.suggestion


def test_every_wording_has_a_case() -> None:
    elsewhere = {kinds.FOLDER_MISSING, kinds.TOO_MANY}

    assert set(kinds.ALL_KINDS) == {case.kind for case in (*CASES, *QUESTION_CASES)} | elsewhere


def test_the_content_is_sound_before_it_is_spoiled(content: ContentCopy) -> None:
    assert content.found() == []
