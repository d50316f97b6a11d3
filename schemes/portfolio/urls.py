"""Addresses of the portfolio's files and charts."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.portfolio import views

urlpatterns = [
    path(f"{PROGRAMME}portfolio.csv", views.portfolio_csv, name="portfolio-csv"),
    path(f"{PROGRAMME}portfolio.xlsx", views.portfolio_xlsx, name="portfolio-xlsx"),
    path(f"{PROGRAMME}charts/years.json", views.portfolio_years, name="portfolio-years"),
    path(
        f"{PROGRAMME}charts/waterfall.json",
        views.portfolio_waterfall,
        name="portfolio-waterfall",
    ),
]
