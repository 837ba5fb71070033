"""The notebook: writing anywhere, nothing lost, finding it again, taking it along."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from tests.ui.guide_app import SHIPPED, guide_of, has, open_app
from tests.ui.harness import Harness
from visit_guide.domain.events import Event, load
from visit_guide.domain.notebook import Notebook, Place, Tag, fold
from visit_guide.services import backup
from visit_guide.state.keyboard import LETTER_WAITS

Open = Callable[..., Harness]
GUIDE = guide_of(SHIPPED)
STOP = GUIDE.stops[0].id
SITE = GUIDE.sites[[site.slug for site in GUIDE.sites].index(GUIDE.stops[0].site or "")]
PROMPT = SITE.prompts[0].id


def kept_events(screen: Harness) -> list[Event]:
    """What is kept on the pretend tablet."""
    texts = [text for key, text in screen.preferences.items() if key.startswith("visit-guide.loos")]
    return [event for text in texts for event in load(text)]


def kept(screen: Harness) -> Notebook:
    """The notebook that is kept on the pretend tablet."""
    return fold(kept_events(screen))


def picks(screen: Harness, data: bytes, name: str = "a.json") -> None:
    """The next file chosen."""
    file = {"id": 1, "name": name, "size": len(data), "path": None, "bytes": data}
    screen.answer("FilePicker", "pick_files", [file])


def saved(screen: Harness) -> dict[str, Any]:
    """The last file handed out."""
    return screen.calls("FilePicker", "save_file")[-1]


def test_what_is_typed_under_a_question_is_kept_while_one_types(harness: Open) -> None:
    screen = open_app(harness, size="phone", path=f"/etape/{STOP}/discussion")
    for end in range(1, 12):
        screen.type("commencer par une rue"[:end], key=f"note-{PROMPT}")
        screen.advance(0.1)
    assert kept(screen).written(STOP, PROMPT) in ("commencer"[:n] for n in range(5, 10))
    screen.advance(0.5)
    assert kept(screen).written(STOP, PROMPT) == "commencer p"
    assert screen.sees("Enregistré sur l’appareil")
    assert len([event for event in kept_events(screen) if event.kind == "note"]) == 1


def test_what_was_typed_last_is_kept_when_one_goes_elsewhere_at_once(harness: Open) -> None:
    screen = open_app(harness, size="phone", path=f"/etape/{STOP}/discussion")
    screen.type("Vite", key=f"note-{PROMPT}")
    screen.tap(key="nav-carnet")
    assert kept(screen).written(STOP, PROMPT) == "Vite"
    assert screen.sees("Vite")


def test_a_save_while_typing_leaves_the_field_as_it_is(harness: Open) -> None:
    """Nothing that is sent to the client touches the text of the field somebody types in."""
    screen = open_app(harness, size="wide", path=f"/etape/{STOP}")
    field = screen.find(key=f"note-{PROMPT}")
    for text in ("Un", "Un deux", "Un deux trois"):
        screen.type(text, key=f"note-{PROMPT}")
        screen.advance(0.7)
        assert screen.find(key=f"note-{PROMPT}")._i == field._i
        assert screen.find(key=f"note-{PROMPT}").value == text


def test_letters_of_a_text_are_no_commands(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{STOP}")
    screen.fire(screen.find(key=f"note-{PROMPT}"), "focus")
    for key in "SPNR":
        screen.press_key(key)
        screen.advance(LETTER_WAITS)
    assert screen.page.route == f"/etape/{STOP}"
    screen.fire(screen.find(key=f"note-{PROMPT}"), "blur")
    screen.press_key("N")
    screen.advance(LETTER_WAITS)
    assert has(screen, "editor-text")
    screen.press_key("R")
    screen.advance(LETTER_WAITS)
    assert screen.page.route == f"/etape/{STOP}"
    screen.tap(key="editor-done")
    screen.press_key("R")
    screen.advance(LETTER_WAITS)
    assert screen.page.route == "/recherche"


def test_a_note_from_a_stop_with_tags_then_deleted_and_brought_back(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{STOP}")
    screen.tap(key="note-here")
    screen.type("Regarder le toit", key="editor-text")
    screen.tap(key="tag-to-do")
    screen.tap(key="tag-idea")
    screen.tap(key="editor-done")
    (note,) = kept(screen).notes
    assert (note.about.item, note.tags) == (STOP, (Tag.TO_DO, Tag.IDEA))
    screen.tap(key="nav-carnet")
    screen.tap(key=f"note-{note.id}")
    screen.tap(key="editor-delete")
    assert kept(screen).notes == ()
    screen.tap(key="undo")
    assert [(one.text, one.tags) for one in kept(screen).notes] == [(note.text, note.tags)]
    assert screen.sees("Regarder le toit")
    screen.advance(11)
    assert not has(screen, "undo")


def test_a_note_nobody_writes_is_not_kept(harness: Open) -> None:
    screen = open_app(harness, size="wide", path="/carnet")
    screen.tap(key="note-new")
    screen.tap(key="editor-close")
    assert kept(screen).empty
    assert screen.sees("Pas encore de note")


def test_an_unknown_figure_begins_a_note_with_its_question(harness: Open) -> None:
    item, sheet, fact = next(
        (stop.id, sheet, fact)
        for stop in GUIDE.stops
        for site in GUIDE.sites
        if site.slug == stop.site
        for sheet in site.sheets
        for fact in sheet.facts
        if fact.value is None and fact.ask
    )
    screen = open_app(harness, size="wide", path=f"/etape/{item}/fiche/{sheet.id}")
    screen.advance(0.1)
    screen.tap(key=f"fact-{sheet.id}-{fact.id}")
    assert screen.find(key="editor-text").value.startswith(fact.ask)
    screen.tap(key="tag-to-check")
    (note,) = kept(screen).notes
    assert (note.about.place, note.about.ref, note.tags) == (Place.FACT, fact.id, (Tag.TO_CHECK,))
    assert note.text.startswith(fact.ask or "")


def test_a_note_on_a_stage_of_the_method_opens_again_from_there(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{STOP}/methode")
    screen.advance(0.1)
    screen.tap(key="step-note-1")
    screen.type("Qui anime ?", key="editor-text")
    screen.tap(key="editor-done")
    screen.tap(key="step-note-1")
    assert screen.find(key="editor-text").value == "Qui anime ?"


def test_stars_on_sheets_and_figures_are_gathered(harness: Open) -> None:
    sheet = SITE.sheets[0]
    fact = next(fact for fact in sheet.facts if fact.value)
    screen = open_app(harness, size="wide", path=f"/etape/{STOP}")
    screen.advance(0.1)
    screen.tap(key=f"star-{sheet.id}")
    screen.tap(key=f"fact-{sheet.id}-{fact.id}")
    screen.tap(key="detail-star")
    screen.go("/carnet/favoris")
    assert screen.sees(sheet.title)
    assert screen.sees(fact.label)
    screen.tap(key="unstar-0")
    assert len(kept(screen).stars) == 1


def test_notes_are_found_whatever_the_accents_and_by_tag(harness: Open) -> None:
    screen = open_app(harness, size="wide", path="/carnet")
    for text in ("Énergie du toit", "Une rue", "Un jardin", "Des arbres"):
        screen.tap(key="note-new")
        screen.type(text, key="editor-text")
        screen.tap(key="editor-done")
    screen.type("energie", key="notes-query")
    assert screen.sees("Énergie du toit")
    assert not screen.sees("Une rue")
    screen.type("", key="notes-query")
    first = kept(screen).notes[0]
    screen.tap(key=f"mark-{first.id}")
    screen.tap(key="filter-to-do")
    assert screen.sees(first.text)
    assert not screen.sees("Des arbres" if first.text != "Des arbres" else "Une rue")
    screen.tap(key="notes-sort")
    assert screen.sees("Notes libres")


def test_a_worksheet_is_filled_rated_ranked_and_planned(harness: Open) -> None:
    sheet = SITE.sheets[0]
    screen = open_app(harness, size="wide", path="/carnet/transposer")
    screen.tap(key=f"project-{STOP}-{sheet.id}")
    assert screen.page.route == f"/carnet/transposer/{STOP}/{sheet.id}"
    screen.type("Trois écoles", key="field-need")
    screen.type("Voir le toit de l’école", key="field-first-step")
    screen.type("les services techniques", key="field-with-whom")
    screen.type("en juin", key="field-when")
    screen.advance(1)
    assert screen.sees("3 sur 7 remplis")
    screen.tap(key="rate-means-easy")
    screen.tap(key="level-co-design")
    screen.tap(key="step-plan")
    for words in (sheet.title, "2 sur 10", "Voir le toit de l’école", "les services techniques", "en juin"):
        assert screen.sees(words)
    screen.tap(key="step-profile")
    screen.type("6 850", key="field-population")
    screen.advance(1)
    assert kept(screen).own("population").text == "6 850"
    screen.tap(key="step-project")
    screen.tap(key="project-aside")
    assert kept(screen).candidates == ()
    screen.tap(key="undo")
    assert len(kept(screen).candidates) == 1


def test_my_day_tells_what_was_opened_written_and_starred(harness: Open) -> None:
    screen = open_app(harness, size="wide", path=f"/etape/{STOP}")
    screen.advance(0.1)
    screen.type("Un beau toit", key=f"note-{PROMPT}")
    screen.tap(key=f"star-{SITE.sheets[0].id}")
    screen.go("/carnet/jour")
    for words in (SITE.short_title, "Étape ouverte", "Un beau toit", "Favori"):
        assert screen.sees(words)
    screen.tap(key="way-themes")
    assert screen.sees("Un beau toit")
    screen.tap(key="way-objectives")
    assert screen.sees(GUIDE.programme.objectives[0].text)


def test_the_search_finds_the_guide_and_my_notes(harness: Open) -> None:
    screen = open_app(harness, size="wide", path="/carnet")
    screen.tap(key="note-new")
    screen.type("Énergie : demander au maire", key="editor-text")
    screen.tap(key="editor-done")
    screen.tap(key="nav-recherche")
    screen.type("energie", key="query")
    assert screen.sees("demander au maire")
    assert screen.sees("résultats")
    screen.type("énergie", key="query")
    assert screen.sees("demander au maire")
    screen.type("xylophone", key="query")
    assert screen.sees("Rien ne dit cela")
    screen.type(SITE.title, key="query")
    screen.tap(key="found-0")
    assert screen.page.route.startswith(f"/etape/{STOP}")
    screen.go("/recherche")
    assert screen.find(ft.TextField, key="query").value == SITE.title, "the hits are there to come back to"
    assert has(screen, "found-0")
    screen.tap(key="query-clear")
    assert screen.find(ft.TextField, key="query").value == ""
    assert not has(screen, "found-0")
    assert not has(screen, "query-clear")


def write_something(screen: Harness) -> None:
    screen.tap(key="note-new")
    screen.type("À garder : l’énergie", key="editor-text")
    screen.tap(key="tag-idea")
    screen.tap(key="editor-done")


def test_a_backup_brings_everything_back_on_another_tablet(harness: Open) -> None:
    screen = open_app(harness, size="wide", path="/carnet/emporter")
    write_something(screen)
    screen.answer("FilePicker", "save_file", None)
    screen.tap(key="save-visite.json")
    file = saved(screen)
    assert file["file_name"].endswith(".visite.json")
    assert screen.sees("Le fichier est prêt")
    other = open_app(harness, size="phone", path="/carnet/emporter")
    picks(other, file["src_bytes"])
    other.tap(key="restore")
    assert other.sees("La sauvegarde est restaurée")
    assert kept(other) == kept(screen)
    other.tap(key="restore")
    assert other.sees("0 élément")
    other.tap(key="section-notes")
    assert other.sees("À garder : l’énergie")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda text: text[:-20], "abîmée"),
        (lambda text: text.replace('"version":1', '"version":9'), "plus récente"),
        (lambda _: "Bonjour", "pas une sauvegarde"),
    ],
)
def test_a_bad_backup_says_so_and_changes_nothing(
    harness: Open, spoil: Callable[[str], str], words: str
) -> None:
    text = backup.dump(backup.Backup(visit="loos-en-gohelle"))
    screen = open_app(harness, size="wide", path="/carnet/emporter")
    picks(screen, spoil(text).encode())
    screen.tap(key="restore")
    assert screen.sees(words)
    assert kept(screen).empty


def test_the_backup_of_another_visit_is_refused(harness: Open) -> None:
    screen = open_app(harness, size="wide", path="/carnet/emporter")
    picks(screen, backup.dump(backup.Backup(visit="ailleurs", title="Visite d’ailleurs")).encode())
    screen.tap(key="restore")
    assert screen.sees("Visite d’ailleurs")


def test_the_notebook_as_a_page_and_as_markdown(harness: Open) -> None:
    screen = open_app(harness, size="wide", path="/carnet/emporter")
    write_something(screen)
    screen.answer("FilePicker", "save_file", None)
    screen.tap(key="save-html")
    page = saved(screen)["src_bytes"].decode()
    assert page.startswith("<!doctype html>")
    assert "À garder : l’énergie" in page
    assert "http" not in page.replace("http://www.w3.org", "")
    screen.tap(key="save-md")
    assert "# Mon carnet" in saved(screen)["src_bytes"].decode()


def test_erasing_offers_a_backup_asks_once_and_can_be_undone(harness: Open) -> None:
    screen = open_app(harness, size="wide", path="/carnet/emporter")
    write_something(screen)
    before = kept(screen)
    screen.tap(key="erase-ask")
    screen.tap(key="erase-backup")
    assert has(screen, "erase-now"), "what is asked stays asked while a backup is saved"
    screen.tap(key="erase-not")
    assert kept(screen) == before
    screen.tap(key="erase-ask")
    screen.tap(key="erase-now")
    assert not kept_events(screen)
    assert screen.sees("Tout est effacé sur cet appareil")
    assert screen.sees("Pas encore de note")
    screen.tap(key="undo")
    assert kept(screen) == before
    assert screen.sees("À garder : l’énergie")


def test_two_tabs_that_write_one_note_lose_nothing(harness: Open) -> None:
    store: dict[str, Any] = {}
    one = open_app(harness, size="wide", path=f"/etape/{STOP}", preferences=store)
    two = open_app(harness, size="wide", path=f"/etape/{STOP}", preferences=store)
    one.type("Dans la première", key=f"note-{PROMPT}")
    two.type("Dans la seconde", key=f"note-{PROMPT}")
    one.advance(1)
    two.advance(1)
    one.close()
    two.close()
    later = open_app(harness, size="wide", path="/carnet", preferences=store)
    assert later.sees("Dans la première")
    assert later.sees("Dans la seconde")
    (note,) = kept(later).notes
    later.tap(key=f"both-{note.id}")
    (note,) = kept(later).notes
    assert set(note.text.split("\n\n")) == {"Dans la première", "Dans la seconde"}
    assert note.others == ()


def test_a_picture_is_kept_shown_counted_and_refused_when_it_is_none(harness: Open) -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(200)
    screen = open_app(harness, size="wide", path="/carnet")
    screen.tap(key="note-new")
    picks(screen, b"not a picture", "a.txt")
    note_id = next(
        str(path[-1].key)[10:] for path in screen.paths() if str(path[-1].key or "").startswith("photo-add-")
    )
    screen.tap(key=f"photo-add-{note_id}")
    assert screen.sees("n’est pas une image")
    picks(screen, png, "a.png")
    screen.tap(key=f"photo-add-{note_id}")
    (note,) = kept(screen).notes
    (photo,) = note.photos
    assert any(key.endswith(photo) for key in screen.preferences)
    screen.tap(key="editor-done")
    screen.go("/carnet/emporter")
    assert screen.sees("1 photo sur cet appareil")
    screen.answer("FilePicker", "save_file", None)
    screen.tap(key="save-visite.json")
    assert photo in json.loads(saved(screen)["src_bytes"])["backup"]["photos"]
