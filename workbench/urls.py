"""Every address of the site."""

from django.urls import include, path

handler400 = "workbench.kept.unreadable.unreadable"
handler500 = "workbench.running.unavailable.failed"

urlpatterns = [
    path("", include("workbench.people.urls")),
    path("", include("workbench.tokens.urls")),
    path("", include("workbench.council.urls")),
    path("", include("schemes.urls")),
    path("", include("appraisal.urls")),
    path("", include("reports.urls")),
]
