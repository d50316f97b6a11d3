"""Addresses of house formats made in the browser. Keys of headings may hold a stroke."""

from django.urls import path

from reports.house_formats import heading_views, part_views, preview, views

FORMAT = "house-formats/<slug:form>/"
HEADING = f"{FORMAT}headings/<path:form_heading>/"
PARTS = f"{FORMAT}parts/"
PART = f"{PARTS}<str:form_part>/"

urlpatterns = [
    path("house-formats/", views.house_formats_page, name="house-formats"),
    path("house-formats/new/", views.house_format_new, name="house-format-new"),
    path(FORMAT, views.house_format_page, name="house-format"),
    path(f"{FORMAT}change/", views.house_format_change, name="house-format-change"),
    path(f"{FORMAT}remove/", views.house_format_remove, name="house-format-remove"),
    path(f"{FORMAT}preview/", preview.house_format_preview, name="house-format-preview"),
    path(f"{FORMAT}new-heading/", heading_views.format_heading_new, name="format-heading-new"),
    path(f"{PARTS}<str:form_list>/", part_views.format_parts, name="format-parts"),
    path(f"{PARTS}<str:form_list>/new/", part_views.format_part_new, name="format-part-new"),
    path(f"{PART}change/", part_views.format_part, name="format-part"),
    path(f"{PART}move/", part_views.format_part_move, name="format-part-move"),
    path(f"{PART}remove/", part_views.format_part_remove, name="format-part-remove"),
    path(f"{HEADING}change/", heading_views.format_heading, name="format-heading"),
    path(f"{HEADING}move/", heading_views.format_heading_move, name="format-heading-move"),
    path(f"{HEADING}remove/", heading_views.format_heading_remove, name="format-heading-remove"),
]
