"""Addresses of copying a scheme."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.copying import views

urlpatterns = [path(f"{SCHEME}copy/", views.scheme_copy, name="scheme-copy")]
