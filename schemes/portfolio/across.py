"""What the schemes of many programmes save, for lists of programmes."""

from collections import Counter, defaultdict
from collections.abc import Collection
from fractions import Fraction

from schemes.exempt import Exempt
from schemes.models import Programme, Scheme
from schemes.portfolio.entries import SchemeEntry
from schemes.portfolio.sums import portfolio
from schemes.portfolio.words import left_out_sentence, short_gap_sentence
from schemes.savings.inputs import years_of


def saved_in(programmes: Collection[Programme], exempt: Exempt) -> dict[int, str]:
    """What the schemes of each programme save beside its target, in a sentence by primary key; ""
    where there is neither a scheme nor a target. Schemes that are exempt for whoever reads count
    in no sum, and it says how many. One query."""
    years = {one.pk: tuple(map(str, years_of(one))) for one in programmes}
    entries: defaultdict[int, list[SchemeEntry]] = defaultdict(list)
    left_out: Counter[int] = Counter()
    rows = Scheme.objects.filter(programme__in=years).values_list(
        "programme_id", "pk", "status", "figures"
    )
    for programme, pk, status, figures in rows.iterator(chunk_size=2000):
        if pk in exempt.schemes:
            left_out[programme] += 1
            continue
        # Theme, confidence and risk tell nothing in a sum of all.
        entry = SchemeEntry.of(
            figures, years[programme], pk=pk, status=status, theme="", confidence="", risk=""
        )
        entries[programme].append(entry)
    said = {}
    for one in programmes:
        target = None if one.target is None else Fraction(one.target)
        sentence = short_gap_sentence(portfolio(entries[one.pk], years[one.pk]), target)
        said[one.pk] = " ".join(filter(None, (sentence, left_out_sentence(left_out[one.pk]))))
    return said
