"""An Apache CouchDB as far as our requests reach: what it does otherwise than the hub that tests run for real.

Its sequences are opaque strings, a position of another database is refused, one invalid document refuses the whole
batch, it has no open databases, and it answers multipart for attachments as its own documentation says.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from email import message_from_bytes
from typing import Any
from urllib.parse import unquote

import httpx


class FakeCouch:
    """One server with its databases. *meddle* sees each request first and may answer it or raise."""

    def __init__(self, *, members: tuple[str, ...] = ("ann",), admins: tuple[str, ...] = ("admin",)) -> None:
        self.databases: dict[str, _Database] = {}
        self.members = members
        self.admins = admins
        self.meddle: Callable[[httpx.Request], httpx.Response | None] = lambda request: None
        self.seen: list[tuple[str, str]] = []

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path = [unquote(part) for part in request.url.raw_path.decode().partition("?")[0].strip("/").split("/")]
        with_attachments = " with attachments" if "attachments" in request.url.params else ""
        self.seen.append((request.method, "/".join(path[1:]) + with_attachments))
        meddled = self.meddle(request)
        if meddled is not None:
            return meddled
        name = base64.b64decode(request.headers.get("Authorization", "Basic Og==")[6:]).decode().partition(":")[0]
        if name not in (*self.members, *self.admins):
            return complaint(401, "unauthorized", "Name or password is incorrect.")
        if path == [""]:
            return httpx.Response(200, json={"couchdb": "Welcome", "uuid": "5" * 32, "version": "3.5.0"})
        database, *rest = path
        if not rest and request.method == "PUT":
            if name not in self.admins:
                return complaint(401, "unauthorized", "You are not a server admin.")
            if database in self.databases:
                return complaint(412, "file_exists", "The database could not be created, the file already exists.")
            self.databases[database] = _Database(len(self.databases))
            return httpx.Response(201, json={"ok": True})
        if database not in self.databases:
            return complaint(404, "not_found", "Database does not exist.")
        return self.databases[database].answer(request, rest)


class _Database:
    def __init__(self, generation: int) -> None:
        self.secret = hashlib.sha256(str(generation).encode()).hexdigest()[:40]
        self.documents: dict[str, dict[str, Any]] = {}
        self.log: list[str] = []
        self.local: dict[str, dict[str, Any]] = {}

    def answer(self, request: httpx.Request, path: list[str]) -> httpx.Response:
        method, params = request.method, dict(request.url.params)
        match method, path:
            case "GET", []:
                return httpx.Response(200, json={"db_name": "x", "doc_count": len(self.documents)})
            case "GET", ["_changes"]:
                return self._changes(params)
            case "POST", ["_all_docs"]:
                keys = json.loads(request.content)["keys"]
                return httpx.Response(200, json={"rows": [self._row(key, params) for key in keys]})
            case "GET", ["_all_docs"]:
                low, high = json.loads(params["startkey"]), json.loads(params["endkey"])
                found = [key for key in sorted(self.documents) if low <= key <= high]
                return httpx.Response(200, json={"rows": [self._row(key, params) for key in found]})
            case "POST", ["_revs_diff"]:
                asked = json.loads(request.content)
                unknown = {key: {"missing": revs} for key, revs in asked.items() if key not in self.documents}
                return httpx.Response(200, json=unknown)
            case "POST", ["_bulk_docs"]:
                return self._bulk(json.loads(request.content))
            case "POST", ["_bulk_get"] if "multipart/mixed" in request.headers.get("Accept", ""):
                return self._together([one["id"] for one in json.loads(request.content)["docs"]])
            case "POST", ["_bulk_get"]:
                asked = [one["id"] for one in json.loads(request.content)["docs"]]
                return httpx.Response(200, json={"results": [self._got(item) for item in asked]})
            case "POST", ["_ensure_full_commit"]:
                return httpx.Response(201, json={"ok": True})
            case _, ["_local", name]:
                if method == "PUT":
                    self.local[name] = {**json.loads(request.content), "_rev": "0-1"}
                    return httpx.Response(201, json={"ok": True})
                found = self.local.get(name)
                return httpx.Response(200, json=found) if found else complaint(404, "not_found", "missing")
            case "PUT", [name]:
                return self._put(name, request, params)
            case "DELETE", [name]:
                if self.documents.get(name, {}).get("_rev") != params["rev"]:
                    return complaint(409, "conflict", "Document update conflict.")
                del self.documents[name]
                self.log.remove(name)
                return httpx.Response(200, json={"ok": True})
            case "GET", [name, attachment]:
                document = self.documents.get(name)
                if document is None or attachment not in document.get("_attachments", {}):
                    return complaint(404, "not_found", "Document is missing attachment")
                return httpx.Response(200, content=base64.b64decode(document["_attachments"][attachment]["data"]))
            case "GET", [name] if params.get("open_revs") == "all":
                found = self.documents.get(name)
                return httpx.Response(200, json=[{"ok": self._shown(found)}] if found else [])
            case "GET", [name]:
                found = self.documents.get(name)
                return httpx.Response(200, json=self._shown(found)) if found else complaint(404, "not_found", "missing")
        return complaint(405, "method_not_allowed", f"{method} {path}")

    def _changes(self, params: dict[str, str]) -> httpx.Response:
        since = params.get("since", "0")
        if since == "0":
            start = 0
        elif found := [n for n in range(len(self.log) + 1) if self._opaque(n) == since.partition("-")[2]]:
            start = found[0]
        else:
            return complaint(400, "bad_request", "Malformed sequence supplied in 'since' parameter.")
        ids = self.log[start : start + int(params["limit"])]
        end = start + len(ids)
        rows = [
            {
                "seq": f"{start + n + 1}-{self._opaque(start + n + 1)}",
                "id": item,
                "changes": [{"rev": self.documents[item]["_rev"]}],
                **({"doc": self._shown(self.documents[item])} if params.get("include_docs") == "true" else {}),
            }
            for n, item in enumerate(ids)
        ]
        last = f"{end}-{self._opaque(end)}"
        return httpx.Response(200, json={"results": rows, "last_seq": last, "pending": len(self.log) - end})

    def _opaque(self, place: int) -> str:
        """What a position really is; the number before it is for people."""
        return hashlib.sha256(f"{self.secret} {place}".encode()).hexdigest()[:40]

    def _row(self, key: str, params: dict[str, str]) -> dict[str, Any]:
        document = self.documents.get(key)
        if document is None:
            return {"key": key, "error": "not_found"}
        row = {"id": key, "key": key, "value": {"rev": document["_rev"]}}
        return {**row, "doc": self._shown(document)} if params.get("include_docs") == "true" else row

    def _shown(self, document: dict[str, Any]) -> dict[str, Any]:
        stubs = {
            name: {"stub": True, "digest": one["digest"], "length": len(base64.b64decode(one["data"]))}
            for name, one in document.get("_attachments", {}).items()
        }
        return {**document, **({"_attachments": stubs} if stubs else {})}

    def _bulk(self, body: dict[str, Any]) -> httpx.Response:
        if any(not re.fullmatch(r"1-[0-9a-f]{32}", document["_rev"]) for document in body["docs"]):
            return complaint(400, "bad_request", "Invalid rev format")
        if any(document["_id"].startswith("_") for document in body["docs"]):
            return complaint(400, "illegal_docid", "Only reserved document ids may start with underscore.")
        for document in body["docs"]:
            for one in document.get("_attachments", {}).values():
                one["digest"] = _digest(base64.b64decode(one["data"], validate=True))
            self._keep(document)
        return httpx.Response(201, json=[])

    def _got(self, item: str) -> dict[str, Any]:
        found = self.documents.get(item)
        missing = {"id": item, "rev": "undefined", "error": "not_found", "reason": "missing"}
        return {"id": item, "docs": [{"ok": self._shown(found)} if found else {"error": missing}]}

    def _together(self, ids: list[str]) -> httpx.Response:
        """Documents with their attachments, as a CouchDB 3.5 writes them."""
        outer, inner, body = "-" * 2 + "0" * 32, "-" * 2 + "1" * 32, b""
        for item in ids:
            body += f"\r\n--{outer}".encode()
            found = self.documents.get(item)
            if found is None:
                told = json.dumps({"id": item, "rev": "undefined", "error": "not_found", "reason": "missing"})
                body += f'\r\nContent-Type: application/json; error="true"\r\n\r\n{told}'.encode()
                continue
            body += f"\r\nX-Doc-Id: {item}\r\nX-Rev-Id: {found['_rev']}\r\n".encode()
            body += f"Content-Type: multipart/related; boundary={inner}\r\n\r\n--{inner}".encode()
            shown = json.dumps(self._shown(found)).replace('"stub": true', '"follows": true')
            body += f"\r\nContent-Type: application/json\r\n\r\n{shown}\r\n--{inner}".encode()
            for name, one in found.get("_attachments", {}).items():
                data = base64.b64decode(one["data"])
                body += f'\r\nContent-Disposition: attachment; filename="{name}"\r\n'.encode()
                body += f"Content-Type: application/octet-stream\r\nContent-Length: {len(data)}\r\n\r\n".encode()
                body += data + f"\r\n--{inner}".encode()
            body += b"--"
        body += f"\r\n--{outer}--".encode()
        return httpx.Response(
            200, content=body.lstrip(), headers={"Content-Type": f'multipart/mixed; boundary="{outer}"'}
        )

    def _put(self, name: str, request: httpx.Request, params: dict[str, str]) -> httpx.Response:
        kind = request.headers["Content-Type"]
        if kind.startswith("multipart/related"):
            parts = message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + request.content).get_payload()
            document = json.loads(parts[0].get_payload(decode=True))
            data = request.content.split(b"\r\n\r\n", 2)[2].rpartition(b"\r\n--")[0]
            about = document["_attachments"]["sealed"]
            digest = _digest(data)
            if len(data) != about["length"] or int(request.headers["Content-Length"]) != len(request.content):
                return complaint(400, "bad_request", "wrong length")
            if about["digest"] != digest:
                return complaint(500, "function_clause", "md5_mismatch")
            document["_attachments"]["sealed"] = {"digest": digest, "data": base64.b64encode(data).decode()}
        else:
            document = json.loads(request.content)
        there = self.documents.get(name)
        if params.get("new_edits") != "false":
            if there is not None and document.get("_rev") != there["_rev"]:
                return complaint(409, "conflict", "Document update conflict.")
            generation = int((there or {"_rev": "0-"})["_rev"].partition("-")[0]) + 1
            document["_rev"] = f"{generation}-{hashlib.md5(json.dumps(document).encode()).hexdigest()}"
            self.documents.pop(name, None)
        self._keep({**document, "_id": name})
        return httpx.Response(201, json={"ok": True})

    def _keep(self, document: dict[str, Any]) -> None:
        if document["_id"] in self.documents:
            return
        self.documents[document["_id"]] = document
        self.log = [item for item in self.log if item != document["_id"]] + [document["_id"]]


def _digest(data: bytes) -> str:
    return "md5-" + base64.b64encode(hashlib.md5(data).digest()).decode()


def complaint(status: int, error: str, reason: str) -> httpx.Response:
    """What CouchDB answers when it does not do what was asked."""
    return httpx.Response(status, json={"error": error, "reason": reason})
