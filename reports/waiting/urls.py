"""The address at which people choose their daily email."""

from django.urls import path

from reports.waiting import views

urlpatterns = [path("account/daily/", views.daily_email, name="daily-email")]
