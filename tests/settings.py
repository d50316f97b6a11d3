"""The site's settings for tests: the same, with a cheap password hash and no TLS."""

import os

os.environ.setdefault("WORKBENCH_PLAIN_HTTP", "1")

from workbench.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Looked for when they are asked for: a test that begins with a new browser would list them all.
WHITENOISE_AUTOREFRESH = True
# A clean clone has not collected static files; their server warns of a folder that is missing.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
# Asked by the tests of what it says, and by no other: each time takes seconds.
OFFICE = "off"
# How often costly pages were asked for is counted by the tests of that alone.
COSTLY_REQUESTS = 0
