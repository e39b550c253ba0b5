import type { EnterClass } from '#shared/protocol/classroom.ts';
import { enterClass } from '#shared/protocol/classroom.ts';

/**
 * Who asks, from the header of plain HTTP (RFC 7617), so that `curl -u` and the page say it alike: the teacher as the
 * secret of the link with the PIN for a password, others as `student` or `screen` with their secret.
 */
export function whoAsks(header: string | undefined): EnterClass | null {
  const [, coded] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? '') ?? [];
  if (coded === undefined) return null;
  const words = Buffer.from(coded, 'base64').toString('utf8');
  const at = words.indexOf(':');
  const [user, password] = [words.slice(0, at), words.slice(at + 1)];
  const asked =
    user === 'student'
      ? { token: password }
      : user === 'screen'
        ? { screen: password }
        : { teacher: user, pin: password };
  return enterClass.safeParse(asked).data ?? null;
}
