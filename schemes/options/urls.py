"""Addresses of the delivery options of a scheme."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.options import views

OPTIONS = f"{SCHEME}options/"

urlpatterns = [
    path(OPTIONS, views.scheme_options, name="scheme-options"),
    path(f"{OPTIONS}new/", views.PAGES.new, name="deliveryoption-new"),
    path(f"{OPTIONS}<int:pk>/edit/", views.PAGES.edit, name="deliveryoption-edit"),
    path(f"{OPTIONS}<int:pk>/move/", views.PAGES.move, name="deliveryoption-move"),
    path(f"{OPTIONS}<int:pk>/remove/", views.PAGES.remove, name="deliveryoption-remove"),
]
