"""A group's figures worked out a second time, from the YAML files and what people wrote alone.

Nothing here uses the guide's own scoring, evaluation or folds: it is what somebody with a pile of
papers and the answer sheet would do.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Figures"]

Answers = dict[str, str]


class Figures:
    """All figures of the papers: ``papers`` by person and moment, each an answer by question.

    ``sent`` says when those that were sent from tablets were; a start sent after its person's end is
    put aside. ``joined`` are the ids of those who joined, ``signed`` of those who signed.
    """

    def __init__(
        self,
        content: Path,
        papers: dict[tuple[str, str], Answers],
        sent: dict[tuple[str, str], datetime] | None = None,
        joined: Iterable[str] = (),
        signed: Iterable[str] = (),
    ) -> None:
        times = sent or {}
        active = {who for who, _ in papers} | set(signed)
        self.members = active | set(joined)
        self.only_joined = self.members - active
        self.put_aside = {
            (who, "start"): papers[who, "start"]
            for who, moment in papers
            if moment == "start" and (who, "start") in times and (who, "end") in times
            if times[who, "start"] > times[who, "end"]
        }
        papers = {key: answers for key, answers in papers.items() if key not in self.put_aside}
        self.questions: dict[str, dict[str, Any]] = {}
        self.scored: set[str] = set()
        self.form_of: dict[str, str] = {}
        for file in sorted((content / "questionnaires").glob("*.yaml")):
            sheet = yaml.safe_load(file.read_text(encoding="utf-8"))
            for question in sheet["questions"]:
                self.questions[question["id"]] = question
                if sheet.get("part", "knowledge") == "knowledge":
                    self.scored.add(question["id"])
                    self.form_of[question["id"]] = sheet.get("form", "")
        self.papers = papers
        starts = {who for who, moment in papers if moment == "start"}
        ends = {who for who, moment in papers if moment == "end"}
        self.started, self.ended = len(starts), len(ends)
        self.both = sorted(starts & ends)

    def right(self, name: str, answer: str) -> bool:
        """Whether an answer is right, read off the answer sheet."""
        question = self.questions[name]
        if answer in ("", "?"):
            return False
        match question["kind"]:
            case "single" | "multiple":
                good = {str(n) for n, one in enumerate(question["choices"]) if one.get("correct")}
                return set(answer.split(",")) == good
            case "true-false":
                return (answer == "t") is bool(question["is_true"])
            case "number":
                return abs(float(answer) - float(question["number"])) <= float(question.get("tolerance", 0))
            case "order":
                return answer.split(",") == [str(n) for n in range(len(question["choices"]))]
            case "matching":
                rights = [pair["right"] for pair in question["pairs"]]
                chosen = answer.split(",")
                return "-" not in chosen and [rights[int(n)] for n in chosen] == rights
        raise AssertionError(question["kind"])

    def share(self, who: str, moment: str, **only: str) -> float | None:
        """Points earned of those that could be, of one paper, or of its questions with this objective."""
        earned = possible = 0
        for name, answer in self.papers[who, moment].items():
            question = self.questions[name]
            if name in self.scored and all(question.get(key) == value for key, value in only.items()):
                worth = question.get("worth", 1)
                possible += worth
                earned += worth if self.right(name, answer) else 0
        return earned / possible if possible else None

    def gain(self, who: Iterable[str] | None = None, **only: str) -> tuple[int, float, float, float | None]:
        """How many people, mean at the start, at the end, and the normalised gain."""
        pairs = []
        for person in self.both if who is None else who:
            start, end = self.share(person, "start", **only), self.share(person, "end", **only)
            if start is not None and end is not None:
                pairs.append((start, end))
        if not pairs:
            return 0, 0.0, 0.0, None
        before, after = (statistics.fmean(side) for side in zip(*pairs, strict=True))
        return len(pairs), before, after, (after - before) / (1 - before) if before < 1 else None

    def first_form(self, person: str) -> str:
        """The form a person had at the start, seen from the questions they answered."""
        return next(self.form_of[name] for name in self.papers[person, "start"] if name in self.form_of)

    def form_means(self) -> dict[tuple[str, str], tuple[int, float]]:
        """By form and moment: how many papers, and their mean."""
        found: dict[tuple[str, str], list[float]] = defaultdict(list)
        for (who, moment), answers in self.papers.items():
            form = next(self.form_of[name] for name in answers if name in self.form_of)
            share = self.share(who, moment)
            assert share is not None
            found[form, moment].append(share)
        return {key: (len(values), statistics.fmean(values)) for key, values in found.items()}

    def question(self, name: str, moment: str) -> dict[str, Any]:
        """How one question went."""
        asked = self._asked(name, moment)
        rights = [float(self.right(name, answers[name])) for answers in asked]
        rest = [self._rest(name, answers) for answers in asked]
        discrimination = None
        if len(asked) >= 5 and len(set(rights)) > 1 and len(set(rest)) > 1:
            discrimination = statistics.correlation(rights, rest)
        return {
            "n": len(asked),
            "right": int(sum(rights)),
            "dont_know": sum(answers[name] in ("", "?") for answers in asked),
            "discrimination": discrimination,
        }

    def _asked(self, name: str, moment: str) -> list[Answers]:
        return [answers for (_, when), answers in self.papers.items() if when == moment and name in answers]

    def _rest(self, name: str, answers: Answers) -> float:
        others = [other for other in answers if other in self.scored and other != name]
        worth = {other: self.questions[other].get("worth", 1) for other in others}
        earned = sum(worth[other] for other in others if self.right(other, answers[other]))
        return earned / sum(worth.values())

    def ratings(self, name: str, moment: str) -> list[int]:
        """The ratings given."""
        given = [
            answers[name] for (_, when), answers in self.papers.items() if when == moment and name in answers
        ]
        return [int(one) for one in given if one not in ("", "?")]

    def texts(self, name: str, moment: str) -> list[str]:
        """What was written."""
        given = [
            answers[name] for (_, when), answers in self.papers.items() if when == moment and name in answers
        ]
        return sorted(one.strip() for one in given if one.strip())
