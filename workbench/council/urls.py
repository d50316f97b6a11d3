"""The address of the council's logo."""

from django.urls import path

from workbench.council import views

urlpatterns = [path("council/logo", views.council_logo, name="council-logo")]
