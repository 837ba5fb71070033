"""Keys of a questionnaire: arrows choose among the answers, Escape leaves it."""

from __future__ import annotations

from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.responses import options_of
from visit_guide.domain.sitting import all_questions, is_scored
from visit_guide.state import routes
from visit_guide.state.session import Session

__all__ = ["press"]

_MOVES = {"Arrow Down": 1, "Arrow Right": 1, "Arrow Up": -1, "Arrow Left": -1}


def press(session: Session, key: str) -> None:
    """A key was pressed on a questionnaire's screen."""
    if key == "Escape":
        session.go(routes.DAY)
        return
    moment = Moment(session.location.target)
    sitting = session.quiz.sitting(moment)
    number = session.location.step
    if key not in _MOVES or sitting is None or not 1 <= number <= len(sitting.paper.questions):
        return
    question = sitting.paper.questions[number - 1]
    held, _ = all_questions(session.guide.questionnaires)[question.id]
    options = options_of(question, scored=is_scored(held, question))
    if not options:
        return
    answer = sitting.answer(question.id)
    at = options.index(answer) + _MOVES[key] if answer in options else 0
    session.questions.respond(moment, question.id, options[max(0, min(len(options) - 1, at))])
