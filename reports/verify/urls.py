"""Addresses of verifying a paper."""

from django.urls import path

from reports.verify import views

urlpatterns = [
    path("verify/", views.verify, name="verify"),
]
