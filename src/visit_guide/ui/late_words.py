"""What is said of questionnaires that came late, in the console and in the results; nothing of none."""

from __future__ import annotations

from visit_guide.messages import Catalogue

__all__ = ["after_end_words", "late_paper_words", "refused_words"]


def refused_words(count: int, t: Catalogue) -> list[str]:
    """They were written after the closing."""
    words = t.n(
        "{count} questionnaire was written after the closing: it does not count.",
        "{count} questionnaires were written after the closing: they do not count.",
        count,
    )
    return [words] if count else []


def after_end_words(count: int, t: Catalogue) -> list[str]:
    """Starts of people who had sent their end."""
    words = t.n(
        "{count} start questionnaire was sent after the same person’s end questionnaire: it does "
        "not count as a start, and is not compared.",
        "{count} start questionnaires were sent after the same people’s end questionnaires: they do "
        "not count as starts, and are not compared.",
        count,
    )
    return [words] if count else []


def late_paper_words(count: int, t: Catalogue) -> list[str]:
    """Paper that was typed in after the closing."""
    words = t.n(
        "{count} paper questionnaire was typed in after the closing: it counts, and whoever typed "
        "it in answers for it.",
        "{count} paper questionnaires were typed in after the closing: they count, and whoever "
        "typed them in answers for them.",
        count,
    )
    return [words] if count else []
