"""The options of each command, and how a command line is read."""

import argparse
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar, get_args

from reader import __version__

T = TypeVar("T", int, float)


def parse(arguments: list[str], known: Collection[str]) -> argparse.Namespace:
    """Parse the arguments; the first word that is no option is a command or a path.

    Args:
        known: The names of the commands.
    """
    common = argparse.ArgumentParser(prog="reader", add_help=False)
    common.add_argument("--archive", type=Path, metavar="DIR", help="an archive that is not ours")
    common.add_argument("--version", action="version", version=f"reader {__version__}")
    common.add_argument(
        "--safe-graphics", action="store_true", help="draw without the graphics card"
    )
    given, rest = common.parse_known_args(arguments)
    named = rest[:1] and rest[0] in known and rest[0] != "open"
    parser = _command_parser(common) if named else _open_parser(common)
    return parser.parse_args(rest, given)


def _open_parser(common: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reader",
        parents=[common],
        description="Read an archive of articles in English and Chinese, without a network.",
        epilog="Commands: list, search, build, pack, glossary, check, figures, new, screenshot,"
        " watch, export, import;"
        " `reader COMMAND --help` tells more.",
    )
    parser.add_argument(
        "path",
        nargs="?",
        default="",
        metavar="PATH[#anchor]",
        help="the article to open, or a link reader://PATH[#anchor]",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="try the program and its library, print a line of JSON, show no window",
    )
    parser.set_defaults(command="open")
    return parser


def _command_parser(common: argparse.ArgumentParser) -> argparse.ArgumentParser:
    from reader.archive.model import Language
    from reader.resources import THEMES

    languages = get_args(Language)
    parser = argparse.ArgumentParser(prog="reader", parents=[common])
    commands = parser.add_subparsers(dest="command", required=True)

    listing = commands.add_parser("list", help="print the articles")
    listing.add_argument("--json", action="store_true")

    _add_search(commands)

    terms = commands.add_parser("glossary", help="print the terms and what they mean")
    terms.add_argument("--json", action="store_true", help="with the articles that have them")

    building = commands.add_parser("build", help="compile the archive into a library")
    building.add_argument("--out", type=Path, metavar="DIR", help="the library's folder")
    building.add_argument("--json", action="store_true")
    building.add_argument(
        "--progress", action="store_true", help="print DONE TOTAL lines on standard error"
    )

    _add_packing(commands)
    _add_authoring(commands)
    _add_studying(commands)
    commands.add_parser("watch", help="rebuild what changes and show it in the window")

    shot = commands.add_parser("screenshot", help="write a picture of an article")
    shot.add_argument("path", metavar="PATH[#anchor]")
    shot.add_argument("out", type=Path, metavar="OUT.png")
    shot.add_argument("--theme", choices=THEMES, default="light")
    shot.add_argument("--mode", choices=("both", *languages), default="both")
    shot.add_argument(
        "--width", type=_between(200, 8_000, int), default=1440, metavar="N", help="in CSS px"
    )
    shot.add_argument("--language", choices=languages, default="en", help="of the interface")
    shot.add_argument(
        "--scale", type=_between(0.5, 4.0, float), default=1.0, metavar="F",
        help="device px per CSS px",
    )  # fmt: skip
    shot.add_argument(
        "--whole-window", action="store_true", help="the program's window, not the page alone"
    )
    shot.add_argument(
        "--search", default="", metavar="QUERY", help="the whole window with its search on this"
    )
    shot.add_argument("--study", type=Path, metavar="DIR", help="the window with this study")
    return parser


def _between(least: float, most: float, kind: Callable[[str], T]) -> Callable[[str], T]:
    """Return what argparse reads a number with that must lie in a range."""

    def read(text: str) -> T:
        value = kind(text)
        if not least <= float(text) <= most:
            raise argparse.ArgumentTypeError(f"{text} is not from {least:g} to {most:g}")
        return value

    read.__name__ = "number"  # argparse names it in "invalid number value"
    return read


def _add_search(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from reader.archive.model import Language

    searching = commands.add_parser(
        "search",
        help="print the passages that answer a question, best first",
        epilog='Words must all stand in a passage; "exact phrase", -without, OR, begin*,'
        " vendor:, topic:, lang:, title: and code: are understood; Chinese, pinyin too.",
    )
    searching.add_argument("words", nargs="+", metavar="QUERY")
    searching.add_argument("--json", action="store_true")
    searching.add_argument("--lang", choices=get_args(Language), help="words in this language")
    searching.add_argument("--vendor", metavar="V", help="id or name, as in the articles' paths")
    searching.add_argument("--topic", metavar="T", help="id or name")
    searching.add_argument(
        "--limit", type=_between(1, 1_000, int), default=10, metavar="N", help="at most so many"
    )


def _add_authoring(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    checking = commands.add_parser("check", help="look for faults in the archive or in articles")
    checking.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="articles, shelves")
    checking.add_argument("--strict", action="store_true", help="warnings are faults, too")
    checking.add_argument("--json", action="store_true")
    checking.add_argument(
        "--only", action="append", default=[], metavar="CODE", help="this rule or group; repeatable"
    )
    checking.add_argument(
        "--no-run", action="store_true", help="run no calculation and draw no figure"
    )
    checking.add_argument(
        "--accept", action="store_true", help="show and record what the calculations print now"
    )

    drawing = commands.add_parser("figures", help="draw figures from their sources")
    drawing.add_argument("paths", nargs="*", type=Path, metavar="PATH")

    beginning = commands.add_parser("new", help="make the folder of an article from the template")
    beginning.add_argument("path", metavar="VENDOR/SLUG")


def _add_studying(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    exporting = commands.add_parser("export", help="write what you noted and learn into files")
    whats = exporting.add_subparsers(dest="what", required=True, metavar="WHAT")
    notes = whats.add_parser("notes", help="notes and highlights as Markdown, a file per article")
    notes.add_argument("target", type=Path, metavar="FOLDER")
    cards = whats.add_parser("cards", help="cards as an Anki package or as a table")
    cards.add_argument("target", type=Path, metavar="FILE.apkg|FILE.tsv")
    everything = whats.add_parser("study", help="everything as one file, to be imported again")
    everything.add_argument("target", type=Path, metavar="FILE.json")

    importing = commands.add_parser("import", help="take in what another study has")
    whats = importing.add_subparsers(dest="what", required=True, metavar="WHAT")
    everything = whats.add_parser("study", help="a file that `export study` wrote; newer wins")
    everything.add_argument("file", type=Path, metavar="FILE.json")


def _add_packing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    packing = commands.add_parser(
        "pack", help="write the archive as one file that readers can add to theirs"
    )
    packing.add_argument("out", nargs="?", type=Path, metavar="OUT.archive.zip")
    packing.add_argument("--key", type=Path, metavar="FILE", help="sign with this secret key")
    packing.add_argument(
        "--date", default="", metavar="YYYY-MM-DD", help="of the edition; else of the newest check"
    )
    packing.add_argument("--json", action="store_true")
    packing.add_argument(
        "--new-key", type=Path, metavar="FILE", help="only make a secret key; print its fingerprint"
    )
