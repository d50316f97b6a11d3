"""What people do to the delivery options of a scheme."""

from schemes.models import DeliveryOption
from workbench.rows.kit import OrderedList

DELIVERY_OPTIONS = OrderedList(DeliveryOption, "delivery option", "scheme.programme")
