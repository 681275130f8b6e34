"""How the papers of a meeting look, and the templates of its office."""

import json
from base64 import b64decode, b64encode

from rules.stationery import DEFAULT, OwnTemplate, Paper
from storage.database import Tx

_COLUMNS = (
    "size, layout, government, body, address, contacts, logo, shows_place, has_clerk_block, shows_arrival,"
    " csv_separator, signer_prefix, report_number, salts, signature_columns"
)


async def of_meeting(tx: Tx, meeting_id: int) -> Paper:
    """The paper of this meeting, its templates included."""
    templates = await _templates(tx, meeting_id)
    row = await tx.fetch_row(f"SELECT {_COLUMNS} FROM papers WHERE meeting_id = $1", meeting_id)
    if row is None:
        return Paper(templates=templates) if templates else DEFAULT
    return Paper(
        size=row["size"],
        layout=row["layout"],
        government=row["government"],
        body=row["body"],
        address=row["address"],
        contacts=row["contacts"],
        logo=b64decode(row["logo"]) if row["logo"] else None,
        shows_place=bool(row["shows_place"]),
        has_clerk_block=bool(row["has_clerk_block"]),
        shows_arrival=bool(row["shows_arrival"]),
        csv_separator=row["csv_separator"],
        signer_prefix=row["signer_prefix"],
        report_number=row["report_number"],
        signature_columns=row["signature_columns"],
        templates=templates,
        salts=tuple(sorted(json.loads(row["salts"]).items())),
    )


async def put(tx: Tx, meeting_id: int, paper: Paper) -> None:
    """The papers look so from now on; templates are kept apart."""
    names = [name.strip() for name in _COLUMNS.split(",")]
    places = ", ".join(f"${place}" for place in range(1, len(names) + 2))
    renewed = ", ".join(f"{name} = excluded.{name}" for name in names)
    await tx.execute(
        f"INSERT INTO papers (meeting_id, {_COLUMNS}) VALUES ({places})"
        f" ON CONFLICT (meeting_id) DO UPDATE SET {renewed}",
        *(meeting_id, paper.size, paper.layout, paper.government, paper.body, paper.address, paper.contacts),
        b64encode(paper.logo).decode() if paper.logo else "",
        *(int(paper.shows_place), int(paper.has_clerk_block), int(paper.shows_arrival)),
        *(paper.csv_separator, paper.signer_prefix, paper.report_number, json.dumps(dict(paper.salts), sort_keys=True)),
        paper.signature_columns,
    )


async def put_template(tx: Tx, meeting_id: int, template: OwnTemplate) -> None:
    """The office's template of a document; a newer one takes its place."""
    await tx.execute(
        "INSERT INTO paper_templates (meeting_id, document, sha256, content) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (meeting_id, document) DO UPDATE SET sha256 = excluded.sha256, content = excluded.content",
        *(meeting_id, template.document, template.sha256, b64encode(template.content).decode()),
    )


async def drop_templates(tx: Tx, meeting_id: int) -> int:
    """Back to the templates of the house; how many there were."""
    return await tx.execute("DELETE FROM paper_templates WHERE meeting_id = $1", meeting_id)


async def _templates(tx: Tx, meeting_id: int) -> tuple[OwnTemplate, ...]:
    rows = await tx.fetch(
        "SELECT document, sha256, content FROM paper_templates WHERE meeting_id = $1 ORDER BY document", meeting_id
    )
    return tuple(OwnTemplate(row["document"], row["sha256"], b64decode(row["content"])) for row in rows)
