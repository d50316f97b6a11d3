"""Addresses of partners."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.partners import views

PARTNERS = f"{APPRAISAL}partners/"
ON_OPTION = f"{PARTNERS}<slug:option>/"

urlpatterns = [
    path(PARTNERS, views.partners, name="partners"),
    path(f"{ON_OPTION}new/", views.PAGES.new, name="partner-new"),
    path(f"{ON_OPTION}<int:pk>/edit/", views.PAGES.edit, name="partner-edit"),
    path(f"{ON_OPTION}<int:pk>/remove/", views.PAGES.remove, name="partner-remove"),
]
