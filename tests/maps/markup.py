"""Drawings and tables read as XML."""

import xml.etree.ElementTree as ET


def read(markup: str) -> ET.Element:
    return ET.fromstring(markup)  # noqa: S314 - what this program has just written


def kinds(drawing: ET.Element, kind: str) -> list[ET.Element]:
    return [element for element in drawing.iter() if element.get("data-kind") == kind]


def text(element: ET.Element) -> str:
    return "".join(element.itertext())
