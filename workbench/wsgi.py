"""The site as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402  (read once Django is set up)

from workbench.running.gate import gate  # noqa: E402

application = gate(django_application, seconds=settings.REQUEST_SECONDS)
