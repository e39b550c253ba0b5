import { signal } from '@preact/signals';

/** Names that mean another machine on every device. */
const OWN = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Where students find this server: as it stands in the address, unless that means each device itself. */
export const origin = signal(location.origin);

/** On the machine where the server runs, asks it for its address in the network; without one, all stays as it is. */
export async function findOrigin(): Promise<void> {
  if (!OWN.test(location.hostname)) return;
  try {
    const answer: { origin: string | null } = await (await fetch('/api/lan')).json();
    if (answer.origin) origin.value = answer.origin;
  } catch {
    // Then whoever reads the link sees that it is of this machine.
  }
}
