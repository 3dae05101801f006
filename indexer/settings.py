"""Every setting, from ``babelfind.toml``, ``BABELFIND_…`` or a flag: the same name in all three."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Annotated, Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from indexer.errors import SettingsError

SETTINGS_FILE = "babelfind.toml"
_PREFIX = "BABELFIND_"


class Settings(BaseSettings):
    """What a person may choose. A flag wins over the environment, the environment over the file."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_ignore_empty=True, toml_file=SETTINGS_FILE, frozen=True, extra="forbid"
    )

    index: Path = Path("babelfind-index")
    """The folder of the index."""

    engine: str = "whoosh_index"
    """What stores and ranks: a module of ``indexer.engines``."""

    jobs: Annotated[int, Field(ge=1)] = os.cpu_count() or 1
    """How many processes read and analyse documents."""

    max_file_mb: Annotated[int, Field(ge=1)] = 16
    """Larger files are left out; a JSONL collection may have any size."""

    lexicon: Path = Path("babelfind-lexicon")
    """Where the translations are that ``lexicon build`` makes."""

    glossary: Path = Path("glossary.tsv")
    """A person's own translations; none if there is no such file, unless the setting names it."""

    expand: bool = True
    """Whether searches look for what the words are in other languages, unless a search says otherwise."""

    host: str = "127.0.0.1"
    """The address that ``serve`` listens at; this machine only, unless told otherwise."""

    port: Annotated[int, Field(ge=0, le=65535)] = 8321
    """The port that ``serve`` listens at; 0 takes a free one."""

    trusted_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Names besides localhost by which browsers may reach a server that listens at this machine only, as
    behind a reverse proxy. Others are refused: a foreign page could lead a browser here by its own name."""

    per_page: Annotated[int, Field(ge=1, le=100)] = 10
    """How many hits a page shows."""

    @field_validator("trusted_hosts", mode="before")
    @classmethod
    def _names_between_commas(cls, value: object) -> object:
        """As the environment and flags write lists."""
        return tuple(filter(None, re.split(r"[\s,]+", value))) if isinstance(value, str) else value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then environment, then the file in the working folder; nothing else."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**flags: Any) -> Settings:  # noqa: ANN401  # pydantic checks them
    """The settings in force, ``flags`` being those that were given on the command line.

    Raises :class:`SettingsError`, which names the setting and what is wrong with it.
    """
    _refuse_unknown_variables()
    try:
        return Settings(**flags)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(
            f"Settings ({SETTINGS_FILE}, BABELFIND_… or flags) can't be used: {faults}"
        ) from error
    except (OSError, TOMLDecodeError) as error:
        raise SettingsError(f"{SETTINGS_FILE} can't be read: {error}") from error


def _refuse_unknown_variables() -> None:
    """A misspelt name would else go unnoticed."""
    known = {f"{_PREFIX}{name.upper()}" for name in Settings.model_fields}
    unknown = sorted(
        name for name in os.environ if name.upper().startswith(_PREFIX) and name.upper() not in known
    )
    if unknown:
        raise SettingsError(
            f"There is no setting {', '.join(unknown)}: take one of {', '.join(sorted(known))}."
        )
