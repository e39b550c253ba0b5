import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import WebSocket from 'ws';
import { draw, type RandomState, stream } from '#shared/random.ts';
import { mutateBytes } from '../../test/kit/mutate.ts';

/** Openings that are under way at once. */
const AT_ONCE = 200;
const PATIENCE_MS = 2_000;

/** Opens so many WebSockets as no page does: to rooms that are not there, with seats that were never given, half, or in garbage. */
export async function hostile(
  port: number,
  room: string,
  count: number,
  seed: number,
): Promise<{ openings: number; spoken: number }> {
  const chance = stream(seed, 'fuzz sockets');
  const found = { openings: 0, spoken: 0 };
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (found.openings < count) {
        found.openings += 1;
        found.spoken += (await opening(port, room, chance)) ? 1 : 0;
      }
    }),
  );
  return found;
}

/** @returns whether the server talked to it as to somebody who may be there */
function opening(port: number, room: string, chance: RandomState): Promise<boolean> {
  const lot = draw(chance);
  if (lot < 0.3) return rawOpening(port, chance);
  const session = draw(chance) < 0.5 ? randomBytes(6).toString('base64url') : '';
  const paths = [
    `/x/${room}?sessionId=${session}`,
    `/${session}/${session}`,
    '/',
    `/${room}`,
    '/a/b/c/d?sessionId=%00',
  ];
  const path = paths[Math.floor(draw(chance) * paths.length)] ?? '/';
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
      ...(draw(chance) < 0.3 ? { origin: 'https://evil.example' } : {}),
      handshakeTimeout: PATIENCE_MS,
    });
    let spoken = false;
    const over = setTimeout(() => socket.terminate(), PATIENCE_MS);
    socket.on('open', () => {
      for (let frame = 0; frame < 3; frame++)
        socket.send(mutateBytes(randomBytes(1 + Math.floor(draw(chance) * 300)), chance), () => undefined);
    });
    socket.on('message', (bytes: Buffer) => {
      // Its refusal may be told; what a room tells those who sit there is longer.
      spoken ||= bytes.length > 1_000;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(over);
      resolve(spoken);
    });
  });
}

/** A socket that says half a handshake, or garbage, and stays. */
function rawOpening(port: number, chance: RandomState): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(false));
    socket.on('connect', () => {
      const hello = Buffer.from(
        'GET /a/b HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n',
      );
      socket.write(draw(chance) < 0.5 ? hello : mutateBytes(hello, chance));
      setTimeout(() => socket.destroy(), draw(chance) * PATIENCE_MS);
    });
  });
}
