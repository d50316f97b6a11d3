from django.apps import AppConfig


class SchemesConfig(AppConfig):
    name = "schemes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from schemes.people import checks  # noqa: F401  (registers them)
