"""Names in a programme and its schemes that name nothing: answers, explanations, workstreams,
themes, cohorts."""

from collections.abc import Iterator

from reports.casefile.parts import Case
from reports.casefile.schemes import stated_in
from reports.mistyped.remark import Remark, misnamed
from reports.mistyped.spellings import Spelled, spelled_alike
from schemes.casefile.plan_parts import CasePlan
from schemes.questions.form import questions_in
from workbench.casefile.faults import at_key, quoted
from workbench.numbers.exact import exact
from workbench.numbers.text import plain_number


def scheme_remarks(case: Case) -> Iterator[Remark]:
    """What nothing in the programme and its schemes takes up."""
    yield from _workstreams(case.programme.plan)
    yield from _explanations(case)
    asked = [one.key for one in questions_in(case.programme)]
    for at, scheme in enumerate(case.schemes):
        unused = [key for key in asked if key not in scheme.answers]
        for key in scheme.answers:
            where = at_key(f"schemes[{at}].answers", key)
            kind = "a question of this programme’s business cases"
            so = "it prints in no business case"
            yield from misnamed(where, key, kind, asked, unused=unused, so=so)
    yield from spelled_alike(
        (
            Spelled(f"schemes[{at}].theme", one.theme, one.reference)
            for at, one in enumerate(case.schemes)
            if one.theme
        ),
        "a theme",
    )
    yield from spelled_alike(
        (
            Spelled(f"schemes[{at}].lines[{row}].counts[{beside}]", name, line.name)
            for at, one in enumerate(case.schemes)
            for row, line in enumerate(one.lines)
            for beside, name in enumerate(line.counts)
        ),
        "money counted",
    )


def _workstreams(plan: CasePlan) -> Iterator[Remark]:
    """Items of the project's budget in a workstream that the plan does not have."""
    known = [one.name for one in plan.workstreams]
    if plan.budget is None or not known:
        return
    for at, one in enumerate(plan.budget.items):
        if one.workstream:
            where = f"programme.plan.budget.items[{at}].workstream"
            yield from misnamed(where, one.workstream, "a workstream of this plan", known)


def _explanations(case: Case) -> Iterator[Remark]:
    """Explanations of what no check lists, and of amounts that are others by now. An explanation
    outlives its figure by design, so that none of them refuses a file."""
    found = {one.where: one for one in reversed(stated_in(case))}
    for at, one in enumerate(case.programme.explanations):
        place = f"programme.explanations[{at}].where"
        figure = found.get(one.where)
        if figure is None:
            kind = "a stated figure of this file"
            for remark in misnamed(place, one.where, kind, found, so="it explains nothing"):
                yield remark._replace(slip=False)
            continue
        holds = (exact(one.stated), one.computed) == (figure.stated, figure.computed_text)
        if not holds and figure.explanation is None:
            now = plain_number(figure.stated)
            against = "nothing that can be computed"
            if figure.computed is not None:
                against = plain_number(figure.computed)
            yield Remark(
                place,
                f"{quoted(one.where)} now states {now} against {against}, which are other amounts "
                "than those explained: the explanation no longer holds",
            )
