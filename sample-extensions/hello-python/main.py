"""A Plugo extension without an SDK."""

import os
import platform

from plugo_client import Plugo, end_with_the_host


class HelloPython:
    def SayHello(self, name):
        return f"Hello, {name}, from Python {platform.python_version()}"


def call(method, params):
    try:
        return {"result": method(**params) if isinstance(params, dict) else method(*params)}
    except Exception as error:
        return {"error": {"code": -32003, "message": str(error), "data": {"code": "METHOD_FAILED"}}}


def serve(host, exported):
    def activate(event):
        host.send(method="log/write", params={"level": "info", "message": f"Python is up, for {event}."})
        show = {"severity": "info", "message": "Hello from Python, without an SDK."}
        text = f"**Python {platform.python_version()}** fills this tab. Process {os.getpid()}, {platform.platform()}."
        view = {"view": "python", "content": {"kind": "markdown", "text": text}}
        host.send(id="view", method="view/set", params=view)
        host.send(id="welcome", method="notification/show", params=show)
        return {"methods": sorted(exported)}

    methods = {"activate": activate, "deactivate": lambda: None, "ping": lambda: {"status": "ok"}, **exported}
    for message in host.messages():
        if "method" not in message or "id" not in message:
            continue  # An answer to a request of ours, or a notification; this sample needs neither.
        name, params = message["method"], message.get("params") or {}
        unknown = {"code": -32601, "message": f"No method {name}. Exported: {', '.join(exported)}"}
        answer = call(methods[name], params) if name in methods else {"error": unknown}
        host.send(id=message["id"], **answer)
        if name == "deactivate":
            return


end_with_the_host()
plugo = Plugo(os.environ["PLUGO_ENDPOINT"])
plugo.send(id=0, method="initialize", params={"token": os.environ["PLUGO_TOKEN"], "protocolVersions": [1]})
serve(plugo, {"HelloPython.SayHello": HelloPython().SayHello})
