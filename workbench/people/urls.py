"""Addresses of signing in and out, of links that work once, of one's own account, and of accounts
and authorities as administrators keep them."""

from django.conf import settings
from django.urls import include, path

from workbench.people import account_views, link_views, people_views
from workbench.people.views import SignIn, SignOut

urlpatterns = [
    path("", include("workbench.people.proof.urls")),
    path("", include("workbench.people.second_factor.urls")),
    path("", include("workbench.people.sessions.urls")),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("forgotten/", link_views.forgotten, name="forgotten"),
    path("choose-password/<slug:key>/", link_views.password_choose, name="password-choose"),
    path("confirm-email/<slug:confirmation>/", link_views.email_confirm, name="email-confirm"),
    path("account/", account_views.account, name="account"),
    path("account/name/", account_views.account_name, name="account-name"),
    path("account/email/", account_views.account_email, name="account-email"),
    path("account/password/", account_views.account_password, name="account-password"),
    path("people/new/", people_views.person_new, name="person-new"),
    path("people/<int:pk>/edit/", people_views.person_edit, name="person-edit"),
    path("people/<int:pk>/link/", people_views.person_link, name="person-link"),
    path("people/<int:pk>/withdraw/", people_views.person_withdraw, name="person-withdraw"),
    path("people/<int:pk>/unlock/", people_views.person_unlock, name="person-unlock"),
    path("people/<int:pk>/reactivate/", people_views.person_reactivate, name="person-reactivate"),
    path("people/authorities/new/", people_views.authority_new, name="authority-new"),
    path("people/authorities/<int:pk>/edit/", people_views.authority_edit, name="authority-edit"),
]

# Addresses that a site without a provider does not have.
if settings.SINGLE_SIGN_ON:
    urlpatterns.append(path("", include("workbench.people.single_sign_on.urls")))
