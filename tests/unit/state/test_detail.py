"""What one tap on a figure shows."""

from __future__ import annotations

from visit_guide.domain.guide import Fact, Source, Statement, Status, TimelineEntry
from visit_guide.state import detail

SOURCES = (Source(id="a", title="Article"), Source(id="b", title="Rapport"))


def test_a_fact_with_its_unit_year_and_sources_in_their_order() -> None:
    fact = Fact(
        id="p",
        label="Puissance",
        value="36",
        unit="kWc",
        year="2013",
        status=Status.DISPUTED,
        note="ou 32",
        ask="Combien ?",
        sources=("b", "a", "gone"),
    )
    shown = detail.of_fact(fact, SOURCES)
    assert shown.title == "Puissance"
    assert shown.text == "36\u00a0kWc (2013)"
    assert (shown.status, shown.note, shown.ask) == (Status.DISPUTED, "ou 32", "Combien ?")
    assert [source.id for source in shown.sources] == ["b", "a"]


def test_a_value_nobody_knows_is_a_dash() -> None:
    assert detail.fact_value(Fact(label="Coût", unit="€")) == "—"
    assert detail.fact_value(Fact(label="Lieu", value="Loos")) == "Loos"


def test_a_statement_and_a_date() -> None:
    statement = Statement(text="On a essayé.", status=Status.TO_CONFIRM, note="dit-on", sources=("a",))
    shown = detail.of_statement(statement, "Résultats", SOURCES)
    assert (shown.title, shown.text, shown.note) == ("Résultats", "On a essayé.", "dit-on")
    assert shown.status is Status.TO_CONFIRM
    assert shown.sources == SOURCES[:1]
    entry = TimelineEntry(date="2013-06", text="Pose des panneaux", sources=("b",))
    dated = detail.of_entry(entry, "juin 2013", SOURCES)
    assert (dated.title, dated.text, dated.sources) == ("juin 2013", "Pose des panneaux", SOURCES[1:])
