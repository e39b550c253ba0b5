import type { Match, MatchSetup } from '#shared/match/match.ts';
import { start } from '#shared/match/match.ts';
import type { Store } from '#shared/match/table.ts';
import type { News } from '#shared/protocol/away.ts';
import { NATIONS } from '#shared/world/terms.ts';
import { Notices } from '../../../server/away/Notices.ts';
import { PushKey } from '../../../server/away/push.ts';
import { Leases } from '../../../server/cluster/Leases.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { Journal } from '../../../server/journal/journal.ts';
import { setupOf } from '../host.ts';
import { pushedBrowser } from '../pushed.ts';
import { dataFolder, removeFolder } from '../server.ts';
import { NOW } from './told.ts';

const SEATS = NATIONS.map((nation) => ({ nation, token: nation }));

/** A database, with a push service and a webhook for each seat of any match, whose every word is read. */
export interface Courier {
  journal: Journal;
  /** A new match of the journal, at its first turn. */
  keep(id: string, setup: MatchSetup): Promise<{ match: Match; store: Store }>;
  /** What all seats are told from afar: bodies and headers, but for what is drawn by lot to encrypt them. */
  tell(match: Match, news: News): Promise<string[]>;
  close(): Promise<void>;
}

export async function courierOf(): Promise<Courier> {
  const folder = dataFolder();
  const database = await openDatabase({ data: folder, databaseUrl: null });
  const leases = new Leases(database.kysely);
  await leases.enter('courier', null, () => undefined);
  const journal = new Journal(database.kysely, leases);
  const keep = async (id: string, of: MatchSetup) => {
    const match = start(of);
    await journal.create(id, match, SEATS);
    return { match, store: journal.of(id, await leases.take(id)) };
  };
  const browser = pushedBrowser();
  let sent: string[] = [];
  const notices = new Notices(database.kysely, await PushKey.open(database.kysely, null), {
    post: async (url, { authorization: _, ...headers }, body) => {
      const said = headers['content-encoding'] ? browser.decrypted(body) : body.toString();
      sent.push(`${url.href} ${JSON.stringify(headers)} ${said}`);
      return 201;
    },
    sign: (said) => `signed ${said.length}`,
    now: () => NOW,
  });
  await keep('m', setupOf([...NATIONS]));
  const words = { title: 'title', turn: 'turn', soon: 'soon', over: 'over' };
  for (const nation of NATIONS) {
    const endpoint = `https://push.example.org/${nation}`;
    await notices.addPush('m', nation, { do: 'push', endpoint, keys: browser.keys, words });
    await notices.addHook('m', nation, `https://example.org/${nation}`);
  }
  return {
    journal,
    keep,
    tell: async (match, news) => {
      sent = [];
      await database.kysely.updateTable('notice').set({ told: '' }).execute();
      await notices.tell('m', match, news, new Set());
      return sent.sort();
    },
    close: async () => {
      await leases.close();
      await database.close();
      removeFolder(folder);
    },
  };
}
