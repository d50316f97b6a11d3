from collections import Counter

from django.db import migrations


def in_small_letters(apps, schema_editor):
    """One address is one person: emails are kept in small letters, and none may stand twice."""
    users = apps.get_model('workbench', 'User').objects.exclude(email='')
    emails = dict(users.order_by('pk').values_list('pk', 'email'))
    twice = sorted(email for email, count in Counter(map(str.lower, emails.values())).items() if count > 1)
    if twice:
        raise ValueError(
            f"More than one person has the email {', '.join(twice)}. Nothing was changed. Give each "
            "another email, or none, with the version of the workbench that ran before, then migrate again."
        )
    for pk, email in emails.items():
        if email != email.lower():
            users.filter(pk=pk).update(email=email.lower())


class Migration(migrations.Migration):

    dependencies = [
        ('workbench', '0004_one_time_links'),
    ]

    operations = [
        migrations.RunPython(in_small_letters, migrations.RunPython.noop),
    ]
