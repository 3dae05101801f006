from whoosh.columns import Column
from whoosh.formats import Format

class FieldType:
    column_type: Column | None

    def __init__(
        self,
        format: Format | None,
        analyzer: object | None,
        scorable: bool = False,
        stored: bool = False,
        unique: bool = False,
    ) -> None: ...
    def to_bytes(self, value: str | bytes) -> bytes: ...
    def from_bytes(self, bs: bytes) -> str: ...

class COLUMN(FieldType):
    def __init__(self, columnobj: Column) -> None: ...

class STORED(FieldType):
    def __init__(self) -> None: ...

class Schema:
    def names(self) -> list[str]: ...
    def __init__(self, **fields: FieldType) -> None: ...

class ID(FieldType):
    def __init__(self, stored: bool = False, unique: bool = False) -> None: ...
