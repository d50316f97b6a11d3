"""What people do to the answers of partners on an option."""

from appraisal.models import PartnerAnswer
from workbench.rows.kit import OrderedList

PARTNERS = OrderedList(PartnerAnswer, "partner’s answer", "option.appraisal.programme")
