"""What the program tries on itself: each check tells what it found, or raises why it is not so."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWidgets import QApplication

from reader.archive.model import LANGUAGES
from reader.library.catalogue import FILE_NAME, Catalogue, Entry
from reader.library.finding import open_finding
from reader.library.place import Place
from reader.library.store import Library, open_library
from reader.resources import own_content
from reader.study.clock import now
from reader.study.ids import new_id
from reader.study.store import open_study
from reader.study.values import Mark
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.building import build_and_open
from reader.ui.camera import settled_picture, wait_fonts, wait_for
from reader.ui.web import ClosedProfile

_PAGE_PX = (1200, 900)
_LEAST_INK = 0.01  # of a cell's pixels; a text has more than a tenth, an empty one none
_MOST_HITS = 50
_TRIED = "self/test"  # the article that stands in for one
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_LONGEST_WORD = {"en": re.compile(r"[A-Za-z]{3,}"), "zh": re.compile(r"[\u4e00-\u9fff]{2,4}")}
# The boxes of each language's cells in sight, in device px, and how many fonts could not be read.
_CELLS = """(() => {
  const px = (length) => Math.round(length * devicePixelRatio);
  const boxes = (language) => [...document.querySelectorAll(`.row[data-pair] .${language}`)]
    .map((cell) => cell.getBoundingClientRect())
    .filter((box) => box.width && box.height && box.top < innerHeight)
    .map((box) => [box.left, box.top, box.width, box.height].map(px));
  const broken = [...document.fonts].filter((font) => font.status === "error").length;
  return { en: boxes("en"), zh: boxes("zh"), broken };
})()"""
_SCRIPTED = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>still</title>
<script>document.title = "a script ran"</script></head>
<body onload="document.getElementById('word').textContent = 'a handler ran'"><main>
<p id="word">still</p><img src="missing.png" alt="" onerror="document.title = 'a handler ran'">
<svg xmlns="http://www.w3.org/2000/svg" onload="document.title = 'a handler ran'"></svg>
<script>document.getElementById("word").textContent = "a script ran"</script>
</main></body></html>"""
_SEEN = """(() => {
  document.body.dataset.own = "ran";
  return [document.title, document.getElementById("word").textContent, document.body.dataset.own];
})()"""
_LEAKY = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>outward</title>
<link rel="preconnect" href="OUT"><link rel="prefetch" href="OUT/prefetch">
<link rel="stylesheet" href="OUT/sheet.css"><meta http-equiv="refresh" content="0;url=OUT/refresh">
<style>body { background: url("OUT/style.png") }</style></head>
<body><main><img src="OUT/image.png" alt=""><iframe src="OUT/frame"></iframe>
<object data="OUT/object"></object><video src="OUT/video" poster="OUT/poster.png" autoplay></video>
<script>fetch("OUT/fetch")</script>
</main></body></html>"""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is checked.

    Attributes:
        folder: An empty one, where the checks may write.
    """

    place: Place
    folder: Path

    def library(self) -> Library:
        """Open the library; that of a foreign archive is built when there is none yet.

        Raises:
            ReaderError: There is none, it is damaged, or it cannot be built.
        """
        built = Place(self.place.content, self.folder / "library")
        is_own = self.place.content == own_content()
        if is_own or (self.place.library / FILE_NAME).exists():
            return open_library(self.place.library)
        if (built.library / FILE_NAME).exists():
            return open_library(built.library)
        return build_and_open(built, lambda _done, _total: None)


class UnmetError(Exception):
    """A check has not found what must be so; told in English, to whoever packs the program."""


Check = Callable[[Subject], str]


def check_library(subject: Subject) -> str:
    """Open the library, and read every page's file name in it."""
    library = subject.library()
    if not library.entries:
        raise UnmetError("There is no article in the library.")
    for entry in library.catalogue.entries:
        if library.file_for(f"/article/{entry.path}") is None:
            raise UnmetError(f"The page of {entry.path} is not in the library.")
    return f"{len(library.entries)} articles"


def check_page(subject: Subject) -> str:
    """Draw an article off screen: there is ink in each of its columns."""
    library = subject.library()
    entry = max(library.catalogue.entries, key=lambda entry: len(entry.languages))
    with _shown(library, entry.path) as view:
        wait_fonts(view)
        picture = settled_picture(lambda: view.grab().toImage())
        seen = _ask(view, _CELLS)
    if seen["broken"]:
        raise UnmetError(f"{seen['broken']} fonts of the page cannot be read.")
    found = {
        code: max((_ink(picture, QRect(*box)) for box in seen[code]), default=0.0)
        for code in entry.languages
    }
    for code, ink in found.items():
        if ink < _LEAST_INK:
            raise UnmetError(f"The column {code} of {entry.path} is blank.")
    return f"{entry.path}: " + ", ".join(f"{code} {ink:.1%}" for code, ink in found.items())


def check_search(subject: Subject) -> str:
    """Search for a word of a title in each language; the index is as the build left it."""
    library = subject.library()
    before = _files(library.root / "search")
    with closing(open_finding(library)) as finding:
        if _files(library.root / "search") != before:
            raise UnmetError("The search index could not be used and was made anew.")
        found = [f"{word}: {hits}" for word, hits in _search(library, finding.ask)]
    return ", ".join(found)


def check_study(subject: Subject) -> str:
    """Write a note in a folder of its own, and read it again."""
    mark = Mark(
        id=new_id(), kind="note", path="self/test", pair="p-00000000@1", language="zh",
        quote=r"注意力 \(QK^\top\)", prefix="“", suffix="”", colour=None, note="A *note*. 笔记。",
        text={"en": "Attention.", "zh": "注意力。"}, heading={"en": "Test", "zh": "测试"},
        is_orphan=False, created=now(), changed=now(),
    )  # fmt: skip
    for step in ("write", "read"):
        study, fault = open_study(subject.folder / "study")
        with closing(study):
            if fault is not None:
                raise fault
            if step == "write":
                study.keep_mark(mark)
            elif study.marks() != (mark,):
                raise UnmetError("The note that was written is not the one that was read.")
    return "1 note"


def check_scripts(subject: Subject) -> str:
    """Show a page with scripts of its own: none of them runs, and the program's does."""
    with _shown(_library_of(subject.folder / "scripts", _SCRIPTED), _TRIED) as view:
        title, word, own = _ask(view, _SEEN)
    if own != "ran":
        raise UnmetError("The program's own script does not run in a page.")
    if (title, word) != ("still", "still"):
        raise UnmetError(f"A script of a page has changed it: {title}, {word}.")
    return "4 scripts and handlers still"


def check_requests(subject: Subject) -> str:
    """Show a page that asks for things elsewhere: a server on this machine hears of none."""
    with closing(QTcpServer()) as witness:
        witness.setMaxPendingConnections(1000)
        if not witness.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost)):
            raise UnmetError(f"No server can be opened here ({witness.errorString()}).")
        seen: list[int] = []
        witness.pendingConnectionAvailable.connect(lambda: seen.append(1))
        page = _LEAKY.replace("OUT", f"http://127.0.0.1:{witness.serverPort()}")
        with _shown(_library_of(subject.folder / "requests", page), _TRIED) as view:
            settled_picture(lambda: view.grab().toImage())
        left = len(seen)
        control = QTcpSocket()
        wait_for("The server", lambda done: _knock(witness, control, done))
        control.abort()
    if left:
        raise UnmetError(f"A page has opened {left} connections.")
    return "9 requests kept in, the server hears"


CHECKS: dict[str, Check] = {
    "library": check_library,
    "page": check_page,
    "search": check_search,
    "study": check_study,
    "scripts": check_scripts,
    "requests": check_requests,
}


def _knock(witness: QTcpServer, control: QTcpSocket, done: Callable[[], None]) -> None:
    witness.pendingConnectionAvailable.connect(done)
    control.connectToHost(witness.serverAddress(), witness.serverPort())


def _search(library: Library, ask: Callable[[str, int], Any]) -> Iterator[tuple[str, int]]:
    """Yield a word in each language of the library, and how many passages have it."""
    for code in LANGUAGES:
        for entry in library.catalogue.entries:
            words = _LONGEST_WORD[code].findall(entry.title.get(code, ""))
            if words:
                word = max(words, key=len)
                answer = ask(word, _MOST_HITS)
                if entry.path not in {hit.path for hit in answer.hits}:
                    raise UnmetError(f"The search for {word} does not find {entry.path}.")
                yield word, answer.passages
                break


def _files(folder: Path) -> dict[str, int]:
    """Return the files of a folder, each with the time of its last change."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): file.stat().st_mtime_ns for file in found}


def _ink(picture: QImage, box: QRect) -> float:
    """Return which part of a box in a picture has another grey than its commonest one."""
    inside = box.intersected(picture.rect())
    inside.setWidth(inside.width() // 4 * 4)  # as long as QImage's lines in memory
    if inside.isEmpty():
        return 0.0
    greys = bytes(picture.copy(inside).convertToFormat(QImage.Format.Format_Grayscale8).constBits())
    return 1 - Counter(greys).most_common(1)[0][1] / len(greys)


def _library_of(root: Path, page: str) -> Library:
    """Return a library with one page, which went through no cleaning."""
    root.joinpath("pages").mkdir(parents=True)
    root.joinpath("pages", "test.html").write_text(page, encoding="utf-8")
    entry = Entry(
        path=_TRIED, title={"en": "Test"}, vendor="self", topics=(), languages=("en",),
        page="pages/test.html", passages="", filter_key="",
    )  # fmt: skip
    catalogue = Catalogue(
        name={"en": "Test"}, licence="", date="", source="", assets="assets", contents=entry.page,
        vendors=(), topics=(), entries=(entry,), problems=(),
    )  # fmt: skip
    return Library(root, catalogue, {_TRIED: entry})


@contextmanager
def _shown(library: Library, path: str) -> Iterator[ArticleView]:
    """Show an article of a library off screen, as the window would; it is gone at the end."""
    profile = ClosedProfile()
    profile.handler.show_library(library)
    view = ArticleView(profile, Look("light", "both", 17, 0.5))
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.resize(*_PAGE_PX)

    def open_article(done: Callable[[], None]) -> None:
        view.painted.connect(done)
        view.show()
        view.show_article(path)

    try:
        wait_for("The page", open_article)
        yield view
    finally:
        view.close()
        view.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        profile.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _ask(view: ArticleView, expression: str) -> Any:
    """Return the value of an expression in the program's own world of a page."""
    answers: list[str] = []

    def ask(done: Callable[[], None]) -> None:
        def on_answer(answer: object) -> None:
            answers.append(str(answer))
            done()

        view.page().runJavaScript(f"JSON.stringify({expression})", _WORLD, on_answer)

    wait_for("The page", ask)
    return json.loads(answers[0])
