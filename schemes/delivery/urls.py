"""Addresses of the delivery of savings."""

from django.urls import path

from schemes.addresses import PROGRAMME, SCHEME
from schemes.delivery import actuals_views, closing_views, scheme_views, views

urlpatterns = [
    path(f"{PROGRAMME}delivery/", views.delivery, name="delivery"),
    path(f"{PROGRAMME}delivery/parts.json", views.delivery_parts, name="delivery-parts"),
    path(f"{PROGRAMME}delivery/months.json", views.delivery_months, name="delivery-months"),
    path(f"{PROGRAMME}delivery/plan/", views.delivery_plan, name="delivery-plan"),
    path(f"{PROGRAMME}delivery/actuals/", actuals_views.actuals, name="delivery-actuals"),
    path(f"{PROGRAMME}delivery/closes/", closing_views.closes, name="delivery-closes"),
    path(f"{PROGRAMME}delivery/close/", closing_views.close, name="delivery-close"),
    path(f"{PROGRAMME}delivery/reopen/", closing_views.reopen, name="delivery-reopen"),
    path(f"{PROGRAMME}delivery/closes/<int:pk>/", closing_views.closed, name="delivery-closed"),
    path(f"{SCHEME}delivery/", scheme_views.delivery, name="scheme-delivery"),
    path(f"{SCHEME}delivery/plan/", scheme_views.plan, name="scheme-delivery-plan"),
    path(f"{SCHEME}delivery/report/", scheme_views.report, name="scheme-delivery-report"),
    path(f"{SCHEME}delivery/<str:period>/", scheme_views.judge, name="scheme-delivery-period"),
]
