"""The floor: the smallest window of PySide6 that shows a page in the web engine.

    python bare.py PAGE.html [WIDTH HEIGHT]

No scheme, no handler, no script, no other widget. `standalone_copy` makes the page that it is
given: an article's page of the library, with the same style sheets and fonts, to be opened from
`file://`.
"""

import os
import re
import shutil
import sys
from pathlib import Path

_SIZE_PX = (1440, 900)  # the reader's own, at a first start
# Says 'self', and a file has no origin of its own.
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')


def standalone_copy(page: Path, assets: Path, files: Path, target: Path) -> Path:
    """Write a page with all that it shows into a folder of its own; return the page there."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(assets, target / "assets")
    if files.is_dir():
        shutil.copytree(files, target / "files")
    html = _POLICY.sub("", page.read_text(encoding="utf-8"), count=1)
    html = re.sub(r'((?:href|src)=")/(assets|files)/', r"\1\2/", html)
    copy = target / "page.html"
    copy.write_text(html, encoding="utf-8")
    return copy


def main() -> int:
    """Show the page until the window is closed."""
    if sys.platform == "linux" and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # it refuses to run as root
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication

    page, *size = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    view = QWebEngineView()
    view.resize(*(map(int, size) if size else _SIZE_PX))
    view.load(QUrl.fromLocalFile(str(Path(page).resolve())))
    view.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
