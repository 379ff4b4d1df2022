"""The service catalogue: sectors, tasks and services of a municipality, validated once and shared."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from words import quoted


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Label(_Entry):
    """A name in both languages."""

    da: str
    en: str


class Function(Label):
    """A task; `overlap` says what two services with it in one home mean."""

    overlap: Literal["home", "parallel", "coordination", "none"]
    ffb: str | None


class Service(_Entry):
    """A service: its default sector, its usual tasks, whether it decides. `law` is a display text, never a rule."""

    code: str
    name_da: str
    name_en: str
    short_da: str | None = None
    short_en: str | None = None
    sector: str
    category: str
    functions: Annotated[tuple[str, ...], BeforeValidator(_tuple)]
    law: str | None
    law_status: Literal["verified", "unverified"]
    in_home: Literal["yes", "sometimes", "no"]
    authority: bool
    existence: Literal["sensitive"] | None = None
    """`sensitive` where it tells of health, crime or an assessment that somebody has this service."""

    def short(self, lang: str) -> str:
        """The service inside a sentence: its short name, or its name where that is short, in small letters."""
        short: str | None = getattr(self, f"short_{lang}")
        name: str = getattr(self, f"name_{lang}")
        return short or (name if name[:2].isupper() else name[:1].lower() + name[1:])


class Catalogue(_Entry):
    """The whole catalogue; every sector, category and task that a service names is in it, every code stands once."""

    catalogue: Literal[1]
    sectors: dict[str, Label]
    categories: dict[str, Label]
    functions: dict[str, Function]
    services: Annotated[tuple[Service, ...], BeforeValidator(_tuple)]

    @model_validator(mode="after")
    def _names_resolve(self) -> "Catalogue":
        codes = [service.code for service in self.services]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        unknown = sorted(
            f"{service.code}: {name}"
            for service in self.services
            for names, known in (
                ([service.sector], self.sectors),
                ([service.category], self.categories),
                (service.functions, self.functions),
            )
            for name in names
            if name not in known
        )
        if twice or unknown:
            raise ValueError(f"service catalogue: codes given twice {twice}, names not in it {unknown}")
        return self

    @cached_property
    def by_code(self) -> dict[str, Service]:
        """Each service by its code."""
        return {service.code: service for service in self.services}


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that comes with the program."""
    text = files("graph.model").joinpath("service-catalogue.yaml").read_text(encoding="utf-8")
    return Catalogue.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))


@dataclass(frozen=True)
class Tasks:
    """Tasks by their codes, as a value of a message: their names stand in the catalogue, in each language."""

    codes: tuple[str, ...]

    def text(self, lang: str) -> str:
        """The names of the tasks in the language, each set off: they hold commas and more."""
        functions = load_catalogue().functions
        return "; ".join(quoted(getattr(functions[code], lang), lang) for code in self.codes)


@dataclass(frozen=True)
class ServiceName:
    """A service by its code, as a value of a message; with a capital letter where it `begins` the sentence."""

    code: str
    begins: bool = False

    def text(self, lang: str) -> str:
        """Its name inside a sentence of the language."""
        short = load_catalogue().by_code[self.code].short(lang)
        return short[:1].upper() + short[1:] if self.begins else short
