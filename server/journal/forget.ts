import type { Kysely } from 'kysely';
import { isNation } from '#shared/world/terms.ts';
import type { Tables } from '../database/tables.ts';
import { namelessInput, namelessMatch } from './nameless.ts';
import { checksum } from './rows.ts';

/**
 * Takes the names out of the seats of a match that are to be forgotten: out of inputs and snapshots alike. No name
 * is part of a world, so every hash stays what it was. While a match goes on it is done anew each time its room goes
 * to sleep, as somebody may still sit there.
 */
export async function forget(database: Kysely<Tables>, id: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const marked = await transaction
      .selectFrom('forgotten_seat')
      .select('nation')
      .where('match', '=', id)
      .where('done', '=', false)
      .execute();
    for (const { nation } of marked) {
      if (!isNation(nation)) continue;
      const inputs = await transaction
        .selectFrom('input')
        .select(['seq', 'input'])
        .where('match', '=', id)
        .execute();
      for (const { seq, input } of inputs) {
        const clean = namelessInput(input, nation);
        if (clean !== input)
          await transaction
            .updateTable('input')
            .set({ input: clean })
            .where('match', '=', id)
            .where('seq', '=', seq)
            .execute();
      }
      const snapshots = await transaction
        .selectFrom('snapshot')
        .select(['turn', 'state', 'checksum'])
        .where('match', '=', id)
        .orderBy('turn')
        .execute();
      let over = false;
      for (const { turn, state, checksum: noted } of snapshots) {
        if (checksum(state) !== noted) continue; // damaged: it is passed over when the match is read
        const clean = namelessMatch(state, nation);
        ({ over } = clean);
        await transaction
          .updateTable('snapshot')
          .set({ state: clean.state, checksum: checksum(clean.state) })
          .where('match', '=', id)
          .where('turn', '=', turn)
          .execute();
      }
      if (over)
        await transaction
          .updateTable('forgotten_seat')
          .set({ done: true })
          .where('match', '=', id)
          .where('nation', '=', nation)
          .execute();
    }
  });
}

/** The matches in which a name is still to be taken out. */
export async function unforgotten(database: Kysely<Tables>): Promise<string[]> {
  const rows = await database
    .selectFrom('forgotten_seat')
    .select('match')
    .where('done', '=', false)
    .distinct()
    .execute();
  return rows.map(({ match }) => match);
}
