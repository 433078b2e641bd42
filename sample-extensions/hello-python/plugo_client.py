"""The connection to Plugo, in Python's standard library. docs/protocol.md describes every message."""

import json
import os
import socket
import ssl
import sys
import threading


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


def end_with_the_host():
    """The host holds the other end of stdin and never writes to it: its end is that of the host."""

    def wait():
        os.read(0, 1)
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
