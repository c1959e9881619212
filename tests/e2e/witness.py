"""A web server on this machine that notes whoever comes: it would have seen a request."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_BODIES = {
    ".css": ("text/css", b"body { color: red }"),
    ".js": ("text/javascript", b"document.title = 'script ran'"),
    ".svg": ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._answer()

    def _answer(self) -> None:
        path = self.path.partition("?")[0]
        self.server.note(path)
        if path == "/redirect":
            self.send_response(302)
            self.send_header("Location", "/redirected")
            self.end_headers()
            return
        suffix = f".{path.rpartition('.')[2]}"
        kind, body = _BODIES.get(suffix, ("text/html", b"<title>outside</title>"))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class Witness(ThreadingHTTPServer):
    """Notes every connection, and every path that is asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.connections = 0
        self.seen: set[str] = set()
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,))
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def get_request(self):
        with self._news:
            self.connections += 1
            self._news.notify_all()
        return super().get_request()

    def note(self, path: str) -> None:
        with self._news:
            self.seen.add(path)
            self._news.notify_all()

    def sees(self, paths: set[str], seconds: float = 30) -> bool:
        """Wait until all of these paths were asked for; return whether they were."""
        with self._news:
            return self._news.wait_for(lambda: paths <= self.seen, seconds)

    def is_reached(self, seconds: float = 30) -> bool:
        """Wait for a connection, whether anything is asked for or not; return whether one came."""
        with self._news:
            return self._news.wait_for(lambda: self.connections > 0, seconds)

    def close(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """A browser that breaks off is no fault of ours."""
