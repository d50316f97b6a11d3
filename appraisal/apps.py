from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "appraisal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from appraisal.costs.beside import stated_of_options
        from appraisal.costs.by_year import by_year
        from appraisal.models import Appraisal
        from appraisal.of_scheme.on_scheme import on_scheme
        from appraisal.options.beside import BESIDE as OF_OPTION
        from appraisal.process.coming_back import may_come_back
        from appraisal.process.history import withheld
        from appraisal.what_if.scenarios.history import WORDS
        from schemes.history.coming_back import OF_LEADS
        from schemes.history.values import SAID
        from schemes.history.withheld import WITHHOLDERS
        from schemes.reconciliation.reconciling import FURTHER
        from schemes.register.beside import BESIDE
        from workbench.removals.rules import MAY_COME_BACK

        OF_LEADS.add(Appraisal._meta.label_lower)
        MAY_COME_BACK.append(may_come_back)
        WITHHOLDERS.append(withheld)
        SAID.update({("scenario", column): words for column, words in WORDS.items()})
        OF_OPTION.append(by_year)
        FURTHER.append(stated_of_options)
        BESIDE.append(on_scheme)
