"""Multi round-trip request: instance A asks, instance B finishes, and the state travels through the client.

Three ways to protect requestState; only the last rejects all four attacks. Clock and key are fixed.
"""

import base64
import hashlib
import hmac
import json

KEY = b"shared by all instances of this server"


def digest(call):
    return hashlib.sha256(json.dumps(call, sort_keys=True).encode()).hexdigest()


def ask(kind, user, call, now):
    """Instance A: a deletion needs a confirmation, so return input_required with the state."""
    state = {"asked": "delete", "rows": call["rows"]}
    if kind == "bound":
        state |= {"user": user, "call": digest(call), "until": now + 300}
    body = base64.b64encode(json.dumps(state).encode()).decode()
    tag = "" if kind == "plain" else hmac.new(KEY, body.encode(), "sha256").hexdigest()
    return {"resultType": "input_required", "inputRequests": {"ok": {"method": "elicitation/create"}},
            "requestState": f"{body}.{tag}"}


def finish(kind, user, call, state, now):
    """Instance B knows nothing but this request."""
    body, tag = state.split(".")
    if kind != "plain" and not hmac.compare_digest(tag, hmac.new(KEY, body.encode(), "sha256").hexdigest()):
        return "reject"
    s = json.loads(base64.b64decode(body))
    if kind == "bound" and (s["user"], s["call"], now <= s["until"]) != (user, digest(call), True):
        return "reject"
    return f"delete {s['rows']}"


def forged(state):
    body = base64.b64encode(json.dumps({"asked": "delete", "rows": "all"}).encode()).decode()
    return f"{body}.{state.split('.')[1]}"


call, outcome = {"name": "delete", "rows": "3"}, {}
print(f"{'requestState':14} {'honest':10} {'rows changed':14} {'other user':12} {'other call':12} after 10 minutes")
for kind in ("plain", "signed", "bound"):
    state = ask(kind, "ann", call, 0)["requestState"]
    outcome[kind] = (finish(kind, "ann", call, state, 60), finish(kind, "ann", call, forged(state), 60),
                     finish(kind, "bob", call, state, 60), finish(kind, "ann", {"name": "delete", "rows": "9"}, state, 60),
                     finish(kind, "ann", call, state, 600))
    print("{:14} {:10} {:14} {:12} {:12} {}".format(kind, *outcome[kind]))
assert outcome["plain"] == ("delete 3", "delete all", "delete 3", "delete 3", "delete 3")
assert outcome["signed"] == ("delete 3", "reject", "delete 3", "delete 3", "delete 3")
assert outcome["bound"] == ("delete 3", "reject", "reject", "reject", "reject")
