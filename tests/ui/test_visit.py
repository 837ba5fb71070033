"""Following the visit: from stop to stop, part to part, back, by keys, by swipe, after a restart."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
import pytest

from tests.ui.guide_app import MINIMAL, OTHER_TOWN, SHIPPED, Source, guide_of, has, open_app
from tests.ui.harness import Harness
from visit_guide.bootstrap import FixedGuide, make_app
from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Status
from visit_guide.state.taps import DOUBLE_TAP
from visit_guide.ui.components.below import DRAWN, PATIENCE
from visit_guide.ui.page_session import READ_AFTER

Open = Callable[..., Harness]
SLUGS = [item.id for item in guide_of(SHIPPED).stops]


def test_six_stops_in_order_with_their_three_parts(harness: Open) -> None:
    guide = guide_of(SHIPPED)
    screen = open_app(harness, size="phone")
    screen.tap(key="hero-open")
    for number, item in enumerate(guide.stops, start=1):
        site = guide.site(item.site or "")
        assert site is not None
        assert screen.page.route == f"/etape/{item.id}"
        assert screen.sees(item_title(guide, item))
        assert screen.sees(f"Étape {number} sur 6")
        assert screen.sees(site.sheets[0].title)
        screen.tap(key="end-part")
        screen.advance(DOUBLE_TAP)
        assert screen.page.route == f"/etape/{item.id}/methode"
        assert screen.sees(site.method.steps[0].title)
        screen.tap(key="end-part")
        screen.advance(DOUBLE_TAP)
        assert screen.page.route == f"/etape/{item.id}/discussion"
        assert screen.sees(site.prompts[0].question)
        screen.tap(key="end-stop")
        screen.advance(DOUBLE_TAP)
    assert screen.page.route == "/journee"


def test_a_wide_screen_shows_the_discussion_beside(harness: Open) -> None:
    site = guide_of(SHIPPED).sites[0]
    screen = open_app(harness, size="wide", path=f"/etape/{site.slug}")
    assert screen.sees(site.prompts[0].question)
    screen.tap(key="tab-methode")
    assert screen.sees(site.prompts[0].question)
    assert screen.sees(site.method.steps[0].title)


def test_each_stop_begins_with_its_first_question(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{SLUGS[0]}")
    screen.tap(key="prompt-next")
    assert screen.sees("Question 2 sur")
    screen.advance(DOUBLE_TAP)
    screen.tap(key="footer-next")
    assert screen.sees("Question 1 sur")


def test_previous_and_next_by_arrows_footer_and_swipe(harness: Open) -> None:
    screen = open_app(harness, size="phone", path=f"/etape/{SLUGS[1]}")
    screen.tap(key="next")
    assert screen.page.route == f"/etape/{SLUGS[2]}"
    screen.advance(DOUBLE_TAP)
    screen.tap(key="previous")
    (swiped,) = [one for one in screen.find_all(ft.GestureDetector) if one.on_horizontal_drag_end]
    drag = {"pv": -900, "primary_velocity": -900, "velocity": {"x": -900, "y": 0}, "v": {"x": -900, "y": 0}}
    zero = {"x": 0, "y": 0}
    drag |= {"l": zero, "g": zero, "local_position": zero, "global_position": zero}
    screen.fire(swiped, "horizontal_drag_end", drag)
    assert screen.page.route == f"/etape/{SLUGS[2]}"


@pytest.mark.parametrize(("size", "key"), [("phone", "next"), ("wide", "footer-next")])
def test_a_double_tap_skips_no_stop(harness: Open, size: str, key: str) -> None:
    """After the first tap, the neighbour's arrow stands under the finger."""
    screen = open_app(harness, size=size, path=f"/etape/{SLUGS[1]}")
    screen.tap(key=key)
    screen.tap(key=key)
    assert screen.page.route == f"/etape/{SLUGS[2]}"
    screen.advance(DOUBLE_TAP)
    screen.tap(key=key)
    assert screen.page.route == f"/etape/{SLUGS[3]}"


def test_a_double_tap_skips_no_question(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{SLUGS[0]}")
    screen.tap(key="prompt-next")
    screen.tap(key="prompt-previous")
    assert screen.sees("Question 2 sur")


def test_arrow_keys_step_through_the_stops(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{SLUGS[1]}")
    screen.press_key("Arrow Right")
    assert screen.page.route == f"/etape/{SLUGS[2]}"
    screen.press_key("Arrow Left")
    screen.press_key("Arrow Left")
    assert screen.page.route == f"/etape/{SLUGS[0]}"


def test_keys_open_the_screens(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{SLUGS[1]}")
    for key, path in (("1", "/journee"), ("2", f"/etape/{SLUGS[1]}"), ("3", "/carte"), ("4", "/carnet")):
        screen.press_key(key, alt=True)
        assert screen.page.route == path
    screen.press_key("1")
    assert screen.page.route == "/carnet"
    screen.press_key("1", alt=True, ctrl=True)
    assert screen.page.route == "/carnet"


@pytest.mark.parametrize(("key", "path"), [("&", "/journee"), ('"', "/carte"), ("'", "/carnet")])
def test_keys_of_a_french_keyboard_open_the_screens_too(harness: Open, key: str, path: str) -> None:
    """There the upper row gives signs; digits need Shift."""
    screen = open_app(harness, size="wide", path="/reglages")
    screen.press_key(key, alt=True)
    assert screen.page.route == path


def test_the_stop_key_keeps_the_part_on_screen(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{SLUGS[1]}/methode")
    screen.press_key("2", alt=True)
    assert screen.page.route == f"/etape/{SLUGS[1]}/methode"


def test_back_leads_where_one_was(harness: Open) -> None:
    screen = open_app(harness, path="/journee")
    screen.tap(key=f"row-{SLUGS[2]}")
    screen.go("/journee")
    assert screen.sees("La journée")
    screen.go(f"/etape/{SLUGS[2]}")
    assert screen.sees("Étape 3 sur 6")


def test_a_restart_comes_back_to_the_place_and_the_settings(harness: Open) -> None:
    kept: dict[str, str] = {}
    first = open_app(harness, size="phone", preferences=kept, settings={"text_scale": 150, "language": "en"})
    first.go(f"/etape/{SLUGS[3]}/discussion")
    first.close()
    again = open_app(harness, size="phone", preferences=kept)
    assert again.page.route == f"/etape/{SLUGS[3]}/discussion"
    assert again.sees("Stop 4 of 6")
    again.go("/reglages")
    assert again.find(key="text_scale-150").content is not None
    assert again.page.theme.text_theme.body_large.size == 19 * 1.5


def test_progress_is_shown_in_words(harness: Open) -> None:
    screen = open_app(harness, size="phone", path=f"/etape/{SLUGS[0]}")
    screen.go(f"/etape/{SLUGS[1]}")
    screen.go("/journee")

    def label(slug: str) -> str:
        row, paths = screen.find(key=f"row-{slug}"), screen.paths()
        return next(path[-1].label for path in paths if row in path and getattr(path[-1], "label", None))

    assert "Fait" in label(SLUGS[0])
    assert "En cours" in label(SLUGS[1])
    assert "À venir" in label(SLUGS[2])


def test_a_part_counts_as_read_after_a_while(harness: Open) -> None:
    screen = open_app(harness, size="phone", path=f"/etape/{SLUGS[0]}")
    screen.advance(READ_AFTER - 1)
    screen.tap(key="tab-methode")
    screen.advance(READ_AFTER + 1)
    screen.tap(key="tab-discussion")
    assert screen.sees("(lue)", spoken=True)
    assert screen.find_all(text="Fiche (lue)") == []


def test_several_sheets_are_chosen_by_their_names(harness: Open) -> None:
    site = next(one for one in guide_of(SHIPPED).sites if len(one.sheets) > 1)
    screen = open_app(harness, size="tablet", path=f"/etape/{site.slug}")
    second = site.sheets[1]
    screen.tap(key=f"sheet-{second.id}")
    assert screen.page.route == f"/etape/{site.slug}/fiche/{second.id}"
    assert screen.sees(second.summary.split("\n")[0][:30])


def test_a_choice_is_kept(harness: Open) -> None:
    kept: dict[str, str] = {}
    site, number, prompt = next(
        (site, n, prompt)
        for site in guide_of(SHIPPED).sites
        for n, prompt in enumerate(site.prompts)
        if prompt.choices
    )
    for first in (True, False):
        screen = open_app(harness, size="phone", preferences=kept, path=f"/etape/{site.slug}/discussion")
        for _ in range(number):
            screen.tap(key="prompt-next")
        if first:
            screen.tap(key=f"choice-{prompt.id}-2")
        icons = [one.icon for one in screen.find_all(ft.Icon)]
        assert icons.count(ft.Icons.RADIO_BUTTON_CHECKED_ROUNDED) == 1
        screen.close()


@pytest.mark.parametrize("path", ["/nowhere", "/etape/nope", "/etape/nope/methode", "/themes/nope", "//["])
def test_a_wrong_link_is_a_friendly_page(harness: Open, path: str) -> None:
    screen = open_app(harness, path=path)
    assert screen.sees("Ce lien")
    screen.tap(key=f"unknown-{SLUGS[1]}")
    assert screen.page.route == f"/etape/{SLUGS[1]}"


def test_the_stop_is_within_reach_from_a_wrong_link_to_a_stop(harness: Open) -> None:
    screen = open_app(harness, path="/etape/nope")
    screen.tap(key="nav-etape")
    assert screen.page.route == f"/etape/{SLUGS[0]}"


def test_a_disputed_figure_says_so_and_shows_its_sources(harness: Open) -> None:
    guide = guide_of(SHIPPED)
    site, sheet, fact = next(
        (site, sheet, fact)
        for site in guide.sites
        for sheet in site.sheets
        for fact in sheet.facts
        if fact.status is Status.DISPUTED and fact.value and fact.sources
    )
    sources = {source.id: source for source in site.sources}
    cited = [sources[name] for name in fact.sources]
    for size in ("phone", "wide"):
        screen = open_app(harness, size=size, path=f"/etape/{site.slug}/fiche/{sheet.id}")
        assert screen.sees("Sources divergentes")
        screen.tap(key=f"fact-{sheet.id}-{fact.id}")
        for source in cited:
            assert screen.sees(source.title)
        assert fact.note is None or screen.sees(fact.note)
        linked = next(n for n, source in enumerate(cited, start=1) if source.url)
        screen.tap(key=f"source-{linked}")
        (call,) = screen.calls("UrlLauncher", "launch_url")
        assert cited[linked - 1].url in str(call)
        screen.tap(key="detail-close")
        assert not has(screen, "detail-close")


def test_a_date_is_written_out_in_its_detail_too(harness: Open) -> None:
    site, sheet, number, entry = next(
        (site, sheet, n, entry)
        for site in guide_of(SHIPPED).sites
        for sheet in site.sheets
        for n, entry in enumerate(sheet.timeline, start=1)
        if entry.date.count("-") == 2 or (entry.date.count("-") == 1 and len(entry.date) == 7)
    )
    screen = open_app(harness, path=f"/etape/{site.slug}/fiche/{sheet.id}")
    screen.tap(key=f"date-{sheet.id}-{number}")
    assert entry.date not in screen.texts(spoken=True)


def test_a_theme_leads_to_where_it_is_seen_and_one_without_a_stop_says_so(harness: Open) -> None:
    guide = guide_of(OTHER_TOWN)
    screen = open_app(harness, content=OTHER_TOWN, path="/themes")
    assert screen.sees("Aucune étape")
    theme = next(one for one in guide.themes if guide.sites_of_theme(one.id))
    site = guide.sites_of_theme(theme.id)[0]
    screen.tap(key=f"place-{theme.id}-{site.slug}")
    assert screen.page.route == f"/etape/{site.slug}"


def test_settings_change_the_colours_and_the_texts_at_once(harness: Open) -> None:
    screen = open_app(harness, size="tablet", path="/reglages")
    assert screen.page.theme_mode is ft.ThemeMode.LIGHT
    screen.tap(key="appearance-dark")
    assert screen.page.theme_mode is ft.ThemeMode.DARK
    screen.change(True, key="outdoor")
    assert screen.page.theme_mode is ft.ThemeMode.LIGHT
    assert screen.page.bgcolor == "#FFFFFF"
    assert not has(screen, "appearance-dark")
    screen.tap(key="text_scale-200")
    assert screen.page.theme.text_theme.body_large.size == 42
    screen.tap(key="language-en")
    assert screen.sees("Text size")
    screen.tap(key="toggle-sun")
    assert screen.page.theme_mode is ft.ThemeMode.DARK


def test_a_dark_device_shows_dark_colours(harness: Open) -> None:
    screen = open_app(harness, dark=True)
    assert screen.page.theme_mode is ft.ThemeMode.DARK


def test_the_look_that_was_chosen_comes_at_once(harness: Open) -> None:
    assert open_app(harness).page.theme_animation_style == ft.AnimationStyle.no_animation()


def test_turning_the_tablet_changes_the_panes(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{SLUGS[0]}")
    assert has(screen, "footer-next")
    screen.resize(820, 1180)
    assert not has(screen, "footer-next")
    assert has(screen, "tab-discussion")
    screen.resize(390, 844)
    assert screen.sees("Étape 1 sur 6")


def test_what_cannot_be_saved_is_said_until_it_can(harness: Open) -> None:
    screen = open_app(harness, path="/reglages")
    full = True

    def keep(args: dict[str, str]) -> bool:
        if full:
            raise OSError("QuotaExceededError")
        screen.preferences[args["key"]] = args["value"]
        return True

    screen.answer("SharedPreferences", "set", keep)
    screen.tap(key="text_scale-125")
    assert screen.sees("L’enregistrement sur l’appareil a échoué")
    assert has(screen, "save-retry")
    screen.tap(key="save-retry")
    assert has(screen, "save-retry")
    full = False
    screen.tap(key="save-retry")
    assert not has(screen, "save-retry")
    assert "125" in "".join(screen.preferences.values())


def test_problems_are_told_over_the_last_good_version_until_they_are_gone(harness: Open) -> None:
    source = Source(guide_of(MINIMAL))
    screen = open_app(harness, source=source, path="/etape/moulin")
    problems = [f"sites/moulin.yaml:{n}:1: erreur" for n in range(1, 6)]
    screen.run(lambda: source.tell(None, *problems))
    assert screen.sees(problems[2])
    assert not screen.sees(problems[3])
    assert screen.sees("et 2 autres")
    assert screen.sees("Moulin")
    screen.tap(key="problems-close")
    assert not screen.sees(problems[0])
    screen.run(lambda: source.tell(None, *problems))
    assert screen.sees(problems[0])
    screen.run(lambda: source.tell(guide_of(OTHER_TOWN)))
    assert not screen.sees(problems[0])
    assert screen.page.title == guide_of(OTHER_TOWN).itinerary.title


def test_a_page_that_was_cut_off_takes_up_the_newest_content(harness: Open) -> None:
    source = Source(guide_of(MINIMAL))
    screen = open_app(harness, source=source, path="/journee")

    screen.cut_off()
    screen.run(lambda: source.tell(guide_of(OTHER_TOWN)))
    screen.come_back(1180, 820)
    assert screen.sees("Accueil au café de la Gare")


def test_a_page_turned_while_it_was_loaded_again_is_laid_out_anew(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{SLUGS[0]}")
    assert has(screen, "footer-next")
    screen.cut_off()
    screen.come_back(820, 1180)
    assert not has(screen, "footer-next")
    assert has(screen, "tab-discussion")


def test_what_changed_while_a_page_was_cut_off_is_shown_when_it_is_back(harness: Open) -> None:
    screen = open_app(harness, path=f"/etape/{SLUGS[0]}")
    screen.cut_off()
    screen.tap(key="tab-discussion")  # was on its way
    screen.come_back(820, 1180)
    assert screen.sees("Question suivante")


def test_a_page_loaded_again_while_it_opens_opens_all_the_same(harness: Open) -> None:
    screen = harness(route="/journee")
    screen.client.silent = True
    screen.start(make_app(FixedGuide(guide_of(MINIMAL))))
    screen.cut_off()
    screen.client.silent = False
    screen.come_back(390, 844)
    assert screen.sees("La journée")
    assert screen.page.title == guide_of(MINIMAL).itinerary.title


def test_what_was_being_kept_when_the_page_went_is_kept_when_it_is_back(harness: Open) -> None:
    screen = open_app(harness, path="/reglages")
    screen.client.silent = True
    screen.tap(key="text_scale-125")
    screen.cut_off()
    screen.client.silent = False
    screen.come_back(1180, 820)
    assert "125" in "".join(screen.preferences.values())


def test_a_closed_page_leaves_nothing_running(harness: Open) -> None:
    source = Source(guide_of(OTHER_TOWN))  # has a date: the clock is watched
    screen = open_app(harness, source=source, path="/journee")
    screen.run(screen.session.close)
    assert source.listeners == {}
    assert [task for task in screen.loop.tasks if not task.done()] == []


@pytest.mark.in_turn
def test_the_rest_of_a_stop_follows_once_its_first_screen_is_drawn(harness: Open) -> None:
    screen = open_app(harness, size="wide")
    screen.go(f"/etape/{SLUGS[0]}")
    assert has(screen, "tab-methode")
    rest = next(column for column in screen.find_all(ft.Column) if column.on_size_change)
    screen.advance(PATIENCE / 2)
    assert not screen.sees("Repères clés")
    screen.fire(rest, "size_change", {"w": 640.0, "h": 0.0})
    assert not screen.sees("Repères clés")
    screen.advance(DRAWN)
    assert screen.sees("Repères clés")


@pytest.mark.in_turn
def test_the_rest_of_a_stop_comes_even_if_it_is_never_laid_out(harness: Open) -> None:
    screen = open_app(harness, size="wide")
    screen.go(f"/etape/{SLUGS[0]}")
    screen.advance(PATIENCE + DRAWN)
    assert screen.sees("Repères clés")
