"""What a comment is on, and who may see it there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from appraisal.access import OptionPlace
from appraisal.models import Criterion
from appraisal.states import AFTER_RELEASE, State
from reports.access import PaperPlace
from reports.models import Comment, Section
from schemes.access import Act, programmes_for
from schemes.exempt import exempt_from
from schemes.models import Programme
from workbench.models import User


@dataclass(frozen=True, slots=True)
class CommentSubject:
    """An option, a cell or a section: `columns` are those of its comments, `name` what the page
    and the history call it, `address` its page of comments, `of` the page of the thing itself."""

    programme: Programme
    columns: dict[str, Any]
    name: str
    address: str
    of: str

    @property
    def comments(self) -> QuerySet[Comment]:
        """All comments on it, replies among them, the oldest first."""
        rows = Comment.objects.filter(programme=self.programme, **self.columns)
        return rows.select_related("by", "resolved_by").order_by("at", "pk")


def option_subject(place: OptionPlace) -> CommentSubject:
    columns = {"option": place.option, "criterion": None}
    address = place.url("option-comments")
    return CommentSubject(place.programme, columns, place.option.name, address, place.address)


def cell_subject(place: OptionPlace, criterion: Criterion) -> CommentSubject:
    names = {"option": place.option.name, "criterion": criterion.name}
    return CommentSubject(
        place.programme,
        {"option": place.option, "criterion": criterion},
        _("%(option)s on %(criterion)s") % names,
        place.url("cell-comments", criterion.slug),
        place.address,
    )


def section_subject(place: PaperPlace, key: str, title: str) -> CommentSubject:
    names = {"paper": place.paper.title, "section": title}
    return CommentSubject(
        place.programme,
        {"paper": place.paper, "section": key},
        _("%(section)s of %(paper)s") % names,
        place.url("section-comments", key),
        place.url("paper-section", key) if place.may_write else place.address,
    )


def visible_comments(user: User) -> QuerySet[Comment]:
    """The comments that this person may see, in all their programmes: not those on a section that
    is exempt, unless they read its paper whole, nor any on a cell whose ratings they may not
    see, nor any on an option that is exempt for them."""
    read = programmes_for(user, Act.READ).values("pk")
    whole = Q(programme__in=programmes_for(user, Act.WRITE).values("pk"))
    whole |= Q(programme__in=programmes_for(user, Act.APPROVE).values("pk"))
    exempt = Section.objects.filter(
        paper=OuterRef("paper"), key=OuterRef("section"), exempt__isnull=False
    )
    panel = Q(programme__in=programmes_for(user, Act.MODERATE).values("pk"))
    panel |= Q(programme__in=programmes_for(user, Act.RATE).values("pk"))
    on_cell = Q(criterion__isnull=False, programme__scoring=Programme.Scoring.APART)
    before_release = on_cell & ~Q(option__appraisal__state__in=AFTER_RELEASE)
    in_moderation = Q(option__appraisal__state=State.MODERATION)
    rows = Comment.objects.filter(programme__in=read)
    rows = rows.exclude(before_release & ~(in_moderation & panel))
    kept_back = exempt_from(user)
    rows = rows.exclude(option__in=kept_back.options)
    rows = rows.exclude(option__appraisal__in=kept_back.serving)
    return rows.filter(whole | ~Exists(exempt))


def address_of(comment: Comment) -> str:
    """The page of comments that a comment stands on. Its option's appraisal, its criterion and its
    paper have to be read with it."""
    slug = comment.programme.slug
    if comment.paper is not None:
        return reverse("section-comments", args=[slug, comment.paper.slug, comment.section])
    assert comment.option is not None
    way = [slug, comment.option.appraisal.slug, comment.option.slug]
    if comment.criterion is not None:
        return reverse("cell-comments", args=[*way, comment.criterion.slug])
    return reverse("option-comments", args=way)


def with_subjects(rows: QuerySet[Comment]) -> QuerySet[Comment]:
    """The comments with the rows that they are on, in one query."""
    return rows.select_related("programme", "option__appraisal", "criterion", "paper", "by")
