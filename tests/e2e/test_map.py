"""The map in a real browser: taps on the drawing, the browser's own position, no requests."""

from __future__ import annotations

import base64
import json
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.guide_server import GuideServer
from tests.e2e.tablet import Tablet
from visit_guide.ui.map_layout import project

CONTENT = Path(__file__).parents[2] / "content"
FIXTURES = Path(__file__).parents[1] / "fixtures"
SIZES = [(1180, 820), (820, 1180), (390, 844)]
LUMIWATT_120_M = {"latitude": 50.4443, "longitude": 2.7895, "accuracy": 20}
FIELDS = {"latitude": 50.4500, "longitude": 2.7700, "accuracy": 30}
Open = Callable[..., Tablet]

# The drawing has no elements: what is painted in a colour is found in a picture of the screen.
PAINTED = """
async ({picture, colour, left, top, right, bottom}) => {
  const blob = await (await fetch('data:image/png;base64,' + picture)).blob();
  const image = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const {data} = context.getImageData(left, top, right - left, bottom - top);
  const found = [];
  for (let i = 0; i < data.length; i += 4)
    if (colour.every((part, n) => Math.abs(data[i + n] - part) < 3))
      found.push([left + (i / 4) % (right - left), top + Math.floor(i / 4 / (right - left))]);
  if (found.length < 100) return null;
  const mean = n => found.reduce((sum, spot) => sum + spot[n], 0) / found.length;
  const [x, y] = [mean(0), mean(1)];
  const far = ([a, b]) => Math.hypot(a - x, b - y);
  return found.reduce((best, spot) => far(spot) < far(best) ? spot : best);
}
"""
SUN, BLUE = [255, 215, 90], [21, 87, 176]
GREY = (200, 190, 230)


def painted(tablet: Tablet, colour: list[int]) -> tuple[float, float]:
    """Where on the map ``colour`` is painted: a spot of that colour near the middle of it all."""
    size = tablet.page.viewport_size
    assert size is not None
    phone, wide = size["width"] < 600, size["width"] > 1024
    box = {
        "left": 0 if phone else 112,
        "top": 0,
        "right": size["width"] - (381 if wide else 0),
        "bottom": int(size["height"] * (0.62 if not phone else 0.5)),
    }
    for _ in range(40):
        picture = base64.b64encode(tablet.page.screenshot()).decode()
        spot = tablet.page.evaluate(PAINTED, {"picture": picture, "colour": colour, **box})
        if spot:
            return float(spot[0]), float(spot[1])
        tablet.page.wait_for_timeout(100)
    raise AssertionError(f"nothing on the map is painted {colour}")


def painted_at_rest(tablet: Tablet, colour: list[int]) -> tuple[float, float]:
    """Where on the map ``colour`` is painted once nothing moves: names find their places last."""
    spots = [painted(tablet, colour)]
    for _ in range(25):
        tablet.page.wait_for_timeout(400)
        spots.append(painted(tablet, colour))
        if spots[-3:] == [spots[-1]] * 3:
            return spots[-1]
    raise AssertionError(f"the map never rests: {spots}")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_tap_on_a_marker_opens_its_card_and_the_card_its_sheet(
    open_guide: Open, width: int, height: int
) -> None:
    tablet = open_guide(width=width, height=height, path="/carte/logements-bbc")
    tablet.tap("Ouvrir l’étape")
    tablet.arrive("/etape/logements-bbc")
    tablet.tap("Carte")
    tablet.see("Logements sociaux BBC")
    if width <= 1024:
        tablet.tap("Liste des étapes")
    tablet.tap("Étape 1, Église Saint-Vaast")
    tablet.see("à 200 m près")
    if width <= 1024:
        tablet.tap("Masquer la liste")
    tablet.tap("Tout voir")
    tablet.page.mouse.click(*painted_at_rest(tablet, SUN))
    tablet.see("à 400 m près")
    tablet.screenshot(f"map-{width}x{height}")
    tablet.tap("Ouvrir l’étape")
    tablet.see("Fiche")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_position_that_was_granted_gives_distance_direction_and_arrival(
    open_guide: Open, width: int, height: int
) -> None:
    tablet = open_guide(
        width=width, height=height, path="/carte", geolocation=FIELDS, permissions=["geolocation"]
    )
    tablet.tap("Me situer")
    tablet.see("Église Saint-Vaast : 1,8 km vers le nord-est")
    assert painted(tablet, BLUE)
    tablet.page.context.set_geolocation(LUMIWATT_120_M)  # type: ignore[arg-type]
    tablet.tap("Me situer")
    tablet.see("Vous êtes à 120 m de Lumiwatt : ouvrir la fiche ?")
    tablet.screenshot(f"map-arrived-{width}x{height}")
    tablet.tap("Ouvrir la fiche")
    tablet.see("22 petites centrales")


def test_a_position_that_is_refused_is_said_and_the_map_goes_on(open_guide: Open) -> None:
    tablet = open_guide(path="/carte", permissions=[])
    tablet.tap("Me situer")
    tablet.see("elle n’est ni enregistrée ni envoyée")
    tablet.tap("Continuer")
    tablet.see("Position indisponible")
    tablet.tap("Étape 6, CD2E et Réhafutur")
    tablet.see("à 150 m près")


def test_moving_the_map_asks_nothing_of_anybody(open_guide: Open) -> None:
    tablet = open_guide(path="/carte")
    tablet.see("Plan schématique")
    tablet.page.wait_for_timeout(500)
    asked = len(tablet.requests)
    tablet.page.mouse.move(450, 500)
    tablet.page.mouse.down()
    tablet.page.mouse.move(300, 300, steps=10)
    tablet.page.mouse.up()
    tablet.page.mouse.wheel(0, -400)
    tablet.page.wait_for_timeout(800)
    assert tablet.requests[asked:] == []


def test_another_town_has_its_stops_without_a_base_map(
    open_guide: Open, start_guide: Callable[..., GuideServer]
) -> None:
    tablet = open_guide(start_guide(FIXTURES / "autre-ville").url, path="/carte")
    tablet.see("Plan schématique")
    tablet.see("Le parcours")
    assert "Licence Ouverte" not in tablet.words()


def test_images_of_a_pack_are_shown_from_the_guide_itself(
    open_guide: Open, start_guide: Callable[..., GuideServer], tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    write_tiles(content / "tiles" / "plan", (2.73, 50.43, 2.82, 50.47), range(12, 16))
    tablet = open_guide(start_guide(content).url, path="/carte")
    tablet.see("Fond d’essai")
    assert painted(tablet, list(GREY))
    images = [url for url in tablet.requests if "/tiles/plan/" in url]
    assert images
    tablet.tap("Agrandir")
    tablet.page.wait_for_timeout(800)
    assert len([url for url in tablet.requests if "/tiles/plan/" in url]) > len(images)


def write_tiles(folder: Path, box: tuple[float, float, float, float], zooms: range) -> None:
    """A pack of plain images that covers ``box`` (west, south, east, north)."""
    west, south, east, north = box
    image = plain_png(GREY)
    for zoom in zooms:
        left, top = (int(part // 256) for part in project((north, west), zoom))
        right, bottom = (int(part // 256) for part in project((south, east), zoom))
        for x in range(left - 1, right + 2):
            for y in range(top - 1, bottom + 2):
                path = folder / str(zoom) / str(x) / f"{y}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(image)
    described = {
        "format": 1,
        "ending": "png",
        "attribution": "Fond d’essai",
        "min_zoom": zooms[0],
        "max_zoom": zooms[-1],
        **dict(zip(("west", "south", "east", "north"), box, strict=True)),
    }
    (folder / "tiles.json").write_text(json.dumps(described), encoding="utf-8")


def plain_png(colour: tuple[int, int, int]) -> bytes:
    """A square of 256 pixels of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(colour) * 256) * 256)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
