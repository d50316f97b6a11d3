"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("workbench.addresses")),
    path("", include("schemes.urls")),
    path("", include("appraisal.urls")),
    path("", include("reports.urls")),
]
