"""What is wrong with the scenarios of an appraisal in a case file. What one tries may be gone from
the appraisal: it says so itself."""

from collections.abc import Iterator

from workbench.casefile.faults import CaseFault, Json, repeated

TRIED = ("weights", "groups", "ratings", "bands", "excuses")


def scenario_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    """Names that stand twice, scenarios that try nothing, and what one tries twice."""
    scenarios = appraisal.get("scenarios", [])
    where = f"{place}.scenarios"
    yield from repeated(scenarios, where, "name", "is the name of another scenario")
    for index, one in enumerate(scenarios):
        at = f"{where}[{index}]"
        if not any(one.get(name) for name in TRIED):
            yield CaseFault(at, '"weights", "groups", "ratings", "bands" or "excuses" is needed')
        for name in TRIED:
            seen = set()
            for beside, tried in enumerate(one.get(name, [])):
                key = (tried.get("option"), tried.get("group"), tried.get("criterion"))
                if key in seen:
                    yield CaseFault(f"{at}.{name}[{beside}]", "this is tried here already")
                seen.add(key)
