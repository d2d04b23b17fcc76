"""Files under the content folder → Records: values with the place of each, and a body."""

from milaff.records.read import parse_record, read_record, read_records
from milaff.records.record import Key, Kind, Record
from milaff.records.yaml_values import Yaml, read_yaml

__all__ = [
    "Key",
    "Kind",
    "Record",
    "Yaml",
    "parse_record",
    "read_record",
    "read_records",
    "read_yaml",
]
