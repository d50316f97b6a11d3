"""The addresses of the council's logo and colour, and of those of authorities."""

from django.urls import path

from workbench.council import logo_views, views

AUTHORITY = "people/authorities/<int:authority>/logo/"

urlpatterns = [
    path("council/logo", views.council_logo, name="council-logo"),
    path("council/colour", views.council_colour, name="council-colour"),
    path(AUTHORITY, logo_views.authority_logo, name="authority-logo"),
    path(f"{AUTHORITY}picture", logo_views.authority_logo_picture, name="authority-logo-picture"),
    path(f"{AUTHORITY}remove/", logo_views.authority_logo_remove, name="authority-logo-remove"),
]
