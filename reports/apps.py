from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from appraisal.process.next_step import AFTERWARDS
        from reports.exempt.kept_back import kept_back
        from reports.formats import checks  # noqa: F401  registers itself
        from reports.formats.shelf import SOURCES as FORMATS
        from reports.house_formats.shelved import own_format_text
        from reports.papers.after_appraisal import write_it_up
        from schemes.exempt import SOURCES

        AFTERWARDS.append(write_it_up)
        SOURCES.append(kept_back)
        FORMATS.append(own_format_text)
