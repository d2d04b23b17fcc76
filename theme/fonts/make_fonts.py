"""Cut the two web fonts of the theme out of the full fonts: same input, same bytes.

    python theme/fonts/make_fonts.py FOLDER_WITH_THE_FULL_FONTS

See README.md beside this file for where the full fonts come from.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "assets" / "milaff" / "fonts"
LIMIT = 26 * 1024


@dataclass(frozen=True, slots=True)
class Cut:
    """One font to cut: the full file's name and SHA-256, the name that readers download, the family
    in it.

    The OFL reserves the name "Plex" for IBM's own files, so a cut carries a name of ours.
    """

    full: str
    digest: str
    target: str
    family: str


CUTS = (
    Cut(
        "IBMPlexSansArabic-SemiBold.woff2",
        "869b2acd0a9660607a2025f0fe1c640110bf23d33417509328f07722922b8063",
        "milaff-sans-600.woff2",
        "Milaff Sans",
    ),
    Cut(
        "NotoNaskhArabic_400Regular.ttf",
        "706b4580c025f6c75ec1c06013e17f00a23ec1780091b77a5a5b339469bda94d",
        "milaff-naskh-400.woff2",
        "Milaff Naskh",
    ),
)

# Ranges of code points, both ends included.
CHARACTERS = (
    (0x20, 0x7E),  # Basic Latin: names, addresses, digits
    (0xA0, 0xA0),  # no-break space
    (0xA9, 0xA9),  # ©
    (0xAB, 0xAB),  # «
    (0xB7, 0xB7),  # ·
    (0xBB, 0xBB),  # »
    (0xD7, 0xD7),  # ×
    (0x60C, 0x60C),  # ،
    (0x61B, 0x61B),  # ؛
    (0x61F, 0x61F),  # ؟
    (0x621, 0x63A),  # hamza to ghain
    (0x640, 0x655),  # tatweel, fa to ya, the eight vowel signs, madda and hamza marks
    (0x660, 0x66C),  # Arabic-Indic digits, percent and separators
    (0x670, 0x671),  # dagger alif, alif wasla
    (0x67E, 0x67E),  # پ
    (0x686, 0x686),  # چ
    (0x698, 0x698),  # ژ
    (0x6A4, 0x6A4),  # ڤ
    (0x6A9, 0x6A9),  # ک
    (0x6AF, 0x6AF),  # گ
    (0x6CC, 0x6CC),  # ی
    (0x200B, 0x200F),  # joiners and direction marks
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2022, 0x2022),  # •
    (0x2026, 0x2026),  # …
    (0x2039, 0x203A),  # ‹ ›
    (0x2066, 0x2069),  # isolates
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # −
    (0x2264, 0x2265),  # ≤ ≥
)

# What Arabic needs to join, stack its marks and kern, and even or proportional digits.
FEATURES = "calt ccmp curs fina init isol kern liga locl mark medi mkmk pnum rclt rlig tnum".split()


def subset_font(font: TTFont) -> TTFont:
    """The font with our characters and features only, without hints."""
    options = Options()
    options.layout_features = list(FEATURES)
    options.layout_scripts = ["DFLT", "arab", "latn"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in CHARACTERS for code in range(low, high + 1)])
    subsetter.subset(font)
    return font


def rename_font(font: TTFont, family: str) -> None:
    """Give the font our family name wherever a program shows one."""
    names = font["name"]
    compact = family.replace(" ", "")
    for record in list(names.names):
        if record.nameID == 1:
            record.string = family
        elif record.nameID == 3:
            record.string = f"{compact}:{font['head'].fontRevision:.3f}"
        elif record.nameID == 4:
            record.string = family
        elif record.nameID == 6:
            record.string = compact


def write_font(cut: Cut, folder: Path) -> Path:
    """Cut one font and write it; the path of the file written."""
    source = next(folder.rglob(cut.full), None)
    if source is None:
        raise SystemExit(f"{cut.full} is not in {folder}; see theme/fonts/README.md")
    if sha256(source.read_bytes()).hexdigest() != cut.digest:
        raise SystemExit(f"{source} is not the font that README.md names")
    font = subset_font(TTFont(source, recalcTimestamp=False))
    rename_font(font, cut.family)
    font.flavor = "woff2"
    target = TARGET / cut.target
    font.save(target)
    return target


def main(folder: str) -> int:
    """Write both fonts and say their sizes; 1 where one is heavier than readers should carry."""
    code = 0
    for cut in CUTS:
        target = write_font(cut, Path(folder))
        size = target.stat().st_size
        print(f"{target.name}: {size} bytes")
        if size > LIMIT:
            print(f"{target.name} is over {LIMIT} bytes", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    raise SystemExit(main(sys.argv[1]))
