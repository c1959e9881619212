"""The list of everything in the bundle, for programs: CycloneDX 1.6 as JSON."""

import json
import re
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from licences import Part
from project import NAME, SUMMARY, System, processor, repository, timestamp, version

_SPDX_ID = re.compile(r"[A-Za-z0-9.+-]+")


def document(parts: list[Part], system: System) -> dict[str, Any]:
    """Return the list as CycloneDX wants it."""
    root = f"pkg:generic/{NAME}@{version()}"
    build = f"{root}/{system}/{processor()}"
    components = [_component(part) for part in parts]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, build)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(timestamp(), UTC).isoformat(),
            "tools": {"components": [{"type": "application", "name": "packaging/build.py"}]},
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": NAME,
                "version": version(),
                "description": SUMMARY,
                "licenses": [{"expression": "MIT AND CC-BY-4.0"}],
                "externalReferences": [{"type": "website", "url": repository()}],
            },
            "properties": [
                {"name": "system", "value": system},
                {"name": "processor", "value": processor()},
            ],
        },
        "components": components,
        "dependencies": [
            {"ref": root, "dependsOn": [component["bom-ref"] for component in components]},
            *({"ref": component["bom-ref"]} for component in components),
        ],
    }


def _component(part: Part) -> dict[str, Any]:
    of_index = part.where.startswith("pkg:")
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.where if of_index else f"resource/{part.folder}@{part.version}",
        "name": part.name,
        "version": part.version,
        "licenses": [_licence(part.licence)],
    }
    if of_index:
        component["purl"] = part.where
    else:
        component["description"] = part.where
    return component


def _licence(told: str) -> dict[str, Any]:
    if re.search(r" (AND|OR|WITH) ", told):
        return {"expression": told}
    kind = "id" if _SPDX_ID.fullmatch(told) else "name"
    return {"license": {kind: told}}


def write(target: Path, parts: list[Part], system: System) -> Path:
    """Write the list and return where it is."""
    text = json.dumps(document(parts, system), ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
    return target
