"""The closed web engine: own scheme, confined handler, blocked network, off-the-record profile."""

import logging
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl, Signal, SignalInstance
from PySide6.QtWebEngineCore import (
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from reader.library.store import Library

SCHEME = "library"
_HOST = "archive"
_TYPES = {
    ".html": b"text/html;charset=utf-8",
    ".css": b"text/css;charset=utf-8",
    ".ttf": b"font/ttf",
    ".otf": b"font/otf",
    ".woff2": b"font/woff2",
    ".svg": b"image/svg+xml",
    ".png": b"image/png",
    ".jpg": b"image/jpeg",
    ".jpeg": b"image/jpeg",
    ".gif": b"image/gif",
    ".webp": b"image/webp",
    ".avif": b"image/avif",
    ".bmp": b"image/bmp",
}
_log = logging.getLogger(__name__)


def register_scheme() -> None:
    """Make the library's URL scheme known; must come before the QApplication."""
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def article_url(path: str, anchor: str = "") -> QUrl:
    """Return the address of an article's page, of the contents when the path is empty."""
    where = f"/article/{quote(path)}" if path else "/contents"
    fragment = f"#{quote(anchor)}" if anchor else ""
    return QUrl(f"{SCHEME}://{_HOST}{where}{fragment}")


def article_of(url: QUrl) -> tuple[str, str] | None:
    """Return path and anchor of an article's address, None for any other address."""
    where = url.path()  # which Qt has decoded, unlike the fragment
    anchor = unquote(url.fragment())
    if url.scheme() != SCHEME or url.host() != _HOST:
        return None
    if where == "/contents":
        return "", anchor
    kind, _, path = where.lstrip("/").partition("/")
    return (path, anchor) if kind == "article" else None


class LibraryHandler(QWebEngineUrlSchemeHandler):
    """Answers requests from the open library and from nowhere else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None

    def show_library(self, library: Library) -> None:
        """Serve this library from now on."""
        self._library = library

    def page(self, url: QUrl) -> str | None:
        """Return the page behind an address of the library, None where there is none to read."""
        file = self._library.file_for(url.path()) if self._library else None
        try:
            return file.read_text(encoding="utf-8") if file else None
        except (OSError, UnicodeDecodeError):
            _log.info("A file of the library cannot be read: %s", file)
            return None

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802  (Qt's name)
        """Answer one request with a file of the library, or refuse it."""
        url = job.requestUrl()
        file = self._library.file_for(url.path()) if self._library else None
        media = _TYPES.get(PurePosixPath(file.name).suffix.lower()) if file else None
        if file is None or media is None or job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        try:
            data = file.read_bytes()
        except OSError:
            _log.info("A file of the library cannot be read: %s", file)
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
            return
        buffer = QBuffer(job)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(media, buffer)


class _Blocker(QWebEngineUrlRequestInterceptor):
    """Blocks every request that is not for the library."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802  (Qt's name)
        if info.requestUrl().scheme() != SCHEME:
            info.block(True)


class ClosedProfile(QWebEngineProfile):
    """An off-the-record profile that can reach the open library and nothing else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)  # without a storage name it is off the record
        self.handler = LibraryHandler(self)
        self.installUrlSchemeHandler(SCHEME.encode(), self.handler)
        # With only a Qt parent the interceptor loses its Python half and lets everything through.
        self._blocker = _Blocker(self)
        self.setUrlRequestInterceptor(self._blocker)
        self.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
        )
        self.downloadRequested.connect(lambda request: request.cancel())


class ClosedPage(QWebEnginePage):
    """A page in which no script of the page runs and from which no link leads out by itself.

    Signals:
        article_chosen: Path and anchor of a link to an article.
        article_wanted_in_tab: The same, for a new tab.
        address_chosen: A link to the web, as text.
    """

    article_chosen = Signal(str, str)
    article_wanted_in_tab = Signal(str, str)
    address_chosen = Signal(str)

    def __init__(self, profile: ClosedProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        settings = self.settings()
        for wanted in (
            QWebEngineSettings.WebAttribute.JavascriptEnabled,
            QWebEngineSettings.WebAttribute.LocalStorageEnabled,
            QWebEngineSettings.WebAttribute.PluginsEnabled,
            QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
            QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
            QWebEngineSettings.WebAttribute.HyperlinkAuditingEnabled,
            QWebEngineSettings.WebAttribute.DnsPrefetchEnabled,
            QWebEngineSettings.WebAttribute.NavigateOnDropEnabled,
            QWebEngineSettings.WebAttribute.ErrorPageEnabled,
            QWebEngineSettings.WebAttribute.PdfViewerEnabled,
        ):
            settings.setAttribute(wanted, False)
        settings.setAttribute(QWebEngineSettings.WebAttribute.FocusOnNavigationEnabled, True)
        self.newWindowRequested.connect(self._on_new_window)
        self._wanted = QUrl()

    def open(self, url: QUrl) -> None:
        """Load an address of the library; every other navigation is a link and only reported."""
        self._wanted = url
        self.load(url)

    def acceptNavigationRequest(  # noqa: N802  (Qt's name)
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Let through what `open` asked for and jumps within the page; report links."""
        url = QUrl(url)
        if not is_main_frame:
            return False
        if url == self._wanted:
            return True
        target, here = article_of(url), article_of(self.url())
        same_page = target is not None and here is not None and target[0] == here[0]
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            if same_page and url.hasFragment():
                return True
            self._report(url, self.article_chosen)
        return False

    def _on_new_window(self, request: QWebEngineNewWindowRequest) -> None:
        self._report(request.requestedUrl(), self.article_wanted_in_tab)

    def _report(self, url: QUrl, article: SignalInstance) -> None:
        target = article_of(url)
        if target is not None:
            article.emit(*target)
        elif url.scheme() in ("http", "https", "mailto"):
            self.address_chosen.emit(url.toString())
