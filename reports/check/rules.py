"""The rules on what a paper says within its own words: each finds one kind of contradiction."""

from collections.abc import Callable, Iterator, Sequence

from reports.check.dates.dates import date_findings
from reports.check.dates.financial import financial_findings
from reports.check.dates.impossible import calendar_findings
from reports.check.dates.lasting import lasting_findings
from reports.check.dates.spans import span_findings
from reports.check.dates.starts import start_findings
from reports.check.dates.weekdays import weekday_findings
from reports.check.finding import Finding
from reports.check.pairs.asked import asked_findings
from reports.check.pairs.elsewhere import elsewhere_findings
from reports.check.pairs.pairs import pair_findings
from reports.check.passages import Script
from reports.check.relations.changes import change_findings
from reports.check.relations.inline import inline_findings
from reports.check.relations.outcomes import outcome_findings
from reports.check.relations.portions import percentage_findings
from reports.check.relations.prices import price_findings
from reports.check.relations.ranges import range_findings
from reports.check.relations.restated import restated_findings
from reports.check.relations.sentence import Sentence, sentences_of
from reports.check.relations.stated_twice import stated_twice_findings
from reports.check.relations.swapped import swapped_findings
from reports.check.relations.wholes import list_findings, whole_findings
from reports.check.sums.brackets import bracket_findings
from reports.check.sums.chosen import chosen_findings
from reports.check.sums.equations import equation_findings
from reports.check.sums.listed import listed_findings
from reports.check.sums.multiplied import multiplied_findings
from reports.check.sums.named_twice import named_twice_findings
from reports.check.sums.parts import parts_findings
from reports.check.sums.rates import rate_findings
from reports.check.sums.tables import table_findings
from reports.check.writing.acronyms import acronym_findings
from reports.check.writing.appendices import appendix_findings
from reports.check.writing.circa import circa_findings
from reports.check.writing.seeing import seeing_findings

# The rules on the relations within a sentence: each takes all sentences of the paper's prose.
SENTENCE_RULES: tuple[Callable[[Sequence[Sentence]], Iterator[Finding]], ...] = (
    change_findings,
    outcome_findings,
    percentage_findings,
    price_findings,
    whole_findings,
    range_findings,
    restated_findings,
    lasting_findings,
    inline_findings,
    stated_twice_findings,
    swapped_findings,
    elsewhere_findings,
)
# The others take the whole paper.
SCRIPT_RULES: tuple[Callable[[Script], Iterator[Finding]], ...] = (
    equation_findings,
    parts_findings,
    bracket_findings,
    rate_findings,
    list_findings,
    date_findings,
    span_findings,
    calendar_findings,
    weekday_findings,
    financial_findings,
    listed_findings,
    table_findings,
    named_twice_findings,
    multiplied_findings,
    start_findings,
    chosen_findings,
    circa_findings,
    appendix_findings,
    seeing_findings,
    acronym_findings,
    pair_findings,
    asked_findings,
)


def text_findings(script: Script) -> Iterator[Finding]:
    """What the paper contradicts within its own words."""
    sentences = tuple(sentences_of(script))
    for of_sentences in SENTENCE_RULES:
        yield from of_sentences(sentences)
    for of_script in SCRIPT_RULES:
        yield from of_script(script)
