import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../test/kit/server.ts';

const SIZE_MB = 768;

/** A disk of its own, which can be full. Null where this user may mount none. */
export class Disk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static mount(): Disk | null {
    const folder = temporaryFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=777`, 'tmpfs', folder], {
        stdio: 'ignore',
      });
      return new Disk(folder);
    } catch {
      return null;
    }
  }

  /** Leaves no byte free. */
  fill(): void {
    for (const size of [1 << 20, 1 << 12])
      try {
        for (let part = 0; ; part++)
          writeFileSync(join(this.folder, `ballast-${size}-${part}`), Buffer.alloc(size, 1), { flag: 'wx' });
      } catch {
        // full, but for less than this
      }
  }

  free(): void {
    execFileSync('sh', ['-c', `rm -f "${this.folder}"/ballast-*`]);
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'ignore' });
    rmSync(this.folder, { recursive: true, force: true });
  }
}
