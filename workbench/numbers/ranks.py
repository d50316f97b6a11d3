"""Ranks in words."""

NOT_RANKED = "not ranked"


def rank_text(rank: int | None, joint: bool = False) -> str:
    """1, or 1= where others share it; "not ranked" where there is none."""
    if rank is None:
        return NOT_RANKED
    return f"{rank}=" if joint else str(rank)


def rank_span(best: int, worst: int) -> str:
    """The ranks that an option can still take: "2 to 4", or "2" where that is the only one."""
    return str(best) if best == worst else f"{best} to {worst}"
