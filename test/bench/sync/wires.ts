import { createRequire } from 'node:module';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { getMessageBytes, Protocol } from '@colyseus/core';
import jsonPatch from 'fast-json-patch';
import type { Common, Desk, PublicTable, Update } from '../../../shared/protocol/messages.ts';
import { Hearing, Telling } from '../../../shared/updates/update.ts';
import type { Seen } from './matches.ts';

export type Whole = Desk | PublicTable;

/** A way to tell one client what lies before it: one end and the other. */
export interface Wire {
  /** What crosses the wire, its kind and frame included where there is one. */
  tell(whole: Whole, open: Common): Uint8Array;
  hear(bytes: Uint8Array): unknown;
}

const load = createRequire(createRequire(import.meta.url).resolve('@colyseus/core'));
const { unpack }: { unpack<T>(bytes: Uint8Array): T } = load('msgpackr');

const message = (type: string, body: unknown): Uint8Array =>
  getMessageBytes.raw(Protocol.ROOM_DATA, type, body);
/** Behind the code, and the type with its length. */
const body = <T>(type: string, bytes: Uint8Array): T => unpack<T>(bytes.subarray(2 + type.length));

/** As a seat and those who watch are told by our rooms. */
export function ours({ of }: Seen): Wire {
  const telling = new Telling();
  const hearing = new Hearing();
  return {
    tell: (whole, open) => message('update', telling.tell(of, whole, open)),
    hear: (bytes) => {
      const heard = hearing.hear(body<Update>('update', bytes));
      if (!heard) throw new Error('an update was not understood');
      return heard;
    },
  };
}

/** The whole of it each time, as those are told who hear no updates: Colyseus sends objects by msgpackr. */
export const messages = ({ of }: Seen): Wire => ({
  tell: (whole) => message(of, whole),
  hear: (bytes) => body(of, bytes),
});

export const json = (): Wire => ({ tell: jsonOf, hear: parsed });

/** What permessage-deflate makes of it with zlib's usual level: its window is shorter than a desk, so each stands alone. */
export const deflated = (): Wire => ({
  tell: (whole) => deflateRawSync(jsonOf(whole)),
  hear: (bytes) => parsed(inflateRawSync(bytes)),
});

/** RFC 6902, JSON Patch: the operations that lead from the last one to this. */
export function patches(): Wire {
  let told: object = {};
  let heard: object = {};
  return {
    tell: (whole) => {
      const patch = jsonPatch.compare(told, whole);
      told = whole;
      return jsonOf(patch);
    },
    hear: (bytes) => {
      heard = jsonPatch.applyPatch(heard, JSON.parse(text(bytes))).newDocument;
      return heard;
    },
  };
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const jsonOf = (value: object): Uint8Array => Buffer.from(JSON.stringify(value));
const parsed = (bytes: Uint8Array): unknown => JSON.parse(text(bytes));
