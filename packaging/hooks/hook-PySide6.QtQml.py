"""For PyInstaller, in place of its own hook: QtQml without the modules of QML, which none loads."""

from PyInstaller.utils.hooks.qt import add_qt6_dependencies  # type: ignore[import-untyped]

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
