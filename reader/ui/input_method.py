"""Which input method Qt talks to, where the one that the desktop names has no plug-in here.

Qt's packages have plug-ins for ibus and for composed characters, and none for fcitx. fcitx 5
answers the protocol of ibus; under Wayland the compositor brings the text without a plug-in.
"""

from collections.abc import Collection, Mapping, MutableMapping

_WANTED = "QT_IM_MODULE"
_WANTED_IN_ORDER = "QT_IM_MODULES"  # since Qt 6.7: several, with semicolons between
_BY_PORTAL = "IBUS_USE_PORTAL"
_FILE_PARTS = ("lib", "platforminputcontextplugin")
_BUILT_IN = frozenset({"none", "simple"})  # Qt has these without a plug-in
_SPEAK_IBUS = frozenset({"fcitx", "fcitx5"})
# What a desktop sets for other programs, when nothing is set for Qt.
_OTHERS = ("XMODIFIERS", "GTK_IM_MODULE")


def choose_input_method(environment: MutableMapping[str, str], plugins: Collection[str]) -> None:
    """Have Qt talk to fcitx as to ibus, where it cannot otherwise; before the QApplication.

    Qt's plug-in asks for the program `ibus-daemon`, which is not there beside fcitx, unless it is
    to go by the portal, which fcitx 5 has, too (tried with 5.0.21 and Qt 6.12 under X11).
    """
    module = input_module(environment, plugins)
    if module is not None:
        environment.pop(_WANTED_IN_ORDER, None)  # Qt would ask it first
        environment[_WANTED] = module
        environment[_BY_PORTAL] = "1"


def input_module(environment: Mapping[str, str], plugins: Collection[str]) -> str | None:
    """Return what QT_IM_MODULE should be, None when it is well as it is.

    Args:
        environment: The variables that the program was started with.
        plugins: The names of the files in Qt's folder `platforminputcontexts`.
    """
    if "ibus" not in (there := {_name_of(file) for file in plugins}):
        return None
    by_wayland = bool(environment.get("WAYLAND_DISPLAY"))
    wanted = _wanted(environment) or ([] if by_wayland else _of_others(environment))
    there |= _BUILT_IN | ({"wayland"} if by_wayland else set())
    # The first that is there or could be, as Qt goes through them.
    first = next((name for name in wanted if name in there or name in _SPEAK_IBUS), "")
    return "ibus" if first in _SPEAK_IBUS - there else None


def _wanted(environment: Mapping[str, str]) -> list[str]:
    """Return what is wanted of Qt, the first choice first; empty when nothing is said."""
    several = environment.get(_WANTED_IN_ORDER, "")
    names = several.split(";") if several else [environment.get(_WANTED, "")]
    return [name.strip().lower() for name in names if name.strip()]


def _of_others(environment: Mapping[str, str]) -> list[str]:
    said = " ".join(environment.get(name, "") for name in _OTHERS).lower()
    return [name for name in _SPEAK_IBUS if name in said]


def _name_of(file: str) -> str:
    """Return `ibus` for `libibusplatforminputcontextplugin.so`."""
    front, back = _FILE_PARTS
    return file.partition(".")[0].removeprefix(front).removesuffix(back)
