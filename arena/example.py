"""A bot for the arena that needs nothing but Python 3.9 or newer.

    npm run arena -- --check "python3 arena/example.py"

It does what arena/example.ts does: takes the ideas that the arena offers, the kinds it likes best first, and leaves
a third of its money alone. The first half is as much of a WebSocket as a bot needs (RFC 6455), the second is the bot.
docs/arena.md tells the protocol.
"""

import base64
import json
import os
import re
import socket
import struct
import sys
from urllib.parse import urlparse

# --- a WebSocket ----------------------------------------------------------------------------------------------------

CONTINUATION, TEXT, CLOSE, PING, PONG = 0x0, 0x1, 0x8, 0x9, 0xA


class WebSocket:
    """Text messages over one connection. Answers pings, puts pieces together, and says goodbye."""

    def __init__(self, address: str) -> None:
        url = urlparse(address)
        host, port = url.hostname or "127.0.0.1", url.port or 80
        self.socket = socket.create_connection((host, port))
        self.buffer = b""
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            (
                f"GET {url.path or '/'} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        while b"\r\n\r\n" not in self.buffer:
            self._receive()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise ConnectionError(f"no WebSocket at {address}: {head[:100]!r}")

    def send(self, text: str) -> None:
        self._frame(TEXT, text.encode())

    def messages(self):
        """Every text message until the connection is closed."""
        pieces = b""
        while True:
            last, kind, data = self._read_frame()
            if kind == CLOSE:
                self._frame(CLOSE, data[:2])
                return
            if kind == PING:
                self._frame(PONG, data)
            elif kind in (TEXT, CONTINUATION):
                pieces += data
                if last:
                    yield pieces.decode()
                    pieces = b""

    def _frame(self, kind: int, data: bytes) -> None:
        # What a client sends is masked (RFC 6455, 5.3).
        mask = os.urandom(4)
        if len(data) < 126:
            size = struct.pack("!B", 0x80 | len(data))
        elif len(data) < 1 << 16:
            size = struct.pack("!BH", 0x80 | 126, len(data))
        else:
            size = struct.pack("!BQ", 0x80 | 127, len(data))
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))
        self.socket.sendall(struct.pack("!B", 0x80 | kind) + size + mask + masked)

    def _read_frame(self):
        first, second = self._take(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", self._take(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._take(8))
        return bool(first & 0x80), first & 0x0F, self._take(size)

    def _take(self, count: int) -> bytes:
        while len(self.buffer) < count:
            self._receive()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def _receive(self) -> None:
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError("the arena has gone")
        self.buffer += data


# --- the bot --------------------------------------------------------------------------------------------------------

# What it likes to do, the dearest first; of the same kind it takes what the arena names first.
LIKES = [
    "comply",
    "respond",
    "campaign",
    "stockpile",
    "recycling",
    "offtake",
    "build-magnet",
    "build-separation",
    "build-mine",
    "partnership",
    "substitution",
    "clean-up",
]
# Of one kind it gives so many orders in a turn.
MOST_OF_A_KIND = 2
PURSE = 0.67


def choose(turn: dict) -> list:
    money, points = turn["treasury"] * PURSE, turn["points"]
    chosen = []
    for kind in LIKES:
        # One answer to a crisis is enough.
        most = 1 if kind == "respond" else MOST_OF_A_KIND
        count = 0
        for idea in turn["ideas"]:
            if idea["order"]["kind"] != kind or count >= most:
                continue
            if idea["points"] > points or idea["cost"] > money:
                continue
            chosen.append(idea["order"])
            points -= idea["points"]
            money -= idea["cost"]
            count += 1
    return chosen


def play(arena: WebSocket) -> None:
    turn, chosen = None, []

    def order() -> None:
        arena.send(json.dumps({"type": "orders", "match": turn["match"], "turn": turn["turn"], "orders": chosen}))

    for text in arena.messages():
        message = json.loads(text)
        if message["type"] == "hello":
            arena.send(json.dumps({"type": "hello", "protocol": 1, "name": "example in Python"}))
        elif message["type"] == "turn":
            turn, chosen = message, choose(message)
            order()
        elif message["type"] == "error" and turn and chosen:
            # What is refused is left out, and the rest sent again.
            refused = re.match(r"orders\[(\d+)\]", message["where"])
            chosen = [one for at, one in enumerate(chosen) if at != int(refused[1])] if refused else []
            order()
        # Messages of a type that it does not know are for newer bots: it lets them pass.


if __name__ == "__main__":
    address = os.environ.get("ARENA_URL") or (sys.argv[1] if len(sys.argv) > 1 else "ws://127.0.0.1:2570/")
    try:
        play(WebSocket(address))
    except ConnectionError as error:
        sys.exit(str(error))
