"""What was learned: known cases by hand, a simulated group recomputed from scratch, the odd cases."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import correlation as reference_correlation
from statistics import fmean

import pytest

from tests.simulated_group import SimulatedGroup, simulate
from visit_guide.content.compiler import compile_content
from visit_guide.domain.attendance import Half, fold_attendance
from visit_guide.domain.evaluation import (
    Caution,
    Evaluation,
    Undefined,
    correlation,
    evaluate,
    gain,
    most_missed,
    most_missed_parts,
)
from visit_guide.domain.forms import FormsState, Submission, fold_forms
from visit_guide.domain.guide import Guide
from visit_guide.domain.letters import dictionary
from visit_guide.domain.opinions import opinions
from visit_guide.domain.questionnaire import (
    Form,
    Moment,
    Part,
    Question,
    QuestionKind,
    Questionnaire,
)
from visit_guide.domain.responses import Given, is_right, right_response
from visit_guide.domain.sitting import all_questions, counted, form_at, is_scored, paper_for, version

CONTENT = Path(__file__).parents[3] / "content"


@cache
def guide() -> Guide:
    compiled = compile_content(CONTENT).guide
    assert compiled is not None
    return compiled


@cache
def day(people: int = 24, seed: int = 1) -> SimulatedGroup:
    return simulate(guide(), people=people, seed=seed)


def evaluated(events: SimulatedGroup) -> Evaluation:
    return evaluate(fold_forms(events.arrived), guide().questionnaires)


# ── By hand ────────────────────────────────────────────────────────────────────


def yes(name: str, **values: object) -> Question:
    return Question(id=name, kind=QuestionKind.TRUE_FALSE, question=name, is_true=True, **values)  # type: ignore[arg-type]


TWO = (
    Questionnaire(
        id="a",
        title="A",
        form=Form.A,
        questions=(
            yes("a1", objective="x", theme="m", twin="b1"),
            yes("a2", objective="y", theme="m", twin="b2", worth=3),
        ),
    ),
    Questionnaire(
        id="b",
        title="B",
        form=Form.B,
        questions=(
            yes("b1", objective="x", theme="m", twin="a1"),
            yes("b2", objective="y", theme="m", twin="a2", worth=3),
        ),
    ),
)


def paper(
    person: str, moment: Moment, answers: dict[str, str], held: tuple[Questionnaire, ...] = TWO
) -> Submission:
    known = all_questions(held)
    form = next((part.form for part, one in known.values() if one.id in answers), None)
    return Submission(
        person=person,
        moment=moment,
        form=form,
        given=tuple(
            Given(question=name, version=version(known[name][1]), response=response)
            for name, response in answers.items()
        ),
        hash="",
        at="",
        event=f"{person}-{moment}",
    )


def of(*papers: Submission) -> FormsState:
    return FormsState(submissions=papers)


def test_points_gain_and_objectives_by_hand() -> None:
    found = evaluate(
        of(
            paper("ana", Moment.START, {"a1": "t", "a2": "f"}),  # 1 of 4
            paper("ana", Moment.END, {"b1": "t", "b2": "t"}),  # 4 of 4
            paper("bo", Moment.START, {"b1": "?", "b2": "t"}),  # 3 of 4
            paper("bo", Moment.END, {"a1": "t", "a2": ""}),  # 1 of 4
            paper("cy", Moment.END, {"a1": "t", "a2": "t"}),  # no start: in no gain
        ),
        TWO,
    )

    assert (found.started, found.ended, found.n) == (2, 3, 2)
    assert found.gain.before == pytest.approx(0.5)
    assert found.gain.after == pytest.approx((1 + 0.25) / 2)
    assert found.gain.value == pytest.approx((0.625 - 0.5) / 0.5)
    objectives = dict(found.by_objective)
    assert (objectives["x"].before, objectives["x"].after) == (0.5, 1.0)
    assert objectives["x"].value == pytest.approx(1.0)
    assert (objectives["y"].before, objectives["y"].after) == (0.5, 0.5)
    assert objectives["y"].value == pytest.approx(0.0)
    assert dict(found.by_theme)["m"].n == 2
    by_form = dict(found.by_first_form)
    assert by_form[Form.A].n == 1
    assert by_form[Form.A].value == pytest.approx(1.0)
    assert by_form[Form.B].value == pytest.approx((0.25 - 0.75) / 0.25)
    assert found.caution is Caution.VERY_FEW
    assert most_missed(found, Moment.START)[0].right == 0


def test_the_most_missed_theme_first_and_none_of_which_all_was_right() -> None:
    found = evaluate(
        of(
            paper("ana", Moment.START, {"a1": "f", "a2": "t"}),
            paper("ben", Moment.START, {"a1": "t", "a2": "f"}),
            paper("cyd", Moment.START, {"a1": "f", "a2": "t"}),
        ),
        TWO,
    )
    parts = {"a1": "one", "a2": "two"}.get
    missed = most_missed_parts(found, Moment.START, parts)
    assert [(one.name, one.right, one.answers) for one in missed] == [("one", 1, 3), ("two", 2, 3)]
    assert [one.name for one in most_missed_parts(found, Moment.START, parts, most=1)] == ["one"]
    together = most_missed_parts(found, Moment.START, dict.fromkeys(("a1", "a2"), "both").get)
    assert [(one.right, one.answers) for one in together] == [(3, 6)]
    assert most_missed_parts(found, Moment.END, parts) == ()
    assert most_missed_parts(found, Moment.START, {}.get) == ()


def test_nobody_answered() -> None:
    found = evaluate(FormsState(), TWO)

    assert (found.started, found.ended, found.n, found.scores) == (0, 0, 0, ())
    assert found.gain.undefined is Undefined.NOBODY
    assert all(one.undefined is Undefined.NOBODY for _, one in found.by_objective)
    assert found.caution is Caution.NOBODY
    assert most_missed(found, Moment.END) == ()


def test_one_person() -> None:
    found = evaluate(
        of(
            paper("ana", Moment.START, {"a1": "f", "a2": "t"}),
            paper("ana", Moment.END, {"b1": "t", "b2": "t"}),
        ),
        TWO,
    )

    assert found.n == 1
    assert found.gain.value == pytest.approx(1.0)
    assert found.caution is Caution.VERY_FEW
    assert all(one.discrimination is None for one in found.questions)


def test_all_right_at_the_start_leaves_nothing_to_gain() -> None:
    found = evaluate(
        of(
            paper("ana", Moment.START, {"a1": "t", "a2": "t"}),
            paper("ana", Moment.END, {"b1": "f", "b2": "t"}),
        ),
        TWO,
    )

    assert found.gain.undefined is Undefined.ALL_RIGHT
    assert found.gain.value is None
    assert found.gain.difference == pytest.approx(-0.25)


def test_somebody_only_at_the_end_is_in_the_scores_and_in_no_gain() -> None:
    found = evaluate(of(paper("ana", Moment.END, {"a1": "t", "a2": "t"})), TWO)

    assert (found.started, found.ended, found.n) == (0, 1, 0)
    assert found.gain.undefined is Undefined.NOBODY
    assert found.forms[0].share == 1.0


def test_a_question_changed_since_does_not_count_nor_does_its_twin_for_that_person() -> None:
    changed = (
        replace(TWO[0], questions=(replace(TWO[0].questions[0], question="autre"), TWO[0].questions[1])),
        TWO[1],
    )
    state = of(
        paper("ana", Moment.START, {"a1": "t", "a2": "t"}), paper("ana", Moment.END, {"b1": "f", "b2": "t"})
    )

    found = evaluate(state, changed)

    assert found.outdated == (("a1", 1),)
    assert [mark.question.id for mark in found.pairs[0].end] == ["b2"]
    assert dict(found.by_objective)["x"].undefined is Undefined.NOBODY
    assert found.gain.before == found.gain.after == 1.0


def test_a_corrected_key_scores_the_same_answers_anew() -> None:
    corrected = (
        replace(TWO[0], questions=(replace(TWO[0].questions[0], is_true=False), TWO[0].questions[1])),
        TWO[1],
    )
    state = of(paper("ana", Moment.START, {"a1": "t", "a2": "t"}))

    assert evaluate(state, TWO).scores[0].total.right == 2
    assert evaluate(state, corrected).scores[0].total.right == 1
    assert evaluate(state, corrected).outdated == ()


def test_a_withdrawn_question_takes_its_twin_with_it() -> None:
    held = (
        replace(TWO[0], questions=(replace(TWO[0].questions[0], withdrawn=True), TWO[0].questions[1])),
        TWO[1],
    )
    state = of(
        paper("ana", Moment.START, {"a1": "f", "a2": "t"}), paper("ana", Moment.END, {"b1": "f", "b2": "t"})
    )

    found = evaluate(state, held)

    assert found.withdrawn == ("a1", "b1")
    assert found.outdated == ()
    assert found.scores[0].total.of == 3
    assert set(counted(held)) == {"a2", "b2"}
    for form in Form:
        assert [one.id for one in paper_for(held, Moment.START, form).questions] == [f"{form.lower()}2"]


def test_one_form_asked_twice_compares_each_question_with_itself() -> None:
    held = (replace(TWO[0], form=None, questions=tuple(replace(q, twin=None) for q in TWO[0].questions)),)

    found = evaluate(
        of(
            paper("ana", Moment.START, {"a1": "f", "a2": "f"}, held),
            paper("ana", Moment.END, {"a1": "t", "a2": "f"}, held),
        ),
        held,
    )

    assert found.gain.value == pytest.approx(0.25)
    assert found.by_first_form == ()
    assert form_at(Moment.END, Form.A, held) is None


def test_gains_of_unknown_shares() -> None:
    assert gain([(None, 1.0), (0.5, None)]).undefined is Undefined.NOBODY
    assert gain([(0.25, 0.75), (None, 0.0)]).value == pytest.approx(2 / 3)


def test_correlation_needs_something_that_varies() -> None:
    assert correlation([(1.0, 0.5)] * 9) is None
    assert correlation([(1.0, 0.5), (0.0, 0.1)]) is None
    line = [(float(n), 3.0 * n + 1) for n in range(6)]
    assert correlation(line) == pytest.approx(1.0)


# ── A whole day, recomputed another way ────────────────────────────────────────


@pytest.mark.parametrize("seed", [1, 2, 7])
def test_a_simulated_group_recomputed(seed: int) -> None:
    events = day(24, seed)
    found = evaluated(events)
    questions = {
        name: one
        for name, (held, one) in all_questions(guide().questionnaires).items()
        if is_scored(held, one)
    }

    def share(who: str, moment: Moment, objective: str | None = None) -> float | None:
        marks = [
            is_right(questions[one.question], one.response)
            for one in events.papers[who, moment]
            if one.question in questions and objective in (None, questions[one.question].objective)
        ]
        return fmean(marks) if marks else None

    counts = {key for key in events.papers if key not in events.not_counted}
    both = [p.id for p in events.people if {(p.id, Moment.START), (p.id, Moment.END)} <= counts]
    assert (found.started, found.ended, found.n) == (23, 22, len(both))
    assert len(both) == 21
    assert events.not_counted
    for objective in (None, "decouvrir", "faisabilite", "transposer"):
        before = fmean(share(who, Moment.START, objective) or 0.0 for who in both)
        after = fmean(share(who, Moment.END, objective) or 0.0 for who in both)
        got = found.gain if objective is None else dict(found.by_objective)[objective]
        assert got.before == pytest.approx(before)
        assert got.after == pytest.approx(after)
        assert got.value == pytest.approx((after - before) / (1 - before))
    for stats in found.questions:
        rows = [
            (
                float(is_right(questions[one.question], one.response)),
                fmean(
                    is_right(questions[other.question], other.response)
                    for other in events.papers[who, moment]
                    if other.question in questions and other is not one
                ),
            )
            for who, moment in counts
            if moment is stats.moment
            for one in events.papers[who, moment]
            if one.question == stats.question
        ]
        assert (stats.n, stats.right) == (len(rows), sum(x for x, _ in rows))
        if stats.discrimination is not None:
            xs, ys = zip(*rows, strict=True)
            assert stats.discrimination == pytest.approx(reference_correlation(xs, ys))
    assert any(stats.discrimination is not None for stats in found.questions)


def test_a_third_arrives_after_the_closing_and_counts() -> None:
    state = fold_forms(day().arrived)
    offline = {person.id for person in day().people if person.offline}

    assert {sent.person for sent in state.submissions if sent.late} <= offline
    assert sum(sent.late for sent in state.submissions) >= 8
    assert [sent.person for sent in state.refused] == [day().people[5].id]


def test_the_two_halves_of_a_simulated_group_are_balanced() -> None:
    online = [p for p in day().people if not (p.offline or p.late)]
    forms = [person.form for person in online]

    assert abs(forms.count(Form.A) - forms.count(Form.B)) <= 1


def test_no_order_of_arrival_changes_a_figure() -> None:
    events = list(day().arrived)
    whole = evaluated(day())
    for seed in range(3):
        random.Random(seed).shuffle(events)
        assert evaluate(fold_forms(events), guide().questionnaires) == whole


def test_opinions_of_a_simulated_group() -> None:
    found = {
        (one.question.id, one.moment): one
        for one in opinions(fold_forms(day().arrived), guide().questionnaires)
    }

    assert ("p1", Moment.END) not in found
    role = found["p1", Moment.START]
    assert sum(role.counts) == role.n == 23
    rated = found["s1", Moment.END]
    assert rated.mean == pytest.approx(sum(n * c for n, c in enumerate(rated.counts, start=1)) / rated.n)
    remarks = found["s6", Moment.END].texts
    assert list(remarks) == sorted(remarks, key=dictionary)
    assert remarks[0] == "Commencer par la liste des toits communaux à refaire.\nPuis en parler au conseil."


def test_signatures_of_a_simulated_group() -> None:
    attendance = fold_attendance(day().arrived)

    assert len(attendance.here(Half.MORNING)) == 23
    assert len(attendance.here(Half.AFTERNOON)) == 23
    assert [one.half for one in attendance.trainers] == [Half.MORNING, Half.AFTERNOON]
    assert [one.reason for one in attendance.corrected] == ["Nom mal écrit"]


# ── The shipped questionnaires ─────────────────────────────────────────────────


def test_the_shipped_forms_are_parallel_and_long_enough() -> None:
    questionnaires = guide().questionnaires
    scored = counted(questionnaires)
    visited = {theme for site in guide().sites for theme in site.themes}
    for form in Form:
        asked = [one for one in paper_for(questionnaires, Moment.START, form).questions if one.id in scored]
        assert len(asked) >= 10
        assert {one.objective for one in asked} == {one.id for one in guide().programme.objectives}
        assert {one.theme for one in asked} == visited
        assert all(one.site and one.sheet and one.sources and one.explanation for one in asked)
        assert {one.kind for one in asked} >= set(QuestionKind) - {QuestionKind.TEXT, QuestionKind.RATING}
    for question in scored.values():
        twin = scored[question.twin or ""]
        assert (twin.kind, twin.objective, twin.theme) == (question.kind, question.objective, question.theme)
        assert is_right(question, right_response(question))
    assert {held.part for held in questionnaires} == set(Part)


def test_the_right_choice_is_not_always_at_the_same_place() -> None:
    places = [
        right_response(one)
        for one in counted(guide().questionnaires).values()
        if one.kind is QuestionKind.SINGLE
    ]

    assert len(places) >= 8
    assert max(places.count(place) for place in places) <= len(places) / 2
