"""French typography: what it changes, what it leaves alone, and that once is enough."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visit_guide.content.typography import french


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ici ?", "Pourquoi ici_?"),
        ("Pourquoi ici?", "Pourquoi ici_?"),
        ("Oui ! Non ; peut-être : voir.", "Oui_! Non_; peut-être_: voir."),
        ("un « mot » et «un autre»", "un «_mot_» et «_un autre_»"),
        ("l'eau, aujourd'hui, l'« îlot »", "l’eau, aujourd’hui, l’«_îlot_»"),
        ("32 000 kWh et 1 234 567 €", "32_000 kWh et 1_234_567_€"),
        ("32\u202f000\u202f%", "32_000_%"),
        ("en 2013 200 logements", "en 2013 200 logements"),
        ("de 11:20 à 12:00", "de 11:20 à 12:00"),
        ("voir https://exemple.fr/a?b=c:d;e!f ?", "voir https://exemple.fr/a?b=c:d;e!f_?"),
        ("écrire à l'accueil@exemple.fr !", "écrire à l’accueil@exemple.fr_!"),
        ("le fichier plan-d'eau.svg", "le fichier plan-d'eau.svg"),
        ("rendez\u2011vous", "rendez-vous"),
        ("Vraiment ?!", "Vraiment_?!"),
        ("03 21 69 88 77", "03 21 69 88 77"),
        ("rock 'n' roll", "rock 'n' roll"),
        ("", ""),
    ],
)
def test_what_is_typed_and_what_is_printed(typed: str, printed: str) -> None:
    assert french(typed) == printed.replace("_", "\N{NO-BREAK SPACE}")


PIECES = st.sampled_from(
    [
        *" \u00a0\u202f\u2011'’«»:;?!%€()./@-0123aZé",
        "1 000",
        "https://a.fr/b?c=d",
        "x.svg",
        "l'eau",
        "\n",
        " : ",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_twice_is_once(text: str) -> None:
    once = french(text)

    assert french(once) == once


@given(st.text())
def test_only_spaces_apostrophes_and_hyphens_change(text: str) -> None:
    def bare(value: str) -> str:
        return re.sub(r"[ \u00a0\u202f]", "", value).replace("’", "'").replace("\u2011", "-")

    assert bare(french(text)) == bare(text)


def test_a_file_name_begins_where_it_will_begin_the_second_time() -> None:
    once = french(" :\N{NON-BREAKING HYPHEN}x.svg")

    assert french(once) == once
