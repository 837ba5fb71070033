"""« Did you mean … »: the known word nearest to what somebody typed."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache

from visit_guide.domain.letters import bare

__all__ = ["nearest", "nearest_file"]

_LONGEST_WORD = 80

# What people write who think in the language of the texts.
_FRENCH = {
    "titre": ("title",),
    "titre-court": ("short-title",),
    "accroche": ("tagline",),
    "resume": ("summary",),
    "adresse": ("address",),
    "lieu": ("place",),
    "site-visite": ("site",),
    "fiche": ("sheets",),
    "fiches": ("sheets",),
    "faits": ("facts",),
    "chiffres": ("facts",),
    "valeur": ("value",),
    "unite": ("unit",),
    "annee": ("year",),
    "libelle": ("label",),
    "statut": ("status",),
    "acteurs": ("actors",),
    "chronologie": ("timeline",),
    "couts": ("costs",),
    "resultats": ("results",),
    "enseignements": ("lessons",),
    "difficultes": ("difficulties",),
    "methode": ("method",),
    "etapes": ("steps",),
    "etape": ("stop",),
    "questions": ("prompts",),
    "objectifs": ("objectives",),
    "fichier": ("file",),
    "legende": ("caption",),
    "debut": ("start",),
    "fin": ("end",),
    "trajet": ("transfer",),
    "duree": ("minutes", "duration"),
    "pratique": ("practical",),
    "langue": ("language",),
    "nom": ("name", "title"),
    "verifie": ("verified",),
    "conteste": ("disputed",),
    "a-confirmer": ("to-confirm",),
    "approximatif": ("approximate",),
    "inconnu": ("unknown",),
    "inconnue": ("unknown",),
    "arret": ("stop",),
    "accueil": ("welcome",),
    "pause": ("break",),
    "dejeuner": ("break",),
    "theorie": ("theory",),
    "echange": ("discussion",),
    "pied": ("walk",),
    "a-pied": ("walk",),
    "marche": ("walk",),
    "velo": ("bike",),
    "car": ("bus",),
    "voiture": ("car",),
    "choix": ("choices", "choice"),
    "ouverte": ("open",),
    "observer": ("observe",),
    "point": ("worth", "points"),
    "points": ("worth",),
    "bareme": ("worth",),
}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of ``known`` that ``word`` was probably meant to be, or None."""
    return _nearest(word, tuple(known))


def nearest_file(name: str, known: Iterable[str]) -> str | None:
    """The file of ``known`` that ``name`` was probably meant to be: endings alone make no likeness."""
    stems: dict[str, str] = {}
    for candidate in known:
        stems.setdefault(_stem(candidate), candidate)
    meant = nearest(_stem(name), stems)
    return stems[meant] if meant is not None else None


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    if not word or len(word) > _LONGEST_WORD:
        return None
    folded = {_fold(candidate): candidate for candidate in known}
    target = _fold(word)
    for candidate in (target, *_FRENCH.get(target, ())):
        if candidate in folded:
            return folded[candidate]
    close = difflib.get_close_matches(target, folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def _fold(word: str) -> str:
    """``word`` without accents, capitals, and differences between space, ``_`` and ``-``."""
    return bare(word.strip()).replace("_", "-").replace(" ", "-")
