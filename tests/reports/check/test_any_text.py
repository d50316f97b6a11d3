"""Whatever officers type, the check answers, and every finding points at words that are there."""

from fractions import Fraction as F

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.check.finding import FindingKind
from reports.check.paper import check_paper
from reports.document.content import Document, Paragraph, Run
from reports.figures import Figure, FigureKind, Figures
from tests.reports.check.texts import COVER

PIECES = (
    "£", "1", "0", "99,999", ".", ",", "k", "m", "%", " ", " ", "three", "nine months later", "(", ")", "x", " = ",
    " + ", " - ", "−", "July 2012", "31 February 2012", "30 April 2012", "2018/19", "9999", " to ", "from ", ":",
    " of ", "circa", "Appendix A", "total", "options", "savings", "A/R.6.127", "٣", "\n", "one", "made up of ",
    "99999999 years later, in ", " days", "in all", "pay nothing", "£0", "0%", "By this route",
)  # fmt: skip
CASE = Figures(
    [
        Figure("a.b", "Total savings", FigureKind.MONEY, F(1234567, 7), "Case"),
        Figure("a.c", "Options", FigureKind.COUNT, F(0), "Case", "options"),
        Figure("a.d", "Share of nothing", FigureKind.SHARE, F(0), "Case"),
    ]
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@example(["Approved in July 2012, 99999999 years later, in July 2013."])
@example(["Approved on 1 July 2012, 99999999999 days later, on 1 July 2013."])
@example(["It takes 99999 years (July 2012) and 3 months (July 2013)."])
@example(["0 of 0 people (0%), 0% of £0 is £0, from £0 to £1, a rise of 5%."])
@example(["£1 x £0 = £5 and ((1 + 2 = 4 and 1 + 2)) = 4"])
@example(["It runs from 29 February to 30 February, from 1 May to 1 April 2012 (٣ days)."])
@given(st.lists(TEXTS | st.text(max_size=40), min_size=1, max_size=3))
def test_any_text_is_checked(texts: list[str]) -> None:
    blocks = tuple(Paragraph((Run(text),), section="s") for text in texts)
    document = Document("p", "Paper", "Council", "", "", COVER, blocks)
    for one in check_paper(document, CASE):
        assert one.message
        assert one.excerpt[one.start :].startswith(one.typed)
        if one.kind is FindingKind.MATCHING:
            assert one.replacement
