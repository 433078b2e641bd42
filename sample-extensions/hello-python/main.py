"""A Plugo extension without an SDK. docs/protocol.md describes every message it uses."""

import json
import os
import platform
import socket
import sys
import threading


class HelloPython:
    def SayHello(self, name):
        return f"Hello, {name}, from Python {platform.python_version()}"


class Plugo:
    """The connection to the host: JSON-RPC 2.0 messages, each after a header with its length in bytes."""

    def __init__(self, endpoint):
        kind, _, address = endpoint.partition(":")
        if kind == "unix":
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.connect(address)
        elif kind == "tcp":
            host, _, port = address.rpartition(":")
            self.socket = socket.create_connection((host, int(port)))
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        else:
            sys.exit(f'This sample cannot dial "{kind}:". Set "transport": "tcp" in its package.json.')
        self.input = self.socket.makefile("rb")

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.socket.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def messages(self):
        """Yields each message of the host until it closes the connection."""
        while header := self.input.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.strip().lower() == b"content-length" else length
                header = self.input.readline()
            body = self.input.read(length)
            if len(body) == length:
                yield json.loads(body)


def serve(host, exported):
    def activate(event):
        host.send(method="log/write", params={"level": "info", "message": f"Python is up, for {event}."})
        show = {"severity": "info", "message": "Hello from Python, without an SDK."}
        host.send(id="welcome", method="notification/show", params=show)
        return {"methods": sorted(exported)}

    methods = {"activate": activate, "deactivate": lambda: None, "ping": lambda: {"status": "ok"}, **exported}
    for message in host.messages():
        if "method" not in message or "id" not in message:
            continue  # An answer to a request of ours, or a notification; this sample needs neither.
        method, params = methods.get(message["method"]), message.get("params") or {}
        if method is None:
            error = {"code": -32601, "message": f"No method {message['method']}. Exported: {', '.join(exported)}"}
            host.send(id=message["id"], error=error)
            continue
        try:
            result = method(**params) if isinstance(params, dict) else method(*params)
            host.send(id=message["id"], result=result)
        except Exception as error:
            data = {"code": "METHOD_FAILED"}
            host.send(id=message["id"], error={"code": -32003, "message": str(error), "data": data})


# The host holds the other end of stdin, so the end of stdin is the end of the host.
threading.Thread(target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
plugo = Plugo(os.environ["PLUGO_ENDPOINT"])
plugo.send(id=0, method="initialize", params={"token": os.environ["PLUGO_TOKEN"], "protocolVersions": [1]})
serve(plugo, {"HelloPython.SayHello": HelloPython().SayHello})
