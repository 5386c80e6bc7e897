"""The golden corpus, planned once."""

import pytest
from golden_site import golden_plans


@pytest.fixture(scope="session")
def plans():
    return golden_plans()
