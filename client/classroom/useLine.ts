import { useEffect, useState } from 'preact/hooks';
import type { ClassView } from '#shared/protocol/class-views.ts';
import type { EnterClass } from '#shared/protocol/classroom.ts';
import { onReturn } from '../net/awake.ts';
import { ClassLine } from './line.ts';

/** A line to a class for as long as the part of the page that asked for it is there. */
export function useLine<V extends ClassView>(code: string, who: EnterClass): ClassLine<V> {
  const [line] = useState(() => new ClassLine<V>(code, who));
  useEffect(() => () => line.close(), []);
  useEffect(() => onReturn(() => line.awake()), []);
  return line;
}
