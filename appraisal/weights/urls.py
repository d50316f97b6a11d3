"""Addresses of the weights."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.weights import views

urlpatterns = [
    path(f"{APPRAISAL}weights/", views.weights, name="weights"),
    path(f"{APPRAISAL}weights/own/", views.own_weights, name="weights-own"),
]
