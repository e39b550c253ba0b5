import type { EventEmitter } from 'node:events';
import { Protocol } from '@colyseus/core';
import { decode, encode } from '@colyseus/schema';
import { isMessageType } from '#shared/protocol/messages.ts';
import { noteAbuse } from '../http/abuse.ts';

/** The low bits of a frame's first byte say what it is; the high ones are modifiers this game does not use. */
const CODE = 31;
/** The message type whose handler answers whatever we do not know. */
const ANY = '*';
/** Answers to this request reach nobody: the SDK counts its own requests up from zero. */
const NOBODY = 2 ** 32 - 1;

/**
 * Makes a connection survive any frame. Colyseus closes a connection that *sends* something undecodable, and
 * answers a *request* of an unknown type in its own words; so every message becomes a request of a known type.
 */
export function steady(socket: EventEmitter, isKnown: (type: string) => boolean = isMessageType): void {
  const emit = socket.emit.bind(socket);
  socket.emit = (event, ...rest) => {
    const [frame, ...others] = rest;
    if (event === 'error' && isTooLarge(frame)) {
      noteAbuse('huge', 'line');
      return true; // it closes by itself, and Colyseus would only print where in its library that was
    }
    if (event !== 'message' || !Buffer.isBuffer(frame)) return emit(event, ...rest);
    const safe = asRequest(frame, isKnown);
    return safe ? emit(event, safe, ...others) : true;
  };
}

/** Whether an error of a socket is that somebody has sent more at once than it takes. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

/** The frame as a request of a known type; frames that are no messages as they are; null for one beyond reading. */
export function asRequest(frame: Buffer, isKnown: (type: string) => boolean = isMessageType): Buffer | null {
  const code = (frame[0] ?? 0) & CODE;
  if (code === Protocol.JOIN_ROOM || code === Protocol.LEAVE_ROOM || code === Protocol.PING) return frame;
  if (code !== Protocol.ROOM_DATA && code !== Protocol.ROOM_REQUEST) return null;
  try {
    const at = { offset: 1 };
    const id = code === Protocol.ROOM_REQUEST ? decode.number(frame, at) : NOBODY;
    if (!Number.isInteger(id) || id < 0) return null;
    const type = decode.stringCheck(frame, at) ? decode.string(frame, at) : ANY;
    return isKnown(type) ? Buffer.concat([head(id, type), frame.subarray(at.offset)]) : head(id, ANY);
  } catch {
    return null;
  }
}

function head(id: number, type: string): Buffer {
  const bytes = Buffer.alloc(16 + type.length);
  const at = { offset: 1 };
  bytes[0] = Protocol.ROOM_REQUEST;
  encode.number(bytes, id, at);
  encode.string(bytes, type, at);
  return bytes.subarray(0, at.offset);
}
