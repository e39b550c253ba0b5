import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { AdminView } from '#shared/protocol/admin.ts';
import { sameHash, tokenHash } from '../accounts/tokens.ts';
import { backUp } from '../backup/write.ts';
import { sizes } from '../database/sizes.ts';
import type { Tables } from '../database/tables.ts';
import type { Ready } from '../http/ready.ts';
import type { Journal } from '../journal/journal.ts';
import { errors, log } from '../log.ts';
import { appendsQueued, connections, matchesAwake, poolLoads } from '../metrics/metrics.ts';
import { lateness } from '../metrics/runtime.ts';
import type { Sweeper } from '../retention/Sweeper.ts';
import { VERSION } from '../version.ts';

/** Tables that the page names; the rest are small. */
const SHOWN = 8;
const SWEEPS = 10;

/** What whoever runs a server may see and do while it runs. */
export class Admin {
  private readonly database: Kysely<Tables>;
  private readonly journal: Journal;
  private readonly kind: AdminView['database']['kind'];
  private readonly ready: Ready;
  private readonly sweeper: Sweeper;
  private readonly secret: string | null; // hash
  private readonly started = Date.now();
  private backingUp = false;

  /** @param secret opens all of it; null: it stays closed */
  constructor(
    database: Kysely<Tables>,
    journal: Journal,
    kind: AdminView['database']['kind'],
    ready: Ready,
    sweeper: Sweeper,
    secret: string | null,
  ) {
    this.database = database;
    this.journal = journal;
    this.kind = kind;
    this.ready = ready;
    this.sweeper = sweeper;
    this.secret = secret === null ? null : tokenHash(secret);
  }

  get isClosed(): boolean {
    return this.secret === null;
  }

  admits(secret: string): boolean {
    return this.secret !== null && sameHash(tokenHash(secret), this.secret);
  }

  drain(): void {
    this.ready.drain();
  }

  /** Whether somebody takes a backup at this moment. */
  get isBackingUp(): boolean {
    return this.backingUp;
  }

  /** Hands a backup of this moment to whoever asked, as a file that is gone afterwards. One at a time. */
  async backUp(send: (file: string) => Promise<void>): Promise<void> {
    this.backingUp = true;
    const folder = await mkdtemp(join(tmpdir(), 'lanthanide-backup-'));
    try {
      const began = performance.now();
      const file = join(folder, 'backup');
      const { rows } = await backUp(this.database, file);
      const { size } = await stat(file);
      log.info(
        { bytes: size, ms: Math.round(performance.now() - began), matches: rows.match },
        'Backup taken.',
      );
      await send(file);
    } finally {
      this.backingUp = false;
      await rm(folder, { recursive: true, force: true });
    }
  }

  async view(): Promise<AdminView> {
    const [awake, lines, queued] = await Promise.all([
      matchesAwake.get(),
      connections.get(),
      appendsQueued.get(),
    ]);
    const ofMatches = (over: string) => sum(awake.values.filter(({ labels }) => labels.over === over));
    const ofRoom = (room: string) => sum(lines.values.filter(({ labels }) => labels.room === room));
    const faults = await this.ready.faults();
    const stored = faults.includes('database') ? NOTHING : await this.stored();
    return {
      at: Date.now(),
      version: VERSION,
      started: this.started,
      faults,
      late: lateness(),
      memory: process.memoryUsage.rss(),
      matches: {
        awake: ofMatches('true') + ofMatches('false'),
        over: ofMatches('true'),
        ongoing: stored.ongoing,
      },
      lines: { match: ofRoom('match'), class: ofRoom('class') },
      queues: poolLoads().map(([pool, load]) => ({ pool, ...load })),
      appends: sum(queued.values),
      database: {
        kind: this.kind,
        answers: stored.answers,
        bytes: stored.bytes,
        tables: stored.tables.slice(0, SHOWN),
      },
      sweeps: stored.sweeps,
      errors,
    };
  }

  private async stored() {
    const asked = performance.now();
    await this.journal.ping();
    const answers = performance.now() - asked;
    return {
      answers,
      ongoing: await this.journal.ongoing(),
      sweeps: await this.sweeper.runs(SWEEPS),
      ...(await sizes(this.database)),
    };
  }
}

const NOTHING = { answers: null, ongoing: 0, bytes: 0, tables: [], sweeps: [] };

const sum = (values: readonly { value: number }[]): number =>
  values.reduce((all, { value }) => all + value, 0);
