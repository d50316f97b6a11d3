"""Addresses of home, programmes and a programme's own page."""

from django.urls import path

from reports.home import views
from schemes.addresses import PROGRAMME

urlpatterns = [
    path("", views.home, name="home"),
    path("programmes/", views.programmes, name="programmes"),
    path(PROGRAMME, views.programme, name="programme"),
]
