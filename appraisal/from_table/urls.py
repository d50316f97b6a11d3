"""The address of an appraisal from a table."""

from django.urls import path

from appraisal.from_table import views
from schemes.addresses import PROGRAMME

urlpatterns = [
    path(f"{PROGRAMME}appraisals/new/from-a-table/", views.from_table, name="appraisal-from-table"),
]
