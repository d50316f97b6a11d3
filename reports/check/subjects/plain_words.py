"""Words that say nothing of what an amount is of."""

import re

from reports.check.words import stem, word_set

# Words that may stand beside the name of a quantity and its amount without making it another.
PLAIN = frozenset(
    stem(one)
    for one in word_set(
        "come comes came total totals amount amounts reach reaches reached stand stands "
        "stood about "
        "approximately around put make makes made meet meets deliver delivers delivered give gives "
        "gave bring brings brought take takes taken expected set carry carries carried "
        "get gets fall "
        "fell rise rose dated date last lasts run runs start starts started begin begins "
        "began open "
        "opens opened end ends ended closes closed until there now planned due adds "
        "achieve achieves "
        "generate generates contribute contributes count counts hold holds is are was were would "
        "will let's work works worked out altogether overall-total earn earns leave "
        "leaves left income offer offers form "
        "figure value amounted equal equals exactly just precisely currently still yearly whole "
        "have has had be do does full received receives issue issued sent point project programme "
        "own agreed cover covers monday tuesday wednesday thursday friday saturday sunday"
    )
)
# What makes an amount another than that of the thing named.
APART = re.compile(
    r"\b(?:more|less|fewer|extra|further|additional|ris(?:e|es|ing)|rose|fall(?:s|ing)?|fell|"
    r"increas\w+|decreas\w+|grow\w*|grew|cut|cuts|reduc\w+|each|per|average|half|quarter|third|"
    r"share|part|split|most|least|between|range\w*|difference|gap|compared|instead|margin)\b"
)
