"""The production server in a process of its own, and what is asked of it."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection

WORKERS = 2
PATIENCE = 30  # seconds


@contextmanager
def running():
    """gunicorn as the office starts it, with the bench's one address more; gives its
    port, and ends it by its id."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi"]
    options = ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    options += ["--timeout", "120", "--no-control-socket", "--log-level", "warning"]
    told = os.environ | {"DJANGO_SETTINGS_MODULE": "bench.settings"}
    server = subprocess.Popen([*command, *options], env=told)
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(PATIENCE)


def ask(port, method, path, body=None, headers=None):
    """(status, text) of one request on a connection of its own: a sync worker closes
    it."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait(server, port):
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if server.poll() is not None:
            raise SystemExit("The server did not start.")
        try:
            if ask(port, "GET", "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server does not answer.")
