"""Finding in what people wrote at length: sections of papers, and comments."""

from html import unescape

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from reports.casefile.papers import HEADING
from reports.comments.subjects import address_of, visible_comments, with_subjects
from reports.formats.arranging import arranged
from reports.formats.format import FormatError, FormatHeading
from reports.formats.shelf import house_format
from reports.models import Comment, Section
from reports.search.looking import Looking, excerpt
from schemes.access import Act, programmes_for
from workbench.pages.markdown import to_html


def sections(looking: Looking) -> QuerySet[Section]:
    """Those that the person may read: one that is exempt by whoever writes or approves its
    paper."""
    approved = programmes_for(looking.user, Act.APPROVE).values("pk")
    is_open = Q(exempt__isnull=True) | Q(paper__programme__in=looking.written)
    rows = Section.objects.filter(paper__programme__in=looking.programmes)
    rows = rows.filter(is_open | Q(paper__programme__in=approved))
    return rows.select_related("paper__programme").prefetch_related("paper__headings")


def comments(looking: Looking) -> QuerySet[Comment]:
    rows = visible_comments(looking.user).filter(programme__in=looking.programmes)
    return with_subjects(rows)


def is_printed(row: Section, looking: Looking) -> bool:
    """Whether the person reads the section at all: what a paper leaves out is read by whoever
    writes it alone."""
    return row.paper.programme_id in looking.written or _above(row) is not None


def written(row: Section, looking: Looking) -> str:
    """Some of the section's words, without the signs that make headings and lists of them."""
    return excerpt(unescape(strip_tags(to_html(row.text))), looking.terms)


def said(row: Comment, looking: Looking) -> str:
    return excerpt(row.text, looking.terms)


def of_section(row: Section, looking: Looking) -> str:
    """Where whoever writes the paper writes it, and others read it."""
    paper = row.paper
    if paper.programme_id in looking.written:
        return reverse("paper-section", args=[paper.programme.slug, paper.slug, row.key])
    return reverse("paper-preview", args=[paper.programme.slug, paper.slug])


def in_paper(row: Section) -> str:
    paper = row.paper
    names = [_heading(row), paper.title, paper.programme.title]
    return ", ".join(filter(None, names))


def of_comment(row: Comment, _looking: Looking) -> str:
    return address_of(row)


def about(row: Comment) -> str:
    names = {"about": row.about, "who": row.said_by or str(row.by)}
    return _("%(who)s on %(about)s") % names + f", {row.programme.title}"


def _heading(row: Section) -> str:
    """The heading that the section stands beneath in its paper; "" where that is written anew for
    each of something, or where it stands nowhere."""
    heading = _above(row)
    return heading.heading if heading and "{" not in heading.heading else ""


def _above(row: Section) -> FormatHeading | None:
    """The heading of the paper that has a place for the section."""
    try:
        form = house_format(row.paper.house_format)
    except FormatError:
        return None
    own = sorted(row.paper.headings.all(), key=lambda one: (one.position, one.pk))
    for heading in arranged(form, tuple(map(HEADING.part_of, own))).form.walked:
        if any(_is_for(block.section, row.key) for block in heading.blocks):
            return heading
    return None


def _is_for(pattern: str, key: str) -> bool:
    """Whether a block of a format asks for this section; {code} stands for whatever it is of."""
    start, brace, _rest = pattern.partition("{")
    return bool(start) and (key.startswith(start) if brace else key == pattern)
