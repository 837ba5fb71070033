"""Write a valid content folder with any number of sites, for measuring and stress tests.

Each site is about as rich as a shipped one: three sheets with facts, dates, costs and
results, a method, prompts, sources and a picture. Nothing is random: the same number
always gives the same files.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["MOST_SITES", "generate"]

MOST_SITES = 1200
"""One-minute stops fill the day then."""

_FIRST_MINUTE, _LAST_MINUTE = 3 * 60, 23 * 60 + 59
_THEMES = (
    ("energie", "Énergie", "energy"),
    ("biodiversite", "Biodiversité", "nature"),
    ("participation", "Participation des habitant·es", "people"),
    ("deplacements", "Déplacements", "mobility"),
)
_SENTENCES = (
    "La commune a choisi d’avancer par petits pas, en montrant chaque résultat avant de passer au suivant.",
    "Les habitant·es ont été associé·es dès le premier croquis, puis à chaque étape du chantier.",
    "Qu’est-ce qui était « promis » ? L'écart avec les 32 000 kWh mesurés fait partie de la visite !",
    "Le projet s’appuie sur une association, deux entreprises du bassin et un laboratoire.",
    "Ce qui a manqué le plus n’est pas l’argent, mais du temps pour se parler.",
)
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" '
    'fill="#e8eef0"/><circle cx="{x}" cy="45" r="20" fill="#1f5f6b"/></svg>\n'
)


def generate(folder: Path, sites: int) -> None:
    """Write a content folder with ``sites`` sites, all of them stops of the day, into ``folder``.

    Raises:
        ValueError: more sites than a day has room for, or none.
    """
    if not 1 <= sites <= MOST_SITES:
        raise ValueError(f"between 1 and {MOST_SITES} sites, not {sites}")
    for name in ("sites", "media"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write(folder / "themes.yaml", _themes())
    _write(folder / "programme.yaml", _programme())
    _write(folder / "itinerary.yaml", _itinerary(sites))
    spread = _minutes_each(sites) > 1
    for number in range(1, sites + 1):
        _write(folder / "sites" / f"{_slug(number)}.yaml", _site(number, spread))
        _write(folder / "media" / f"{_slug(number)}.svg", _SVG.format(x=20 + number % 120))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _slug(number: int) -> str:
    return f"lieu-{number:04d}"


def _text(number: int, count: int = 2) -> str:
    return " ".join(_SENTENCES[(number + index) % len(_SENTENCES)] for index in range(count))


def _themes() -> str:
    lines = ["themes:"]
    for theme, title, icon in _THEMES:
        lines += [f"  - id: {theme}", f"    title: {title}", f"    icon: {icon}"]
    return "\n".join(lines) + "\n"


def _programme() -> str:
    return (
        "title: Une formation engendrée\nplace: Valbourg\nwhy: >-\n"
        f"  {_text(0, 3)}\n"
        "objectives:\n  - id: voir\n    text: Voir sur place\n  - id: refaire\n    text: Refaire chez soi\n"
    )


def _minutes_each(sites: int) -> int:
    return min(45, (_LAST_MINUTE - _FIRST_MINUTE) // sites)


def _itinerary(sites: int) -> str:
    each = _minutes_each(sites)
    walk = 1 if each > 1 else 0
    lines = [f"id: essai-{sites}", f"title: Une journée à {sites} étapes", "items:"]
    for number in range(1, sites + 1):
        end = _FIRST_MINUTE + number * each
        lines += [
            f"  - id: {_slug(number)}",
            "    kind: stop",
            f"    site: {_slug(number)}",
            f"    start: {_clock(end - each + walk)}",
            f"    end: {_clock(end)}",
            "    transfer:",
            "      mode: walk",
        ]
    return "\n".join(lines) + "\n"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _site(number: int, spread: bool) -> str:
    theme = _THEMES[number % len(_THEMES)][0]
    lat = 50.44 + (number * 0.0002 if spread else 0)
    head = f"""\
# Étape engendrée n° {number}.
title: Le lieu numéro {number} et ce qu’on y a construit
short_title: Lieu {number}
tagline: {_SENTENCES[number % len(_SENTENCES)]}
address: {number} rue des Essais, Valbourg
position:
  lat: {lat:.4f}
  lon: 2.7900
  accuracy_m: 15
  confidence: verified
  note: Relevée sur place.
themes: [{theme}, {_THEMES[(number + 1) % len(_THEMES)][0]}]
objectives: [voir, refaire]
summary: >-
  {_text(number, 3)}
sheets:
"""
    sheets = "".join(_sheet(number, sheet) for sheet in range(1, 4))
    return head + sheets + _rest(number)


def _sheet(number: int, sheet: int) -> str:
    facts = "".join(
        f"""\
      - id: fait-{sheet}-{fact}
        label: Mesure numéro {fact}
        value: "{number + fact} 000"
        unit: kWh
        year: {2000 + (number + fact) % 25}
        status: {("verified", "disputed", "to-confirm")[fact % 3]}
        note: {_SENTENCES[(number + fact) % len(_SENTENCES)]}
        sources: [presse, mairie]
"""
        for fact in range(1, 7)
    )
    dates = "".join(
        f"      - date: {2000 + index * 4}-{1 + (number + index) % 12:02d}\n"
        f"        text: {_SENTENCES[(number + index) % len(_SENTENCES)]}\n"
        "        sources: [mairie]\n"
        for index in range(1, 5)
    )
    said = "".join(
        f"    {key}:\n      - text: {_text(number + index)}\n        sources: [presse]\n"
        f"      - text: {_text(number + index + 1)}\n        status: to-confirm\n"
        for index, key in enumerate(("results", "lessons", "difficulties"))
    )
    return f"""\
  - id: projet-{sheet}
    title: Le projet numéro {sheet}
    summary: >-
      {_text(number + sheet, 3)}
    facts:
{facts}    actors:
      - name: La commune
        role: Maître d’ouvrage
      - name: L’association du quartier
        role: Concertation
    timeline:
{dates}    costs:
      - id: cout-{sheet}
        label: Coût de l’opération
        value: "{number % 900 + 100} 000"
        unit: €
        sources: [mairie]
{said}"""


def _rest(number: int) -> str:
    steps = "".join(
        f"    - title: Phase {step}\n      text: {_text(number + step)}\n      sources: [mairie]\n"
        for step in range(1, 6)
    )
    prompts = "".join(
        f"  - id: question-{index}\n    question: Et chez nous, qu’est-ce qui changerait en premier ?\n"
        f"    minutes: {5 + index}\n    facilitator_note: {_SENTENCES[index % len(_SENTENCES)]}\n"
        for index in range(1, 4)
    )
    return f"""\
method:
  summary: {_SENTENCES[(number + 2) % len(_SENTENCES)]}
  level: co-design
  participation: {_text(number)}
  steps:
{steps}  conditions:
    - text: {_text(number + 3)}
  obstacles:
    - text: {_text(number + 4)}
  first_step: {_SENTENCES[number % len(_SENTENCES)]}
prompts:
{prompts}  - id: choisir
    question: Par quoi commencer ?
    kind: choice
    choices:
      - La concertation
      - Le chantier
practical:
  access: Entrée par la rue des Essais.
  step_free: Une rampe mène à la cour.
  safety:
    - Rester sur le chemin balisé.
media:
  - file: {_slug(number)}.svg
    alt: Un cercle sombre sur un fond clair
    credit: Dessin engendré
    licence: CC0 1.0
sources:
  - id: presse
    title: Un article de presse
    publisher: Le journal du bassin
    date: 2013-06-04
    url: https://example.org/presse/{number}
  - id: mairie
    title: Le bulletin municipal
    publisher: La commune
    date: 2014-03
"""
