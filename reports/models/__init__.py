"""Papers: what officers write, who approves it, and what was issued; and what people say of it."""

from reports.models.comments import Comment
from reports.models.daily import DailyEmail
from reports.models.formats import OwnFormat
from reports.models.papers import Paper, PaperHeading, Section
from reports.models.renders import Render, RenderFile
from reports.models.sign_off import Approval, Exemption, Explained, Revision
from reports.models.versions import IssuedFile, PaperVersion

__all__ = [
    "Approval",
    "Comment",
    "DailyEmail",
    "Exemption",
    "Explained",
    "IssuedFile",
    "OwnFormat",
    "Paper",
    "PaperHeading",
    "PaperVersion",
    "Render",
    "RenderFile",
    "Revision",
    "Section",
]
