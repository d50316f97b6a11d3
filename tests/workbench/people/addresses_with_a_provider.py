"""The addresses of a site that has a provider of single sign-on."""

from django.urls import include, path

from workbench.urls import handler400, handler500
from workbench.urls import urlpatterns as of_the_site

__all__ = ["handler400", "handler500", "urlpatterns"]
urlpatterns = [path("", include("workbench.people.single_sign_on.urls")), *of_the_site]
