# Criteria that are scored by relative price.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0013_line_estimates'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='criterion',
            name='criterion_linear_whole',
        ),
        migrations.RemoveConstraint(
            model_name='criterion',
            name='criterion_scale_for_ranking',
        ),
        migrations.AddField(
            model_name='criterion',
            name='price_from',
            field=models.CharField(blank=True, choices=[('', 'It compares no prices'), ('cost', 'What each option costs, as stated or by its lines'), ('measure', 'A measure')], default='', max_length=7, verbose_name='price that it compares'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('linear_best', None), ('linear_measure', None), ('linear_points', None), ('linear_worst', None), ('price_from', '')), models.Q(('linear_best__isnull', False), ('linear_measure__isnull', False), ('linear_points__isnull', False), ('linear_worst__isnull', False), ('price_from', '')), models.Q(('linear_best', None), ('linear_points__isnull', False), ('linear_worst', None), models.Q(models.Q(('linear_measure', None), ('price_from', 'cost')), models.Q(('linear_measure__isnull', False), ('price_from', 'measure')), _connector='OR')), _connector='OR'), name='criterion_linear_whole', violation_error_message='Give the measure, both of its values and the points.'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role', 'ranking'), models.Q(('scale', None), ('linear_points', None), _connector='XOR')), models.Q(models.Q(('role', 'ranking'), _negated=True), ('linear_points', None), ('scale', None), ('weight', None)), _connector='OR'), name='criterion_scale_for_ranking', violation_error_message='A ranking criterion has a scale or a measure; no other criterion has one.'),
        ),
    ]
