import { isatty } from 'node:tty';
import { pino } from 'pino';
import type { LoggedError } from '#shared/protocol/admin.ts';

/**
 * What the server tells whoever runs it: on standard error, a line of JSON each, or words where somebody sits there.
 * Lines may name a match, a class or a lobby by its id, and never a person: no name, token, address or letter. That
 * is why what an error says is written, but none of the values it carries.
 */

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const STANDARD_ERROR = 2;
const LATELY = 50;
const ERROR = 50; // as pino numbers levels
const spoken = isatty(STANDARD_ERROR);

/** Errors since the start, and the last of them, the newest first. */
export const errors: { count: number; lately: LoggedError[] } = { count: 0, lately: [] };

export const log = pino(
  {
    level: spoken ? 'warn' : 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describe },
    hooks: {
      logMethod(args, method, level) {
        if (level >= ERROR) note(args);
        method.apply(this, args);
      },
    },
  },
  spoken
    ? { write: (line: string) => process.stderr.write(inWords(line)) }
    : pino.destination({ dest: STANDARD_ERROR, sync: true }), // what is said before a crash is said
);

interface Described {
  kind: string;
  says: string;
  stack: string[];
}

/** What may be told of an error: databases add the values of rows to theirs, and parsers quote what they could not read. */
export function describe(error: unknown): Described {
  if (!(error instanceof Error)) return { kind: typeof error, says: '', stack: [] };
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: `${error.name}${code}`,
    says: error instanceof SyntaxError ? '' : error.message,
    stack: stack.map((line) => line.trim()),
  };
}

function note(args: readonly unknown[]): void {
  const [first, second] = args;
  const fields = typeof first === 'object' && first !== null ? first : {};
  const err = 'err' in fields ? describe(fields.err) : null;
  errors.count += 1;
  errors.lately.unshift({
    at: Date.now(),
    what: String(typeof first === 'string' ? first : (second ?? '')),
    why: err ? [err.kind, err.says].filter(Boolean).join(': ') : '',
  });
  errors.lately.length = Math.min(errors.lately.length, LATELY);
}

/** A line of the log for somebody who reads along. */
export function inWords(line: string): string {
  const { level, time, msg, err, ...fields }: Record<string, unknown> & { err?: Described } =
    JSON.parse(line);
  const more = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
  const what = [String(time).slice(11, 19), String(level).toUpperCase(), msg, ...more].join(' ');
  const why = err ? [`  ${err.kind}: ${err.says}`, ...err.stack.map((at) => `    ${at}`)] : [];
  return `${[what, ...why].join('\n')}\n`;
}

/** What Colyseus would print, as it takes a logger; of errors it hands over the text, stack and all. */
export const libraryLog = {
  debug: told('debug'),
  trace: told('debug'),
  info: told('info'),
  warn: told('warn'),
  error: told('error'),
};

function told(level: 'debug' | 'info' | 'warn' | 'error'): (said: unknown) => void {
  return (said) => {
    const [what = '', ...more] = String(said).split('\n');
    const stack = more.map((line) => line.trim()).filter((line) => line.startsWith('at '));
    log[level]({ library: 'colyseus', ...(stack.length > 0 ? { stack } : {}) }, what);
  };
}
