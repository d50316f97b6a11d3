from django import forms


def name_required_errors(form: forms.BaseForm) -> None: ...
