"""A notebook as PDF, DOCX, Markdown or HTML."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from visit_guide.domain.events import Event
from visit_guide.domain.forms import fold_forms
from visit_guide.domain.guide import Guide
from visit_guide.domain.notebook import fold
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.scores import Tally, by, score
from visit_guide.errors import PaperError
from visit_guide.messages import Catalogue
from visit_guide.publish.notebook.docx import to_docx
from visit_guide.publish.notebook.values import notebook_values, pictures
from visit_guide.publish.typeset.guide_values import Values
from visit_guide.publish.typeset.press import typeset
from visit_guide.services.backup import Backup
from visit_guide.services.export_html import to_html
from visit_guide.services.export_markdown import to_markdown
from visit_guide.services.notebook_document import Heading, Table, arrange

__all__ = ["FORMATS", "notebook_file", "notebook_pdf", "own_results"]

FORMATS = ("pdf", "docx", "md", "html")


def notebook_file(guide: Guide, backup: Backup, kind: str, *, results: bool = False) -> bytes:
    """The notebook held in ``backup`` as the bytes of a file of one of :data:`FORMATS`.

    Args:
        guide: The content the notes are about.
        backup: What the tablet wrote.
        kind: The format.
        results: Add the person's own results.

    Raises:
        PaperError: it cannot be set.
    """
    if kind == "pdf":
        return notebook_pdf(guide, backup, results=results)
    t = Catalogue(guide.itinerary.language)
    document = arrange(guide, fold(backup.events), t, photos=dict(backup.photos), practices=backup.practices)
    rows = own_results(guide, backup.events, t) if results else []
    if rows:
        table = Table(
            head=(t("Objective"), t("Start"), t("End")),
            rows=tuple((row["objective"], row["start"], row["end"]) for row in rows),
        )
        document = replace(document, blocks=(*document.blocks, Heading(text=t("My results")), table))
    if kind == "docx":
        return to_docx(document)
    return (to_html(document) if kind == "html" else to_markdown(document)).encode("utf-8", "replace")


def notebook_pdf(guide: Guide, backup: Backup, *, results: bool = False) -> bytes:
    """The notebook as a PDF; pictures that cannot be read are left out."""
    t, notebook, files = Catalogue(guide.itinerary.language), fold(backup.events), pictures(backup.photos)
    rows = own_results(guide, backup.events, t) if results else []
    try:
        return typeset("notebook", notebook_values(guide, notebook, t, files, rows, backup.practices), files)
    except PaperError:
        if not files:
            raise
        return typeset("notebook", notebook_values(guide, notebook, t, (), rows, backup.practices))


def own_results(guide: Guide, events: tuple[Event, ...], t: Catalogue) -> list[Values]:
    """Right answers at the start and at the end for each objective; nothing without a paper."""
    state = fold_forms(events)
    owner = next(iter(Counter(sent.person for sent in state.submissions).most_common(1)), None)
    if owner is None:
        return []
    tallies: dict[Moment, dict[str, Tally]] = {}
    for moment in Moment:
        sent = state.of(owner[0], moment)
        marks = score(sent, guide.questionnaires).marks if sent else ()
        tallies[moment] = by(marks, lambda question: question.objective)

    def said(moment: Moment, objective: str) -> str:
        tally = tallies[moment].get(objective)
        return t("{right} of {asked}", right=tally.right, asked=tally.asked) if tally else "—"

    return [
        {
            "objective": objective.text,
            "start": said(Moment.START, objective.id),
            "end": said(Moment.END, objective.id),
        }
        for objective in guide.programme.objectives
    ]
