import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { days, type Keep } from './retention/keep.ts';

const secret = z
  .string()
  .regex(/^[\w-]{20,200}$/, 'expected 20 to 200 letters, digits, - or _')
  .optional();

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(2567),
  HOST: z.string().min(1).optional(),
  LANTHANIDE_DATA: z.string().min(1).default('./data'),
  LANTHANIDE_CONTACT: z.url({ protocol: /^(mailto|https)$/ }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  PEER_ADDRESS: z.url({ protocol: /^http$/ }).optional(),
  LANTHANIDE_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  MODERATOR_TOKEN: secret,
  METRICS_TOKEN: secret,
  ADMIN_TOKEN: secret,
  KEEP_UNFINISHED_DAYS: days(180),
  KEEP_GUEST_MATCHES_DAYS: days(365),
  KEEP_CLASSES_DAYS: days(365),
  KEEP_REPORTS_DAYS: days(180),
  LOG_LEVEL: z.enum(LOG_LEVELS).optional(),
});

/** Several processes that play as one. */
export interface Cluster {
  redis: string; // URL
  address: string; // where the others reach this process: http://host:port
}

export interface Config {
  port: number;
  host: string | null; // the one address to listen on; null: all of this machine, so that a classroom reaches it
  data: string; // folder of the embedded database
  contact: string | null; // where push services reach whoever runs this server
  databaseUrl: string | null; // PostgreSQL instead of the embedded one
  cluster: Cluster | null; // null: this process is alone
  origin: string | null; // at which browsers reach the game, where a proxy does not pass it on; passkeys belong to it
  moderator: string | null; // secret that opens the moderator's console; null: it stays closed
  metrics: string | null; // secret that opens /metrics; null: it stays closed
  admin: string | null; // secret that opens the admin page and what goes with it; null: they stay closed
  keep: Keep; // how long things are kept
  logLevel: LogLevel | null; // what is worth a line; null: errors and warnings where somebody sits there, else news too
}

/** Reads the settings from the environment; a wrong one is named with what it should be. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  // A line of a settings file that was left empty sets nothing.
  const set = Object.entries(env).filter(([, value]) => value !== '');
  const read = environment.safeParse(Object.fromEntries(set));
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Lanthanide can't start with these settings: ${faults.join('; ')}`);
  }
  const {
    PORT,
    HOST,
    LANTHANIDE_DATA,
    LANTHANIDE_CONTACT,
    DATABASE_URL,
    REDIS_URL,
    PEER_ADDRESS,
    LANTHANIDE_ORIGIN,
    MODERATOR_TOKEN,
    METRICS_TOKEN,
    ADMIN_TOKEN,
    KEEP_UNFINISHED_DAYS,
    KEEP_GUEST_MATCHES_DAYS,
    KEEP_CLASSES_DAYS,
    KEEP_REPORTS_DAYS,
    LOG_LEVEL,
  } = read.data;
  if (REDIS_URL && !DATABASE_URL)
    throw new Error(
      "Lanthanide can't start with these settings: REDIS_URL: several processes share one PostgreSQL, so set DATABASE_URL too",
    );
  return {
    port: PORT,
    host: HOST ?? null,
    data: resolve(LANTHANIDE_DATA),
    contact: LANTHANIDE_CONTACT ?? null,
    databaseUrl: DATABASE_URL ?? null,
    cluster: REDIS_URL ? { redis: REDIS_URL, address: PEER_ADDRESS ?? `http://${hostname()}:${PORT}` } : null,
    origin: LANTHANIDE_ORIGIN ? new URL(LANTHANIDE_ORIGIN).origin : null,
    moderator: MODERATOR_TOKEN ?? null,
    metrics: METRICS_TOKEN ?? null,
    admin: ADMIN_TOKEN ?? null,
    keep: {
      unfinished: KEEP_UNFINISHED_DAYS,
      guests: KEEP_GUEST_MATCHES_DAYS,
      classes: KEEP_CLASSES_DAYS,
      reports: KEEP_REPORTS_DAYS,
    },
    logLevel: LOG_LEVEL ?? null,
  };
}
