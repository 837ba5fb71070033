"""Several faults in one file are all told at once, each once."""

from __future__ import annotations

from tests.unit.content.conftest import ContentCopy
from visit_guide.content.compiler import compile_content
from visit_guide.domain.guide import Status


def test_a_broken_field_does_not_hide_the_rest(content: ContentCopy) -> None:
    content.write(
        "sites/moulin.yaml",
        "titre: Le moulin\n"
        "short_title: Moulin\n"
        "tagline:\n"
        "themes: [energi]\n"
        "summary: x\n"
        "sheets:\n"
        "  - un texte\n"
        "  - id: roue\n"
        "    facts:\n"
        "      - label: P\n"
        "        value: '12'\n"
        "        status: sur\n"
        "        sources: [rien]\n"
        "prompts: non\n",
    )

    assert content.found() == [
        "sites/moulin.yaml:1:1 unknown-key",
        "sites/moulin.yaml:3:1 empty-field",
        "sites/moulin.yaml:4:10 unknown-theme",
        "sites/moulin.yaml:7:5 wrong-type",
        "sites/moulin.yaml:8:5 missing-field",
        "sites/moulin.yaml:8:5 missing-field",
        "sites/moulin.yaml:12:17 bad-choice",
        "sites/moulin.yaml:13:19 unknown-source",
        "sites/moulin.yaml:14:10 wrong-type",
    ]


def test_a_file_that_is_a_text_is_one_problem(content: ContentCopy) -> None:
    content.write("sites/moulin.yaml", "bonjour\n")

    assert content.found() == ["sites/moulin.yaml:1:1 wrong-type"]


def test_a_broken_themes_file_does_not_make_its_themes_unknown(content: ContentCopy) -> None:
    content.write("themes.yaml", "themes: [\n")

    assert [line.split()[1] for line in content.found()] == ["yaml-syntax"]


def test_a_broken_site_is_still_known_and_visited(content: ContentCopy) -> None:
    content.write("sites/moulin.yaml", "a: [\n")

    assert [line.split()[1] for line in content.found()] == ["yaml-syntax"]


def test_missing_themes_are_said_once_when_a_site_has_some(content: ContentCopy) -> None:
    (content.path / "themes.yaml").unlink()

    assert [line.split()[:2] for line in content.found()] == [["themes.yaml:1:1", "file-missing"]]


def test_themes_may_be_the_list_alone(content: ContentCopy) -> None:
    content.write("themes.yaml", "- id: energie\n  title: É\n- id: nature\n  title: N\n  icone: x\n")

    assert content.found() == ["themes.yaml:5:3 unknown-key"]


def test_keys_without_a_value_count_as_not_written(content: ContentCopy) -> None:
    content.replace(
        "sites/moulin.yaml", "        highlight: oui\n", "        highlight:\n        status: ~\n"
    )
    content.append("sites/moulin.yaml", "method:\npractical:\n")

    guide = content.compile().guide

    assert guide is not None
    site = guide.site("moulin")
    assert site is not None
    fact = site.sheets[0].facts[0]
    assert (fact.highlight, fact.status) == (False, Status.VERIFIED)


def test_booleans_in_french_and_english(content: ContentCopy) -> None:
    for word, meaning in (
        ("Oui", True),
        ("non", False),
        ("yes", True),
        ("no", False),
        ("true", True),
        ("false", False),
    ):
        text = (content.path / "sites/moulin.yaml").read_text(encoding="utf-8")
        head, _, tail = text.partition("highlight: ")
        content.write("sites/moulin.yaml", f"{head}highlight: {word}\n{tail.split(chr(10), 1)[1]}")

        guide = content.compile().guide

        assert guide is not None
        site = guide.site("moulin")
        assert site is not None
        assert site.sheets[0].facts[0].highlight is meaning


def test_the_slug_may_be_written_when_it_is_the_file_name(content: ContentCopy) -> None:
    content.append("sites/moulin.yaml", "slug: moulin\n")

    assert content.found() == []


def test_a_hopeless_file_cannot_flood_the_report(content: ContentCopy) -> None:
    content.append("sites/moulin.yaml", "".join(f"cle{number}: x\n" for number in range(5000)))

    problems = compile_content(content.path).problems

    assert len(problems) == 301
    assert problems[-1].code == "too-many-problems" or "too-many-problems" in {p.code for p in problems}


def test_a_misspelt_required_key_is_one_problem(content: ContentCopy) -> None:
    path = content.path / "sites/moulin.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")

    (problem,) = content.compile().problems
    assert (problem.code, problem.suggestion) == ("unknown-key", "title")
