"""Income deprivation affecting children (IDACI) in 2025, by council.

Source: `idaci_2025_by_council.csv` of the Ministry of Housing, Communities and Local Government: the share of children
aged 0 to 15 in income-deprived families. Of counties with districts (`official` False) the Ministry publishes the
districts alone: the county's share is derived from them, weighted by children, and every row says which it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ingest.errors import IngestError
from ingest.reference.areas import current_code
from ingest.rows import read_rows

FILE = "idaci_2025_by_council.csv"
YEAR = 2025
_BASES = {"True": "published", "False": "derived"}


def idaci(reference: Path, numbers: Mapping[str, str]) -> dict[str, tuple[float, str]]:
    """Per cent of children and basis (published or derived), by area code.

    Args:
        reference: folder of the reference files.
        numbers: LA number of each area code; only its keys are needed.

    Raises:
        IngestError: a council is unknown or stands twice, or a cell is not as described.
    """
    found: dict[str, tuple[float, str]] = {}
    for row in read_rows(reference / FILE):
        code = current_code(row["utla"])
        if code not in numbers or code in found:
            raise IngestError(f"{FILE}: {row['utla_name']} ({row['utla']}) is no known area, or stands twice")
        try:
            share, basis = float(row["idaci_2025"]), _BASES[row["official"]]
        except (ValueError, KeyError) as error:
            raise IngestError(f"{FILE}: {row['utla_name']} has a cell that is not as described ({error})") from error
        if not 0 < share < 1:
            raise IngestError(f"{FILE}: {row['utla_name']} has {share}, which is no share of children")
        found[code] = round(share * 100, 2), basis
    return found
