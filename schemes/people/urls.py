"""Addresses of the people of a programme, and of the site."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.people import invitation_views, site_views, views

PEOPLE = f"{PROGRAMME}people/"
PERSON = f"{PEOPLE}<int:person>/"

urlpatterns = [
    path("people/", site_views.people, name="people"),
    path("people/<int:pk>/", site_views.one_person, name="person"),
    path("people/<int:pk>/deactivate/", site_views.person_deactivate, name="person-deactivate"),
    path(PEOPLE, views.programme_people, name="programme-people"),
    path(f"{PEOPLE}new/", invitation_views.member_new, name="member-new"),
    path(f"{PEOPLE}authorities/new/", views.partner_new, name="joining-new"),
    path(f"{PEOPLE}authorities/<int:pk>/remove/", views.partner_remove, name="joining-remove"),
    path(f"{PEOPLE}roles/<int:pk>/take/", views.membership_take, name="membership-take"),
    path(f"{PEOPLE}offices/<int:pk>/take/", views.office_take, name="office-take"),
    path(PERSON, views.member, name="member"),
    path(f"{PERSON}role/", views.role_give, name="role-give"),
    path(f"{PERSON}office/", views.office_give, name="office-give"),
    path(f"{PERSON}authority/", views.member_speaks, name="member-speaks"),
    path(f"{PERSON}invite/", invitation_views.member_invite, name="member-invite"),
    path(f"{PERSON}withdraw/", invitation_views.member_withdraw, name="member-withdraw"),
]
