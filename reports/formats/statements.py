"""The ready sentence by which an officer says that there is nothing to say under a heading."""


def ready_statement(words: str, heading: str, above: str = "") -> str:
    """The words that a house format has for this, where they are a sentence. A format that says
    only "None." gets a sentence that stands by itself: "There are no legal implications."

    `above` is the heading above `heading`. Nothing where the format has no words."""
    if not words.strip() or " " in words.strip():
        return words.strip()
    subject = _within_a_sentence(heading)
    if subject.endswith("implications"):
        return f"There are no {subject}."
    if "implication" in above.casefold():
        return f"There are no {subject} implications."
    return f"There is nothing to report on {subject}."


def _within_a_sentence(heading: str) -> str:
    """A heading as it reads in the middle of a sentence: "HR" stays as it is."""
    is_word = heading[1:2].islower() or len(heading) == 1
    return heading[:1].lower() + heading[1:] if is_word else heading
