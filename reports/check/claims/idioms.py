"""Everyday wordings of a result turned into the one that the rules read: "comes out on top" is
"ranks first", "makes the cut" is "goes forward"."""

import re
from collections.abc import Mapping

from reports.check.subjects.aliases import Key
from reports.check.subjects.marking import Marked, N, O

_BODY = (
    r"(?P<body>(?:group|board|cabinet|committee|council|councils|authorities|partnership|panel|"
    r"executive|members|councillors|partners|chief executives))"
)
_NTH = r"(?P<nth>first|second|third|fourth|fifth|sixth|last)"
_MAKE = (
    r"(?:build|create|set up|establish|go (?:for|with|ahead with)|pursue|back|proceed with|"
    r"transfer to|move to|take up|develop|opt for|plump for|have|use|approve|adopt|choose|accept)"
)
_FURTHER = (
    r"(?:into|forward|through|further|on to|to the next|to detailed|to full|in (?:more|greater|"
    r"full) detail|in detail)"
)
# What an option is called before its name: "the preferred procurement route, a direct contract,".
_NAMED = (
    r"the (?:preferred|recommended|chosen|winning|favoured|top-?(?:ranked|placed)?|leading|"
    r"highest-?(?:ranked|scoring)?|lowest-?(?:ranked|scoring)?|cheapest|dearest|second-?(?:placed|"
    r"ranked|best)?|third-?(?:placed|ranked)?)(?: [a-z]+){0,2}? (?:option|model|route|approach|"
    r"choice|agency|service|way)|the (?:winner|runner-up|front-runner|leader|way forward)"
)
# What is said, and how a rule reads it. A name in the reading stands for what was said there.
_SAME: tuple[tuple[str, str], ...] = (
    (rf"just (?P<n>one|{N})", "only {n}"),
    (rf"(?P<np>{_NAMED}), (?P<x>{O})(?=,)", "{np} is {x}"),
    (rf"only one (?:option|model)?(?:, | – )(?P<x>{O})(?:,| –)?", "only {x}"),
    (
        r"(?:(?:does|do|did) not (?:make it|get|come)|never (?:made it|got|gets)) (?:past|through|"
        r"over) (?=(?:the |every |both |all )?(?:first |second |third |last |conditional |final )?"
        r"(?:gateways?|gates?)\b)",
        "fails ",
    ),
    (
        r"fail(?:s|ed)? to (?:reach|make|get (?:on ?to|to)) (?:the shortlist|the cut|(?:the )?"
        r"(?:next|detailed|second|final)[a-z -]*)",
        "is dropped",
    ),
    (
        r"(?:comes?|came|emerges?|emerged|ends?(?: up)?|ended(?: up)?|finish(?:es|ed)?|is|was|"
        r"are) (?:clearly )?(?:out )?(?:on top|in the lead|in first position|at the top"
        r"(?: of the (?:ranking|list|table|order))?)",
        "ranks first",
    ),
    (
        r"(?:is|was) (?:the )?(?:clear |outright |overall )?(?:winner|front[- ]runner|number one|"
        r"leader|best option overall|top option|first in the ranking)",
        "ranks first",
    ),
    (
        r"(?:props? up the (?:table|list|ranking)|brings? up the rear|is bottom of the "
        r"(?:table|list|ranking)|comes? out (?:at the )?bottom)",
        "ranks last",
    ),
    (
        rf"(?:is|was|comes?|came|takes?|took|holds?|lies|sits|stands|gets|got|finish(?:es|ed)?) "
        rf"(?:in |only |just )*(?:a |the |an )?(?:close |distant |clear |good |poor )?{_NTH}"
        r"(?: place| position| spot)?(?=[,.;:) ]|$)(?! (?:of the|option|gateway|criteri|stage|"
        r"phase|year|choice|step|time))",
        "ranks {nth}",
    ),
    (
        r"(?:does|did|do|fares?|fared|performs?|performed|comes out|came out|is|was|is placed|"
        r"is rated|finish(?:es|ed)|ranks?|ranked) (?:much |slightly |rather |overall |clearly )?"
        r"(?:better than|ahead of|higher than|above)",
        "ranks above",
    ),
    (
        r"(?!points?\b)(?:\w+s|\w+ed|is|was|came|are|were) "
        r"(?:just |well |narrowly |some way |far |clearly |a "
        rf"little )?(?:ahead of|in front of)(?= {O})",
        "ranks above",
    ),
    (
        r"(?!points?\b)(?:\w+s|\w+ed|is|was|came|are|were) "
        r"(?:just |well |narrowly |some way |far |clearly |a "
        rf"little )?(?<!stands )behind(?= {O})",
        "ranks below",
    ),
    (
        r"(?:beats?|outscores?|outranks?|outperforms?) (?:every|all|each|any)"
        r"(?: of)?(?: the)?(?: \w+)?(?: others?| rest)(?: (?:options?|models?|routes?|one))?",
        "ranks first",
    ),
    (
        r"(?:beats?|outscores?|outranks?|outperforms?|edges out|out-?scored|outperformed)",
        "ranks above",
    ),
    (
        r"(?:does|did|do|fares?|fared|performs?|performed|comes out|came out|is|was|is placed|"
        r"is rated|finish(?:es|ed)|ranks?|ranked) (?:much |slightly |rather |overall |clearly )?"
        r"(?:worse than|behind|lower than|below)",
        "ranks below",
    ),
    (r"(?:trails?|trailed|lags? behind|loses? out to|(?:is|was) beaten by)", "ranks below"),
    (
        r"(?:is |are |was |were )?(?:the only (?:one|option)s? )?(?:that )?(?:does|do|did|will) "
        r"not (?:proceed|go (?:forward|through|any further|on)|progress|survive|advance|make "
        r"(?:it|the cut|the shortlist)|get (?:any further|through)|move on)(?! the\b)",
        "{only}dropped",
    ),
    (
        r"(?:falls?|fell|drops?|dropped) (?:out|away|by the wayside)(?! of)|(?:goes?|went|gets?|"
        r"got) no further|(?:is|are|was|were) (?:now )?(?:out of the running|no longer in the "
        r"running|not pursued|struck out|weeded out|sifted out|left behind|taken no further|"
        r"not taken any further|thrown out)|(?:has|have) been (?:dismissed|struck out|sifted out)",
        "is dropped",
    ),
    (
        r"(?:(?:also |all |both )*(?:goes?|went|moves?|moved|gets?|got|passes through|comes?|came|"
        r"progress(?:es|ed)?|advances?|advanced|proceeds?|proceeded|continues?|carry|carries) "
        r"(?:on |through |forward )*(?:to|into) (?:the )?(?:next|second|further|detailed|full|"
        r"final)[a-z -]*|makes? (?:it onto the shortlist|the cut|the shortlist)|made the "
        r"(?:cut|shortlist)|(?:stays?|remains?|is|are) (?:still )?in the running|(?:goes?|went) "
        r"through(?= ?(?:[,.;]|$|to\b|as well))|advances?(?= ?(?:[,.;]|$))|(?:is|are|will be|was|"
        r"were) (?:to be )?(?:worked up|studied|looked at|examined|developed|appraised|taken|"
        r"carried) (?:further|in (?:more |greater |full )?detail))",
        "goes forward",
    ),
    (
        rf"(?:take|takes|taking|carry|carrying|put|putting|bring|move|send|study|studying|work up|"
        rf"look at) (?P<n>{N}) (?:of (?:the|these) (?P<of>{N}) )?(?:options|models|of them) "
        rf"{_FURTHER}\b[a-z -]*",
        "{n} options are taken forward",
    ),
    (
        r"(?:falls?|fell|stumbles?|stumbled|trips?|tripped|(?:is|are|was|were) "
        r"(?:caught|lost)|(?:comes?|came) to grief|goes down|went down) (?:at|by) "
        r"(?=(?:the |one |a |both )?(?:first |second |third |last |conditional |final )?"
        r"(?:gateways?|gates?)\b)",
        "fails ",
    ),
    (
        r"(?:gets?|got|comes?|came) (?:past|through|over) (?=(?:the |every |both |all |each )"
        r"(?:first |second |third |last |conditional |final )?(?:gateways?|gates?)\b)",
        "passes ",
    ),
    (
        r"(?P<who>asked|invited|recommended|advised|proposed|agreed|decided|resolved|voted) to "
        rf"{_MAKE} (?={O})",
        "recommended to choose ",
    ),
    (
        rf"{_BODY} (?:favours?|favoured|backs?|backed|chose|agreed on|"
        r"opted for|opts for|went for|goes for|came "
        rf"down in favour of|prefers?|preferred|settled on|has chosen|picked|picks) (?={O})",
        "group recommends ",
    ),
    (
        rf"(?P<x>{O}) (?:is|was) (?:the |its |their |our )?(?P<not>not )?(?:the )?(?:first choice|"
        r"favoured option|favourite|choice|one recommended|recommended one|chosen one|option of "
        r"choice|preference|recommendation|way forward)(?! for [a-z]+ing)",
        "{x} is {not}preferred",
    ),
)
_PATTERNS = tuple((re.compile(rf"(?<![\w-])(?:{said})(?![\w-])" if not said.endswith(")")
                   else rf"(?<![\w-])(?:{said})"), reading) for said, reading in _SAME)  # fmt: skip
_IT = re.compile(
    r"(?:it|this option|that option|the option|this model|this one|the latter option)(?= (?:is|was|"
    r"has|would|will|does|did|ranks?|comes?|came|scores?|goes|passes|fails|saves?|costs?|also|gets?|"
    r"makes?|falls?|fell|stands?|leads?|wins?|takes?|beats?|earns?)\b)"
)


def plainly(sentence: Marked) -> Marked:
    """The sentence in the wordings of the rules."""
    for pattern, reading in _PATTERNS:
        at = 0
        while (match := pattern.search(sentence.text, at)) is not None:
            words = _reading(match, reading)
            if words is None or not match[0]:
                at = match.start() + 1
                continue
            sentence = _replaced(sentence, match.start(), match.end(), words)
            at = match.start() + len(words)
    return sentence


def _reading(match: re.Match[str], reading: str) -> str | None:
    groups = {name: said or "" for name, said in match.groupdict().items()}
    if "{only}" in reading:
        said = match[0]
        only = re.search(r"the only (?:one|option)", said)
        verb = "is the only option that is " if only else "is "
        return reading.format(only=verb)
    return reading.format(**groups)


def with_it(sentence: Marked, before: frozenset[Key]) -> Marked:
    """The sentence with the option that it calls "it" or "this option", where the sentence before
    names that one alone."""
    match = _IT.match(sentence.text)
    if match is None or not before or len(sentence.options) > 0:
        return sentence
    mark = "\ue3ff"
    told: Mapping[str, frozenset[Key]] = {**sentence.named, mark: before}
    replaced = _replaced(sentence, 0, match.end(), mark)
    return Marked(replaced.passage, replaced.text, replaced.spans, told, replaced.said)


def _replaced(sentence: Marked, start: int, end: int, words: str) -> Marked:
    """The sentence with other words at a place, each of them standing where the old ones did."""
    text, spans = sentence.text, sentence.spans
    kept = {one: spans[start + at] for at, one in enumerate(text[start:end]) if one >= "\ue000"}
    whole = (spans[start][0], spans[max(start, end - 1)][1])
    inside = tuple(kept.get(one, whole) for one in words)
    return Marked(
        sentence.passage,
        text[:start] + words + text[end:],
        (*spans[:start], *inside, *spans[end:]),
        sentence.named,
        sentence.said,
    )
