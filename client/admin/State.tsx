import type { AdminView, Swept } from '#shared/protocol/admin.ts';
import { list, sentence, t, word } from '../i18n/index.ts';
import { moment } from '../i18n/moment.ts';
import { bytes, count, milliseconds } from './amounts.ts';

/** What a process says of itself. */
export function State({ view, busy, drain }: { view: AdminView; busy: boolean; drain(): void }) {
  const { faults, matches, lines, queues, database, sweeps, errors } = view;
  const asleep = Math.max(0, matches.ongoing - (matches.awake - matches.over));
  return (
    <div class="admin">
      <section aria-labelledby="admin-process">
        <h2 id="admin-process" class="serif">
          {t('admin.process')}
        </h2>
        <p role="status" class={faults.length > 0 ? 'admin-fault' : ''}>
          {faults.length === 0
            ? t('admin.ready')
            : faults.map((fault) => sentence(word(`admin.fault.${fault}`))).join(' ')}
        </p>
        <Facts
          of={[
            [t('admin.version'), view.version],
            [t('admin.started'), moment(view.started)],
            [t('admin.memory'), bytes(view.memory)],
            [t('admin.late'), milliseconds(view.late)],
          ]}
        />
        {!faults.includes('draining') && (
          <details class="admin-drain">
            <summary>{t('admin.drain-ask')}</summary>
            <p>{t('admin.drain-means')}</p>
            <button type="button" class="button" disabled={busy} onClick={drain}>
              {t('admin.drain')}
            </button>
          </details>
        )}
      </section>

      <section aria-labelledby="admin-play">
        <h2 id="admin-play" class="serif">
          {t('admin.play')}
        </h2>
        <Facts
          of={[
            [t('admin.awake'), count(matches.awake - matches.over)],
            [t('admin.over'), count(matches.over)],
            [t('admin.asleep'), count(asleep)],
            [t('admin.match-lines'), count(lines.match)],
            [t('admin.class-lines'), count(lines.class)],
          ]}
        />
      </section>

      <section aria-labelledby="admin-queues">
        <h2 id="admin-queues" class="serif">
          {t('admin.queues')}
        </h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('admin.work')}</th>
              <th scope="col" class="right">
                {t('admin.waiting')}
              </th>
              <th scope="col" class="right">
                {t('admin.busy')}
              </th>
            </tr>
          </thead>
          <tbody>
            {queues.map(({ pool, waiting, busy: at }) => (
              <tr key={pool}>
                <th scope="row">{word(`admin.pool.${pool}`)}</th>
                <td class="right num">{count(waiting)}</td>
                <td class="right num">{count(at)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('admin.appends')}</th>
              <td class="right num">{count(view.appends)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </section>

      <section aria-labelledby="admin-database">
        <h2 id="admin-database" class="serif">
          {t('admin.database')}
        </h2>
        <Facts
          of={[
            [t('admin.kind'), word(`admin.kind.${database.kind}`)],
            [
              t('admin.answers'),
              database.answers === null ? t('admin.no-answer') : milliseconds(database.answers),
            ],
            [t('admin.size'), bytes(database.bytes)],
          ]}
        />
        <table>
          <caption>{t('admin.largest')}</caption>
          <tbody>
            {database.tables.map(({ name, bytes: size }) => (
              <tr key={name}>
                <th scope="row">
                  <code lang="en">{name}</code>
                </th>
                <td class="right num">{bytes(size)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>

      <section aria-labelledby="admin-sweeps">
        <h2 id="admin-sweeps" class="serif">
          {t('admin.sweeps')}
        </h2>
        {sweeps.length === 0 && <p>{t('admin.no-sweeps')}</p>}
        <ul class="admin-sweeps">
          {sweeps.map(({ at, swept }) => (
            <li key={at}>
              <b>{moment(at)}</b>: {deleted(swept)}
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="admin-errors">
        <h2 id="admin-errors" class="serif">
          {t('admin.errors', { count: errors.count })}
        </h2>
        {errors.count === 0 && <p>{t('admin.no-errors')}</p>}
        <ol class="admin-errors">
          {errors.lately.map(({ at, what, why }, index) => (
            <li key={`${at} ${index}`} class="class-card">
              <p lang="en">{what}</p>
              <p class="mute">
                {moment(at)}
                {why !== '' && (
                  <>
                    {' · '}
                    <code lang="en">{why}</code>
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** What a sweep has deleted, in words. */
function deleted(swept: Swept): string {
  const parts = SWEPT.filter((kind) => swept[kind] > 0);
  if (parts.length === 0) return t('admin.swept.nothing');
  return list(
    parts.map((kind) => word(`admin.swept.${kind}`, { amount: swept[kind] })),
    'semicolon',
  );
}

const SWEPT = ['unfinished', 'guests', 'reports', 'sessions'] as const satisfies (keyof Swept)[];

function Facts({ of }: { of: readonly (readonly [string, string])[] }) {
  return (
    <dl class="admin-facts">
      {of.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd class="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
