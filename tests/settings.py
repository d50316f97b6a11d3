"""The site's settings for tests: the same, with a cheap password hash, no TLS and no files kept."""

import atexit
import os
from tempfile import TemporaryDirectory

# One for each process of tests; those that it starts share its own.
_of = os.environ.get("PYTEST_XDIST_WORKER", "")
if os.environ.get("WORKBENCH_TESTS_PAPERS_OF") != _of:
    _papers = TemporaryDirectory(prefix="papers-")
    atexit.register(_papers.cleanup)
    os.environ["WORKBENCH_PAPERS"] = _papers.name
    os.environ["WORKBENCH_TESTS_PAPERS_OF"] = _of
os.environ.setdefault("WORKBENCH_PLAIN_HTTP", "1")

from workbench.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {  # noqa: F405
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}
}
# Looked for when they are asked for: a test that begins with a new browser would list them all.
WHITENOISE_AUTOREFRESH = True
# A clean clone has not collected static files; their server warns of a folder that is missing.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
# Asked by the tests of what it says, and by no other: each time takes seconds.
OFFICE = "off"
