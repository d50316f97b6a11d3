"""Addresses of files that support a scheme."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.attachments import views

urlpatterns = [
    path(f"{SCHEME}attachments/", views.attachments, name="attachments"),
    path(f"{SCHEME}attachments/new/", views.attachment_new, name="attachment-new"),
    path(f"{SCHEME}attachments/<int:pk>/", views.attachment, name="attachment"),
    path(
        f"{SCHEME}attachments/<int:pk>/remove/",
        views.PAGES.remove,
        name="attachment-remove",
    ),
]
