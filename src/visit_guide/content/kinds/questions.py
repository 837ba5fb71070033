"""What can be wrong with questionnaires."""

from __future__ import annotations

from visit_guide.content.problems import Kind, Severity
from visit_guide.messages import N_

_NOT_ANSWERABLE = "question-not-answerable"
_COVERAGE = "not-covered"
_TWIN = "wrong-twin"
_WITHOUT_PLACE = "question-without-place"


def _warning(code: str, message: str, advice: str) -> Kind:
    return Kind(code=code, message=message, advice=advice, severity=Severity.WARNING)


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
TOO_MANY_CHOICES = Kind(
    code=_NOT_ANSWERABLE,
    message=N_("{count} “{key}” are too many: a paper form has signs for {limit}"),
    advice=N_("Keep {limit} at most, or make two questions of it."),
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
ALL_CHOICES_RIGHT = _warning(
    "all-choices-right",
    N_("every choice of this question is right: who ticks all of them is right without knowing"),
    N_("Add a choice that is plausible and wrong."),
)
TWIN_WITHOUT_FORM = _warning(
    "twin-without-form",
    N_("“twin” is only for two forms, and this questionnaire has no “form”"),
    N_("Remove it, or add the other form and “form” to both."),
)
NO_FORM_HERE = _warning(
    "without-form",
    N_("this questionnaire has no “form”, others have: everybody is asked it, at the start and at the end"),
    N_("Add “form: A” or “form: B”; or “part: before” or “part: after” if it is asked once."),
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
NOT_SCORED = _warning(
    "question-not-scored",
    N_("a question of kind “{sort}” has no right answer: it is asked, and not scored"),
    N_("Put it into a questionnaire with “part: before” or “part: after”."),
)
ANSWER_UNUSED = _warning(
    "answer-unused",
    N_("“{key}” says nothing in a question of kind “{sort}”"),
    N_("Remove it, or change “kind”."),
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
TWIN_MISSING = _warning(
    _TWIN,
    N_("this question has no “twin” in the other form"),
    N_("Name the question that measures the same: what was learned is worked out on both."),
)
FORM_ALONE = Kind(
    code="form-alone",
    message=N_("there is a form {form}, and no form {other}"),
    advice=N_("Add the other form, or remove “form”: the same questions are then asked twice."),
)
OTHER_FORM_EMPTY = Kind(
    code="form-alone",
    message=N_("form {other} has no scored question: nothing here can have its twin"),
    advice=N_("Give it the twins of these questions, or remove it and “form” here."),
)
FORM_UNUSED = _warning(
    "form-unused",
    N_("“form” is only for questionnaires with “part: knowledge”"),
    N_("Remove it: everybody is asked these questions."),
)
UNSCORED_HERE = _warning(
    "answer-unused",
    N_("“{key}” says nothing here: only what is in “part: knowledge” is scored"),
    N_("Remove it, or change “part”."),
)
TOLERANCE_WIDE = _warning(
    "tolerance-wide",
    N_("with this “tolerance”, 0 is a right answer too"),
    N_("Make it smaller than “number”."),
)
SCALE_END_MISSING = _warning(
    "scale-end-missing",
    N_("one end of this scale has words, the other has none"),
    N_("Give both “lowest” and “highest”, or neither."),
)
SAME_QUESTION = _warning(
    "same-question",
    N_("this question is asked already in {file}, line {line}"),
    N_("Change one: who remembers the answer would be taken for having learned."),
)
OBJECTIVE_NOT_COVERED = _warning(
    _COVERAGE,
    N_("no scored question here measures the objective “{value}”"),
    N_("Add one with “objective: {value}”: what was learned is told for each objective."),
)
THEME_NOT_COVERED = _warning(
    _COVERAGE,
    N_("no scored question here is about the theme “{value}”, which is seen during the visit"),
    N_("Add one with “theme: {value}”."),
)
QUESTION_WITHOUT_EXPLANATION = _warning(
    "question-without-explanation",
    N_("this question does not say why its answer is right"),
    N_("Add “explanation”: people read it at the end of the day."),
)
QUESTION_WITHOUT_SITE = _warning(
    _WITHOUT_PLACE,
    N_("this question does not say where on the visit its answer is found"),
    N_("Add “site” and “sheet”: people are led there to read it again. Sites: {known}."),
)
QUESTION_WITHOUT_SHEET = _warning(
    _WITHOUT_PLACE,
    N_("this question does not say which sheet of “{site}” answers it"),
    N_("Add “sheet”. Sheets of this site: {known}."),
)
QUESTION_WITHOUT_SOURCE = _warning(
    "question-without-source",
    N_("this question does not say where its explanation comes from"),
    N_("Add “sources”, with short names from the “sources” of its site: {known}."),
)
QUESTION_WITHOUT_OBJECTIVE = _warning(
    "question-without-objective",
    N_("this question does not say which objective it measures"),
    N_("Add “objective”: {known}."),
)
NO_QUESTION = _warning(
    "no-question",
    N_("this questionnaire has no question"),
    N_("Add some, or delete the file."),
)
START_NOT_PLANNED = _warning(
    "questionnaire-not-planned",
    N_("the day has no line for the questionnaire of the start"),
    N_("Add a line of kind “questionnaire” to itinerary.yaml, before the first stop."),
)
PLANNED_WITHOUT = _warning(
    "no-questionnaire",
    N_("the day has a line for a questionnaire, and there is none"),
    N_("Put its questions into a file of the folder “questionnaires”, or remove this line."),
)
END_NOT_PLANNED = _warning(
    "questionnaire-not-planned",
    N_("the day has no line for the questionnaire of the end"),
    N_("Add a line of kind “questionnaire” to itinerary.yaml, after the last stop."),
)
