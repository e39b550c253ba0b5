/**
 * Sends what takes a while to write, one device after the other, and between them lets the server hear and answer
 * others: whoever asks waits for one such message and not for those of all matches that have a new turn.
 */
export class Outbox<Device extends object> {
  private readonly waiting = new Map<Device, () => void>(); // those that wait longest first
  private readonly failed: (to: Device, error: unknown) => void;
  private going = false;

  /** @param failed told of what could not be sent; the others are sent theirs all the same */
  constructor(failed: (to: Device, error: unknown) => void) {
    this.failed = failed;
  }

  /** Sends it soon, in place of what still waits for that device. */
  later(to: Device, send: () => void): void {
    this.waiting.set(to, send);
    if (this.going) return;
    this.going = true;
    setImmediate(() => this.next());
  }

  /** Sends what waits for a device, so that it comes before whatever is said next. */
  flush(to: Device): void {
    const send = this.waiting.get(to);
    this.waiting.delete(to);
    try {
      send?.();
    } catch (error) {
      this.failed(to, error);
    }
  }

  /** Sends it no more: the device is told otherwise, or has gone. */
  drop(to: Device): void {
    this.waiting.delete(to);
  }

  private next(): void {
    const [first] = this.waiting.keys();
    this.going = first !== undefined;
    if (!first) return;
    this.flush(first);
    setImmediate(() => this.next());
  }
}
