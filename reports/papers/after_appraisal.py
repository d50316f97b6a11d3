"""What follows when an appraisal is decided: the paper that tells it."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace
from appraisal.process.next_step import NextStep
from reports.models import Paper


def write_it_up(place: AppraisalPlace) -> NextStep | None:
    """For those who write: the paper that reports on the appraisal, one that speaks of it, or
    starting one."""
    if not place.may_write:
        return None
    papers = Paper.objects.filter(programme=place.programme).order_by("position", "pk")
    speaking = Q(appraisals=place.appraisal) | Q(appraisal=None, appraisals=None)
    paper = papers.filter(appraisal=place.appraisal).first() or papers.filter(speaking).first()
    if paper is None:
        return NextStep(
            _("Start a paper that tells the decision."),
            reverse("paper-new", args=[place.programme.slug]),
        )
    text = _("Go on with the paper “%(title)s”.") % {"title": paper.title}
    return NextStep(text, paper.get_absolute_url())
