"""What can be wrong with questionnaires."""

from __future__ import annotations

from visit_guide.content.problems import Kind, Severity
from visit_guide.messages import N_

_WARNING = Severity.WARNING
_NOT_ANSWERABLE = "question-not-answerable"
_COVERAGE = "not-covered"
_TWIN = "wrong-twin"
_WITHOUT_PLACE = "question-without-place"

QUESTION_ID_TAKEN = Kind(
    code="duplicate-id",
    message=N_("the short name “{value}” is already used in {file}, line {line}"),
    advice=N_("Answers are kept under this name: give each question its own, in all questionnaires."),
)
TOO_FEW_CHOICES = Kind(
    code=_NOT_ANSWERABLE,
    message=N_("a question of kind “{sort}” needs at least two “{key}”"),
    advice=N_("List them, each after a dash."),
)
SAME_CHOICE = Kind(
    code=_NOT_ANSWERABLE,
    message=N_("“{value}” is offered twice"),
    advice=N_("People could not tell one from the other: change or remove one."),
)
NO_RIGHT_CHOICE = Kind(
    code=_NOT_ANSWERABLE,
    message=N_("no choice of this question is right"),
    advice=N_("Add “correct: true” under the right one."),
)
SEVERAL_RIGHT_CHOICES = Kind(
    code=_NOT_ANSWERABLE,
    message=N_("{count} choices are right, but only one can be chosen"),
    advice=N_("Write “kind: multiple”, or keep one “correct: true”."),
)
NO_RIGHT_ANSWER = Kind(
    code=_NOT_ANSWERABLE,
    message=N_("a question of kind “{sort}” needs “{key}”"),
    advice=N_("Add it: without it nobody can be right."),
)
NOT_SCORED = Kind(
    code="question-not-scored",
    message=N_("a question of kind “{sort}” has no right answer: it is asked, and not scored"),
    advice=N_("Put it into a questionnaire with “part: before” or “part: after”."),
    severity=_WARNING,
)
ANSWER_UNUSED = Kind(
    code="answer-unused",
    message=N_("“{key}” says nothing in a question of kind “{sort}”"),
    advice=N_("Remove it, or change “kind”."),
    severity=_WARNING,
)
UNKNOWN_SHEET = Kind(
    code="unknown-sheet",
    message=N_("there is no sheet “{value}” at the site “{site}”"),
    advice=N_("Known sheets: {known}."),
)
UNKNOWN_SOURCE_OF_SITE = Kind(
    code="unknown-source",
    message=N_("there is no source “{value}” in the “sources” of that site"),
    advice=N_("Known sources: {known}."),
)
PLACE_WITHOUT_SITE = Kind(
    code="place-without-site",
    message=N_("“{key}” needs “site”"),
    advice=N_("Say at which site it is to be found."),
)
UNKNOWN_TWIN = Kind(
    code=_TWIN,
    message=N_("there is no scored question “{value}” in the other form"),
    advice=N_("Its questions: {known}."),
)
TWIN_DISAGREES = Kind(
    code=_TWIN,
    message=N_("“{value}” is said to be its twin, but does not name this question as its own"),
    advice=N_("Write “twin: {name}” there, or correct it here."),
)
TWIN_MEASURES_OTHER = Kind(
    code=_TWIN,
    message=N_("its twin “{value}” has another “{key}”"),
    advice=N_("Both measure the same thing: give them the same."),
)
TWIN_MISSING = Kind(
    code=_TWIN,
    message=N_("this question has no “twin” in the other form"),
    advice=N_("Name the question that measures the same: what was learned is worked out on both."),
    severity=_WARNING,
)
FORM_ALONE = Kind(
    code="form-alone",
    message=N_("there is a form {form}, and no form {other}"),
    advice=N_("Add the other form, or remove “form”: the same questions are then asked twice."),
)
FORM_UNUSED = Kind(
    code="form-unused",
    message=N_("“form” is only for questionnaires with “part: knowledge”"),
    advice=N_("Remove it: everybody is asked these questions."),
    severity=_WARNING,
)
OBJECTIVE_NOT_COVERED = Kind(
    code=_COVERAGE,
    message=N_("no scored question here measures the objective “{value}”"),
    advice=N_("Add one with “objective: {value}”: what was learned is told for each objective."),
    severity=_WARNING,
)
THEME_NOT_COVERED = Kind(
    code=_COVERAGE,
    message=N_("no scored question here is about the theme “{value}”, which is seen during the visit"),
    advice=N_("Add one with “theme: {value}”."),
    severity=_WARNING,
)
QUESTION_WITHOUT_EXPLANATION = Kind(
    code="question-without-explanation",
    message=N_("this question does not say why its answer is right"),
    advice=N_("Add “explanation”: people read it at the end of the day."),
    severity=_WARNING,
)
QUESTION_WITHOUT_SITE = Kind(
    code=_WITHOUT_PLACE,
    message=N_("this question does not say where on the visit its answer is found"),
    advice=N_("Add “site” and “sheet”: people are led there to read it again. Sites: {known}."),
    severity=_WARNING,
)
QUESTION_WITHOUT_SHEET = Kind(
    code=_WITHOUT_PLACE,
    message=N_("this question does not say which sheet of “{site}” answers it"),
    advice=N_("Add “sheet”. Sheets of this site: {known}."),
    severity=_WARNING,
)
QUESTION_WITHOUT_SOURCE = Kind(
    code="question-without-source",
    message=N_("this question does not say where its explanation comes from"),
    advice=N_("Add “sources”, with short names from the “sources” of its site: {known}."),
    severity=_WARNING,
)
QUESTION_WITHOUT_OBJECTIVE = Kind(
    code="question-without-objective",
    message=N_("this question does not say which objective it measures"),
    advice=N_("Add “objective”: {known}."),
    severity=_WARNING,
)
NO_QUESTION = Kind(
    code="no-question",
    message=N_("this questionnaire has no question"),
    advice=N_("Add some, or delete the file."),
    severity=_WARNING,
)
START_NOT_PLANNED = Kind(
    code="questionnaire-not-planned",
    message=N_("the day has no line for the questionnaire of the start"),
    advice=N_("Add a line of kind “questionnaire” to itinerary.yaml, before the first stop."),
    severity=_WARNING,
)
END_NOT_PLANNED = Kind(
    code="questionnaire-not-planned",
    message=N_("the day has no line for the questionnaire of the end"),
    advice=N_("Add a line of kind “questionnaire” to itinerary.yaml, after the last stop."),
    severity=_WARNING,
)
