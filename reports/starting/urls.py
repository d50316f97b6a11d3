"""The address of starting a programme from a file."""

from django.urls import path

from reports.starting import views

urlpatterns = [
    path("programmes/new/file/", views.programme_from_file, name="programme-from-file"),
]
