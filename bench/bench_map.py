"""The map: opening it, moving it, zooming it and choosing a stop, with 6 and with 200 stops.

Both clocks run in the page. "Opening" lasts from the tap until the map's words can be read;
moving and zooming until the next frame that is painted after the input reached the page.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.tablet import Tablet

from bench.browser import launched, opened, stop_changes
from bench.generate import generate
from bench.measure import Sample, Table

CONTENT = Path(__file__).parents[1] / "content"
ROUNDS = 5
STEPS = 40
SETTLE_MS = 2000
"""What the server still has to say before the page is closed."""
OPEN_AIM, PAINT_AIM = 0.5, 0.1
NOTE = "Plan schématique"
DAY = "La journée"

# Times each input until the frame after the one in which it was handled has been started.
LISTEN = """
kind => {
  window.paintMs = [];
  window.paintStop = () => removeEventListener(kind, window.paintHeard, true);
  window.paintHeard = event => {
    const began = event.timeStamp;
    requestAnimationFrame(() => requestAnimationFrame(now => window.paintMs.push(performance.now() - began)));
  };
  addEventListener(kind, window.paintHeard, true);
}
"""


def _painted(tablet: Tablet, kind: str, moves: Sequence[tuple[float, float]]) -> Sample:
    """Seconds from each of the inputs ``kind`` to the frame that shows it."""
    page = tablet.page
    page.evaluate(LISTEN, kind)
    page.mouse.move(450, 400)
    if kind == "pointermove":
        page.mouse.down()
    for x, y in moves:
        if kind == "wheel":
            page.mouse.wheel(x, y)
        else:
            page.mouse.move(450 + x, 400 + y)
        page.wait_for_timeout(30)
    if kind == "pointermove":
        page.mouse.up()
    page.wait_for_timeout(300)
    page.evaluate("window.paintStop()")
    return Sample(tuple(float(value) / 1000 for value in page.evaluate("window.paintMs")))


def _measure(tablet: Tablet, label: str, opening: Table, painting: Table) -> None:
    tablet.see(DAY)
    steps = [("Carte", NOTE), ("Journée", DAY)] * ROUNDS
    times = stop_changes(tablet, steps)
    opening.add(f"{label}: opening the map", Sample(times.values[::2]))
    opening.add(f"{label}: back to the day", Sample(times.values[1::2]))
    tablet.tap("Carte")
    tablet.see(NOTE)
    tablet.page.wait_for_timeout(500)
    drag = [(step * 4 % 160, step * 3 % 120) for step in range(STEPS)]
    painting.add(f"{label}: panning", _painted(tablet, "pointermove", drag))
    zoom = [(0, -60 if step % 8 < 4 else 60) for step in range(STEPS)]
    painting.add(f"{label}: zooming with the wheel", _painted(tablet, "wheel", zoom))
    tablet.page.wait_for_timeout(SETTLE_MS)


def main() -> int:
    """Print the tables; 1 when an aim is missed. The aims are for a day people can walk: 6 stops."""
    tables: list[Table] = []
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        generate(Path(folder), 200)
        for stops, content in ((6, CONTENT), (200, Path(folder))):
            aims = (OPEN_AIM, PAINT_AIM) if stops == 6 else (None, None)
            opening = Table(f"map-open-{stops}", "From the tap to the words of the screen", aim=aims[0])
            painting = Table(f"map-paint-{stops}", "From an input to the frame that shows it", aim=aims[1])
            with opened(browser, content) as tablet:
                _measure(tablet, f"{stops} stops", opening, painting)
            tables += [opening, painting]
    for table in tables:
        print(table.text())
        print()
        table.save()
    return int(not all(table.met for table in tables))


if __name__ == "__main__":
    raise SystemExit(main())
