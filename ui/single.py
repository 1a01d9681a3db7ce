"""One window for one person: a second start brings the first window to the front."""

from __future__ import annotations

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 500


class Single(QObject):
    """A local socket with a name of this person's own; nothing but "come forward" goes over it."""

    called = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        person = hashlib.blake2b(getpass.getuser().encode(), digest_size=6).hexdigest()
        self._name = name or f"xunlou-{person}"
        self._server: QLocalServer | None = None

    def handed_over(self, folder: str) -> bool:
        """Whether another window is there and has been asked to come forward.

        With a *folder* of its own the second start is meant, and gets its own window.
        """
        if folder:
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(b"come forward\n")
        socket.waitForBytesWritten(PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def listen(self) -> bool:
        """Be the window that others call, unless there is one; a name left over from a crash is taken over."""
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(self._name) and not self._answers():
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return self._server.isListening()

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _answers(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        return socket.waitForConnected(PATIENCE_MS)

    def _on_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
