"""Addresses of sessions."""

from django.urls import path

from workbench.people.sessions import views

urlpatterns = [
    path("account/sessions/", views.account_sessions, name="account-sessions"),
    path("account/sessions/end-others/", views.sessions_end_others, name="own-sessions-end"),
    path("account/sessions/<slug:own_session>/end/", views.session_end, name="own-session-end"),
    path("people/<int:pk>/end-sessions/", views.person_sessions_end, name="person-sessions-end"),
]
