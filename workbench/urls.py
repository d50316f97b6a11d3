"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("workbench.people.urls")),
    path("", include("workbench.council.urls")),
    path("", include("schemes.urls")),
    path("", include("appraisal.urls")),
    path("", include("reports.urls")),
]
