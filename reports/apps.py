from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reports.exempt.kept_back import kept_back
        from reports.formats import checks  # noqa: F401  registers itself
        from reports.formats.shelf import SOURCES as FORMATS
        from reports.house_formats.shelved import own_format_text
        from schemes.exempt import SOURCES

        SOURCES.append(kept_back)
        FORMATS.append(own_format_text)
