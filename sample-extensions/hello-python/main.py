"""A Plugo extension without an SDK. docs/protocol.md describes every message it uses."""

import json
import os
import platform
import socket
import ssl
import sys
import threading


class HelloPython:
    def SayHello(self, name):
        return f"Hello, {name}, from Python {platform.python_version()}"


def dial(endpoint):
    """Connects; with exit code 69 where that fails, Plugo tries another transport."""
    kind, _, address = endpoint.removeprefix("tls+").partition(":")
    try:
        if kind == "unix":
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(address)
        elif kind == "tcp":
            host, _, port = address.rpartition(":")
            connection = socket.create_connection((host, int(port)))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        else:
            raise OSError(f'This sample cannot dial "{kind}:".')
    except (OSError, AttributeError) as error:
        print(error, file=sys.stderr)
        sys.exit(69)
    return encrypt(connection) if endpoint.startswith("tls+") else connection


def encrypt(connection):
    """TLS 1.3: our own key and certificate, and the one certificate the host may show. The files are gone afterwards."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(os.environ["PLUGO_TLS_CERT"])
    context.load_verify_locations(os.environ["PLUGO_TLS_CA"])
    return context.wrap_socket(connection, server_hostname="plugo")


class Plugo:
    """The connection to the host: JSON-RPC 2.0 messages, each after a header with its length in bytes."""

    def __init__(self, endpoint):
        self.socket = dial(endpoint)
        self.input = self.socket.makefile("rb")

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.socket.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def messages(self):
        """Yields each message of the host until it closes the connection."""
        while header := self.input.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.partition(b":")[2])
            elif header == b"\r\n":
                yield json.loads(self.input.read(length))


def call(method, params):
    try:
        return {"result": method(**params) if isinstance(params, dict) else method(*params)}
    except Exception as error:
        return {"error": {"code": -32003, "message": str(error), "data": {"code": "METHOD_FAILED"}}}


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
        name, params = message["method"], message.get("params") or {}
        unknown = {"code": -32601, "message": f"No method {name}. Exported: {', '.join(exported)}"}
        answer = call(methods[name], params) if name in methods else {"error": unknown}
        host.send(id=message["id"], **answer)
        if name == "deactivate":
            return


def leave_with_the_host():
    os.read(0, 1)  # The host holds the other end of stdin and never writes to it: this waits for its end.
    os._exit(0)


threading.Thread(target=leave_with_the_host, daemon=True).start()
plugo = Plugo(os.environ["PLUGO_ENDPOINT"])
plugo.send(id=0, method="initialize", params={"token": os.environ["PLUGO_TOKEN"], "protocolVersions": [1]})
serve(plugo, {"HelloPython.SayHello": HelloPython().SayHello})
