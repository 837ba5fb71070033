"""A notebook as somebody might have written it during the day of the shipped content."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image

from visit_guide.domain.events import Event, Kind, Scope, pack
from visit_guide.domain.group import Practice
from visit_guide.domain.guide import Guide
from visit_guide.domain.notebook import About, Note, Place, Tag, about_values, note_values
from visit_guide.domain.questionnaire import Form, Moment
from visit_guide.domain.responses import right_response
from visit_guide.domain.sitting import paper_for
from visit_guide.services.backup import Backup

__all__ = ["PICTURE", "TRICKY", "written"]

TRICKY = "# Titre ? *gras* $x^2$ <b> @ref \\ _ ~ `code` #let x = 1 | 1. 5 % & «œ» 😀"
"""Signs that mean something in Typst, in Markdown, in HTML or in XML."""


def _picture() -> str:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((160, 90)).convert("RGB").save(out, "JPEG")
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode()


PICTURE = _picture()


class _Writer:
    def __init__(self, visit: str) -> None:
        self.visit, self.events = visit, list[Event]()

    def say(self, kind: Kind, **values: Any) -> None:
        number = len(self.events) + 1
        self.events.append(
            Event(
                id=f"e{number:03}", visit=self.visit, author="me", clock=number, kind=kind.value,
                at=f"2026-05-28T{9 + number // 10:02}:{number % 60:02}:00+02:00",
                scope=Scope.DEVICE, data=pack(values),
            )
        )  # fmt: skip

    def note(self, text: str, about: About, *tags: Tag, photos: tuple[str, ...] = ()) -> None:
        number = len(self.events) + 1
        since = f"2026-05-28T{9 + number // 10:02}:{number % 60:02}:00+02:00"
        note = Note(id=f"n{number}", about=about, text=text, tags=tags, photos=photos, since=since)
        self.say(Kind.NOTE, **note_values(note, tab="t"))


def written(guide: Guide) -> Backup:
    """The backup of such a notebook: notes, stars, worksheets, a picture, both questionnaires."""
    writer = _Writer(guide.itinerary.id)
    church = About(place=Place.SHEET, item="eglise-saint-vaast", sheet="toit")
    stop = About(place=Place.STOP, item="rue-hoche")
    writer.note(
        "Comparer avec et sans solaire : à demander à notre architecte.\n\nLe devis tient en une page ?",
        church, Tag.TO_DO, photos=("abc123",),
    )  # fmt: skip
    writer.note(TRICKY, stop, Tag.TO_CHECK, Tag.IDEA)
    writer.note("Revenir avec le service voirie.", About())
    writer.say(Kind.STAR, **about_values(church), value=True)
    for site in guide.sites:
        if site.slug == "lumiwatt":
            sheet = site.sheets[0]
            about = About(place=Place.SHEET, item="lumiwatt", sheet=sheet.id)
            writer.say(Kind.STAR, **about_values(about), value=True)
            fact = About(place=Place.FACT, item="lumiwatt", sheet=sheet.id, ref="puissance-totale")
            writer.say(Kind.STAR, **about_values(fact), value=True)
    fields = {
        "need": "L’école a froid l’hiver, et le toit fuit.",
        "allies": "Le conseil d’école, l’ALEC, deux parents du métier",
        "inhabitants": "Choisir ensemble, puis suivre les relevés",
        "means": "40 000 € et une subvention",
        "obstacles": "L’architecte des bâtiments de France",
        "first-step": "Faire la liste des toits communaux à refaire",
        "with-whom": "Service bâtiments",
        "when": "Avant le 30 septembre",
        "rate-support": "easy",
        "rate-competence": "possible",
        "rate-means": "hard",
    }
    for field, value in fields.items():
        writer.say(Kind.WORKSHEET, item="eglise-saint-vaast", sheet="toit", field=field, value=value, tab="t")
    writer.say(Kind.WORKSHEET, item="rue-hoche", sheet="", field="need", value="Une rue apaisée", tab="t")
    writer.say(Kind.PROFILE, field="name", value="Valbourg", tab="t")
    writer.say(Kind.PROFILE, field="population", value="3 200", tab="t")
    writer.say(Kind.ANSWER, item="lumiwatt", prompt="quelle-puissance", value="On ne peut pas trancher")
    for moment, form in ((Moment.START, Form.A), (Moment.END, Form.B)):
        paper = paper_for(guide.questionnaires, moment, form)
        right = moment is Moment.END
        value = "\n".join(
            f"{q.id}.{paper.marks[q.id]}={right_response(q) if right else '?'}" for q in paper.questions
        )
        writer.say(Kind.COMPLETED, questionnaire=moment.value, form=form.value, hash=paper.hash, value=value)
    return Backup(
        visit=guide.itinerary.id, title=guide.itinerary.title, made="2026-05-28T18:00:00+02:00",
        author="me", events=tuple(writer.events), photos=(("abc123", PICTURE),),
        practices=(Practice(id="", item="lumiwatt", text="Montrer les relevés à tous", votes=4),),
    )  # fmt: skip
