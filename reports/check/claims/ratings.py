"""What options are rated: "is rated high on culture", "neither is rated high", "scores "
"7 points"."""

import re
from collections.abc import Iterator

from appraisal.engine.result import Outcome
from reports.check.claims.criteria import criterion_named
from reports.check.claims.stating import HOW_MANY, Stated, Wrong, names
from reports.check.subjects.judged import Judged, JudgedCriterion, JudgedOption
from reports.check.subjects.marking import LIST, N
from reports.check.words import content_words

_RATED = (
    r"(?:(?:is|are|was|were|stands?|remains?)(?P<neg> not)? (?:both |all |each |now )?"
    r"(?:rated|scored|judged|graded|assessed|ranked|marked)(?: as| at)?|(?P<neg_does>does "
    r"not |do not )?"
    r"(?:rates?|scores?|scored|gets?|got|receives?|received|earns?|earned|has|have|"
    r"stands? at|is|are))"
    r"(?: a| an| the)?(?: rating of)?"
)
ON = re.compile(r"\s*(?:rating |ratings )?(?:on|for|against|under|in)\s+")
_OPENS_ALL = re.compile(r"^(?:on|for|against) (?:both|all|every|each)\b[^,.;]*?\bcriteri(?:a|on)\b")
_ALL_RANKING = re.compile(
    r"\s*(?:on|for|against)\s+(?P<which>both|all|every|each|all of|either|neither|any)(?: the)?"
    rf"(?: {N})?(?: of)?(?: the)?(?: {N})?(?: ranking)?(?: criteri(?:on|a)"
    r")?(?=\s*(?:[,.;:]|$)| and )"
)
_OPENS = re.compile(r"^(?:on|for|against|as for|as regards) (?:the )?")
_PAIR = re.compile(
    rf"(?:two|{N}) (?:highest|top|best)[- ]?(?:rank(?:ed|ing)|plac\w+)? ?options|"
    r"highest-ranked options"
)


def rating_claims(stated: Stated) -> Iterator[Wrong]:
    """Claims on levels."""
    levels = sorted({level for one in stated.about for level in one.levels}, key=len, reverse=True)
    if levels:
        words = "|".join(map(re.escape, levels))
        yield from _by_name(stated, words)
        yield from _by_number(stated, words)
        yield from _in_clauses(stated, words)


def _not_a_choice(words: str) -> str:
    """Not "high, medium or low", which gives no rating."""
    return rf"(?!(?:,| or|, or) (?:{words})\b(?! (?:on|for|against)))"


def _by_name(stated: Stated, words: str) -> Iterator[Wrong]:
    pattern = re.compile(
        rf"(?P<only>only )?(?P<options>{LIST})(?P<alone> alone|,? (?:is|are) the only "
        r"(?:one|options?)(?: that is)?)?"
        rf",? (?:{_RATED} |rated )(?P<level>{words})\b(?: rating)?{_not_a_choice(words)}"
    )
    found = [*pattern.finditer(stated.text)]
    if found and _OPENS.match(stated.text):
        # "On culture, X is rated high, Y medium and Z low."
        short = re.compile(
            rf"(?P<options>{LIST})(?P<only>)(?P<alone>)(?P<neg>)(?P<neg_does>) (?:is rated )?"
            rf"(?P<level>{words})(?=\s*(?:[,.;]|$|and\b))"
        )
        found += short.finditer(stated.text, found[0].end())
    for match in found:
        at = match.end()
        yield from _one(stated, match, match["level"], at)
        more = re.compile(rf"[^,;]*?,? (?:and|but) (?P<level>{words})(?= (?:on|for|against) )")
        again = more.match(stated.text, at)
        if again:
            yield from _one(stated, match, again["level"], again.end())


def _on(stated: Stated, at: int, judged: Judged) -> tuple[list[JudgedCriterion], str] | None:
    """The criteria that the words behind a level name, and whether all or any of them are meant;
    none where no criterion is named, None where the words name something else."""
    text = stated.text
    every = _ALL_RANKING.match(text, at)
    if every:
        return [*judged.ranking], "any" if every["which"] in ("either", "any", "neither") else "all"
    on = ON.match(text, at)
    if on is None:
        if re.match(r"\s*(?:[,.;:)]|$|and\b|but\b)", text[at:]) is None:
            return None
        if _OPENS_ALL.match(text):
            return [*judged.ranking], "all"
        opening = first_criterion(text, judged)
        return ([], "any") if opening is None else ([opening], "all")
    one, _length = criterion_named(re.sub(r"^the ", "", text[on.end() :]), judged)
    return None if one is None else ([one], "all")


def first_criterion(text: str, judged: Judged) -> JudgedCriterion | None:
    """The criterion that a sentence opens with: "On culture, the mutual is rated high"."""
    opens = _OPENS.match(text)
    return criterion_named(text[opens.end() :], judged)[0] if opens else None


def _has(option: JudgedOption, level: str, on: tuple[list[JudgedCriterion], str]) -> bool:
    criteria, how = on
    if not criteria:
        return level in option.levels.values()
    found = [option.levels.get(one.code) == level for one in criteria]
    return all(found) if how == "all" else any(found)


def _is_known(option: JudgedOption, on: tuple[list[JudgedCriterion], str]) -> bool:
    return all(one.code in option.levels for one in on[0]) and bool(option.levels)


def _rated(judged: Judged, option: JudgedOption, on: tuple[list[JudgedCriterion], str]) -> str:
    shown = on[0] or [one for one in judged.criteria if one.code in option.levels]
    said = ", ".join(f"{option.levels.get(one.code, 'not rated')} on {one.name}" for one in shown)
    return f"{option.name} is rated {said}"


def _one(stated: Stated, match: re.Match[str], level: str, at: int) -> Iterator[Wrong]:
    marks = stated.marks(match["options"])
    groups = match.groupdict()
    denied = bool(groups["neg"] or groups["neg_does"])
    denied = denied or stated.is_denied_before(match.start("options"))

    def told(judged: Judged, option: JudgedOption) -> str | None:
        on = _on(stated, at, judged)
        if (
            on is None
            or not _is_known(option, on)
            or (not on[0] and not re.search("rated|scored", match[0]))
        ):
            return None
        return None if _has(option, level, on) is not denied else _rated(judged, option, on)

    def alone(judged: Judged, _option: JudgedOption) -> str | None:
        on = _on(stated, at, judged)
        said = {code for mark in marks for key, code in stated.keys(mark) if key == judged.key}
        if on is None:
            return None
        more = [o for o in judged.options if o.code not in said and _has(o, level, on)]
        return (
            f"{names(more)} {'is' if len(more) == 1 else 'are'} rated {level} as well"
            if more
            else None
        )

    for mark in marks:
        truth = stated.contradicted(mark, told)
        if truth is not None:
            yield Wrong(match.start(), at, truth)
            return
    if (match["only"] or match["alone"]) and not denied:
        truth = stated.contradicted(marks[0], alone)
        if truth is not None:
            yield Wrong(match.start(), at, truth)


_CLAUSES = re.compile(r"[;:,.]|\b(?:and|but|while|whereas|although|though)\b")


def _in_clauses(stated: Stated, words: str) -> Iterator[Wrong]:
    """A clause that has one option, one level and words of one criterion, in any order."""
    level_in = re.compile(
        rf"(?:is|are|was|were|be|rated|scored|judged|marked|graded|as|at|an?|gets?|got|has|"
        rf"earns?|receives?) (?P<not>not )?"
        rf"(?:only |just |merely )?(?P<level>{words})"
        rf"(?=\s*(?:[,.;:)]|$)| (?:on|for|against|under|in|at|with|by|rating|"
        rf"scores?|marks?|ratings)\b)"
    )
    at = 0
    for end in (*(one.start() for one in _CLAUSES.finditer(stated.text)), len(stated.text)):
        clause, start = stated.text[at:end], at
        at = end + 1
        marks, found = stated.marks(clause), [*level_in.finditer(clause)]
        if len(marks) != 1 or len(found) != 1 or re.search(r"\b(?:or|than|no|more)\b", clause):
            continue

        def told(
            judged: Judged, option: JudgedOption, match: re.Match[str] = found[0], of: str = clause
        ) -> str | None:
            criterion = _only_criterion(of, judged)
            level = option.levels.get(criterion.code) if criterion else None
            if criterion is None or level is None:
                return None
            if (level == match["level"]) is not bool(match["not"]):
                return None
            return _rated(judged, option, ([criterion], "all"))

        truth = stated.contradicted(marks[0], told)
        if truth is not None:
            yield Wrong(start + found[0].start("level"), start + found[0].end("level"), truth)


def _only_criterion(clause: str, judged: Judged) -> JudgedCriterion | None:
    """The criterion of which a clause has words that no other criterion has."""
    said = content_words(clause)
    named = []
    for one in judged.criteria:
        others = [content_words(other.name) for other in judged.criteria if other is not one]
        if content_words(one.name).difference(*others) & said:
            named.append(one)
    return named[0] if len(named) == 1 else None


def _by_number(stated: Stated, words: str) -> Iterator[Wrong]:
    pattern = re.compile(
        rf"(?P<many>neither|both|all|every|each|{HOW_MANY})(?: of(?: the| them| these| our)?)?"
        rf"(?: the)?(?: (?P<of>{N}))?(?: (?:top|highest|best)[- ]ranked| shortlisted| remaining)?"
        r"(?: options?| of them)? "
        r"(?:(?:is|are|was|were)(?P<neg> not)? (?:rated|scored|judged|graded|"
        r"marked|given)(?: a| as)?|"
        r"(?:earns?|gets?|got|receives?|achieves?|scores?|has|have|reach(?:es)?)(?: a)?) "
        rf"(?P<level>{words})\b{_not_a_choice(words)}"
    )
    for match in pattern.finditer(stated.text):

        def told(judged: Judged, match: re.Match[str] = match) -> str | None:
            return _many(stated, judged, match)

        truth = stated.of_all(told)
        if truth is not None:
            yield Wrong(match.start(), match.end(), truth)


def _many(stated: Stated, judged: Judged, match: re.Match[str]) -> str | None:
    on = _on(stated, match.end(), judged)
    meant = _pair(stated, judged, match)
    if on is None or meant is None or not all(_is_known(one, on) for one in meant):
        return None
    so = [one for one in meant if _has(one, match["level"], on) is not bool(match["neg"])]
    word = match["many"]
    if word in ("both", "all", "every", "each"):
        said: int | None = len(meant)
    else:
        said = 0 if word == "neither" else stated.count(word)
    if said is None or said == len(so):
        return None
    of = f" on {on[0][0].name}" if len(on[0]) == 1 else ""
    which = names(so) if so else "no option"
    return f"{which} {'is' if len(so) < 2 else 'are'} rated {match['level']}{of}"


def _pair(stated: Stated, judged: Judged, match: re.Match[str]) -> list[JudgedOption] | None:
    """The options that "neither" or "both" speaks of, or all; None where it is not clear."""
    of = stated.count(match["of"] or "")
    some = re.search(r" (?:shortlisted|remaining)\b", match[0]) is not None
    if of is not None and of not in (len(judged.options), 2) and not some:
        return None
    if some:
        forward = [one for one in judged.options if one.outcome is Outcome.TAKEN_FORWARD]
        return forward if of in (None, len(forward)) else None
    if match["many"] not in ("neither", "both") and of != 2:
        return [*judged.options]
    if _PAIR.search(stated.text) or "highest-ranked" in match[0] or "top-ranked" in match[0]:
        top = sorted((o for o in judged.options if o.rank is not None), key=lambda o: o.rank or 0)
        return top[:2] if len(top) > 1 and (len(top) < 3 or top[1].rank != top[2].rank) else None
    for keys in (_codes(stated, judged), _before(stated, judged)):
        if len(keys) == 2:
            return [judged.option(code) for code in keys]
    return [*judged.options] if len(judged.options) == 2 else None


def _codes(stated: Stated, judged: Judged) -> list[str]:
    return [
        code
        for mark in stated.sentence.options
        for key, code in stated.keys(mark)
        if key == judged.key
    ]


def _before(stated: Stated, judged: Judged) -> list[str]:
    return [code for keys in stated.before for key, code in keys if key == judged.key]
