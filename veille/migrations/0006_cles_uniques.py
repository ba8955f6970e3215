import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("veille", "0005_codes_en_passages")]
    operations = [
        migrations.RemoveField(model_name="observation", name="codes"),
        migrations.AlterField(
            model_name="code",
            name="guid",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="GUID"),
        ),
        migrations.AlterField(
            model_name="observation",
            name="cle",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="clé"),
        ),
    ]
