"""A case file's data as the typed case that papers are made from."""

from reports.casefile.canonical import canonical
from reports.casefile.parts import Case
from tests.reports.cases.cases import Json
from workbench.casefile.parts import read


def typed(data: Json) -> Case:
    return read(Case, canonical(data))
