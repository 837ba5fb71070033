"""QR codes: what a camera reads is the link, even a long one in two modes."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

from visit_guide.ui.components import qr

LINKS = (
    "https://visite.example.org/loos/#/groupe/ABC234",
    "http://192.168.1.10:8560/#/groupe/" + "1X$*+-.:Z9" * 53,
    "http://localhost/#/groupe/é",
)


@pytest.mark.parametrize("link", LINKS, ids=("short", "long", "accent"))
def test_a_camera_reads_the_link(link: str) -> None:
    picture = Image.open(io.BytesIO(qr._png(link))).convert("L")
    large = picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST)
    assert [found.text for found in zxingcpp.read_barcodes(large)] == [link]
    assert picture.width <= 105, "few enough modules to be read from a tablet's screen"
