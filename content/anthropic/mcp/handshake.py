"""Toy MCP clients and servers of both eras: JSON text through a round-robin balancer, the session id beside it.

An answer is only a result or an error code. Not modelled: HTTP, its headers, streams.
"""

import itertools
import json

LEGACY, MODERN = "2025-11-25", "2026-07-28"
VERSION, ABILITIES = "io.modelcontextprotocol/protocolVersion", "io.modelcontextprotocol/clientCapabilities"


class Server:
    def __init__(self, eras):
        self.eras, self.sessions = eras, set()

    def handle(self, text, session):
        message = json.loads(text)
        meta = message["params"].get("_meta", {})
        if message["method"] == "initialize" and LEGACY in self.eras:
            self.sessions.add(id(self))  # the state that ties a client to this instance
            return {"result": LEGACY, "session": id(self)}  # a counter-offer, never an error
        if session in self.sessions:
            return {"result": "answer"}
        if session or MODERN not in self.eras:
            return {"error": -32000}  # no session; over HTTP 404 for an unknown id
        if not {VERSION, ABILITIES} <= meta.keys():
            return {"error": -32602}  # a required field is missing
        if meta[VERSION] != MODERN:
            return {"error": -32022, "supported": [MODERN]}
        return {"result": "answer"}


class Client:
    def __init__(self, *instances):
        self.pool, self.posts, self.session = itertools.cycle([Server(eras) for eras in instances]), 0, None

    def post(self, method, version=None, **params):
        self.posts += 1
        if version:
            params["_meta"] = {VERSION: version, ABILITIES: {}}
        number = {} if method.startswith("notifications/") else {"id": self.posts}
        message = {"jsonrpc": "2.0", "method": method, "params": params} | number
        answer = next(self.pool).handle(json.dumps(message), self.session)
        self.session = answer.get("session", self.session)
        return answer

    def send(self, *methods, version=None):
        for method in methods:
            if "error" in (answer := self.post(method, version)):
                return f"POST {self.posts} fails: {answer['error']}"
        return f"answer after {self.posts} POSTs"

    def legacy(self, version=LEGACY):
        offer = self.post("initialize", protocolVersion=version)
        if offer.get("result") != version:  # the check that is easily forgotten
            return f"disconnects: {offer.get('result', offer.get('error'))}"
        return self.send("notifications/initialized", "tools/list", "tools/call")

    def modern(self, version=MODERN, fall_back=False):
        answer = self.post("tools/list", version)
        if answer.get("error") == -32022:  # a modern server: take a version from its list, never fall back
            return self.modern(answer["supported"][0])
        if "error" in answer:
            return self.legacy() if fall_back else f"gives up: {answer['error']}"
        return self.send("tools/call", version=version)


old, new = [LEGACY], [MODERN]
for label, got, want in (
    ("2025-11-25 on both sides", Client(old).legacy(), "after 4"),
    ("2025-11-25, client offers 1900-01-01", Client(old).legacy("1900-01-01"), "disconnects: 2025"),
    ("2025-11-25, two instances in turn", Client(old, old).legacy(), "POST 2 fails"),
    ("2026-07-28, two instances in turn", Client(new, new).modern(), "after 2"),
    ("2026-07-28, client starts with 1900-01-01", Client(new, new).modern("1900-01-01"), "after 3"),
    ("2026-07-28, version and capabilities left out", Client(new).send("tools/call"), "-32602"),
    ("old client, new server", Client(new).legacy(), "disconnects: -32602"),
    ("new client, old server", Client(old).modern(), "gives up"),
    ("dual-era client, old server", Client(old).modern(fall_back=True), "after 5"),
    ("old client, dual-era server", Client(old + new).legacy(), "after 4"),
):
    assert want in got, (label, got)
    print(f"{label:48} {got}")
smallest = json.dumps({"_meta": {VERSION: MODERN, ABILITIES: {}}}, separators=(",", ":"))
print(f"smallest _meta of a 2026-07-28 request: {len(smallest) - 2} bytes")
