"""Make resources/fonts/ from the fonts of Debian and of the npm registry: `make fonts`.

The archive's own characters decide what goes in, so this is run again when `make test` says that
a character of the archive has no glyph. It needs `apt-get install fonts-noto-cjk
fonts-noto-cjk-extra fonts-jetbrains-mono`, `npm`, and the development dependencies.

The files are plain OpenType, not WOFF2: they are read from a local disk, where unpacking costs
more than reading, and Qt's own widgets can then use the same files as the page.

Of each Chinese font there are two: the whole one, 2 MB, and a third of it, `…-core.otf`, with the
characters that the archive has today. A page asks for the whole one only where a character is in
no core, as resources/css/chinese.css says, which is written here, too: the web engine takes half a
second to be given four whole ones, and the Chinese of the first page waited for that. `make cores`
makes them alone, from the whole ones, and needs nothing else.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.ttCollection import TTCollection

_ROOT = Path(__file__).resolve().parents[1]
_OUT = _ROOT / "resources" / "fonts"
_CSS = _ROOT / "resources" / "css" / "chinese.css"
_NOTO = Path("/usr/share/fonts/opentype/noto")
_JETBRAINS = Path("/usr/share/fonts/truetype/jetbrains-mono")

# Latin-1 and Extended-A, Greek, punctuation, arrows, operators, box drawing, geometric shapes.
_LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x370, 0x400), *range(0x2000, 0x2070),
    *range(0x2070, 0x20D0), *range(0x2100, 0x2200), *range(0x2200, 0x2300),
    *range(0x2300, 0x2400), *range(0x2500, 0x2600), *range(0x2700, 0x27C0),
]  # fmt: skip
# CJK punctuation, circled numbers, full-width forms: wanted whatever the articles use today.
_CJK_SIGNS = [
    *range(0x3000, 0x3040), *range(0x2460, 0x2474), *range(0xFF00, 0xFFF0),
    *map(ord, "—…‘’“”·～€℃→←↑↓×÷±≤≥≈≠√∞"),
]  # fmt: skip

# target, source, face in the collection (2 is Simplified Chinese, None a plain file)
_DEBIAN = (
    ("noto-serif-sc-regular.otf", _NOTO / "NotoSerifCJK-Regular.ttc", 2),
    ("noto-serif-sc-bold.otf", _NOTO / "NotoSerifCJK-Bold.ttc", 2),
    ("noto-sans-sc-regular.otf", _NOTO / "NotoSansCJK-Regular.ttc", 2),
    ("noto-sans-sc-bold.otf", _NOTO / "NotoSansCJK-Bold.ttc", 2),
    ("jetbrains-mono-regular.ttf", _JETBRAINS / "JetBrainsMono-Regular.ttf", None),
    ("jetbrains-mono-bold.ttf", _JETBRAINS / "JetBrainsMono-Bold.ttf", None),
    ("jetbrains-mono-italic.ttf", _JETBRAINS / "JetBrainsMono-Italic.ttf", None),
)
# file, name and weight in the style sheets
_CHINESE = (
    ("noto-serif-sc-regular", "Noto Serif SC", 400),
    ("noto-serif-sc-bold", "Noto Serif SC", 700),
    ("noto-sans-sc-regular", "Noto Sans SC", 400),
    ("noto-sans-sc-bold", "Noto Sans SC", 700),
)
_HEAD = """\
/* Made by packaging/fonts.py: what the archive writes in Chinese, from small files. They come after
   those of fonts.css, and so before them where both have a character. */
"""
_FACE = """\
@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  font-style: normal;
  src: url("../fonts/{file}-core.otf") format("opentype");
  unicode-range: {ranges};
}}
"""
# npm package -> {target: file in the package}
_NPM = {
    "@fontsource-variable/source-serif-4@5.3.1": {
        f"source-serif-{style}{part}.ttf": f"source-serif-4-{slice_}-wght-{style}.woff2"
        for style in ("normal", "italic")
        for part, slice_ in (("", "latin"), ("-ext", "latin-ext"), ("-greek", "greek"))
    },
    "@fontsource-variable/inter@5.3.0": {
        f"inter{part}.ttf": f"inter-{slice_}-wght-normal.woff2"
        for part, slice_ in (("", "latin"), ("-ext", "latin-ext"), ("-greek", "greek"))
    },
}


def gb2312_level_1() -> set[int]:
    """Return the 3,755 code points of GB 2312's first level (rows 16 to 55, ordered by pinyin)."""
    found = set()
    for row in range(16, 56):
        for cell in range(1, 95):
            try:
                found.add(ord(bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312")))
            except UnicodeDecodeError:  # row 55 has five empty cells
                continue
    return found


def archive_characters() -> set[int]:
    """Return every code point above ASCII in the text of content/ and of the interface."""
    content = _ROOT / "content"
    kinds = ("*.md", "*.toml", "*.svg", "*.out", "*.py")
    files = [*content.glob("*.toml"), *(f for kind in kinds for f in content.glob(f"*/*/{kind}"))]
    files += (_ROOT / "resources" / "translations").glob("*.t*")
    files += (_ROOT / "reader").rglob("words.py")
    text = "".join(f.read_text(encoding="utf-8") for f in files)
    return {ord(c) for c in text if ord(c) > 0x7F}


def _subset(source: Path, face: int | None, target: Path, wanted: set[int]) -> None:
    font = TTCollection(source)[face] if face is not None else TTFont(source)
    font.recalcTimestamp = False  # the same characters make the same file
    options = subset.Options(layout_features=["*"], name_IDs=["*"], hinting=False)
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=wanted)
    worker.subset(font)
    font.save(target, reorderTables=False)


def core_ranges(core: set[int], whole: set[int]) -> str:
    """Return the `unicode-range` of a core: all that it has and Latin fonts do not.

    Args:
        core: Its code points.
        whole: Those of the whole font; a range goes on over what neither has.
    """
    runs: list[list[int]] = []
    for point in sorted(point for point in core if _is_chinese(point)):
        if runs and not any(between in whole for between in range(runs[-1][1] + 1, point)):
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def _is_chinese(point: int) -> bool:
    """Return whether the style sheets want a character from a Chinese font (see fonts.css)."""
    signs = {0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, *range(0x2070, 0x20AA)}
    return point in signs or (point >= 0x2100 and point != 0x2122)


def make_cores() -> None:
    """Write the core of each Chinese font, and the style sheet that names them."""
    wanted = archive_characters() | set(_CJK_SIGNS)
    faces = []
    for file, family, weight in _CHINESE:
        source, target = _OUT / f"{file}.otf", _OUT / f"{file}-core.otf"
        _subset(source, None, target, wanted)
        points = [set(TTFont(one).getBestCmap()) for one in (target, source)]
        ranges = core_ranges(*points)
        faces.append(_FACE.format(file=file, family=family, weight=weight, ranges=ranges))
    _CSS.write_text(_HEAD + "".join(faces), encoding="utf-8")


def _from_npm(package: str, files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", package], cwd=folder, check=True, capture_output=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        for target, name in files.items():
            font = TTFont(Path(folder, "package", "files", name))
            font.flavor = None
            font.save(_OUT / target, reorderTables=False)


def main() -> int:
    """Write every font file, or with --cores those alone, and say how large it came out."""
    if "--cores" not in sys.argv[1:]:
        _make_all()
    make_cores()
    for file in sorted(_OUT.glob("*.?tf")):
        print(f"{file.stat().st_size:>10,}  {file.name}")
    return 0


def _make_all() -> None:
    _OUT.mkdir(parents=True, exist_ok=True)
    chinese = gb2312_level_1() | archive_characters() | set(_CJK_SIGNS)
    for target, source, face in _DEBIAN:
        wanted = set(_LATIN) | (chinese if face is not None else set())
        _subset(source, face, _OUT / target, wanted)
    for package, files in _NPM.items():
        _from_npm(package, files)


if __name__ == "__main__":
    sys.exit(main())
