"""Addresses of the home page, the list of programmes and the page of a programme."""

from django.urls import path

from reports.home import views
from schemes.addresses import PROGRAMME

urlpatterns = [
    path("", views.home, name="home"),
    path("programmes/", views.programmes, name="programmes"),
    path(PROGRAMME, views.programme, name="programme"),
]
