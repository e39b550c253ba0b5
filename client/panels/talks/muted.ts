import { signal } from '@preact/signals';
import { NATIONS, type NationId } from '#shared/world/terms.ts';
import { mutedKey } from '../../net/seats.ts';

/** Whose letters this reader hides in a match: kept in this browser, and known to nobody else. */
export class Muted {
  private readonly nations = signal<readonly NationId[]>([]);
  private readonly store: string;

  constructor(notes: string) {
    this.store = mutedKey(notes);
    this.nations.value = load(this.store);
  }

  has(nation: NationId): boolean {
    return this.nations.value.includes(nation);
  }

  add(nation: NationId): void {
    this.keep(NATIONS.filter((one) => one === nation || this.has(one)));
  }

  /** Shows all letters again. */
  clear(): void {
    this.keep([]);
  }

  private keep(nations: readonly NationId[]): void {
    this.nations.value = nations;
    try {
      localStorage.setItem(this.store, nations.join(' '));
    } catch {
      // Without storage they are shown again after a reload.
    }
  }
}

function load(store: string): NationId[] {
  try {
    const stored = (localStorage.getItem(store) ?? '').split(' ');
    return NATIONS.filter((one) => stored.includes(one));
  } catch {
    return [];
  }
}
