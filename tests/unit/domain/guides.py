"""A guide of two stops with everything that can be written about."""

from __future__ import annotations

from visit_guide.domain.guide import (
    Actor,
    Fact,
    Guide,
    Item,
    ItemKind,
    Itinerary,
    Method,
    MethodStep,
    Objective,
    Programme,
    Prompt,
    Sheet,
    Site,
    Source,
    Statement,
    Theme,
    TimelineEntry,
)

ROUE = Sheet(
    id="roue",
    title="La roue",
    summary="Une roue remise en marche.",
    facts=(
        Fact(id="puissance", label="Puissance", value="12", unit="kW", year="2020", sources=("a",)),
        Fact(id="date", label="Date", ask="Depuis quand ?"),
    ),
    actors=(Actor(name="La commune", role="Propriétaire"),),
    timeline=(TimelineEntry(date="2020", text="Mise en eau"),),
    costs=(Fact(id="cout", label="Coût", value="9", unit="k€"),),
    difficulties=(Statement(text="Une difficulté de débit."),),
)
MOULIN = Site(
    slug="moulin",
    title="Moulin de la Fontaine",
    short_title="Moulin",
    tagline="Une roue",
    summary="Un moulin.",
    themes=("eau",),
    objectives=("voir",),
    sheets=(ROUE,),
    method=Method(
        participation="Un chantier ouvert.",
        steps=(MethodStep(title="Concevoir ensemble", text="Trois réunions."),),
        conditions=(Statement(text="Du temps."),),
        obstacles=(Statement(text="Le droit d’eau."),),
        first_step="Faire le tour des moulins.",
    ),
    prompts=(Prompt(id="p", question="Que voyez-vous ?", choices=("Peu", "Assez")),),
    sources=(Source(id="a", title="Le bulletin", publisher="La commune", date="2020"),),
)
JARDIN = Site(slug="jardin", title="Jardin", short_title="Jardin", tagline="", summary="Un jardin.")


def whole_guide() -> Guide:
    """The guide."""
    return Guide(
        itinerary=Itinerary(
            id="essai",
            title="Visite d’essai",
            items=tuple(
                Item(id=name, kind=ItemKind.STOP, site=name, start="09:00", end="10:00")
                for name in ("moulin", "jardin")
            ),
        ),
        programme=Programme(
            title="Formation",
            place="Valbourg",
            why="Pourquoi venir.",
            objectives=(Objective(id="voir", text="Voir"), Objective(id="faire", text="Faire")),
        ),
        themes=(Theme(id="eau", title="L’eau"), Theme(id="sol", title="Le sol")),
        sites=(MOULIN, JARDIN),
    )
