import { useState } from 'preact/hooks';
import { NATIONS, type NationId, type RegionId } from '#shared/world/terms.ts';
import type { World } from '#shared/world/world.ts';
import { t, word } from '../../i18n/index.ts';
import type { Play } from '../../screens/play.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { between, PACT_KINDS, type Pact, type PactKind, pactsOf } from './pacts.ts';
import { Records } from './Records.tsx';

interface Props {
  play: Play;
  world: World;
  nation: NationId | null; // whose seal is yellow
}

export const PACT_ICON: Record<PactKind, IconName> = {
  treaty: 'seal',
  contract: 'contract',
  partnership: 'money',
  restriction: 'gate',
  case: 'law',
};

/** Who is bound to whom, and what each one's word has been worth so far. */
export function PactsDialog({ close, ...props }: Props & { close(): void }) {
  const [page, setPage] = useState<'pacts' | 'records'>('pacts');
  return (
    <Dialog title={t('pacts.title')} close={close} size="wide">
      <fieldset class="segments pages">
        <legend class="unseen">{t('pacts.pages')}</legend>
        {(['pacts', 'records'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={page === one} onClick={() => setPage(one)}>
            {word(`pacts.page.${one}`)}
          </button>
        ))}
      </fieldset>
      {page === 'pacts' ? <Pacts {...props} /> : <Records {...props} />}
    </Dialog>
  );
}

/** Every pact as a matrix of who with whom, and as a list that can be narrowed down. */
export function Pacts({ play, world, nation }: Props) {
  const [kind, setKind] = useState<PactKind | null>(null);
  const [pair, setPair] = useState<[RegionId, RegionId] | null>(null);
  const all = pactsOf(play, world);
  const ofKind = all.filter((one) => kind === null || one.kind === kind);
  const shown = ofKind.filter((one) => pair === null || between(one, ...pair));
  return (
    <>
      <fieldset class="pact-kinds">
        <legend class="unseen">{t('pacts.kinds')}</legend>
        <button type="button" aria-pressed={kind === null} onClick={() => setKind(null)}>
          {t('pacts.all')}
        </button>
        {PACT_KINDS.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            <Icon name={PACT_ICON[one]} /> {word(`pacts.kind.${one}`)}
          </button>
        ))}
      </fieldset>
      <Matrix world={world} nation={nation} pacts={ofKind} pair={pair} pick={setPair} />
      <p class="pact-count" role="status">
        {pair === null
          ? t('pacts.count', { count: shown.length })
          : t('pacts.between', {
              count: shown.length,
              one: word(`region.${pair[0]}`),
              other: pair[0] === pair[1] ? t('pacts.everybody') : word(`region.${pair[1]}`),
            })}
        {pair && (
          <button type="button" class="link" onClick={() => setPair(null)}>
            {t('pacts.show-all')}
          </button>
        )}
      </p>
      <ul class="pacts">
        {shown.map((one) => (
          <PactRow key={one.id} pact={one} nation={nation} />
        ))}
      </ul>
    </>
  );
}

export function PactRow({ pact, nation }: { pact: Pact; nation: NationId | null }) {
  const words = pact.words.map((one) => <span key={one}>{one}</span>);
  return (
    <li>
      <Icon name={PACT_ICON[pact.kind]} size={18} />
      <span class="parties">
        {pact.parties.map((one) => (
          <Seal key={one} of={one} mine={one === nation} />
        ))}
      </span>
      <span class="said">
        {pact.kind === 'contract' ? (
          <Figure is="contract" of={{ id: pact.id }}>
            {words}
          </Figure>
        ) : (
          words
        )}
      </span>
      {pact.until !== '' && <span class="mute until">{pact.until}</span>}
    </li>
  );
}

function Matrix({
  world,
  nation,
  pacts,
  pair,
  pick,
}: {
  world: World;
  nation: NationId | null;
  pacts: Pact[];
  pair: [RegionId, RegionId] | null;
  pick(pair: [RegionId, RegionId]): void;
}) {
  const columns: RegionId[] = [...NATIONS, ...Object.keys(world.partners)];
  return (
    <Scroll label={t('pacts.matrix')}>
      <table class="pact-matrix">
        <caption class="unseen">{t('pacts.matrix')}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((one) => (
              <th key={one} scope="col">
                <Seal of={one} mine={one === nation} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NATIONS.map((row) => (
            <tr key={row}>
              <th scope="row">
                <Seal of={row} mine={row === nation} /> {word(`region.${row}`)}
              </th>
              {columns.map((column) => {
                const here = pacts.filter((one) => between(one, row, column));
                if (here.length === 0) return <td key={column} />;
                const kinds = PACT_KINDS.filter((kind) => here.some((one) => one.kind === kind));
                return (
                  <td key={column}>
                    <button
                      type="button"
                      aria-pressed={pair?.[0] === row && pair[1] === column}
                      aria-label={t('pacts.cell', {
                        count: here.length,
                        one: word(`region.${row}`),
                        other: row === column ? t('pacts.everybody') : word(`region.${column}`),
                      })}
                      onClick={() => pick([row, column])}
                    >
                      {kinds.map((kind) => (
                        <Icon key={kind} name={PACT_ICON[kind]} size={16} />
                      ))}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
