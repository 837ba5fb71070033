"""Short names made from labels."""

from __future__ import annotations

from typing import Any

from visit_guide.content.fact_ids import fill_fact_ids, slugify


def test_slugs() -> None:
    assert slugify("Cœur d’îlot : 2ᵉ phase (n° 3)") == "coeur-d-ilot-2-phase-n-3"
    assert slugify("!?") == ""
    assert len(slugify("mot " * 50)) <= 40


def test_facts_get_a_name_of_their_own() -> None:
    tree: dict[str, Any] = {
        "sheets": [
            {"facts": [{"label": "Coût"}, {"label": "Coût"}, {"id": "cout-2", "label": "x"}]},
            {"costs": [{"label": "!"}, {"label": ["no text"]}, "not a fact"]},
            "not a sheet",
        ],
    }

    fill_fact_ids(tree)

    facts, costs = tree["sheets"][0]["facts"], tree["sheets"][1]["costs"]
    assert [fact["id"] for fact in facts] == ["cout", "cout-3", "cout-2"]
    assert costs == [{"label": "!", "id": "fact"}, {"label": ["no text"]}, "not a fact"]


def test_anything_may_come_in() -> None:
    for tree in (None, "x", [], {"sheets": None}, {"context": {"a": "b"}}):
        before = repr(tree)

        fill_fact_ids(tree)

        assert repr(tree) == before
