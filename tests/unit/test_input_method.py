"""Which input method Qt talks to: ibus where fcitx is wanted and has no plug-in."""

import pytest

from reader.ui.input_method import choose_input_method, input_module

OURS = (
    "libcomposeplatforminputcontextplugin.so",
    "libibusplatforminputcontextplugin.so",
)
WITH_FCITX = (*OURS, "libfcitx5platforminputcontextplugin.so")


@pytest.mark.parametrize(
    ("environment", "module"),
    [
        ({}, None),
        ({"QT_IM_MODULE": "ibus"}, None),
        ({"QT_IM_MODULE": "fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "ibus"),
        ({"QT_IM_MODULE": "Fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "compose"}, None),
        ({"QT_IM_MODULE": "none"}, None),
        ({"QT_IM_MODULE": "xim"}, None),  # whoever wants another one gets what Qt makes of it
        ({"QT_IM_MODULE": "", "XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"GTK_IM_MODULE": "fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=ibus"}, None),  # Qt finds ibus by itself
        ({"QT_IM_MODULES": "wayland;fcitx"}, "ibus"),  # as fcitx advises, in a session of X11
        ({"QT_IM_MODULES": "wayland;fcitx", "WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"QT_IM_MODULES": "fcitx;ibus"}, "ibus"),
        ({"QT_IM_MODULES": "ibus;fcitx"}, None),
        ({"QT_IM_MODULES": "fcitx"}, "ibus"),
        ({"QT_IM_MODULES": "fcitx", "QT_IM_MODULE": "ibus"}, "ibus"),  # the first is asked first
        ({"WAYLAND_DISPLAY": "wayland-0", "XMODIFIERS": "@im=fcitx"}, None),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_IM_MODULE": "fcitx"}, "ibus"),
    ],
)
def test_ibus_stands_in_for_fcitx_alone(environment, module):
    assert input_module(environment, OURS) == module


def test_a_plugin_that_is_there_is_left_to_do_its_work():
    assert input_module({"QT_IM_MODULE": "fcitx5"}, WITH_FCITX) is None


def test_without_ibus_there_is_nothing_to_choose():
    assert input_module({"QT_IM_MODULE": "fcitx"}, OURS[:1]) is None
    assert input_module({"QT_IM_MODULE": "fcitx"}, ()) is None


def test_fcitx_is_reached_through_the_portal_as_no_ibus_runs_beside_it():
    environment = {"QT_IM_MODULES": "fcitx", "LANG": "zh_CN.UTF-8"}

    choose_input_method(environment, OURS)

    assert environment == {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1", "LANG": "zh_CN.UTF-8"}


def test_what_is_well_is_left_alone():
    environment = {"QT_IM_MODULE": "ibus"}

    choose_input_method(environment, OURS)

    assert environment == {"QT_IM_MODULE": "ibus"}
