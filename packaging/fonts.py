"""Makes the fonts the program carries in `resources/fonts` from the published files.

Run it with the development environment (fontTools) and npm at hand:

    python packaging/fonts.py                  fetch the packages, make every file
    python packaging/fonts.py --packages DIR   use package files fetched before
    python packaging/fonts.py --check          make them elsewhere and compare, byte for byte

Each file is a subset of a font under the SIL Open Font License 1.1, given a name of its own because 'Source' is a
reserved font name. The same fontTools version writes the same bytes: times stay those of the source file.
"""

from __future__ import annotations

import argparse
import filecmp
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "resources" / "fonts"


@dataclass(frozen=True)
class Package:
    """One published package: its npm name, version and the SHA-256 of its archive."""

    name: str
    version: str
    sha256: str
    licence: str

    @property
    def archive(self) -> str:
        """File name that `npm pack` gives the archive."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


@dataclass(frozen=True)
class Cut:
    """One file to make: where it comes from, how it is called and which characters it keeps.

    `apart` makes a weight a family of its own ("Diptych Han SemiBold"). The small Chinese semibold is one, so that its
    text can name the large regular as the next family to look in: Qt never tries another weight of the same family
    for a missing character. (typst drops the weight from such a name and still groups the two.)
    """

    file: str
    package: str
    member: str
    family: str
    style: str
    weight: int
    keep: str
    apart: bool = False


PACKAGES = {
    "inter": Package(
        "@expo-google-fonts/inter",
        "0.4.2",
        "b5c1e5878c07a5637169da9f7b1f370c69709f1f8de55998e2522f7aa9dfe2a9",
        "OFL-Inter.txt",
    ),
    "source-sans": Package(
        "@expo-google-fonts/source-sans-3",
        "0.4.1",
        "eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
        "OFL-Source-Sans.txt",
    ),
    "source-serif": Package(
        "@expo-google-fonts/source-serif-4",
        "0.4.1",
        "84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4",
        "OFL-Source-Serif.txt",
    ),
    "noto-sans-sc": Package(
        "@expo-google-fonts/noto-sans-sc",
        "0.4.3",
        "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
        "OFL-Noto-Sans-SC.txt",
    ),
    "noto-serif-sc": Package(
        "@expo-google-fonts/noto-serif-sc",
        "0.4.3",
        "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
        "OFL-Noto-Serif-SC.txt",
    ),
}

CUTS = (
    Cut("DiptychSans-Regular.ttf", "inter", "400Regular/Inter_400Regular", "Diptych Sans", "Regular", 400, "latin"),
    Cut("DiptychSans-Medium.ttf", "inter", "500Medium/Inter_500Medium", "Diptych Sans", "Medium", 500, "latin"),
    Cut("DiptychSans-SemiBold.ttf", "inter", "600SemiBold/Inter_600SemiBold", "Diptych Sans", "SemiBold", 600, "latin"),
    Cut(
        "DiptychReading-Regular.ttf",
        "source-sans",
        "400Regular/SourceSans3_400Regular",
        "Diptych Reading",
        "Regular",
        400,
        "latin",
    ),
    Cut(
        "DiptychReading-Italic.ttf",
        "source-sans",
        "400Regular_Italic/SourceSans3_400Regular_Italic",
        "Diptych Reading",
        "Italic",
        400,
        "latin",
    ),
    Cut(
        "DiptychReading-SemiBold.ttf",
        "source-sans",
        "600SemiBold/SourceSans3_600SemiBold",
        "Diptych Reading",
        "SemiBold",
        600,
        "latin",
    ),
    Cut(
        "DiptychHan-Regular.ttf",
        "noto-sans-sc",
        "400Regular/NotoSansSC_400Regular",
        "Diptych Han",
        "Regular",
        400,
        "large",
    ),
    Cut(
        "DiptychHan-SemiBold.ttf",
        "noto-sans-sc",
        "600SemiBold/NotoSansSC_600SemiBold",
        "Diptych Han",
        "SemiBold",
        600,
        "small",
        apart=True,
    ),
    Cut(
        "DiptychSerif-Regular.ttf",
        "source-serif",
        "400Regular/SourceSerif4_400Regular",
        "Diptych Serif",
        "Regular",
        400,
        "latin",
    ),
    Cut(
        "DiptychSerif-Italic.ttf",
        "source-serif",
        "400Regular_Italic/SourceSerif4_400Regular_Italic",
        "Diptych Serif",
        "Italic",
        400,
        "latin",
    ),
    Cut(
        "DiptychHanSerif-Regular.ttf",
        "noto-serif-sc",
        "400Regular/NotoSerifSC_400Regular",
        "Diptych Han Serif",
        "Regular",
        400,
        "small",
    ),
)

# Characters of the table of 8,105 standard characters (2013) that lie in CJK Extension A: no codec lists them.
STANDARD_EXT_A = (
    "3447 344A 356E 360E 364D 3658 3666 36C3 36DA 36F9 37C3 3807 3813 3918 3944 39D0 39D1 39DF 3AF0 3B0A 3B0E 3B1A "
    "3B4E 3B55 3BBE 3C00 3CC7 3CD8 3CDA 3D14 3D50 3DB2 3E06 3E0C 3E84 3EEC 3F4F 3FE0 4056 40AE 40C5 40CE 415F 4339 "
    "4383 4396 43DD 43E1 43F2 4403 44D6 44DB 44E8 44EB 44EC 45D6 45DB 45EA 45F4 4723 4759 48BA 48BC 48D8 497D 4983 "
    "4C9F 4CA0 4CA2 4D13 4D14 4D15 4D16 4D17 4D18 4D19 4DAE"
)
KANGXI = range(0x2F00, 0x2FE0)
"""Radicals that look like hanzi: left out, or copied text would hold them in place of the hanzi."""
LOOKALIKES = (range(0x2E80, 0x2F00), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Radicals and compatibility hanzi: kept only where a Chinese code page has them."""
HANZI = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x2F800), range(0x30000, 0x33480))
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "calt", "liga", "tnum", "lnum", "case", "sups", "subs", "frac")


def code_page(codec: str, leads: Iterable[int] = range(0x81, 0xFF)) -> set[int]:
    """Code points that the two-byte part of a code page can hold; `leads` narrows the first byte."""
    found: set[int] = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            try:
                text = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            found.update(map(ord, text))
    return found


def within(point: int, ranges: Iterable[range]) -> bool:
    """Whether a code point lies in one of the ranges."""
    return any(point in one for one in ranges)


def kept(keep: str, available: set[int]) -> set[int]:
    """Code points a cut keeps out of those its font has.

    latin: all of them. large: GBK, Big5 and the table of 8,105 (all supplementary hanzi the font has, the end of the
    URO block, and the listed ones of Extension A). small: GB 2312 and the common half of Big5 (lead bytes A4 to C6).
    Both Chinese cuts keep every mark, letter and full-width form, and leave the Kangxi radicals out.
    """
    if keep == "latin":
        return available
    if keep == "large":
        pages = code_page("gbk") | code_page("big5") | {int(point, 16) for point in STANDARD_EXT_A.split()}
        pages |= {point for point in available if within(point, (range(0x20000, 0x33480), range(0x9FA6, 0xA000)))}
    else:
        pages = code_page("gb2312") | code_page("big5", range(0xA4, 0xC7))
    marks = {point for point in available if not within(point, (*HANZI, *LOOKALIKES))}
    return {point for point in available & (pages | marks) if point not in KANGXI}


def add_missing(font: Any) -> None:
    """Give a Chinese font the two marks of the code pages it lacks.

    U+2252 (nearly equal) is built from = and two full stops, U+223C (tilde operator) is the ASCII tilde.
    """
    names = font.getBestCmap()
    equals, stop, tilde = names[0x3D], names[0x2E], names[0x7E]
    glyphs = font["glyf"]
    lines, dot = glyphs[equals], glyphs[stop]
    high = lines.yMax + 80 - dot.yMin
    low = lines.yMin - 80 - dot.yMax
    pen = TTGlyphPen(glyphs)
    pen.addComponent(equals, (1, 0, 0, 1, 0, 0))
    pen.addComponent(stop, (1, 0, 0, 1, lines.xMin - dot.xMin, high))
    pen.addComponent(stop, (1, 0, 0, 1, lines.xMax - dot.xMax, low))
    name = "uni2252"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    glyphs[name] = pen.glyph()
    glyphs[name].recalcBounds(glyphs)
    font["hmtx"][name] = (font["hmtx"][equals][0], glyphs[name].xMin)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap.setdefault(0x2252, name)
            table.cmap.setdefault(0x223C, tilde)


def rename(font: Any, cut: Cut) -> None:
    """Write a name table in which the family groups its weights and every reader agrees on them.

    Regular and italic share the plain family; other weights carry it as typographic family (16, 17),
    unless they stand apart.
    The legal entries (0 copyright, 13 licence, 14 its address) stay as they came.
    """
    table = font["name"]
    legal = [(one.nameID, one.toUnicode()) for one in table.names if one.nameID in (0, 13, 14) and one.platformID == 3]
    version = table.getDebugName(5) or ""
    plain = cut.style in ("Regular", "Italic")
    postscript = f"{cut.family.replace(' ', '')}-{cut.style}"
    entries = [
        *legal,
        (1, cut.family if plain else f"{cut.family} {cut.style}"),
        (2, cut.style if plain else "Regular"),
        (3, f"{postscript}; {version}"),
        (4, f"{cut.family} {cut.style}"),
        (5, version),
        (6, postscript),
    ]
    if not plain and not cut.apart:
        entries += [(16, cut.family), (17, cut.style)]
    table.names = []
    for name, text in sorted(entries):
        table.setName(text, name, 3, 1, 0x409)
    font["OS/2"].usWeightClass = cut.weight


def make(cut: Cut, source: Path, target: Path) -> None:
    """Cut one font file from the unpacked package at `source` and write it to `target`."""
    options: Any = subset.Options()  # type: ignore[no-untyped-call]  # fontTools' subset module has no types
    options.layout_features = list(FEATURES)
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["STAT", "vhea", "vmtx", "VORG", "BASE"]
    font: Any = subset.load_font(str(source / "package" / f"{cut.member}.ttf"), options)
    if cut.keep != "latin":
        add_missing(font)
    cutter: Any = subset.Subsetter(options)  # type: ignore[no-untyped-call]
    cutter.populate(unicodes=kept(cut.keep, set(font.getBestCmap())))
    cutter.subset(font)
    rename(font, cut)
    subset.save_font(font, str(target / cut.file), options)


def unpack(package: Package, folder: Path, packages: Path | None) -> Path:
    """Fetch one package with npm (or take it from `packages`), check its hash, unpack its fonts and licence."""
    if packages is None:
        subprocess.run(
            ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    archive = (packages or folder) / package.archive
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{archive.name} is not the file these fonts were made from (SHA-256 {found}).")
    target = folder / archive.stem
    with tarfile.open(archive) as opened:
        wanted = [one for one in opened.getmembers() if one.name.endswith((".ttf", "LICENSE_FONT"))]
        opened.extractall(target, members=wanted, filter="data")
    return target


def make_all(target: Path, packages: Path | None) -> None:
    """Make every font and licence file in `target`."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folders = {key: unpack(package, Path(name), packages) for key, package in PACKAGES.items()}
        for cut in CUTS:
            make(cut, folders[cut.package], target)
            print(f"{cut.file}: {(target / cut.file).stat().st_size / 1e6:.2f} MB")
        for key, package in PACKAGES.items():
            shutil.copyfile(folders[key] / "package" / "LICENSE_FONT", target / package.licence)


def main() -> int:
    """Make the fonts, or with --check say which committed file differs from a fresh one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=Path, help="folder with the .tgz files that npm pack wrote")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    asked = parser.parse_args()
    if not asked.check:
        make_all(FONTS, asked.packages)
        return 0
    with tempfile.TemporaryDirectory() as name:
        make_all(Path(name), asked.packages)
        names = [cut.file for cut in CUTS] + [package.licence for package in PACKAGES.values()]
        _, differing, missing = filecmp.cmpfiles(name, FONTS, names, shallow=False)
    for one in differing + missing:
        print(f"differs: {one}")
    return 1 if differing or missing else 0


if __name__ == "__main__":
    sys.exit(main())
