"""Put the bundled fonts into ``assets/fonts`` and check that they hold what the guide needs.

The guide must never show a box nor ask a font server for a glyph, so it ships two
families: Atkinson Hyperlegible Next for everything, and a small subset of Inter for the
few characters the former lacks (subscripts, arrows, ticks, narrow no-break space ...).
Flet gives no access to a font's features, so times and the timer, whose digits must not
dance, get small fonts of their own, where the plain digits are the tabular ones.

Both come from npm packages, unpacked locally; nothing is downloaded here::

    npm pack @expo-google-fonts/atkinson-hyperlegible-next@0.4.1 @expo-google-fonts/inter@0.4.2
    mkdir atkinson inter
    tar xzf expo-google-fonts-atkinson-hyperlegible-next-0.4.1.tgz -C atkinson --strip-components=1
    tar xzf expo-google-fonts-inter-0.4.2.tgz -C inter --strip-components=1
    .venv/bin/python tools/fonts.py atkinson inter

Same input, same bytes: the subsets keep the time stamps of their source.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "assets" / "fonts"

FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
INTER_WEIGHTS = (400, 700)
TABULAR_WEIGHTS = (700, 800)

REQUIRED = "ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸàâäæçéèêëîïôöœùûüÿ²³€«»–—…·•’‘“”°×≈≠≤≥−±½%& \u00a0"
"""Characters the main family must have."""

MISSING = (
    "₀₁₂₃₄₅₆₇₈₉"  # indices, as in CO₂
    "⁰⁴⁵⁶⁷⁸⁹⁺⁻"  # powers other than ² and ³
    "←→↑↓↖↗↘↙"  # directions
    "✓✗"
    "µμ′″"  # micro sign and Greek mu, minutes and seconds of angle
    "\u2009\u202f\u2011"  # thin space, narrow no-break space, no-break hyphen
)
"""Characters the main family lacks, taken from Inter."""

DIGITS = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four",
    "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
}  # fmt: skip

TABULAR = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0−–’"
"""Characters of the fonts with tabular digits: what a time or a duration is written with."""


def source_file(package: Path, weight: int) -> Path:
    """The upright static TTF of ``weight`` in an unpacked ``@expo-google-fonts`` package."""
    name = WEIGHTS[weight]
    (found,) = package.glob(f"{weight}{name}/*_{weight}{name}.ttf")
    return found


def check(path: Path, family: str, weight: int, characters: str) -> None:
    """Raise ``SystemExit`` unless ``path`` is that family at that weight and has all characters."""
    font = TTFont(path)
    names = font["name"]
    found = names.getDebugName(16) or names.getDebugName(1)
    if (found, font["OS/2"].usWeightClass) != (family, weight) or "fvar" in font:
        raise SystemExit(f"{path}: expected static {family} {weight}, found {found}")
    lacking = sorted(set(map(ord, characters)) - set(font.getBestCmap()))
    if lacking:
        raise SystemExit(f"{path}: no glyph for {', '.join(f'U+{code:04X}' for code in lacking)}")


def draw_no_break_hyphen(font: TTFont) -> None:
    """Give ``font`` a no-break hyphen: its hyphen, so that « a-t-il » looks like every other word."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2011] = table.cmap[0x2D]


def use_tabular_digits(font: TTFont) -> None:
    """Make the plain digits of ``font`` its tabular ones, and raise ``SystemExit`` if their widths differ."""
    glyphs = {ord(digit): f"{name}.tf" for digit, name in DIGITS.items()}
    for table in font["cmap"].tables:
        table.cmap.update({code: glyph for code, glyph in glyphs.items() if code in table.cmap})
    if len({font["hmtx"][glyph][0] for glyph in glyphs.values()}) != 1:
        raise SystemExit("the tabular digits differ in width")


def make_subset(source: Path, target: Path, characters: str, tabular: bool = False) -> None:
    """Write to ``target`` the glyphs of ``characters`` found in ``source``, without layout features."""
    options = subset.Options(
        layout_features=[], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17], notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    font.recalcTimestamp = False
    if tabular:
        use_tabular_digits(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def main() -> None:
    """Copy, subset and check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("atkinson", type=Path, help="unpacked @expo-google-fonts/atkinson-hyperlegible-next")
    parser.add_argument("inter", type=Path, help="unpacked @expo-google-fonts/inter")
    arguments = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        target = TARGET / f"AHN-{weight}.ttf"
        font = TTFont(source_file(arguments.atkinson, weight), recalcTimestamp=False)
        draw_no_break_hyphen(font)
        font.save(target)
        check(target, FAMILY, weight, REQUIRED)
    for weight in TABULAR_WEIGHTS:
        target = TARGET / f"AHN-{weight}-tabular.ttf"
        make_subset(source_file(arguments.atkinson, weight), target, TABULAR, tabular=True)
        check(target, FAMILY, weight, TABULAR)
    for weight in INTER_WEIGHTS:
        target = TARGET / f"Inter-{weight}-subset.ttf"
        make_subset(source_file(arguments.inter, weight), target, MISSING)
        check(target, "Inter", weight, MISSING)
    shutil.copyfile(arguments.atkinson / "LICENSE_FONT", TARGET / "OFL-AtkinsonHyperlegibleNext.txt")
    shutil.copyfile(arguments.inter / "LICENSE_FONT", TARGET / "OFL-Inter.txt")
    for path in sorted(TARGET.iterdir()):
        print(f"{path.stat().st_size:7d} {path.name}")


if __name__ == "__main__":
    main()
