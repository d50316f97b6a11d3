"""Ranks in words."""

NOT_RANKED = "not ranked"
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(rank: int) -> str:
    """A rank as a word up to ten, a greater one in digits: "second", "21st"."""
    if rank <= len(_ORDINALS):
        return _ORDINALS[rank - 1]
    teens = rank % 100 in (11, 12, 13)
    return f"{rank}{'th' if teens else _ENDINGS.get(rank % 10, 'th')}"


def rank_text(rank: int | None, joint: bool = False) -> str:
    """1, or 1= where others share it; "not ranked" where there is none."""
    if rank is None:
        return NOT_RANKED
    return f"{rank}=" if joint else str(rank)


def rank_span(best: int, worst: int) -> str:
    """The ranks that an option can still take: "2 to 4", or "2" where that is the only one."""
    return str(best) if best == worst else f"{best} to {worst}"
