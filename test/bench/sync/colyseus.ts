import { ArraySchema, Decoder, Encoder, MapSchema, Schema } from '@colyseus/schema';
import { isList, isRecord, type Json } from '../../../shared/updates/json.ts';
import type { Shape } from './shape.ts';
import type { Wire } from './wires.ts';

Encoder.BUFFER_SIZE = 1 << 20; // a whole desk; it would grow on its own, and say so

/**
 * The synced state of a plain Colyseus room: everything is a field, an entry or an item, and each turn all of them are
 * set to what they are now, so that change tracking finds what differs.
 * @param figures what is set: the desk, or as it is shown
 */
export function plain(shape: Shape | null, figures: (whole: object) => Json): Wire {
  const state = made(shape, undefined, {});
  const mirror = made(shape, undefined, {});
  if (!shape || !(state instanceof Schema) || !(mirror instanceof Schema)) throw new Error('no state');
  const encoder = new Encoder(state);
  const decoder = new Decoder(mirror);
  return {
    tell: (whole) => {
      made(shape, state, figures(whole));
      const bytes = encoder.encode().slice();
      encoder.discardChanges();
      return bytes;
    },
    hear: (bytes) => {
      decoder.decode(bytes);
      return mirror;
    },
  };
}

/** The value of a field, with what it already holds brought up to date. */
function made(shape: Shape | null, held: unknown, value: Json | undefined): unknown {
  switch (shape?.kind) {
    case undefined:
      return undefined;
    case 'record':
      return isRecord(value)
        ? record(shape, held instanceof Schema ? held : new shape.type(), value)
        : undefined;
    case 'map':
      return map(shape.of, held instanceof MapSchema ? held : new MapSchema(), isRecord(value) ? value : {});
    case 'list':
      return list(
        shape.of,
        held instanceof ArraySchema ? held : new ArraySchema(),
        isList(value) ? value : [],
      );
    case 'string':
    case 'boolean':
      return typeof value === shape.kind ? value : undefined;
    default:
      return typeof value === 'number' ? value : undefined;
  }
}

function record({ fields }: Shape & { kind: 'record' }, held: Schema, value: Json): Schema {
  for (const [key, shape] of fields) {
    const old: unknown = Reflect.get(held, key);
    const now = made(shape, old, isRecord(value) ? value[key] : undefined);
    if (now !== old) Reflect.set(held, key, now);
  }
  return held;
}

function map(
  shape: Shape,
  held: MapSchema<unknown>,
  value: { readonly [key: string]: Json },
): MapSchema<unknown> {
  for (const key of [...held.keys()]) if (!(key in value)) held.delete(key);
  for (const [key, item] of Object.entries(value)) {
    const old = held.get(key);
    const now = made(shape, old, item);
    if (now !== old && now !== undefined) held.set(key, now);
  }
  return held;
}

/** Item by item: what has the same place in the list is the same thing. */
function list(shape: Shape, held: ArraySchema<unknown>, value: readonly Json[]): ArraySchema<unknown> {
  const items = value.filter((item) => item !== null);
  while (held.length > items.length) held.pop();
  items.forEach((item, at) => {
    const old = at < held.length ? held[at] : undefined;
    const now = made(shape, old, item);
    if (now === old || now === undefined) return;
    if (at < held.length) held[at] = now;
    else held.push(now);
  });
  return held;
}
