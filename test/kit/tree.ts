import type { CDPSession, Page } from 'playwright-core';

/** A thing as a screen reader is told of it. */
export interface Thing {
  role: string;
  name: string;
  disabled: boolean;
  element: number; // the browser's own number of the element
}

/** A reader who has nothing but the browser's accessibility tree: hears of things, moves the focus to one, presses Enter. */
export class Reader {
  private readonly wire: CDPSession;

  private constructor(wire: CDPSession) {
    this.wire = wire;
  }

  static async of(page: Page): Promise<Reader> {
    const wire = await page.context().newCDPSession(page);
    await wire.send('Accessibility.enable');
    return new Reader(wire);
  }

  /** All that the tree names now, in reading order. */
  async things(): Promise<Thing[]> {
    const { nodes } = await this.wire.send('Accessibility.getFullAXTree');
    return nodes.flatMap((node) => {
      if (node.ignored || node.backendDOMNodeId === undefined) return [];
      const disabled = node.properties?.some(
        ({ name, value }) => name === 'disabled' && value.value === true,
      );
      return [
        {
          role: String(node.role?.value ?? ''),
          name: String(node.name?.value ?? ''),
          disabled: disabled ?? false,
          element: node.backendDOMNodeId,
        },
      ];
    });
  }

  /** The first thing of a role with such a name, as soon as the tree has one that can be used. */
  async find(role: string, name: RegExp, patience = 60_000): Promise<Thing> {
    const until = performance.now() + patience;
    let things: Thing[] = [];
    while (performance.now() < until) {
      things = await this.things();
      const found = things.find((thing) => thing.role === role && !thing.disabled && name.test(thing.name));
      if (found) return found;
    }
    const near = things.filter((thing) => thing.role === role).map((thing) => thing.name);
    throw new Error(`the tree has no ${role} ${name}; it has ${near.join(' | ')}`);
  }

  /** Focuses a thing and presses a key on it. */
  async press(thing: Thing, key: 'Enter' | ' ' = 'Enter'): Promise<void> {
    await this.wire.send('DOM.getDocument', { depth: 0 });
    await this.wire.send('DOM.focus', { backendNodeId: thing.element });
    const text = key === 'Enter' ? '\r' : ' ';
    const code = key === 'Enter' ? 'Enter' : 'Space';
    await this.wire.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key,
      code,
      text,
      windowsVirtualKeyCode: text.charCodeAt(0),
    });
    await this.wire.send('Input.dispatchKeyEvent', {
      type: 'keyUp',
      key,
      code,
      windowsVirtualKeyCode: text.charCodeAt(0),
    });
  }

  async use(role: string, name: RegExp): Promise<void> {
    await this.press(await this.find(role, name));
  }
}
