"""What a case file's comments say amiss of the rest of the file."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from workbench.casefile.faults import CaseFault, Json, at_index, quoted, unknown


def comment_faults(case: Json) -> Iterator[CaseFault]:
    """Comments on what is not there, and moments that no calendar has."""
    appraisals = {one["reference"]: one for one in case.get("appraisals", [])}
    papers = {one["reference"] for one in case.get("papers", [])}
    for index, comment in enumerate(case.get("comments", [])):
        place = at_index("comments", index)
        yield from _subject_faults(comment, place, appraisals, papers)
        for at, one in ((place, comment), *_replies(comment, place)):
            for key in ("at", "resolved_at"):
                if key in one and not _is_moment(one[key]):
                    message = f"{quoted(one[key])} is not a moment of the calendar"
                    yield CaseFault(f"{at}.{key}", message)


def _subject_faults(
    comment: Json, place: str, appraisals: dict[str, Json], papers: set[str]
) -> Iterator[CaseFault]:
    if "paper" in comment:
        if comment["paper"] not in papers:
            message = unknown(comment["paper"], "a paper of this file", papers)
            yield CaseFault(f"{place}.paper", message)
        return
    appraisal = appraisals.get(comment["appraisal"])
    if appraisal is None:
        message = unknown(comment["appraisal"], "an appraisal of this file", appraisals)
        yield CaseFault(f"{place}.appraisal", message)
        return
    for key, among, article in (("option", "options", "an"), ("criterion", "criteria", "a")):
        codes = {one["code"] for one in appraisal[among]}
        if key in comment and comment[key] not in codes:
            message = unknown(comment[key], f"{article} {key} of this appraisal", codes)
            yield CaseFault(f"{place}.{key}", message)


def _replies(comment: Json, place: str) -> Iterator[tuple[str, Json]]:
    for index, one in enumerate(comment.get("replies", [])):
        yield f"{place}.replies[{index}]", one


def _is_moment(text: Any) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
