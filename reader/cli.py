"""The command line: the commands and their options.

What a command needs is imported inside it: the window starts without the compiler of articles,
which would cost it a quarter of a second, and the compiler works without a window.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from reader.allocation import give_large_blocks_back
from reader.arguments import parse
from reader.errors import ReaderError
from reader.library.place import Place, place_of

_CANNOT = 2
_INTERRUPTED = 130  # what a shell reports for a program ended by Ctrl+C
_BROKEN_PIPE = 141  # and for one whose reader has gone


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 when faults were found, 2 when it could not be done."""
    _write_utf8()
    options = parse(list(sys.argv[1:] if argv is None else argv), _COMMANDS)
    try:
        return _COMMANDS[options.command](options)
    except ReaderError as error:
        print(error, file=sys.stderr)
        return _CANNOT
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # `reader list | head`: nobody wants the rest
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE


def _write_utf8() -> None:
    """Print Chinese and JSON as UTF-8 into any pipe; Windows would choose its code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # it is None in a program without a console
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _open(options: argparse.Namespace) -> int:
    if options.self_test:
        from reader.ui.self_test import self_test

        return self_test(place_of(options.archive), safe=options.safe_graphics)
    give_large_blocks_back(os.environ)  # before anything large is loaded
    from reader.library.added import reading_place
    from reader.ui.app import open_window

    place, fault = reading_place(options.archive)
    return open_window(place, options.path, safe=options.safe_graphics, told=fault)


def _list(options: argparse.Namespace) -> int:
    from reader.commands import list_articles

    return list_articles(_reading(options), as_json=options.json)


def _search(options: argparse.Namespace) -> int:
    from reader.finding import search

    given = {name: getattr(options, name) for name in ("lang", "vendor", "topic")}
    filters = {name: (value,) for name, value in given.items() if value}
    words = " ".join(options.words)
    return search(_reading(options), words, options.limit, filters, as_json=options.json)


def _glossary(options: argparse.Namespace) -> int:
    from reader.commands import list_terms

    return list_terms(_reading(options), as_json=options.json)


def _build(options: argparse.Namespace) -> int:
    from reader.commands import build

    place = place_of(options.archive, options.out)
    return build(place, as_json=options.json, as_lines=options.progress)


def _check(options: argparse.Namespace) -> int:
    from reader.authoring import accept, check

    place = place_of(options.archive)
    if options.accept:
        return accept(place, options.paths, as_json=options.json)
    return check(
        place,
        options.paths,
        options.only,
        strict=options.strict,
        as_json=options.json,
        run_code=not options.no_run,
    )


def _figures(options: argparse.Namespace) -> int:
    from reader.authoring import figures

    return figures(place_of(options.archive), options.paths)


def _new(options: argparse.Namespace) -> int:
    from reader.authoring import new

    return new(place_of(options.archive), options.path)


def _screenshot(options: argparse.Namespace) -> int:
    from reader.ui.screenshot import Shot, take_screenshot

    wanted = {name: getattr(options, name) for name in Shot.__slots__}
    wanted["whole_window"] |= bool(options.search or options.study)
    take_screenshot(_reading(options), Shot(**wanted))
    return 0


def _watch(options: argparse.Namespace) -> int:
    from reader.ui.watch import watch

    watch(place_of(options.archive), lambda sentence: print(sentence, file=sys.stderr, flush=True))
    return 0


def _export(options: argparse.Namespace) -> int:
    from reader.studying import export_cards, export_notes, export_study

    match options.what:
        case "notes":
            return export_notes(_reading(options), options.target)
        case "cards":
            return export_cards(_reading(options), options.target)
        case _:
            return export_study(options.target)


def _import(options: argparse.Namespace) -> int:
    from reader.studying import import_study

    return import_study(options.file)


def _pack(options: argparse.Namespace) -> int:
    from reader.packing import new_key, pack

    if options.new_key:
        return new_key(options.new_key)
    place = place_of(options.archive)
    return pack(place, options.out, options.key, options.date, as_json=options.json)


def _reading(options: argparse.Namespace) -> Place:
    """Return where the archive is that is read: the one that was added goes before our own."""
    from reader.library.added import reading_place

    place, fault = reading_place(options.archive)
    if fault is not None:
        print(fault, file=sys.stderr)
    return place


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "open": _open,
    "list": _list,
    "search": _search,
    "build": _build,
    "pack": _pack,
    "glossary": _glossary,
    "check": _check,
    "figures": _figures,
    "new": _new,
    "screenshot": _screenshot,
    "watch": _watch,
    "export": _export,
    "import": _import,
}
