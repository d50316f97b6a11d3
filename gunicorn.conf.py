"""How gunicorn serves the site, for `make run` and in service."""

import os
import socket
import struct
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from workbench.running import metrics, serving

# Synchronous workers: a quarter of the waiting time of threaded ones at the slow end (p95). They
# stand behind a proxy that takes in whole requests; without one, threads let others by while one
# waits for a browser.
workers = serving.count("WORKBENCH_WORKERS", 2)
threads = serving.count("WORKBENCH_THREADS", 1)
serving.read_settings()
preload_app = True
# A worker that has said nothing for so long is ended by force; the limit of a request
# (WORKBENCH_REQUEST_SECONDS) ends what it does long before. It counts while an answer is sent bit
# by bit as well: long enough for the largest spreadsheet of schemes.
timeout = 300
loglevel = os.environ.get("WORKBENCH_LOG_LEVEL", "warning")
# Seconds of silence in the middle of a request, after which the connection is given up.
SILENCE = serving.count("WORKBENCH_SILENCE_SECONDS", 10)


def when_ready(server: Any) -> None:
    """Says where the site is, once it is there."""
    for listener in server.LISTENERS:
        # Every connection takes it from the socket that it came by.
        listener.sock.setsockopt(
            socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", SILENCE, 0)
        )
        if listener.sock.family == socket.AF_UNIX:
            print(f"Serving on {listener.sock.getsockname()}", flush=True)
            continue
        host, port = listener.sock.getsockname()[:2]
        name = "localhost" if host in {"127.0.0.1", "::1"} else host
        print(f"Serving on http://{name}:{port}/ (Ctrl+C stops it)", flush=True)
    metrics.serve()


def child_exit(server: Any, worker: Any) -> None:
    """What a worker counted stays counted when it ends."""
    metrics.ended(worker.pid)
