"""A client of a TLS listener as Python programs write it: tls_client.py HOST PORT VERSION CERTIFICATE WHAT."""
import socket
import ssl
import sys

host, port, version, certificate, what = sys.argv[1:]
context = ssl.create_default_context(cafile=certificate)
context.verify_flags |= ssl.VERIFY_X509_STRICT
context.minimum_version = context.maximum_version = ssl.TLSVersion[version]


def frame(text):
    body = text.encode()
    return str(len(body)).encode().ljust(64) + body


def receive(s):
    header = b""
    while len(header) < 64:
        header += s.recv(64 - len(header))
    length = int(header)
    body = b""
    while len(body) < length:
        body += s.recv(length - len(body))
    return body.decode()


raw = socket.create_connection((host, int(port)), timeout=20)
s = context.wrap_socket(raw, server_hostname="localhost", suppress_ragged_eofs=False)
print(s.version(), flush=True)
if what == "echo":
    for text in ("Hello Server!", "x" * 100_000, "bye"):
        s.sendall(frame(text))
        print(len(receive(s)))
elif what == "unwrap":
    s.sendall(frame("last"))
    print(receive(s))
    s.unwrap()
    print("unwrapped")
elif what == "kicked":
    s.sendall(frame("here"))
    print(receive(s), flush=True)
    print("end:", s.recv(100))  # raises where the server does not say farewell
