"""The report of a group: its figures against those worked out by hand, and what it never tells."""

from __future__ import annotations

import csv
import io
import json
import math
import random
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from tests.simulated_group import SimulatedGroup, simulate
from tests.unit.publish.figures_by_hand import Figures
from tests.unit.publish.pdfs import alternatives, pages_of, pieces, sizes, text_of, verify_accessible
from visit_guide.content.compiler import compile_content
from visit_guide.domain.attendance import fold_attendance
from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.guide import Guide
from visit_guide.domain.organiser import Organiser
from visit_guide.domain.people import numbers
from visit_guide.domain.questionnaire import Form, Moment, QuestionKind
from visit_guide.domain.responses import right_response
from visit_guide.domain.sitting import paper_for
from visit_guide.errors import PaperError
from visit_guide.hub.erasing import erase
from visit_guide.hub.memory import MemoryStore
from visit_guide.hub.store import Group
from visit_guide.messages import Catalogue
from visit_guide.publish.report.attendance_sheet import attendance_values
from visit_guide.publish.report.bilan import bilan_values
from visit_guide.publish.report.case import Case
from visit_guide.publish.report.make import make_report
from visit_guide.publish.report.results import results, said
from visit_guide.publish.typeset.press import typeset
from visit_guide.services.group_journal import read_journal, without_names, write_journal

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "content"


@cache
def shipped() -> Guide:
    guide = compile_content(CONTENT).guide
    assert guide is not None
    return guide


@cache
def day(people: int = 24, seed: int = 7) -> SimulatedGroup:
    return simulate(shipped(), people=people, seed=seed)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    make_report(shipped(), day().arrived, out)
    return out


def by_hand(group: SimulatedGroup) -> Figures:
    papers = {
        (who, moment.value): {one.question: one.response for one in given}
        for (who, moment), given in group.papers.items()
        if (who, moment) not in group.not_counted
    }
    sent = {
        (event.author, event.text("questionnaire")): datetime.fromisoformat(event.at)
        for event in group.arrived
        if event.kind == Kind.COMPLETED and not event.text("typed_by")
    }
    by_kind = {
        kind: {event.author for event in group.arrived if event.kind == kind and event.role == "participant"}
        for kind in (Kind.JOINED, Kind.SIGNED)
    }
    return Figures(CONTENT, papers, sent, joined=by_kind[Kind.JOINED], signed=by_kind[Kind.SIGNED])


def start_after_end(group: SimulatedGroup) -> tuple[SimulatedGroup, str]:
    """The same day, its start never closed, and one person who sends the start last of all."""
    person = next(one for one in group.people if one.offline and not (one.late or one.leaves)).id
    history = [
        event
        for event in group.history
        if event.kind != Kind.QUESTIONNAIRE_CLOSED or event.text("questionnaire") != "start"
    ]
    start, end = (
        next(
            e for e in history if e.author == person and e.text("questionnaire") == moment and e.text("value")
        )
        for moment in ("start", "end")
    )
    last = replace(start, clock=end.clock + 5, at=f"{end.at[:14]}59:30+00:00")
    return replace(group, arrived=[last if event == start else event for event in history]), person


def flat(text: str) -> str:
    return " ".join(text.replace("\u200b", "").replace("\ufffe", "-").split())


def percent(share: float) -> str:
    return f"{math.floor(share * 100 + 0.5 + 1e-9)}\u00a0%"


def decimals(value: float | None, digits: int = 2) -> str:
    if value is None:
        return "—"
    rounded = math.floor(abs(value) * 10**digits + 0.5 + 1e-9) / 10**digits
    text = f"{rounded:.{digits}f}".replace(".", ",")
    return ("−" if value < 0 and float(text.replace(",", ".")) else "") + text


# ── the figures ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", [7, 11])
def test_every_figure_is_the_one_worked_out_by_hand(seed: int) -> None:
    agree(day(seed=seed))


def test_a_start_sent_after_the_end_is_left_out_of_every_figure(tmp_path: Path) -> None:
    group, person = start_after_end(day())
    assert by_hand(group).put_aside.keys() == {(person, "start")}
    assert by_hand(group).started == by_hand(day()).started - 1
    agree(group)
    told = (
        "1 questionnaire de début a été envoyé après le questionnaire de fin de la même personne : il ne "
        "compte pas comme début, et n’est pas comparé."
    )
    text = report_of(group.arrived, tmp_path)
    assert told in text
    rows = csv.DictReader(io.StringIO((tmp_path / "resultats.csv").read_text("utf-8-sig")), delimiter=";")
    code = Case(shipped(), group.arrived).codes[person]
    mine = [row for row in rows if row["participant"] == code]
    assert {(row["juste"], row["points"], row["compte"]) for row in mine if row["moment"] == "début"} == {
        ("", "", "0")
    }
    assert {row["compte"] for row in mine if row["moment"] == "fin"} == {"1"}
    journal = read_journal((tmp_path / "journal.jsonl").read_bytes())
    assert [e for e in journal if e.author == person and e.text("questionnaire") == "start"]


def differences_agree(rows: Iterable[dict[str, str]]) -> None:
    """A difference is that of the two percentages it stands beside, as they are shown."""
    for row in rows:
        if row["difference"] != "—":
            before, after = (int(row[key].removesuffix("\u00a0%")) for key in ("before", "after"))
            assert int(row["difference"].replace("−", "-")) == after - before


def test_a_difference_agrees_with_the_percentages_beside_it() -> None:
    rounded = [bilan_values(Case(shipped(), day(seed=seed).arrived)) for seed in range(5)]
    for shown in rounded:
        differences_agree([shown["gain"], *shown["objectives"], *shown["themes"], *shown["first_forms"]])


def agree(group: SimulatedGroup) -> None:
    """The report's figures are those worked out by hand."""
    guide = shipped()
    hand, shown = by_hand(group), bilan_values(Case(guide, group.arrived))
    n, before, after, gain = hand.gain()
    assert shown["gain"]["n"] == n == len(hand.both)
    assert (shown["gain"]["before"], shown["gain"]["after"]) == (percent(before), percent(after))
    assert shown["gain"]["before_bar"] == pytest.approx(before)
    assert shown["gain"]["value"] == decimals(gain)
    differences_agree([shown["gain"], *shown["objectives"], *shown["themes"], *shown["first_forms"]])
    counts = {one["label"]: one["n"] for one in shown["counts"]}
    assert counts["Questionnaires de début"] == hand.started
    assert counts["Questionnaires de fin"] == hand.ended
    assert counts["Les deux, comparés"] == n
    assert counts["Ont rejoint le groupe"] == len(hand.members)
    told = [line for line in shown["remarks"] if "sans répondre ni signer" in line]
    assert [line.split()[0] for line in told] == ([str(len(hand.only_joined))] if hand.only_joined else [])
    for rows, key, names in (
        (shown["objectives"], "objective", {one.text: one.id for one in guide.programme.objectives}),
        (shown["themes"], "theme", {one.title: one.id for one in guide.themes}),
    ):
        assert len(rows) == len({q[key] for q in hand.questions.values() if key in q})
        for row in rows:
            n, before, after, gain = hand.gain(**{key: names[row["label"]]})
            assert (row["n"], row["before"], row["after"]) == (n, percent(before), percent(after))
            assert row["value"] == decimals(gain)
    for row, form in zip(shown["first_forms"], "AB", strict=True):
        n, before, after, gain = hand.gain([who for who in hand.both if hand.first_form(who) == form])
        assert (row["n"], row["before"], row["after"]) == (n, percent(before), percent(after))
        assert row["value"] == decimals(gain)


def test_every_form_and_question_is_as_worked_out_by_hand() -> None:
    hand, shown = by_hand(day()), bilan_values(Case(shipped(), day().arrived))
    moments = {"Début": "start", "Fin": "end"}
    means = hand.form_means()
    assert len(shown["forms"]) == len(means)
    for row in shown["forms"]:
        n, mean = means[row["form"], moments[row["moment"]]]
        assert (row["n"], row["share"]) == (n, percent(mean))
    asked = {
        (name, when) for (_, when), answers in hand.papers.items() for name in answers if name in hand.scored
    }
    assert {(row["id"], moments[row["moment"]]) for row in shown["questions"]} == asked
    for row in shown["questions"]:
        figures = hand.question(row["id"], moments[row["moment"]])
        assert (row["n"], row["right"], row["dont_know"]) == (
            figures["n"],
            figures["right"],
            figures["dont_know"],
        )
        assert row["share"] == percent(figures["right"] / figures["n"])
        assert row["discrimination"] == decimals(figures["discrimination"])
    missed = [row["bar"] for row in shown["missed"]]
    worst = sorted(row["bar"] for row in shown["questions"] if row["moment"] == "Fin")
    assert missed == worst[: len(missed)]


def test_opinions_and_remarks_are_as_worked_out_by_hand() -> None:
    hand, shown = by_hand(day()), bilan_values(Case(shipped(), day().arrived))
    moments = {"Début": "start", "Fin": "end"}
    told = [name for name in hand.questions if name not in hand.scored]
    seen = set()
    for row in shown["opinions"]:
        when = moments[row["moment"]]
        name = next(n for n in told if _asks(n, row["question"]) and _asked_at(hand, n, when))
        seen.add(name)
        people = len(hand.texts(name, when) if row["texts"] else hand.ratings(name, when))
        assert all(bar["bar"] == bar["n"] / people for bar in row["bars"]), (
            "a bar is a share of all who answered"
        )
        kind = hand.questions[name]["kind"]
        if kind == "rating":
            given = hand.ratings(name, when)
            assert row["mean"] == decimals(sum(given) / len(given), 1)
            assert [bar["n"] for bar in row["bars"]] == [given.count(step) for step in range(1, 6)]
        elif kind == "text":
            assert sorted(row["texts"]) == hand.texts(name, when)
        else:
            given = hand.ratings(name, when)
            count = len(hand.questions[name]["choices"])
            assert [bar["n"] for bar in row["bars"]] == [given.count(n) for n in range(count)]
    assert seen == set(told)


def _asks(name: str, question: str) -> bool:
    return any(q.id == name and q.question == question for h in shipped().questionnaires for q in h.questions)


def _asked_at(hand: Figures, name: str, moment: str) -> bool:
    return any(when == moment and name in answers for (_, when), answers in hand.papers.items())


def test_the_pdf_says_these_figures(made: Path) -> None:
    shown = bilan_values(Case(shipped(), day().arrived))
    text = flat(text_of((made / "bilan.pdf").read_bytes()))
    for row in (shown["gain"], *shown["objectives"], *shown["themes"], *shown["first_forms"]):
        assert flat(row["short"]) in text or row is shown["gain"] or flat(row["line"]) in text
        assert flat(row["before"]) in text
        assert flat(row["after"]) in text
    assert flat(shown["gain_words"]["value"]) in text
    for row in (*shown["questions"], *shown["opinions"]):
        assert flat(row.get("text") or row["question"]) in text
    for opinion in shown["opinions"]:
        for remark in opinion["texts"]:
            assert flat(remark) in text


# ── the documents ────────────────────────────────────────────────────────────


def test_it_writes_all_documents(made: Path) -> None:
    names = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    certificates = {name for name in names if name.startswith("certificats/")}
    assert len(certificates) == 24
    plain = {"bilan.pdf", "emargement.pdf", "resultats.csv", "resultats.xlsx", "journal.jsonl"}
    assert names - certificates == plain


def test_everybody_can_read_them(made: Path) -> None:
    title = shipped().itinerary.title
    verify_accessible((made / "bilan.pdf").read_bytes(), title=f"Bilan du groupe – {title}")
    verify_accessible((made / "emargement.pdf").read_bytes(), title=f"Feuille d’émargement – {title}")
    for path in sorted((made / "certificats").iterdir())[:2]:
        name = text_of(path.read_bytes())
        pdf = path.read_bytes()
        person = next(one.name for one in day().people if one.name in name)
        verify_accessible(pdf, title=f"Certificat de réalisation – {person}")


def test_the_results_of_the_group_name_nobody(made: Path) -> None:
    names = {one.name for one in day().people} | {"Léa Formatrice"}
    for file in ("bilan.pdf", "resultats.csv"):
        data = (made / file).read_bytes()
        text = flat(text_of(data)) if file.endswith("pdf") else data.decode("utf-8-sig")
        assert not [name for name in names if name in text]
        assert not [one.id for one in day().people if one.id in text]


def test_the_attendance_sheet_holds_every_signature_as_drawn(made: Path) -> None:
    pdf = (made / "emargement.pdf").read_bytes()
    signed = [one for one in fold_attendance(day().history).signatures if one.stands]
    drawn = [one for one in signed if one.strokes]
    pictures = [said for said in alternatives(pdf) if said.startswith("Signature de ")]
    assert len(pictures) == len(drawn)
    text = flat(text_of(pdf))
    for person in day().people:
        assert person.name in text
    code = f"P{numbers(day().history)[day().people[0].id]:02}"
    who = f"{day().people[0].name} ({code}) sous le nom de « Erreur »"
    assert f"{who}, matin, signé à 12 h 30 : retiré à 12 h 31. Motif : Nom mal écrit" in text
    assert "a signé sur papier (noté par la formatrice ou le formateur à 12 h 32)" in text
    assert "Léa Formatrice" in text


def only_joined(group: SimulatedGroup) -> SimulatedGroup:
    """The same day with two more people who join and do nothing else, one without a name."""
    joined = [
        replace(_event(Kind.JOINED, who, 9_000 + n, name=name), group=group.group)
        for n, (who, name) in enumerate((("only-joined", "Nadia Absente"), ("no-name", "")))
    ]
    lead = _event(Kind.JOINED, group.trainer, 9_010, role="facilitator", name="Léa Formatrice")
    return replace(group, arrived=[*group.arrived, *joined, lead])


def test_who_only_joined_has_a_line_to_sign_and_no_result(tmp_path: Path) -> None:
    group = only_joined(day())
    hand = by_hand(group)
    assert hand.only_joined == {"only-joined", "no-name"}
    agree(group)
    case = Case(shipped(), group.arrived)
    rows = attendance_values(case)["rows"]
    assert len(rows) == len(hand.members) == 26
    unsigned = {row["name"]: row["halves"] for row in rows if not any(row["halves"])}
    code = case.codes["no-name"]
    assert unsigned == {"Nadia Absente": [None, None], f"{code} (nom à compléter)": [None, None]}
    assert report_of(group.arrived, tmp_path).count("2 personnes ont rejoint le groupe sans répondre") == 1
    assert len(list((tmp_path / "certificats").iterdir())) == 24, "nobody certifies what nobody attended"
    text = flat(text_of((tmp_path / "emargement.pdf").read_bytes()))
    assert text.count("Nadia Absente") == 1
    left_open = [half for row in rows for half in row["halves"] if half is None]
    assert text.count("non signé sur tablette") == len(left_open)
    verify_accessible(
        (tmp_path / "emargement.pdf").read_bytes(),
        title=f"Feuille d’émargement – {shipped().itinerary.title}",
    )
    codes = {case.codes[who] for who in hand.only_joined}
    assert not codes & {row[0] for row in results(case).rows}


def test_who_only_joined_with_a_second_device_has_one_line() -> None:
    group = only_joined(day())
    word = _event(Kind.SAME_PERSON, group.trainer, 9_020, role="facilitator")
    word = replace(word, data=pack({"person": "only-joined", "other": day().people[0].id, "value": True}))
    names = [row["name"] for row in attendance_values(Case(shipped(), [*group.arrived, word]))["rows"]]
    assert len(names) == 25
    assert "Nadia Absente" not in names
    assert names.count(day().people[0].name) == 1


def test_who_only_joined_and_was_deleted_has_no_line() -> None:
    group = only_joined(day())
    erased = _event(Kind.ERASED, group.trainer, 10_000, role="facilitator")
    erased = replace(erased, data=pack({"author": "only-joined"}))
    case = Case(shipped(), [*group.arrived, erased])
    assert "Nadia Absente" not in [row["name"] for row in attendance_values(case)["rows"]]
    assert bilan_values(case)["counts"][0]["n"] == 25


def test_names_are_in_the_order_of_a_french_dictionary() -> None:
    told = ("Zoé Petit", "Élodie Roy", "Eric Roy", "émile Noël", "Œdipe Roy", "Odile Roy", "Olga N’Diaye")
    signed = [
        _event(Kind.SIGNED, f"p{n}", n + 1, half="morning", name=name, strokes="")
        for n, name in enumerate(told)
    ]
    rows = attendance_values(Case(shipped(), signed))["rows"]
    assert [row["name"] for row in rows] == [
        "Élodie Roy", "émile Noël", "Eric Roy", "Odile Roy", "Œdipe Roy", "Olga N’Diaye", "Zoé Petit",
    ]  # fmt: skip


def test_a_signature_of_another_day_says_which_day() -> None:
    signed = [
        _event(Kind.SIGNED, "p1", 1, half="morning", name="Zoé", strokes=""),
        _event(Kind.SIGNED, "p2", 2, half="morning", name="Ana", strokes=""),
        replace(
            _event(Kind.SIGNED, "p1", 3, half="afternoon", name="Zoé", strokes=""),
            at="2026-05-29T07:12:00+00:00",
        ),
    ]
    rows = {row["name"]: row["halves"] for row in attendance_values(Case(shipped(), signed))["rows"]}
    assert "2026" not in rows["Ana"][0]["when"]
    assert rows["Zoé"][1]["when"] == "9\u00a0h\u00a012, le 29 mai 2026"


def test_a_signature_under_another_name_than_the_printed_one_says_so() -> None:
    drawn = next(e.text("strokes") for e in day().history if e.kind == Kind.SIGNED and e.text("strokes"))
    said = (
        ("zoe", "participant", "morning", "Zoé Martin", drawn),
        ("zoe", "participant", "afternoon", "Zoé Dupont", drawn),
        ("bob", "participant", "morning", "BOB  leroy", drawn),
        ("bob", "participant", "afternoon", "Bob Leroy", drawn),
        ("typed", "participant", "morning", "Ana Petit", ""),
        ("typed", "participant", "afternoon", "Ana Roy", ""),
        ("lea", "facilitator", "morning", "Léa F.", drawn),
        ("lea", "facilitator", "afternoon", "Léa Formatrice", drawn),
    )
    events = [
        _event(Kind.SIGNED, who, n, role=role, half=half, name=name, strokes=strokes)
        for n, (who, role, half, name, strokes) in enumerate(said, start=1)
    ]
    values = attendance_values(Case(shipped(), events))
    told = {
        row["name"]: [half["under"] for half in row["halves"]]
        for row in (*values["rows"], *values["trainer_rows"])
    }
    assert told == {
        "Zoé Dupont": ["sous le nom de «\u00a0Zoé Martin\u00a0»", ""],
        "Bob Leroy": ["", ""],
        "Ana Roy": ["", ""],
        "Léa F.": ["", "sous le nom de «\u00a0Léa Formatrice\u00a0»"],
    }
    assert "sous le nom de « Zoé Martin »" in flat(text_of(typeset("attendance", values)))


@pytest.mark.parametrize("people", range(20, 32))
def test_no_page_of_the_attendance_sheet_holds_corrections_or_notes_alone(people: int) -> None:
    name = "Marie-Antoinette de la Tour du Pin-Chambly de La Charce"
    events = [_event(Kind.JOINED, f"p{n:02}", 1, name=f"{name} {n:02}") for n in range(people)]
    for n in range(3):
        events.append(_event(Kind.SIGNED, f"p{n:02}", 2, half="morning", name=f"{name} {n:02}", strokes=""))
        events.append(_event(Kind.SIGNED, f"p{n:02}", 3, half="morning", name=f"{name} {n:02}", strokes=""))
    events.append(_event(Kind.SIGNED, "lea", 4, role="facilitator", half="morning", name="Léa F."))
    pages = pages_of(typeset("attendance", attendance_values(Case(shipped(), events))))
    last = flat(pages[-1])
    assert "signé de nouveau plus tard" in last
    assert "Léa F." in last
    assert "Signé sur tablette" in last


def test_a_typed_name_stands_clear_of_its_time(made: Path) -> None:
    told = pieces((made / "emargement.pdf").read_bytes())
    names = [piece for text, piece in told if text == "Driss Lefebvre"]
    assert names
    for left, bottom, _, _ in names:
        below = max(top for _, (x, _, _, top) in told if abs(x - left) < 2 and top < bottom + 2)
        assert bottom - below > 2, "in points"


@pytest.mark.parametrize("lines", range(1, 6))
def test_no_row_of_the_attendance_sheet_breaks_across_pages(lines: int) -> None:
    guide = shipped()
    place = " ".join(["Loos-en-Gohelle"] * 4 * lines)
    guide = replace(guide, programme=replace(guide.programme, place=place))
    joined = [_event(Kind.JOINED, f"p{n:02}", n, name=f"Personne {n:02}") for n in range(1, 25)]
    pdf = typeset("attendance", attendance_values(Case(guide, joined)))
    below_the_head = set()
    for number in range(len(pages_of(pdf))):
        told = pieces(pdf, number)
        head = next(bottom for text, (_, bottom, _, _) in told if text == "Code")
        first = max(top for text, (_, _, _, top) in told if re.fullmatch(r"P\d\d", text))
        below_the_head.add(round(head - first))
    assert len(below_the_head) == 1, "no rest of a row comes before the first of a page"


def test_no_practice_breaks_across_pages() -> None:
    values = bilan_values(Case(shipped(), []))
    text = "début " + "Mettre les toits en commun, puis compter. " * 9 + "Enfin voter."
    values["practices"] = [{"place": "Étape", "text": text, "votes": 1}] * 30
    pages = pages_of(typeset("bilan", values))
    assert sum("Enfin voter." in flat(page) for page in pages) > 2
    for page in pages:
        assert len(re.findall(r"\bdébut Mettre", flat(page))) == flat(page).count("Enfin voter.")


def test_a_time_of_signing_is_large_enough_to_be_read(made: Path) -> None:
    times = [
        size
        for text, size in sizes((made / "emargement.pdf").read_bytes())
        if re.fullmatch(r"\d+\sh\s\d\d", text)
    ]
    assert len(times) > 20
    assert min(times) >= 8.5, "in points"


def test_the_notes_on_the_figures_are_on_one_page() -> None:
    of_one = [_paper("p", moment, right=moment is Moment.END) for moment in Moment]
    for events in ([], of_one, day().arrived):
        pages = [flat(page) for page in pages_of(typeset("bilan", bilan_values(Case(shipped(), events))))]
        head = next(page for page in pages if "Comment ces chiffres sont faits" in page)
        assert "moins de cinq réponses" in head
        if not events:
            assert len(pages) == 1


def test_a_certificate_says_what_was_followed_and_with_what_result(made: Path) -> None:
    hand, group = by_hand(day()), day()
    late = next(one for one in group.people if one.late)
    full = next(one for one in group.people if not (one.late or one.leaves or one.offline))
    texts = {
        flat(text_of(path.read_bytes())): path
        for path in (made / "certificats").iterdir()
        if path.suffix == ".pdf"
    }
    of = {person.id: [t for t in texts if person.name in t] for person in (late, full)}
    assert any("1 demi-journée signée sur 2" in text and "3 h 10" in text for text in of[late.id])
    assert any("2 demi-journées signées sur 2" in text and "6 h 45" in text for text in of[full.id])
    for objective in shipped().programme.objectives:
        names = [n for n, q in hand.questions.items() if q.get("objective") == objective.id]
        answers = hand.papers[full.id, "end"]
        asked = [n for n in names if n in answers]
        right = sum(hand.right(n, answers[n]) for n in asked)
        assert any(f"{right} sur {len(asked)}" in text for text in of[full.id])
    assert all("à compléter par l’organisation" in text for text in texts)


def test_the_organisers_fields_are_printed(tmp_path: Path) -> None:
    who = Organiser(
        name="Organisme d’essai", siret="123 456 789 00012", activity_number="32 59 00000 59", hours=7.0,
        address="1 rue de l’Essai", quality="Qualiopi 42", action="Action de formation",
        signatory="Camille Essai", signatory_role="directrice", signed_at="Valbourg",
    )  # fmt: skip
    make_report(replace(shipped(), organiser=who), day(3).arrived, tmp_path)
    text = flat(text_of(next((tmp_path / "certificats").iterdir()).read_bytes()))
    for told in ("Organisme d’essai", "123 456 789 00012", "Camille Essai", "directrice", "Valbourg", "7 h"):
        assert told in text
    assert "à compléter par l’organisation" not in text


def test_the_same_events_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    events = list(day().arrived)
    random.Random(3).shuffle(events)
    make_report(shipped(), events, tmp_path)
    for path in made.rglob("*"):
        if path.is_file():
            assert (tmp_path / path.relative_to(made)).read_bytes() == path.read_bytes(), path.name


def test_the_journal_makes_the_same_report_again(made: Path, tmp_path: Path) -> None:
    events = read_journal((made / "journal.jsonl").read_bytes())
    make_report(shipped(), events, tmp_path)
    assert (tmp_path / "bilan.pdf").read_bytes() == (made / "bilan.pdf").read_bytes()
    assert (tmp_path / "journal.jsonl").read_bytes() == (made / "journal.jsonl").read_bytes()


def test_a_journal_that_is_none_says_where() -> None:
    good = write_journal(day().history[:2])
    with pytest.raises(ValueError, match=r"^3$"):
        read_journal(good + b"{}\n")
    with pytest.raises(ValueError, match=r"^3$"):
        read_journal(good + b"\xff\n")


# ── tables ───────────────────────────────────────────────────────────────────


def test_the_tables_hold_every_answer_that_counts(made: Path) -> None:
    group, hand = day(), by_hand(day())
    text = (made / "resultats.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(rows) == sum(len(answers) for answers in hand.papers.values())
    codes = {person.id: code for person, code in zip(group.people, _codes(group), strict=True)}
    moments = {"début": "start", "fin": "end"}
    told = {(row["participant"], moments[row["moment"]], row["question"]): row for row in rows}
    assert len(told) == len(rows)
    for (who, moment), answers in hand.papers.items():
        for name, answer in answers.items():
            row = told[codes[who], moment, name]
            if name in hand.scored:
                assert row["réponse"] == answer
                assert row["juste"] == str(int(hand.right(name, answer)))
            elif hand.questions[name]["kind"] == "text":
                assert (row["réponse"], row["réponse_en_clair"], row["juste"]) == ("", "", "")
    book = openpyxl.load_workbook(made / "resultats.xlsx", read_only=True)
    assert book.sheetnames == ["Résultats", "Dictionnaire", "Questions", "Textes"]
    sheet = [["" if cell is None else str(cell) for cell in row] for row in book["Résultats"].values]
    assert sheet == list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(list(book["Questions"].values)) == len(hand.questions) + 1
    book.close()


def test_the_tables_speak_one_language(made: Path) -> None:
    book = openpyxl.load_workbook(made / "resultats.xlsx", read_only=True)
    sheets = {name: [[str(cell) for cell in row] for row in book[name].values] for name in book.sheetnames}
    book.close()
    head, *rows = sheets["Résultats"]
    meanings = {line[1]: line[2] for line in sheets["Dictionnaire"][1:] if line[0] == "Résultats"}
    moments = {row[head.index("moment")] for row in rows}
    assert moments == {"début", "fin"} == {row[0] for row in sheets["Textes"][1:]}
    assert all(f"«\u00a0{moment}\u00a0»" in meanings["moment"] for moment in moments)
    away = sheets["Questions"][0].index("tolérance")
    given = {row[0]: row[away] for row in sheets["Questions"][1:]}
    assert {name: value for name, value in given.items() if value} == {"a5": "20", "b5": "15"}
    assert "UTC" in meanings["remis_le"]
    said = [*head, *sheets["Questions"][0], *sheets["Textes"][0], *(row[3] for row in sheets["Questions"])]
    english = {"form", "answered", "right", "late", "kind", "twin", "choices", "single", "multiple", "rating"}
    assert not english & set(said)


def test_the_dictionary_says_what_every_column_of_every_sheet_means(made: Path) -> None:
    book = openpyxl.load_workbook(made / "resultats.xlsx", read_only=True)
    titles = {name: [str(cell) for cell in next(iter(book[name].values))] for name in book.sheetnames}
    lines = [[str(cell) for cell in row] for row in book["Dictionnaire"].values]
    book.close()
    assert lines[0] == ["Feuille", "Colonne", "Sens"]
    assert [(sheet, name) for sheet, name, _ in lines[1:]] == [
        (sheet, name) for sheet in ("Résultats", "Questions", "Textes") for name in titles[sheet]
    ]
    assert all(len(meaning) > 5 for _, _, meaning in lines[1:])
    told = next(meaning for _, name, meaning in lines if name == "participant")
    assert "certificats" in told
    assert [path.name for path in (made / "certificats").iterdir() if "P01" in path.name], "as it says"


def test_what_is_not_scored_is_worth_nothing_on_any_sheet(made: Path) -> None:
    book = openpyxl.load_workbook(made / "resultats.xlsx", read_only=True)
    found = {}
    for sheet in ("Résultats", "Questions"):
        head, *rows = ([*row] for row in book[sheet].values)
        name, worth = head.index("question"), head.index("points_possibles")
        found[sheet] = {(row[name], row[worth]) for row in rows}
    book.close()
    unscored = {name for name, worth in found["Questions"] if worth is None}
    assert unscored == {"p1", "p2", "p3", "p4", "s1", "s2", "s3", "s4", "s5", "s6"}
    assert found["Résultats"] <= found["Questions"]


def test_ratings_and_numbers_are_numbers_in_the_workbook(made: Path) -> None:
    book = openpyxl.load_workbook(made / "resultats.xlsx", read_only=True)
    kinds = {str(row[0]): str(row[3]) for row in book["Questions"].values}
    rows = [
        dict(zip(next(iter(book["Résultats"].values)), row, strict=True)) for row in book["Résultats"].values
    ]
    meanings = {str(row[1]): str(row[2]) for row in book["Dictionnaire"].values if row[0] == "Résultats"}
    book.close()
    answers: dict[str, set[type]] = {}
    for row in rows[1:]:
        if row["réponse"] not in (None, "", "?"):
            answers.setdefault(kinds[str(row["question"])], set()).add(type(row["réponse"]))
    assert answers.pop("nombre") <= {int, float}
    assert answers.pop("note de 1 à 5") == {int}
    assert set().union(*answers.values()) == {str}
    assert "sont des nombres" in meanings["réponse"]


def test_a_matching_is_told_with_colons() -> None:
    question = next(
        one
        for held in shipped().questionnaires
        for one in held.questions
        if one.kind is QuestionKind.MATCHING
    )
    told = said(question, right_response(question), Catalogue("fr"))
    pair, other = question.pairs[:2]
    assert told.startswith(f"{pair.left}\u00a0: {pair.right}\u00a0; {other.left}\u00a0: {other.right}")
    assert said(question, right_response(question), Catalogue("en")).startswith(
        f"{pair.left}: {pair.right}; "
    )


def test_questions_are_in_the_order_people_look_for_them() -> None:
    names = [row["id"] for row in bilan_values(Case(shipped(), day().arrived))["questions"]]
    start_a = [name for name in names if name.startswith("a")][:12]
    assert start_a == [f"a{number}" for number in range(1, 13)]


def _codes(group: SimulatedGroup) -> list[str]:
    codes = Case(shipped(), group.arrived).codes
    return [codes[person.id] for person in group.people]


def test_a_spreadsheet_takes_nothing_for_a_formula(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://a.example","x")'
    guide = shipped()
    event = _event(
        Kind.COMPLETED, "p", questionnaire="start", form=evil, value=f"{evil}.abc={evil}\np3.xyz=@SUM(1)"
    )
    make_report(guide, [event, _event(Kind.JOINED, "=cmd|' /C calc'!A0", name="=1+1")], tmp_path)
    for row in csv.reader(io.StringIO((tmp_path / "resultats.csv").read_text("utf-8-sig")), delimiter=";"):
        assert not [cell for cell in row if cell.lstrip()[:1] in ("=", "@", "+")]
    book = openpyxl.load_workbook(tmp_path / "resultats.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    book.close()


def test_a_pseudonymous_report_names_nobody(tmp_path: Path) -> None:
    make_report(shipped(), day().arrived, tmp_path, pseudonymous=True)
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert files == ["bilan.pdf", "journal.jsonl", "resultats.csv", "resultats.xlsx"]
    journal = (tmp_path / "journal.jsonl").read_text("utf-8")
    for person in day().people:
        assert person.name not in journal
        assert person.id not in journal
    assert "Léa Formatrice" not in journal
    assert day().trainer not in journal
    assert not [line for line in journal.splitlines() if json.loads(line)["data"].get("strokes")]
    first = (tmp_path / "bilan.pdf").read_bytes()
    make_report(shipped(), read_journal(journal.encode()), tmp_path)
    assert (tmp_path / "bilan.pdf").read_bytes() == first


# ── edges ────────────────────────────────────────────────────────────────────


def test_an_attendance_sheet_made_without_names_says_that_signatures_are_gone(tmp_path: Path) -> None:
    made = make_report(shipped(), day().arrived, tmp_path / "first", pseudonymous=True)
    assert not made.uncertified, "asked for without certificates"
    events = read_journal((tmp_path / "first" / "journal.jsonl").read_bytes())
    assert make_report(shipped(), events, tmp_path / "second").uncertified
    text = flat(text_of((tmp_path / "second" / "emargement.pdf").read_bytes()))
    assert "— 1" not in text
    assert "signature retirée" in text
    assert "Fait d’un journal sans noms : les signatures en ont été retirées." in text
    assert "Signé sur tablette ; chaque signature" not in text
    assert (tmp_path / "first" / "bilan.pdf").exists()
    assert not (tmp_path / "second" / "certificats").exists(), "nothing certifies who was there any more"


def _event(kind: Kind, author: str, clock: int = 1, role: str = "participant", **values: str) -> Event:
    return Event(
        id=f"{kind}-{author}-{clock}", visit="loos-en-gohelle", author=author, clock=clock, role=role,
        at="2026-05-28T09:00:00+02:00", kind=kind.value, scope=Scope.GROUP, data=pack(values), group="g",
    )  # fmt: skip


def _paper(who: str, moment: Moment, *, right: bool) -> Event:
    questionnaires = shipped().questionnaires
    form = Form.A if moment is Moment.START else Form.B
    paper = paper_for(questionnaires, moment, form)
    given = [f"{q.id}.{paper.marks[q.id]}={right_response(q) if right else '?'}" for q in paper.questions]
    return _event(
        Kind.COMPLETED, who, 2 if moment is Moment.START else 3,
        questionnaire=moment.value, form=form.value, value="\n".join(given),
    )  # fmt: skip


def report_of(events: Iterable[Event], out: Path, guide: Guide | None = None) -> str:
    make_report(guide or shipped(), events, out)
    return flat(text_of((out / "bilan.pdf").read_bytes()))


def test_a_signature_on_paper_whose_name_was_taken_out_is_still_said_to_be_on_paper(tmp_path: Path) -> None:
    joined = _event(Kind.JOINED, "p", name="Ana B.")
    noted = _event(Kind.SIGNED, "p", 2, half="morning", name="Ana B.", typed_by="lea")
    make_report(shipped(), [joined, noted], tmp_path / "first", pseudonymous=True)
    events = read_journal((tmp_path / "first" / "journal.jsonl").read_bytes())
    make_report(shipped(), events, tmp_path / "second")
    text = flat(text_of((tmp_path / "second" / "emargement.pdf").read_bytes()))
    assert "signé sur papier noté par la formatrice ou le formateur à 9 h 00" in text
    assert "Fait d’un journal sans noms" in text
    assert not (tmp_path / "second" / "certificats").exists()


def test_nonsense_from_one_tablet_spoils_its_own_line_alone(tmp_path: Path) -> None:
    """A tablet gives no signature without a drawing or a name; one that was changed might."""
    events = [
        _event(Kind.JOINED, "ana", name="Ana B."),
        _event(Kind.SIGNED, "ana", 2, half="morning", name="Ana B."),
        _event(Kind.JOINED, "P01", name="Bob C."),
        _event(Kind.SIGNED, "P01", 2, half="morning", name="", strokes=""),
        _event(Kind.JOINED, "x", name="Cid " * 2000),
        _event(Kind.SIGNED, "x", 2, half="morning", name=" \n", strokes="!!"),
    ]
    made = make_report(shipped(), events, tmp_path)
    text = flat(text_of((tmp_path / "emargement.pdf").read_bytes()))
    assert not made.uncertified
    assert "retirée" not in text
    assert text.count("Ana B.") == 2
    assert text.count("Bob C.") == 1
    assert 0 < text.count("Cid") <= 50
    assert [path.stem.endswith("ana-b") for path in (tmp_path / "certificats").iterdir()] == [True]


def test_nobody(tmp_path: Path) -> None:
    text = report_of([], tmp_path)
    assert text.count("Personne n’a répondu au début et à la fin") == 1
    assert "Personne n’a signé" in flat(text_of((tmp_path / "emargement.pdf").read_bytes()))
    assert not (tmp_path / "certificats").exists()


def test_nobody_at_the_end_is_not_taken_for_nothing_missed(tmp_path: Path) -> None:
    start = [_paper(who, Moment.START, right=False) for who in ("p", "q")]
    text = report_of(start, tmp_path)
    assert "Personne n’a répondu au questionnaire de fin." in text
    assert "Aucune question n’a été manquée" not in text
    text = report_of([*start, *_after_closing("p")], tmp_path / "late")
    assert "Aucune réponse de la fin ne compte." in text
    assert "Aucune question n’a été manquée" not in text
    text = report_of([*start, _paper("p", Moment.END, right=True)], tmp_path / "right")
    assert "Aucune question n’a été manquée à la fin." in text


def test_one_form_used_twice_is_told_as_it_is(tmp_path: Path) -> None:
    guide = one_form_of(shipped())
    paper = paper_for(guide.questionnaires, Moment.START, None)
    assert paper.form is None
    given = "\n".join(f"{q.id}.{paper.marks[q.id]}={right_response(q)}" for q in paper.questions)
    none = "\n".join(f"{q.id}.{paper.marks[q.id]}=?" for q in paper.questions)
    events = [
        _event(Kind.COMPLETED, "p", 2, questionnaire="start", form="", value=none),
        _event(Kind.COMPLETED, "p", 3, questionnaire="end", form="", value=given),
    ]
    text = report_of(events, tmp_path, guide)
    assert "Les mêmes questions sont posées au début et à la fin" in text
    assert "Deux formes" not in text
    assert "Par forme" not in text
    assert "Moment et forme" not in text
    assert "jumelle" not in text
    assert "+100" in text
    assert "Par forme" in report_of([_paper("p", Moment.START, right=True)], tmp_path / "two")


def one_form_of(guide: Guide) -> Guide:
    """Form A alone, asked twice."""
    kept = [
        replace(held, form=None, questions=tuple(replace(one, twin=None) for one in held.questions))
        for held in guide.questionnaires
        if held.form is not Form.B
    ]
    return replace(guide, questionnaires=tuple(kept))


def test_paper_typed_in_after_the_closing_is_told_apart(tmp_path: Path) -> None:
    closing = _event(Kind.QUESTIONNAIRE_CLOSED, "lea", 3, "facilitator", questionnaire="start", known="")
    sent = _paper("p", Moment.START, right=True)
    paper = _paper("q", Moment.START, right=True)
    paper = replace(paper, clock=9, data=pack(dict(paper.data) | {"typed_by": "lea", "seen": 3}))
    text = report_of([closing, sent, paper], tmp_path)
    assert "1 questionnaire est arrivé en retard, mais a été écrit à temps : il compte." in text
    assert "1 questionnaire sur papier a été saisi après la clôture : il compte, et qui l’a saisi en" in text
    assert "sont arrivés en retard" not in text


def test_all_right_at_the_start_is_said_once_for_each_list(tmp_path: Path) -> None:
    text = report_of([_paper("p", Moment.START, right=True), _paper("p", Moment.END, right=True)], tmp_path)
    assert text.count("Tout était juste au début : il n’y avait rien à gagner") == 1
    assert text.count("Sans gain : tout était juste au début") == 2
    assert "1 personne comparée. Tout était juste" in text
    assert "gain —" not in text.casefold()
    assert "groupe : —" not in text


def test_one_person(tmp_path: Path) -> None:
    text = report_of([_paper("p", Moment.START, right=False), _paper("p", Moment.END, right=True)], tmp_path)
    assert "Moins de cinq personnes comparées" in text
    assert "+100" in text
    assert [path.name for path in (tmp_path / "certificats").iterdir()] == ["certificat-P01.pdf"]
    certificate = flat(text_of((tmp_path / "certificats" / "certificat-P01.pdf").read_bytes()))
    assert "P01 (nom à compléter)" in certificate


def _after_closing(who: str) -> list[Event]:
    closing = _event(Kind.QUESTIONNAIRE_CLOSED, "lea", 9, "facilitator", questionnaire="end", known="")
    paper = _paper(who, Moment.END, right=True)
    return [closing, replace(paper, clock=10, data=pack(dict(paper.data) | {"seen": 9}))]


def test_nobody_is_certified_who_neither_signed_nor_answered_in_time(tmp_path: Path) -> None:
    withdrawn = _event(Kind.SIGNATURE_REVOKED, "q", 4, signature="signed-q-3", reason="")
    signed = _event(Kind.SIGNED, "q", 3, half="morning", name="Zoé", strokes="")
    text = report_of([*_after_closing("p"), signed, withdrawn], tmp_path)
    assert not list((tmp_path / "certificats").glob("*"))
    assert "2 personnes n’ont rien remis avant la clôture et n’ont signé aucune demi-journée" in text
    assert "sans répondre ni signer" not in text


def test_a_certificate_states_no_attendance_that_nobody_signed(tmp_path: Path) -> None:
    report_of([_paper("p", Moment.END, right=True)], tmp_path)
    (path,) = (tmp_path / "certificats").iterdir()
    text = flat(text_of(path.read_bytes()))
    assert "a répondu aux questionnaires de la formation" in text
    assert "a suivi la formation" not in text
    assert "Présence à compléter par l’organisation" in text


def test_a_certificate_says_that_the_questionnaire_came_after_the_closing(tmp_path: Path) -> None:
    signed = _event(Kind.SIGNED, "p", 3, half="morning", name="Zoé", strokes="")
    report_of([*_after_closing("p"), signed], tmp_path)
    (path,) = (tmp_path / "certificats").iterdir()
    text = flat(text_of(path.read_bytes()))
    assert "a suivi la formation" in text
    assert "Questionnaire remis après la clôture : gardé pour soi, résultats non évalués." in text
    assert "Aucun questionnaire rempli" not in text


def test_a_certificate_says_which_questionnaire_does_not_count(tmp_path: Path) -> None:
    def certificate(*events: Event) -> str:
        out = tmp_path / str(len(list(tmp_path.iterdir())))
        make_report(shipped(), events, out)
        (path,) = (out / "certificats").iterdir()
        return flat(text_of(path.read_bytes()))

    late = "Le questionnaire de fin a été remis après la clôture : il ne compte pas ici."
    start, end = (_paper("p", moment, right=True) for moment in (Moment.START, Moment.END))
    text = certificate(start, *_after_closing("p"))
    assert late in text
    assert "Le questionnaire de début a été remis" not in text
    assert late not in certificate(start, end)
    after = "Le questionnaire de début a été remis après celui de fin : il ne compte pas ici."
    assert after in certificate(replace(start, clock=20), end)


def test_all_right_at_the_start(tmp_path: Path) -> None:
    both = [_paper("p", Moment.START, right=True), _paper("p", Moment.END, right=True)]
    assert "Tout était juste au début" in report_of(both, tmp_path)


def test_only_an_end(tmp_path: Path) -> None:
    text = report_of([_paper("p", Moment.END, right=True)], tmp_path)
    assert text.count("il n’y a pas de gain à donner") == 1
    assert "— puis —" not in text
    only_start = report_of([_paper("p", Moment.START, right=True)], tmp_path / "start")
    assert "A au début : aucune personne à comparer" in only_start


def test_a_withdrawn_question_is_said_and_does_not_count(tmp_path: Path) -> None:
    guide = shipped()
    held = [
        replace(h, questions=tuple(replace(q, withdrawn=True) if q.id == "a1" else q for q in h.questions))
        for h in guide.questionnaires
    ]
    now = replace(guide, questionnaires=tuple(held))
    text = report_of(day().arrived, tmp_path, now)
    shown = [row["label"] for row in bilan_values(Case(now, day().arrived))["objectives"]]
    assert shown == [one.text for one in guide.programme.objectives], "still in the programme's order"
    assert "Questions retirées et leurs jumelles, qui ne comptent pas : a1, b1." in text
    assert "Plus aucune question comptée" not in text
    rows = list(
        csv.DictReader(io.StringIO((tmp_path / "resultats.csv").read_text("utf-8-sig")), delimiter=";")
    )
    gone = [row for row in rows if row["question"] in ("a1", "b1")]
    assert gone
    assert {(row["juste"], row["compte"]) for row in gone} == {("", "0")}


def test_a_question_changed_since_is_told_with_its_words_and_does_not_count(tmp_path: Path) -> None:
    guide = shipped()
    now = replace(
        guide,
        questionnaires=tuple(
            replace(
                h,
                questions=tuple(replace(q, question="Autre ?") if q.id == "a11" else q for q in h.questions),
            )
            for h in guide.questionnaires
        ),
    )
    text = report_of(day().arrived, tmp_path, now)
    rows = [row for row in bilan_values(Case(now, day().arrived))["questions"] if row["id"] == "a11"]
    assert [(row["moment"], row["form"], row["n"], row["share"]) for row in rows] == [
        ("Début", "A", 0, "—"),
        ("Fin", "A", 0, "—"),
    ]
    assert all("ne comptent pas" in row["changed"] for row in rows)
    (part,) = [row for row in bilan_values(Case(now, day().arrived))["themes"] if row["n"] == 0]
    assert part["undefined"].startswith("Rien à comparer"), "people did answer, to another question"
    assert text.count("Autre ?") == 3, "in the remark, and at both moments in the table"


def test_figures_of_fewer_than_twenty_people_are_told_with_caution(tmp_path: Path) -> None:
    group = day(24)
    shown = bilan_values(Case(shipped(), group.arrived))
    words = "Quand moins de vingt personnes ont répondu"
    assert shown["caution"] == ""
    assert shown["gain"]["n"] >= 20
    assert min(one["n"] for one in shown["first_forms"]) < 20
    assert shown["care"]["objectives"] == "" == shown["care"]["opinions"]
    assert words in shown["care"]["forms"]
    assert words in shown["care"]["questions"]
    assert words in report_of(group.arrived, tmp_path)


def test_what_a_withdrawn_question_leaves_without_any_is_said(tmp_path: Path) -> None:
    guide = shipped()
    (only,) = (
        q.id for h in guide.questionnaires if h.form is Form.A for q in h.questions if q.theme == "economie"
    )
    held = [
        replace(h, questions=tuple(replace(q, withdrawn=True) if q.id == only else q for q in h.questions))
        for h in guide.questionnaires
    ]
    text = report_of(day().arrived, tmp_path, replace(guide, questionnaires=tuple(held)))
    assert "Plus aucune question comptée sur : Économie." in text


@pytest.mark.parametrize(
    "name", ["#let x = 1 $a$ *b* <c> @d \\", "名 字 😀", "Żółć Ωμέγα Дмитрий", "a" * 300, "\u202e\x00x"]
)
def test_odd_names(name: str, tmp_path: Path) -> None:
    signed = _event(Kind.SIGNED, "p", 2, half="morning", name=name, strokes="")
    report_of([_event(Kind.JOINED, "p", name=name), signed], tmp_path)
    text = flat(text_of((tmp_path / "emargement.pdf").read_bytes()))
    if name.startswith("#"):
        assert "#let x = 1 $a$ *b* <c> @d \\" in text
    if name.startswith("Ż"):
        assert name in text
    verify_accessible(
        (tmp_path / "emargement.pdf").read_bytes(),
        title=f"Feuille d’émargement – {shipped().itinerary.title}",
    )


LONG_NAMES = ("a" * 200, "Marie-Joséphine de la Tour " * 7 + "et du Pin", "W" * 200, "Wilhelmina " * 18)


@pytest.mark.parametrize("name", LONG_NAMES)
def test_a_certificate_holds_any_name_on_its_page(name: str, tmp_path: Path) -> None:
    events = [
        _event(Kind.JOINED, "p", name=name),
        _event(Kind.SIGNED, "p", 2, half="morning", name=name, strokes=""),
        _paper("p", Moment.START, right=False),
        _paper("p", Moment.END, right=True),
    ]
    make_report(shipped(), events, tmp_path)
    (certificate,) = (tmp_path / "certificats").iterdir()
    (page,) = pages_of(certificate.read_bytes())
    assert name.replace(" ", "") in "".join(flat(page).split())


def test_signs_that_no_font_draws_are_told(tmp_path: Path) -> None:
    events = [
        _event(Kind.JOINED, "p", name="李 Ada"),
        _event(Kind.SIGNED, "p", 2, half="morning", name="李 Ada", strokes=""),
        _event(Kind.JOINED, "q", name="Żółć Ωμέγα"),
        _event(Kind.SIGNED, "q", 2, half="morning", name="Żółć Ωμέγα", strokes=""),
        _event(Kind.PRACTICE, "p", 3, text="Écouter \N{THUMBS UP SIGN}", item="accueil", value="new"),
    ]
    made = make_report(shipped(), events, tmp_path)
    assert {path.name: texts for path, texts in made.not_drawn} == {
        "bilan.pdf": ("Écouter \N{THUMBS UP SIGN}",),
        "emargement.pdf": ("李 Ada",),
        "certificat-P01-ada.pdf": ("李 Ada",),
    }
    assert make_report(shipped(), day().arrived, tmp_path / "sound").not_drawn == ()


def test_who_was_deleted_is_nowhere(tmp_path: Path) -> None:
    group = day()
    make_report(shipped(), group.arrived, tmp_path)
    gone = group.people[9]
    erased = _event(Kind.ERASED, group.trainer, 10_000, role="facilitator")
    erased = replace(erased, data=pack({"author": gone.id}))
    make_report(shipped(), [*group.arrived, erased], tmp_path)
    assert len(list((tmp_path / "certificats").iterdir())) == 23
    lines = [json.loads(line) for line in (tmp_path / "journal.jsonl").read_text("utf-8").splitlines()]
    assert not [line for line in lines if line["author"] == gone.id]


def _joined_again(group: SimulatedGroup) -> tuple[list[Event], str]:
    """A person of the group who lost the tablet after the start: all later is another device's."""
    person = next(one for one in group.people if not (one.late or one.leaves or one.offline))
    anew = _event(Kind.JOINED, "anew-device", 9_000, name=person.name.upper())
    anew = replace(anew, id="anew", group=group.group)
    sent = [event for event in group.history if event.author == person.id and event.kind == Kind.COMPLETED]
    end = next(event for event in sent if event.text("questionnaire") == "end")
    history = [replace(event, author=anew.author) if event == end else event for event in group.history]
    return [*history, anew], person.id


def test_who_joined_again_is_one_person_once_somebody_says_so(tmp_path: Path) -> None:
    group, guide = day(), shipped()
    history, who = _joined_again(group)
    word = _event(Kind.SAME_PERSON, group.trainer, 9_001, role="facilitator")
    word = replace(word, id="word", data=pack({"person": "anew-device", "other": who, "value": True}))
    whole, split = bilan_values(Case(guide, group.arrived)), bilan_values(Case(guide, history))
    told = bilan_values(Case(guide, [word, *history]))
    assert (whole["counts"][0]["n"], split["counts"][0]["n"], told["counts"][0]["n"]) == (24, 25, 24)
    assert split["gain"]["n"] == whole["gain"]["n"] - 1
    assert {**told, "remarks": whole["remarks"]} == whole
    assert [line for line in told["remarks"] if "une seconde fois" in line]
    make_report(guide, [word, *history], tmp_path)
    assert len(list((tmp_path / "certificats").iterdir())) == 24
    back = replace(
        word, id="back", clock=9_002, data=pack({"person": who, "other": "anew-device", "value": False})
    )
    assert bilan_values(Case(guide, [word, *history, back])) == split
    make_report(guide, [word, *history], tmp_path / "bare", pseudonymous=True)
    journal = (tmp_path / "bare" / "journal.jsonl").read_bytes()
    assert b"anew-device" not in journal
    assert who.encode() not in journal
    assert bilan_values(Case(guide, read_journal(journal)))["gain"] == whole["gain"]


@pytest.mark.parametrize("number", [0, 9, 23])
def test_deleting_somebody_changes_nobody_elses_code(number: int) -> None:
    group = day()
    store = MemoryStore()
    home = Group(
        id=group.group, code="K7RFAB", visit=group.visit, public="", proof_hash="", created=0.0, expires=9e9
    )
    assert store.add_group(home)
    store.append(group.history)
    before = Case(shipped(), [one.event for one in store.events(home.id)]).codes
    assert sorted(before.values()) == [f"P{n:02}" for n in range(1, 25)]
    gone = next(person.id for person in group.people if before[person.id] == f"P{number + 1:02}")
    erase(store, home, gone, clock=10_000)
    left = Case(shipped(), [one.event for one in store.events(home.id)])
    assert gone not in {person.id for person in left.people}
    assert {person.id: left.codes[person.id] for person in left.people} == {
        person.id: before[person.id] for person in group.people if person.id != gone
    }
    rows = {row[0] for row in results(left).rows}
    assert before[gone] not in rows
    assert rows <= set(before.values())
    assert gone.encode() not in write_journal(without_names(left.events, left.codes))


def test_codes_of_more_than_a_hundred_do_not_change_when_the_last_goes() -> None:
    joined = [_event(Kind.JOINED, f"person-{n:03}", n, name="") for n in range(1, 102)]
    assert Case(shipped(), joined).codes["person-007"] == "P07"
    assert Case(shipped(), joined).codes["person-101"] == "P101"
    assert Case(shipped(), joined[:-2]).codes["person-007"] == "P07"


def test_a_time_zone_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="timezone"):
        make_report(replace(shipped(), organiser=Organiser(timezone="Mars/Base")), [], tmp_path)
