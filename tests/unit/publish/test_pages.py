"""The start page and the web app's manifest."""

from __future__ import annotations

import json
import re

import pytest

from tests.e2e.edition_builds import shipped_guide
from visit_guide.errors import UsageError
from visit_guide.publish.guide import guide_page
from visit_guide.publish.pages import index, normal_base, not_found, web_manifest

UNDER_AN_ICON = 16
"""Letters that a home screen shows, give or take."""


@pytest.mark.parametrize(
    ("given", "base"), [("/", "/"), ("", "/"), ("visite", "/visite/"), ("/a/b/", "/a/b/")]
)
def test_a_base_has_a_slash_at_both_ends(given: str, base: str) -> None:
    assert normal_base(given) == base


@pytest.mark.parametrize("given", ["https://a.example/", "//a.example/", "/a//b/", "/../a/", "/a b/", '/"/'])
def test_what_is_no_plain_path_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="path"):
        normal_base(given)


def test_the_name_under_the_icon_is_short() -> None:
    manifest = json.loads(web_manifest(guide_page(shipped_guide()), "/"))
    assert 0 < len(manifest["short_name"]) <= UNDER_AN_ICON
    assert manifest["lang"] == "fr"


def test_another_folder_of_a_site_holds_another_app() -> None:
    """The ``id`` of an app is an address from the site's root, not from the folder of its manifest."""
    page = guide_page(shipped_guide())
    bases = ("/", "/visites/loos/", "/visites/lens/")
    assert [json.loads(web_manifest(page, base))["id"] for base in bases] == [*bases]


def test_the_letters_of_the_first_text_are_on_their_way_before_it_is_drawn() -> None:
    page = index(guide_page(shipped_guide()), "/", "abc")
    early = re.findall(r'<link rel="preload" href="(.*?)" as="font" type="font/ttf" crossorigin>', page)
    faces = dict(re.findall(r"font-weight: (\d+);[^\n]*url\(\"(.*?)\"\)", page))
    assert early == [faces["400"], faces["700"]]
    assert page.index(early[0]) < page.index("<script")


def test_what_the_app_cannot_do_without_is_part_of_the_page() -> None:
    page = index(guide_page(shipped_guide()), "/", "abc")
    style = page[page.index("<style>") : page.index("</style>")]
    assert "#app {" in style
    assert ".usable #start {" in style
    assert 'rel="stylesheet"' not in page
    assert page.index("</style>") < page.index("<script")


def test_where_there_is_nothing_links_lead_back_from_any_folder() -> None:
    page = not_found(guide_page(shipped_guide()), "/visites/loos/")
    assert '<base href="/visites/loos/">' in page
    assert "Cette page n’existe pas" in page
    assert re.findall(r'<a href="(.*?)"', page) == ["./", "./", "lire/"]
    assert "{{" not in page
