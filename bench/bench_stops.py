"""Changing stop: from the tap until the next stop can be read, beside opening its address anew."""

from __future__ import annotations

from pathlib import Path

from bench.browser import launched, opened, stop_changes
from bench.measure import Sample, Table, seconds
from visit_guide.content.compiler import compile_content
from visit_guide.domain.day import item_title
from visit_guide.domain.guide import Guide, Item

CONTENT = Path(__file__).parents[1] / "content"
AIM = 0.1
ROUNDS = 4


def question_of(guide: Guide, item: Item) -> str:
    """Words that only the screen of ``item`` shows."""
    site = guide.site(item.site or "")
    assert site is not None
    return site.prompts[0].question


def _steps(guide: Guide) -> list[tuple[str, str]]:
    """There and back through all stops."""
    stops = list(enumerate(guide.stops, start=1))
    way = stops[1:] + stops[-2::-1]
    return [(f"{number} · {item_title(guide, item)}", question_of(guide, item)) for number, item in way]


def main() -> int:
    """Print the table; 1 when the aim is missed."""
    guide = compile_content(CONTENT).guide
    assert guide is not None
    first, second = guide.stops[:2]
    with launched() as browser, opened(browser, CONTENT, f"/etape/{first.id}") as tablet:
        tablet.see(question_of(guide, first))
        taps = stop_changes(tablet, _steps(guide) * ROUNDS)

        def reopen() -> None:
            tablet.go(f"/etape/{second.id}")
            tablet.see(question_of(guide, second))

        anew = Sample(tuple(seconds(reopen) for _ in range(5)))
    table = Table("stops", "From the tap to the next stop's words")
    table.add("a tap on the next or previous stop", taps)
    table.add("opening the stop's address anew", anew)
    print(table.text())
    reached = taps.percentile(95)
    print(f"aim: 95 % within {AIM * 1000:.0f} ms: {'met' if reached <= AIM else 'missed'}")
    table.save()
    return int(reached > AIM)


if __name__ == "__main__":
    raise SystemExit(main())
