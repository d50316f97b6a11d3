"""The site's settings, all from the environment (docs/operations/settings.md).

Nothing needs to be set to run on one machine for its own user; what is unsafe has to be asked for.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from workbench.settings import environment, signing_in

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

DEBUG = environment.flag("WORKBENCH_DEBUG")
SECRET_KEY = environment.secret_key(VAR_DIR)
SECRET_KEY_FALLBACKS = signing_in.former_keys()
ALLOWED_HOSTS = environment.hosts("WORKBENCH_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.origins("WORKBENCH_ORIGINS")
# Cookies without TLS, for a site that only this machine can reach (`make run`, tests).
PLAIN_HTTP = environment.flag("WORKBENCH_PLAIN_HTTP")
# House formats of the council's own, besides those in reports/formats/ours/ (docs/formats.md).
FORMATS_DIR = environment.folder("WORKBENCH_FORMATS")
# The council whose site this is: in the head of its pages and on the covers of its papers.
COUNCIL_NAME = environment.text("WORKBENCH_COUNCIL_NAME", "")
LOGO = environment.file("WORKBENCH_LOGO")
COLOUR = environment.text("WORKBENCH_COLOUR", "")
# The office program that is asked on which page a Word file has its headings; "off" asks none.
OFFICE = environment.text("WORKBENCH_OFFICE", "soffice")

INSTALLED_APPS = [
    "reports",
    "appraisal",
    "schemes",
    "workbench",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "crispy_forms",
    "crispy_forms_gds",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "workbench.running.middleware.Probes",
    "workbench.running.middleware.LoggedRequests",
    "workbench.running.programs.ProgramsAreTold",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "workbench.settings.middleware.Compressed",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workbench.kept.middleware.SignInRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "workbench.settings.middleware.PrivatePages",
    "workbench.settings.middleware.SentForms",
    "workbench.kept.middleware.KeptForms",
    "workbench.people.second_factor.required.SecondFactorRequired",
    "workbench.pages.not_now.SaysNotNow",
    "workbench.running.costly.CostlyPages",
    "axes.middleware.AxesMiddleware",
]
# Counts of requests, where an address is given to read them from (gunicorn.conf.py).
if environment.text("WORKBENCH_METRICS", ""):
    MIDDLEWARE = [
        "django_prometheus.middleware.PrometheusBeforeMiddleware",
        *MIDDLEWARE,
        "django_prometheus.middleware.PrometheusAfterMiddleware",
    ]
ROOT_URLCONF = "workbench.urls"
WSGI_APPLICATION = "workbench.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workbench.council.context.council",
            ],
            "string_if_invalid": "",
        },
    }
]

DATABASES = {"default": environment.database(VAR_DIR)}

# People
AUTH_USER_MODEL = "workbench.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "workbench.settings.passwords.OwnWords"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
# Five wrong passwords for one name from one address, or twenty from one address under any names,
# then a quarter of an hour's wait for that address: nobody locks an officer out from elsewhere.
AXES_FAILURE_LIMIT = 5
ADDRESS_FAILURE_LIMIT = max(AXES_FAILURE_LIMIT, environment.number("WORKBENCH_ADDRESS_TRIES", 20))
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_HANDLER = "workbench.people.limits.NameAndAddress"
# The address of a visitor is that of the connection, or what the proxy writes into X-Real-IP.
REAL_IP = environment.flag("WORKBENCH_REAL_IP")
AXES_CLIENT_IP_CALLABLE = "workbench.people.limits.address_of"
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
# Who signed in stands in the history; a second list of it, with addresses, would grow for ever.
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "password", "one_time_password"]

# Who has to have a second factor. Of allauth the site uses what keeps and checks factors and what
# speaks to a provider (docs/decisions/0033-second-factor-and-single-sign-on.md).
SECOND_FACTOR = signing_in.second_factor()
MFA_ADAPTER = "workbench.people.second_factor.secrets.SecretsEncrypted"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = COUNCIL_NAME or "Options appraisal workbench"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_DIGITS = 10
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# Single sign-on: the provider tells who somebody is, and never makes an account.
SINGLE_SIGN_ON = signing_in.single_sign_on(plain_http=PLAIN_HTTP)
SOCIALACCOUNT_PROVIDERS = SINGLE_SIGN_ON.for_allauth() if SINGLE_SIGN_ON else {}
SOCIALACCOUNT_ADAPTER = "workbench.people.single_sign_on.adapters.KnownPeople"
ACCOUNT_ADAPTER = "workbench.people.single_sign_on.adapters.NoSignUp"
# What gives people the roles of their groups; it stands in an app above this one.
ROLES_OF_GROUPS = "schemes.people.groups.take_up_roles"

# Email: invitations, new passwords. Without a server pages show the link to hand over.
_mail = environment.mail()
MAIL_CONFIGURED = _mail is not None
globals().update(_mail or {})
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text(
    "WORKBENCH_MAIL_FROM", f"workbench@{ALLOWED_HOSTS[0] if ALLOWED_HOSTS else 'localhost'}"
)

# Safety in the browser
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_HTTPONLY = True
# Twelve hours from signing in, or this many minutes without a request.
SESSION_ENGINE = "workbench.people.sessions.store"
# A name that browsers take over TLS alone, from this host alone, for the whole site.
BOUND_COOKIES = "" if PLAIN_HTTP else "__Host-"
SESSION_COOKIE_NAME = f"{BOUND_COOKIES}sessionid"
CSRF_COOKIE_NAME = f"{BOUND_COOKIES}csrftoken"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
IDLE_MINUTES = environment.number("WORKBENCH_IDLE_MINUTES", 60, least=5)
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not PLAIN_HTTP
if environment.flag("WORKBENCH_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
MESSAGE_STORAGE = "workbench.settings.messages.BoundMessages"
CSRF_FAILURE_VIEW = "workbench.kept.views.form_expired"

# Language and time: UTC in the database, London on the page.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English (United Kingdom)")]
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# Files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
# Where releases before kept what people attached: `migrate` takes it into the database.
MEDIA_ROOT = VAR_DIR
# On one machine files are served as they stand; in service `collectstatic` hashes and packs them.
COLLECTED = environment.flag("WORKBENCH_COLLECTED_STATIC")
WHITENOISE_USE_FINDERS = not COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# What one form may send without its files (workbench/pages/limits.py; the proxy has to let it by).
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# What the files attached to the schemes of one programme may come to, in megabytes.
PROGRAMME_FILES_MB = environment.number("WORKBENCH_PROGRAMME_FILES_MB", 2_000, least=10)

# Whom backups are encrypted for; without a key they are not (docs/operations/backup.md).
BACKUP_RECIPIENTS = environment.recipients("WORKBENCH_BACKUP_KEY")

# Work in the background: a queue in the database, or in Redis where its address is given.
TASKS, RQ_QUEUES = environment.queue()
if RQ_QUEUES:
    INSTALLED_APPS.append("django_rq")
    # Its tables are those of pages that the site does not have: a database that was migrated with
    # the other queue is as new as the program.
    MIGRATION_MODULES = {"django_rq": None}
# What making a file of a paper may take (docs/operations/settings.md).
RENDER_SECONDS = environment.number("WORKBENCH_RENDER_SECONDS", 120, least=1)
RENDER_HEART_STOPS = environment.number("WORKBENCH_RENDER_HEART_STOPS", 30, least=1)
RENDER_ATTEMPTS = environment.number("WORKBENCH_RENDER_ATTEMPTS", 3, least=1)
RENDER_PAUSE = environment.number("WORKBENCH_RENDER_PAUSE", 0)

# Forms
FORM_RENDERER = "workbench.pages.limits.FieldRenderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["gds"]
CRISPY_TEMPLATE_PACK = "gds"
# The widgets whose class the pack forgets.
CRISPY_CLASS_CONVERTERS = {
    "numberinput": "govuk-input",
    "dateinput": "govuk-input",
    "urlinput": "govuk-input",
    "selectmultiple": "govuk-select",
    "fileinput": "govuk-file-upload",
}

# How long a synchronous worker may take over one request, in seconds; 0 for no limit.
REQUEST_SECONDS = environment.number("WORKBENCH_REQUEST_SECONDS", 60)

# How much of previews, papers and imports one person may ask for in ten minutes, by what each
# counts for in workbench/running/costly.py; 0 for no limit.
COSTLY_REQUESTS = environment.number("WORKBENCH_COSTLY_REQUESTS", 600)

# Logs: one line per event, on standard error.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "workbench.settings.logs.LineFormatter"}},
    "handlers": {"line": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["line"], "level": "WARNING"},
    "loggers": {
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
        # Of each request one line, below. Django's own say no more but where something failed.
        "django.request": {"level": "ERROR"},
        "workbench.access": {"level": "WARNING" if PLAIN_HTTP else "INFO"},
    },
}

environment.refuse_unknown()
