import { EventEmitter } from 'node:events';
import { Protocol } from '@colyseus/core';
import { decode, encode } from '@colyseus/schema';
import { expect, test } from 'vitest';
import { asRequest, steady } from '../../server/match/frames.ts';
import { newRate, tooMany } from '../../server/match/rate.ts';

function frame(code: number, id: number | null, type: string | number, payload: number[] = []): Buffer {
  const bytes = Buffer.alloc(64);
  const at = { offset: 1 };
  bytes[0] = code;
  if (id !== null) encode.number(bytes, id, at);
  if (typeof type === 'string') encode.string(bytes, type, at);
  else encode.number(bytes, type, at);
  return Buffer.concat([bytes.subarray(0, at.offset), Buffer.from(payload)]);
}

function read(bytes: Buffer | null) {
  if (!bytes) return null;
  const at = { offset: 1 };
  const id = decode.number(bytes, at);
  const type = decode.string(bytes, at);
  return { code: bytes[0], id, type, payload: [...bytes.subarray(at.offset)] };
}

const { ROOM_REQUEST, ROOM_DATA } = Protocol;

test.each([
  [
    'a request is left as it is',
    frame(ROOM_REQUEST, 5, 'seal', [0x81]),
    { id: 5, type: 'seal', payload: [0x81] },
  ],
  [
    'a large id too',
    frame(ROOM_REQUEST, 70_000, 'look', [0x80]),
    { id: 70_000, type: 'look', payload: [0x80] },
  ],
  [
    'an unknown type goes to the handler of all',
    frame(ROOM_REQUEST, 5, 'shout', [1, 2]),
    { id: 5, type: '*', payload: [] },
  ],
  [
    'also one that every object has',
    frame(ROOM_REQUEST, 5, 'constructor'),
    { id: 5, type: '*', payload: [] },
  ],
  ['a number is no type', frame(ROOM_REQUEST, 5, 3), { id: 5, type: '*', payload: [] }],
  [
    'what is sent becomes a request nobody waits for',
    frame(ROOM_DATA, null, 'draft', [0xc1]),
    { id: 2 ** 32 - 1, type: 'draft', payload: [0xc1] },
  ],
])('%s', (_, sent, expected) => {
  expect(read(asRequest(sent))).toEqual({ code: ROOM_REQUEST, ...expected });
});

test.each([Protocol.JOIN_ROOM, Protocol.LEAVE_ROOM, Protocol.PING])(
  'the frame %i is none of ours',
  (code) => {
    const sent = Buffer.from([code, 1, 2]);
    expect(asRequest(sent)).toBe(sent);
  },
);

test.each([[[]], [[99]], [[Protocol.ROOM_DATA_BYTES, 1]], [[Protocol.ROOM_INPUT_RELIABLE]]])(
  'the frame %j is dropped',
  (bytes) => {
    expect(asRequest(Buffer.from(bytes))).toBeNull();
  },
);

test('a socket passes on what is safe, and everything that is no message', () => {
  const socket = new EventEmitter();
  const heard: unknown[] = [];
  steady(socket);
  socket.on('message', (bytes: Buffer) => heard.push(bytes[0]));
  socket.on('close', (code: number) => heard.push(code));
  socket.emit('message', frame(ROOM_DATA, null, 'look'), true);
  socket.emit('message', Buffer.from([99]), true);
  socket.emit('close', 1006);
  expect(heard).toEqual([ROOM_REQUEST, 1006]);
});

test('three hundred messages in ten seconds, and as many again in the next ten', () => {
  const rate = newRate(0);
  const refused = (now: number) =>
    Array.from({ length: 301 }, () => tooMany(rate, now)).filter(Boolean).length;
  expect(refused(1)).toBe(1);
  expect(refused(9_999)).toBe(301);
  expect(refused(10_000)).toBe(1);
});
