"""Makes the site that is attacked, in the database that the environment names: two programmes of two
authorities with a row of every kind, and a person of every role. Prints what an attacker of each
kind knows, as JSON: sessions by person and, for every page, its addresses."""

import json
import os
from itertools import combinations
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "workbench.settings"
django.setup()

from schemes.models import Programme  # noqa: E402
from tests.factories import make_appraisal, sign_in  # noqa: E402
from tests.site.pages import PAGES, addresses, parameter_of, url  # noqa: E402
from tests.site.site import make_site, parameters_in  # noqa: E402

# Stands in the far programme alone: whoever of the near one is shown it has reached it.
FAR_SECRET = "Quiet plans of the far council"
NEAR_SECRET = "Quiet plans of the near council"


def main() -> None:
    site = make_site()
    far = Programme.objects.get(title="Far away")
    far.title = FAR_SECRET
    # Keys of its own, or an address that mixes the two names what is in both.
    far.questions = [{"key": "far", "heading": "What of the far council?", "help": ""}]
    far.save()
    near = site.world.programme
    near.title = NEAR_SECRET
    near.save()
    far_parameters = parameters_in(far, make_appraisal(far, slug="far-appraisal"), None)
    sessions = {
        who: sign_in(user).cookies["sessionid"].value for who, user in site.people.items() if user
    }
    pages = {name: _page(name, site.parameters, far_parameters) for name in PAGES}
    known = {"sessions": sessions, "pages": pages, "near": near.pk, "far": far.pk}
    print(json.dumps(known))


def _page(name: str, near: dict[str, Any], far: dict[str, Any]) -> dict[str, Any]:
    page, keys = PAGES[name], addresses()[name]
    mixed = set()
    # Every way to put something of the far programme into an address of the near one.
    for count in range(1, len(keys)):
        for swapped in combinations(keys, count):
            names = [parameter_of(name, key) for key in swapped]
            if "programme" not in names:
                mixed.add(url(name, near | {key: far[key] for key in names}))
    return {
        "near": url(name, near),
        "far": url(name, far),
        "mixed": sorted(mixed),
        "query": page.query,
        "see": page.see and page.see.value,
        "send": page.send and page.send.value,
        "html": page.html,
        "in_programme": "programme" in keys,
    }


if __name__ == "__main__":
    main()
