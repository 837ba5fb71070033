"""One person's own result: known, gained, to review; with only one of the two papers too."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.domain.test_evaluation import TWO, paper
from visit_guide.domain.questionnaire import Moment
from visit_guide.domain.results import Mastery, own_results


def test_known_gained_and_to_review_are_told_by_the_twin() -> None:
    start = paper("ana", Moment.START, {"a1": "t", "a2": "f"})
    end = paper("ana", Moment.END, {"b1": "t", "b2": "t"})

    found = own_results(start, end, TWO)

    assert [(row.question.id, row.mastery) for row in found.rows] == [
        ("b1", Mastery.KNOWN),
        ("b2", Mastery.GAINED),
    ]
    assert found.gain == 1
    assert [row.question.id for row in found.earlier] == ["a1", "a2"]
    assert [(part.name, part.mastery) for part in found.objectives] == [
        ("x", (Mastery.KNOWN,)),
        ("y", (Mastery.GAINED,)),
    ]


def test_what_was_right_only_in_the_morning_was_lost() -> None:
    found = own_results(
        paper("ana", Moment.START, {"a1": "t", "a2": "t"}),
        paper("ana", Moment.END, {"b1": "f", "b2": "t"}),
        TWO,
    )

    assert [row.mastery for row in found.rows] == [Mastery.LOST, Mastery.KNOWN]
    assert found.gain == -1
    assert (found.gained, found.lost) == (0, 1)
    assert [(part.name, part.gained, part.lost) for part in found.objectives] == [("x", 0, 1), ("y", 0, 0)]


def test_what_was_gained_is_told_apart_from_what_was_lost() -> None:
    found = own_results(
        paper("ana", Moment.START, {"a1": "t", "a2": "f"}),
        paper("ana", Moment.END, {"b1": "f", "b2": "t"}),
        TWO,
    )

    assert found.gain == 0
    assert (found.gained, found.lost) == (1, 1)


def test_without_a_start_there_is_no_gain_and_nothing_was_gained() -> None:
    found = own_results(None, paper("ana", Moment.END, {"a1": "t", "a2": "?"}), TWO)

    assert found.gain is None
    assert [row.mastery for row in found.rows] == [Mastery.RIGHT, Mastery.REVIEW]
    assert found.earlier == ()


def test_without_an_end_the_morning_is_shown() -> None:
    found = own_results(paper("ana", Moment.START, {"a1": "t", "a2": "?"}), None, TWO)

    assert found.end is None
    assert [row.question.id for row in found.rows] == ["a1", "a2"]


def test_nothing_sent_is_nothing() -> None:
    assert own_results(None, None, TWO).rows == ()


def test_a_question_changed_meanwhile_is_counted_apart() -> None:
    changed = (TWO[0], replace(TWO[1], questions=(replace(TWO[1].questions[0], question="autre"),)))
    end = paper("ana", Moment.END, {"b1": "t", "b2": "t"})

    found = own_results(None, end, changed)

    assert found.rows == ()
    assert found.outdated == 1


def test_a_question_changed_between_start_and_end_leaves_the_comparison_with_its_twin() -> None:
    start = paper("ana", Moment.START, {"a1": "t", "a2": "t"})
    end = paper("ana", Moment.END, {"b1": "t", "b2": "t"})
    a1, *others = TWO[0].questions
    changed = (replace(TWO[0], questions=(replace(a1, question="autre"), *others)), TWO[1])

    found = own_results(start, end, changed)

    assert found.start is not None
    assert found.end is not None
    assert (found.start.asked, found.end.asked) == (1, 1)
    assert found.gain == 0, "one right answer more is none when it was asked once more"
    assert found.outdated == 1
    assert [row.question.id for row in found.rows] == ["b1", "b2"], "the answers are shown all the same"
    assert [row.counts for row in found.rows] == [False, True]
    assert [(part.name, part.gain) for part in found.objectives] == [("x", None), ("y", 0)]
    assert found.objectives[0].start is None
    assert found.objectives[0].end is not None
    assert found.objectives[0].end.right == 1


def test_a_question_of_one_form_used_twice_that_was_changed_between_stands_under_what_changed_alone() -> None:
    one = (TWO[0],)
    a1, *others = TWO[0].questions
    changed = (replace(TWO[0], questions=(replace(a1, question="autre"), *others)),)
    start = paper("ana", Moment.START, {"a1": "t", "a2": "t"}, one)
    end = paper("ana", Moment.END, {"a1": "f", "a2": "t"}, changed)

    found = own_results(start, end, changed)

    assert found.end is not None
    assert [row.question.id for row in found.rows] == ["a2"]
    assert [row.question.id for row in found.earlier] == ["a2"]
    assert len(found.rows) == found.end.asked == 1
    assert [question.id for question in found.changed] == ["a1"]
