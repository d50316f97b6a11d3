"""Words with what they carry: bold, links, another language, the mark of a note."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one kind; with an address they are a link. `language` is set where it is not
    the document's ("cy"). `figure` names the figure whose value the words are, `note` is the key of
    the note whose mark they are."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    language: str = ""
    figure: str = ""
    note: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the words carry nothing."""
        return self == Run(self.text)


def words_of(runs: Iterable[Run]) -> str:
    """The words of the runs, without the marks of notes: "5,000" and no "5,0002"."""
    return "".join(run.text for run in runs if not run.note)


def printed(runs: Iterable[Run]) -> str:
    """The words of the runs as they are printed, the marks of notes among them."""
    return "".join(run.text for run in runs)


def reworded(runs: Iterable[Run], text: str) -> tuple[Run, ...]:
    """These runs with other words: they carry what the first ones did, and the marks of notes stay
    behind them. Nothing where there were no runs."""
    known = tuple(runs)
    if not known:
        return ()
    said = next((run for run in known if not run.note), Run(""))
    return (replace(said, text=text), *(run for run in known if run.note))


def trimmed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs without spaces at either end, and without any that has neither words nor a
    reference to something."""
    kept = [run for run in runs if run.text or run.note or run.href]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)
