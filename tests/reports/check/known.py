"""What contradicts itself in the source documents of the five cases, found by reading them.

Each paper carries the contradicting figures over, so the check of the paper must raise every one,
and must stop no paper for anything else. `shows` is what the finding's words or message hold.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """One contradiction. `asked`: only a person can judge it, so it must be a question."""

    case: str
    what: str
    shows: str
    asked: bool = False


KNOWN = (
    Known("barnet", "a mutual by the slower route in June 2017, ten months after September 2016", "June 2017"),
    Known("barnet", "13 organisations spoken to in one place, 11 in another", "13 possible partners", asked=True),
    Known("hertfordshire", "table 1: total of the capital contributions", "3,033,882"),
    Known("hertfordshire", "table 1: total of the top-up contributions", "2,740,150"),
    Known("hertfordshire", "table 1: total of all contributions", "5,774,032"),
    Known("hertfordshire", "three delivery model options, of which four are listed and appraised", "three delivery model"),
    Known("hertfordshire", "6 months end in summer 2016, 18 months in April 2017", "18 months", asked=True),
    Known("derby", "spending of 9.854m less savings of 6.144m is not a budget of 3.332m", "3,710,000"),
    Known("warwick", "the improvement plan is Appendix A in one place and Appendix 1 in another", "Appendix 1"),
    Known("cambridgeshire", "A/R.7.108: a working estimate four times the calculation", "A/R.7.108"),
    Known("cambridgeshire", "A/R.7.109: 159 nil-charge people multiplied as payers, when 152 pay", "A/R.7.109"),
    Known("cambridgeshire", "A/R.7.109: 159 people said to pay nothing are multiplied", "159", asked=True),
    Known("cambridgeshire", "A/R.7.109: option 2 is consulted on and was rejected", "Option 2 goes forward", asked=True),
    Known("cambridgeshire", "A/R.7.109: modelled on £10 a week, and on no increase of the allowance", "does not include any increase", asked=True),
    Known("cambridgeshire", "A/R.7.109: AA, DLA or PIP in scope, and only PIP taken forward", "it is PIP only", asked=True),
    Known("cambridgeshire", "A/R.6.173: 3,000 less 498 is not about 2,000", "3,000 less 498", asked=True),
    Known("cambridgeshire", "A/R.6.127: net 313k against a headline of 315k", "315,000"),
    Known("cambridgeshire", "A/R.6.172: a fall of 1.28m against a headline of 1.0m", "A/R.6.172 headline"),
    Known("cambridgeshire", "A/R.6.172: client total of 2015/16", "3,870"),
    Known("cambridgeshire", "A/R.6.172: client total of 2016/17", "3,548"),
    Known("cambridgeshire", "A/R.6.172: client total of 2017/18", "3,227"),
    Known("cambridgeshire", "A/R.6.172: client total of 2018/19", "2,905"),
    Known("cambridgeshire", "A/R.6.172: a reduction of circa, and no number", "circa"),
    Known("cambridgeshire", "A/R.6.173: a headline of 412k for 412,680, which rounds to 413k", "412,680"),
    Known("cambridgeshire", "A/R.6.174: three areas come to 3,151,318, stated as 3.1m", "3,151,318"),
)  # fmt: skip
