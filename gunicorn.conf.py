"""How gunicorn serves the site, for `make run` and in service."""

import os
from typing import Any

# Synchronous workers: a quarter of the waiting time of threaded ones at the slow end (p95).
workers = int(os.environ.get("WORKBENCH_WORKERS", "2"))
preload_app = True
# Long enough for the largest spreadsheet of schemes: a synchronous worker that is sending an answer
# bit by bit does not say that it lives until the answer is whole.
timeout = 300
loglevel = os.environ.get("WORKBENCH_LOG_LEVEL", "warning")


def when_ready(server: Any) -> None:
    """Says where the site is, once it is there."""
    for listener in server.LISTENERS:
        host, port = listener.sock.getsockname()[:2]
        name = "localhost" if host in {"127.0.0.1", "::1"} else host
        print(f"Serving on http://{name}:{port}/ (Ctrl+C stops it)", flush=True)
