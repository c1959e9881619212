"""The reader's windows as the display server sees them: titles, pictures, keys, closing."""

from collections.abc import Iterator

from PIL import Image
from Xlib import XK, X, display, error, protocol
from Xlib.ext import xtest

_MODIFIERS = {"ctrl": "Control_L", "alt": "Alt_L", "shift": "Shift_L"}


class Display:
    """An X display with the windows of the programs that a test started."""

    def __init__(self) -> None:
        self._display = display.Display()

    def close(self) -> None:
        self._display.close()

    def windows(self, pid: int) -> Iterator:
        """Yield the mapped top-level windows of a process."""
        for window in self._display.screen().root.query_tree().children:
            try:
                if (
                    self._property(window, "_NET_WM_PID") == [pid]
                    and window.get_attributes().map_state == X.IsViewable
                ):
                    yield window
            except error.XError:
                continue  # it went while it was looked at

    def title(self, window) -> str:
        try:
            name = self._property(window, "_NET_WM_NAME")
        except error.XError:
            return ""
        return bytes(name).decode() if name else ""

    def picture(self, window) -> Image.Image:
        box = window.get_geometry()
        raw = window.get_image(0, 0, box.width, box.height, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", (box.width, box.height), raw.data, "raw", "BGRX")

    def focus(self, window) -> None:
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._display.sync()

    def press(self, keys: str) -> None:
        """Press keys such as `Tab` or `ctrl+t`, wherever the keyboard's focus is."""
        names = [_MODIFIERS.get(name, name) for name in keys.split("+")]
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        for kind, order in ((X.KeyPress, codes), (X.KeyRelease, codes[::-1])):
            for code in order:
                xtest.fake_input(self._display, kind, code)
        self._display.sync()

    def click(self, window, x: int, y: int) -> None:
        """Click with the left button at a point of a window."""
        spot = window.translate_coords(self._display.screen().root, 0, 0)
        xtest.fake_input(self._display, X.MotionNotify, x=x - spot.x, y=y - spot.y)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(self._display, kind, 1)
        self._display.sync()

    def ask_to_close(self, window) -> None:
        """Send what a window manager sends when the cross is clicked."""
        atom = self._display.get_atom
        data = (32, [atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0])
        event = protocol.event.ClientMessage(
            window=window, client_type=atom("WM_PROTOCOLS"), data=data
        )
        window.send_event(event)
        self._display.sync()

    def _property(self, window, name: str):
        found = window.get_full_property(self._display.get_atom(name), X.AnyPropertyType)
        return (
            list(found.value)
            if found and not isinstance(found.value, bytes)
            else found and found.value
        )
