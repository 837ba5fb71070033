"""Questionnaires as a whole: names, twins, what is covered, their place in the day."""

from __future__ import annotations

from collections.abc import Iterator

from visit_guide.content import kinds
from visit_guide.content.checks.questions import check_answer, check_references_of
from visit_guide.content.checks.references import listed
from visit_guide.content.folder import Folder
from visit_guide.content.nodes import Location
from visit_guide.content.problems import Report
from visit_guide.content.structure import Document
from visit_guide.content.suggest import nearest
from visit_guide.domain.guide import ItemKind
from visit_guide.domain.questionnaire import Form, Part, Question, Questionnaire
from visit_guide.domain.sitting import is_scored

__all__ = ["check_questionnaires"]

_Document = Document[Questionnaire]
_Placed = tuple[_Document, Location, Question]


def check_questionnaires(folder: Folder, report: Report) -> None:
    """Check every questionnaire, and that together they cover the visit."""
    documents = folder.sound_questionnaires
    if not documents:
        if not folder.questionnaires:
            _check_planned(folder, report)
        return
    for document in documents:
        if not document.value.questions and ("questions",) not in document.replaced:
            document.add(report, kinds.NO_QUESTION)
        for number, question in enumerate(document.value.questions):
            place = ("questions", number)
            check_answer(document, place, question, report)
            check_references_of(document, place, question, folder, report)
        if document.value.form is not None and document.value.part is not Part.KNOWLEDGE:
            document.add(report, kinds.FORM_UNUSED, "form")
    _check_ids(documents, report)
    _check_same(documents, report)
    complete = len(documents) == len(folder.questionnaires)
    if complete:  # else a broken file may hold what seems to be missing
        _check_forms(documents, report)
        _check_twins(documents, report)
        _check_coverage(folder, documents, report)
        _check_day(folder, documents, report)


def _placed(documents: tuple[_Document, ...]) -> Iterator[_Placed]:
    for document in documents:
        for number, question in enumerate(document.value.questions):
            yield document, ("questions", number), question


def _scored(documents: tuple[_Document, ...]) -> list[_Placed]:
    return [one for one in _placed(documents) if is_scored(one[0].value, one[2])]


def _check_ids(documents: tuple[_Document, ...], report: Report) -> None:
    first: dict[str, tuple[_Document, Location]] = {}
    for document, place, question in _placed(documents):
        if question.id not in first:
            first[question.id] = (document, place)
            continue
        known, location = first[question.id]
        if known is document:  # said with the names of each file
            continue
        document.add(
            report,
            kinds.QUESTION_ID_TAKEN,
            *(*place, "id"),
            value=question.id,
            file=f"{known.path.parent.name}/{known.path.name}",
            line=known.line_of(*location, "id"),
        )


def _check_same(documents: tuple[_Document, ...], report: Report) -> None:
    first: dict[str, tuple[_Document, Location]] = {}
    for document, place, question in _scored(documents):
        asked = " ".join(question.question.split()).casefold()
        known, location = first.setdefault(asked, (document, place))
        if asked and (known, location) != (document, place):
            file = f"{known.path.parent.name}/{known.path.name}"
            line = known.line_of(*location, "question")
            document.add(report, kinds.SAME_QUESTION, *place, "question", file=file, line=line)


def _check_planned(folder: Folder, report: Report) -> None:
    """Without any questionnaire, the day has no line for one."""
    for number, item in enumerate(folder.itinerary.value.items if folder.itinerary else ()):
        if folder.itinerary and item.kind is ItemKind.QUESTIONNAIRE:
            folder.itinerary.add(report, kinds.PLANNED_WITHOUT, "items", number, "kind")


def _check_forms(documents: tuple[_Document, ...], report: Report) -> None:
    knowledge = [document for document in documents if document.value.part is Part.KNOWLEDGE]
    forms = {document.value.form for document in knowledge} - {None}
    if len(forms) == 1:
        (form,) = forms
        document = next(one for one in knowledge if one.value.form is form)
        other = Form(form).other if form else ""
        document.add(report, kinds.FORM_ALONE, "form", form=form, other=other)
    if forms:
        for document in knowledge:
            if document.value.form is None and not document.lost("form"):
                document.add(report, kinds.NO_FORM_HERE)


def _check_twins(documents: tuple[_Document, ...], report: Report) -> None:
    scored = [one for one in _scored(documents) if one[0].value.form is not None]
    forms = {one.value.form for one in documents if one.value.part is Part.KNOWLEDGE} - {None}
    by_name = {question.id: (document.value.form, question) for document, _, question in scored}
    if len(forms) != 1:  # else the other form is missing, and said to be
        for document, place, question in _scored(documents):
            if question.twin is not None and document.value.form is None:
                document.add(report, kinds.TWIN_WITHOUT_FORM, *place, "twin", on_key=True)
    if len(forms) < 2:
        return
    with_questions = {document.value.form for document, _, _ in scored}
    if len(with_questions) < 2:
        for document in {id(one): one for one, _, _ in scored}.values():
            form = document.value.form
            other = form.other if form else ""
            document.add(report, kinds.OTHER_FORM_EMPTY, "form", other=other)
        return
    for document, place, question in scored:
        if question.twin is None:
            document.add(report, kinds.TWIN_MISSING, *place)
            continue
        form, twin = by_name.get(question.twin, (document.value.form, question))
        if form is document.value.form:
            others = sorted(name for name, (held, _) in by_name.items() if held is not document.value.form)
            suggestion = nearest(question.twin, others)
            where = (*place, "twin")
            document.add(
                report,
                kinds.UNKNOWN_TWIN,
                *where,
                suggestion=suggestion,
                value=question.twin,
                known=listed(others),
            )
        elif twin.twin != question.id:
            document.add(report, kinds.TWIN_DISAGREES, *place, "twin", value=twin.id, name=question.id)
        else:
            for key in ("objective", "theme", "worth"):
                if getattr(twin, key) != getattr(question, key) and question.id < twin.id:
                    document.add(report, kinds.TWIN_MEASURES_OTHER, *place, key, value=twin.id, key=key)


def _check_coverage(folder: Folder, documents: tuple[_Document, ...], report: Report) -> None:
    objectives = [one.id for one in folder.programme.value.objectives] if folder.programme else []
    for document, place, question in _scored(documents):
        if question.objective is None and objectives:
            document.add(report, kinds.QUESTION_WITHOUT_OBJECTIVE, *place, known=listed(objectives))
    themes = _visited_themes(folder)
    sets: dict[Form | None, list[_Document]] = {}
    for document in documents:
        value = document.value
        if value.part is Part.KNOWLEDGE and (value.questions or value.form is not None):
            sets.setdefault(document.value.form, []).append(document)
    everybody = sets.pop(None, []) if len(sets) > 1 else []
    for form_documents in ([*held, *everybody] for held in sets.values()):
        asked = [q for _, _, q in _scored(tuple(form_documents)) if not q.withdrawn]
        first = form_documents[0]
        for objective in objectives:
            if objective not in {question.objective for question in asked}:
                first.add(report, kinds.OBJECTIVE_NOT_COVERED, "questions", value=objective)
        for theme in themes:
            if theme not in {question.theme for question in asked}:
                first.add(report, kinds.THEME_NOT_COVERED, "questions", value=theme)


def _visited_themes(folder: Folder) -> list[str]:
    if folder.itinerary is None:
        return []
    slugs = [item.site for item in folder.itinerary.value.items if item.kind is ItemKind.STOP]
    sites = [folder.sites.get(slug) for slug in slugs if slug]
    return list(dict.fromkeys(theme for site in sites if site for theme in site.value.themes))


def _check_day(folder: Folder, documents: tuple[_Document, ...], report: Report) -> None:
    day = folder.itinerary
    if day is None or not any(document.value.questions for document in documents):
        return
    items = day.value.items
    first = next((n for n, item in enumerate(items) if item.kind is ItemKind.STOP), len(items))
    asked = [n for n, item in enumerate(items) if item.kind is ItemKind.QUESTIONNAIRE]
    if not any(number < first for number in asked):
        day.add(report, kinds.START_NOT_PLANNED, "items")
    if not any(number > first for number in asked):
        day.add(report, kinds.END_NOT_PLANNED, "items")
