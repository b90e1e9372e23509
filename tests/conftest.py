"""What every test shares: hypothesis without deadlines, since no test here measures time."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "geurim", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("geurim")
