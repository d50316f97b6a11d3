"""Figures of engagement: how many sessions, who came, and comments by theme."""

from collections.abc import Iterator

from appraisal.engagement.tables import sum_of, themes_of
from reports.casefile.naming import unlike
from reports.casefile.parts import Case
from reports.figures.figure import Figure, FigureKind, FigurePage, count
from reports.figures.sources.funding import when_figure

SOURCE = "Engagement"
PAGE = FigurePage("engagement")


def engagement_figures(case: Case) -> Iterator[Figure]:
    """Of all sessions together, of each theme, then of each session."""
    sessions = case.programme.sessions
    if not sessions:
        return
    for what, word in (("session", "sessions"), ("consultation", "consultations")):
        number = sum(one.kind == what for one in sessions)
        name = f"engagement.{word}.count"
        yield count(name, f"Engagement: {word}", number, source=SOURCE, page=PAGE, unit=word)
    said = [one for session in sessions for one in session.feedback]
    yield from _counted("engagement.came", "people who came", sum_of(x.came for x in sessions))
    yield from _counted("engagement.comments", "comments", sum_of(x.comments for x in said))
    themes = themes_of(sessions)
    for theme, name in zip(themes, unlike([one.theme for one in themes]), strict=True):
        at, label = f"engagement.themes.{name}.comments", f"comments on {theme.theme}"
        yield from _counted(at, label, theme.comments, "comments")
    for one, name in zip(sessions, unlike([one.title for one in sessions]), strict=True):
        at = f"sessions.{name}"
        for key, when in (("start", one.from_), ("end", one.to)):
            if found := when_figure(f"{at}.{key}", f"{one.title}: {key}", when, SOURCE, PAGE):
                yield found
        if one.place:
            label = f"{one.title}: place"
            yield Figure(f"{at}.place", label, FigureKind.TEXT, one.place, SOURCE, page=PAGE)
        for key, label, people in (
            ("asked", "people invited", one.asked),
            ("came", "people who came", one.came),
        ):
            if people is not None:
                yield count(
                    f"{at}.{key}",
                    f"{one.title}: {label}",
                    people,
                    source=SOURCE,
                    page=PAGE,
                    unit="people",
                )


def _counted(name: str, label: str, number: int | None, unit: str = "people") -> Iterator[Figure]:
    if number is not None:
        told = "comments" if "comments" in name else unit
        yield count(name, f"Engagement: {label}", number, source=SOURCE, page=PAGE, unit=told)
