from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "appraisal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from appraisal.process.history import withheld
        from schemes.history.withheld import WITHHOLDERS

        WITHHOLDERS.append(withheld)
