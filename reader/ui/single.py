"""One running program per archive: a second start hands over to the first."""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reader.settings import runtime_name

_CONNECT_MS, _SEND_MS = 200, 1000  # a running program answers within a few; none refuses at once


def name_of(library: Path) -> str:
    """Return the name under which a window on this library listens, for this user alone."""
    return f"{runtime_name()}-{hashlib.sha256(str(library).encode()).hexdigest()[:12]}"


def hand_over(name: str, wish: str) -> bool:
    """Tell the running program what to open; return whether there was one."""
    return _send(name, {"open": wish})


def ask_to_reload(name: str) -> bool:
    """Tell the running program that its library was built anew; return whether there was one."""
    return _send(name, {"reload": ""})


def _send(name: str, message: dict[str, str]) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(json.dumps(message).encode() + b"\n")
    sent = socket.waitForBytesWritten(_SEND_MS)
    socket.disconnectFromServer()
    return sent


class Listener(QObject):
    """Hears what later starts of the program want.

    Signals:
        wished: `PATH[#anchor]`, empty when only the window is wanted.
        reload_wanted: The library was built anew.
    """

    wished = Signal(str)
    reload_wanted = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            # What a killed program left behind; nobody answered there a moment ago.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            try:
                message = json.loads(bytes(socket.readLine().data()))
            except ValueError:
                continue  # not one of ours
            match message:
                case {"open": str(wish)}:
                    self.wished.emit(wish)
                case {"reload": _}:
                    self.reload_wanted.emit()
