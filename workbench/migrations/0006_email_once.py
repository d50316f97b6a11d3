from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workbench', '0005_emails_in_small_letters'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(condition=models.Q(('email', ''), _negated=True), fields=('email',), name='user_email_once', violation_error_message='Somebody on this site has this email already. Use another.'),
        ),
    ]
