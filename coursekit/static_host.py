"""Serve a folder as a host of static pages does: gzip for text, 404.html for what is not there, nothing else."""

import contextlib
import gzip
import threading
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".ipynb", ".md"}


@contextlib.contextmanager
def serve(folder, shared=False):
    """Serve `folder` on a free port of this machine while the context lasts; gives its address, without a slash at the end.

    shared: whether scripts of other hosts may read it too, as they may read a CDN's files.
    """
    handler = partial(_SharedHandler if shared else _Handler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@lru_cache(maxsize=256)
def _compressed(path, changed):
    return gzip.compress(Path(path).read_bytes(), 6)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files, as real hosts have

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        small = path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _compressed(str(path), path.stat().st_mtime_ns) if small else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if small:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # the browser went to another page
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class _SharedHandler(_Handler):
    def end_headers(self):
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()
