"""Provenance: what a page and a picture say about who made them, to people and to machines.

People read one small line on every sheet. Machines read XMP: the IPTC digital source type, seed,
painter and version. Neither ever holds the diary, its title, its id or a name; a picture's prompt
is left out too, because it retells the diary.
"""

from __future__ import annotations

from typing import Literal
from xml.sax.saxutils import escape

from geurim import __version__
from geurim.records import Picture

NEWSCODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
NAMESPACE = "urn:geurim:provenance:1.0:"
DIGITAL_SOURCE = "DigitalSourceType"

_SOURCE = {
    ("picture", False): "algorithmicMedia",
    ("picture", True): "trainedAlgorithmicMedia",
    ("page", False): "compositeSynthetic",
    ("page", True): "compositeWithTrainedAlgorithmicMedia",
}
_KOREAN = {"crayon": "크레용"}


def provenance(picture: Picture, what: Literal["picture", "page"]) -> dict[str, str]:
    """What the metadata of a picture, or of a page that holds it, says; keys in a fixed order."""
    facts = {
        DIGITAL_SOURCE: NEWSCODES + _SOURCE[what, _trained(picture)],
        "Program": f"geurim {__version__}",
        "Painter": _clean(picture.painter),
        "Seed": str(picture.prompt.seed),
    }
    if picture.models:
        facts["Models"] = "; ".join(f"{k} sha256:{v}" for k, v in sorted(picture.models.items()))
    return facts


def visible_line(picture: Picture) -> str:
    """The line that every sheet carries, Korean first."""
    painter = _clean(picture.painter).split(" ")[0].split("/")[0] or "geurim"
    name = _KOREAN.get(painter, painter)
    if _trained(picture):
        return f"이 그림은 인공지능(geurim {name})이 그렸어요 · drawn by an AI program"
    return f"이 그림은 프로그램(geurim {name})이 그렸어요 · drawn by a program"


def xmp(facts: dict[str, str]) -> str:
    """``facts`` as an XMP packet, the same text for the same facts."""
    own = "".join(
        f"   <geurim:{key}>{escape(value)}</geurim:{key}>\n"
        for key, value in facts.items()
        if key != DIGITAL_SOURCE
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <rdf:Description rdf:about=""\n'
        '    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"\n'
        '    xmlns:xmp="http://ns.adobe.com/xap/1.0/"\n'
        f'    xmlns:geurim="{NAMESPACE}">\n'
        f"   <Iptc4xmpExt:DigitalSourceType>{escape(facts[DIGITAL_SOURCE])}"
        "</Iptc4xmpExt:DigitalSourceType>\n"
        f"   <xmp:CreatorTool>{escape(facts['Program'])}</xmp:CreatorTool>\n"
        f"{own}"
        "  </rdf:Description>\n"
        " </rdf:RDF>\n"
        "</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )


def _trained(picture: Picture) -> bool:
    """Whether learnt weights painted it: a rule-based painter names none."""
    return bool(picture.models)


def _clean(text: str) -> str:
    """``text`` on one line, with nothing that XML forbids."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
