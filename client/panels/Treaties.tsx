import { useState } from 'preact/hooks';
import { describeClause } from '#shared/diplomacy/clauses/index.ts';
import { reckoning } from '#shared/diplomacy/negotiate.ts';
import {
  isParty,
  otherOf,
  type Pair,
  type Proposal,
  type Terms,
  type Treaty,
} from '#shared/diplomacy/treaty.ts';
import type { Dispute } from '#shared/diplomacy/wto.ts';
import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { place, quantity, sentence, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Figure } from '../ui/Figure.tsx';
import { Seal } from '../ui/Seal.tsx';
import { OrderForm } from './orders/OrderForm.tsx';

interface Props {
  play: Play;
  view: View;
}

/** Proposals to answer and those we made, treaties, and cases at the World Trade Organization. */
export function Treaties({ play, view }: Props) {
  const { nation, world } = view;
  const [form, setForm] = useState<Order | null>(null);
  // The latest first; treaties among others matter when they end.
  const treaties = [...world.treaties].sort(
    (a, b) => Number(b.state === 'in-force') - Number(a.state === 'in-force') || b.from - a.from,
  );
  const shown = treaties.filter((one) => one.state === 'in-force' || isParty(one, nation)).slice(0, 6);
  return (
    <>
      {world.proposals.map((one) =>
        one.to === nation ? (
          <ToAnswer key={one.id} play={play} view={view} proposal={one} counter={setForm} />
        ) : (
          <article key={one.id} class="offer">
            <Seal of={one.to} />
            <div>
              <p>{sentence(t('talks.proposed', { nation: place(one.to), until: play.date(one.expires) }))}</p>
              <Promises play={play} pair={[one.from, one.to]} terms={one.terms} />
            </div>
          </article>
        ),
      )}
      {shown.length > 0 && <h3 class="cap">{t('talks.treaties')}</h3>}
      {shown.map((one) => (
        <article key={one.id} class="offer">
          <Seal of={isParty(one, nation) ? otherOf(one.parties, nation) : one.parties[0]} />
          <div>
            <p>
              {sentence(
                t('talks.treaty', {
                  one: place(one.parties[0]),
                  other: place(one.parties[1]),
                  state: stateOf(one, play),
                }),
              )}
            </p>
            {one.state === 'in-force' && <Promises play={play} pair={one.parties} terms={one} />}
          </div>
        </article>
      ))}
      {world.disputes.length > 0 && <h3 class="cap">{t('talks.cases')}</h3>}
      {world.disputes.map((one) => (
        <article key={one.id} class="offer">
          <Seal of={one.against} />
          <p>{caseWords(one, play)}</p>
        </article>
      ))}
      {form && (
        <Dialog title={word('kind.propose')} close={() => setForm(null)}>
          <OrderForm
            play={play}
            view={view}
            order={form}
            done={(order) => {
              if (order) play.put(order);
              setForm(null);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

/** A proposal of another nation: its terms, what we reckon it is worth, and the answers. */
function ToAnswer({
  play,
  view,
  proposal,
  counter,
}: Props & { proposal: Proposal; counter(order: Order): void }) {
  const { from, to, terms } = proposal;
  const draft = play.connection.draft.value;
  const given = draft.findIndex((order) => order.kind === 'answer' && order.proposal === proposal.id);
  const answer = (accept: boolean) => play.put({ kind: 'answer', proposal: proposal.id, accept });
  const locked = play.connection.sealed.value;
  return (
    <article class="offer">
      <Seal of={from} />
      <div>
        <p>
          <Figure is="treaty">
            {sentence(
              t('talks.proposal', {
                nation: place(from),
                turns: quantity(terms.turns, 'turns'),
                escrow: quantity(terms.escrow, 'M USD'),
              }),
            )}
          </Figure>
        </p>
        <Promises play={play} pair={[from, to]} terms={terms} />
        <p class="mute">{play.say(reckoning(view.world, [from, to], terms, to))}</p>
        {given >= 0 ? (
          <button
            type="button"
            class="button small quiet"
            disabled={locked}
            onClick={() => play.remove(given)}
          >
            {t('talks.undo-answer')}
          </button>
        ) : (
          <>
            <button type="button" class="button small primary" disabled={locked} onClick={() => answer(true)}>
              {t('talks.sign')}
            </button>{' '}
            <button type="button" class="button small quiet" disabled={locked} onClick={() => answer(false)}>
              {t('talks.turn-down')}
            </button>{' '}
            <button
              type="button"
              class="button small quiet"
              disabled={locked}
              onClick={() => counter({ kind: 'propose', to: from, ...terms })}
            >
              {t('talks.counter')}
            </button>
          </>
        )}
      </div>
    </article>
  );
}

function Promises({ play, pair, terms }: { play: Play; pair: Pair; terms: Pick<Terms, 'clauses'> }) {
  return (
    <ul class="promises">
      {terms.clauses.map((clause) => (
        <li key={JSON.stringify(clause)}>{play.say(describeClause(clause, pair))}</li>
      ))}
    </ul>
  );
}

function stateOf(treaty: Treaty, play: Play): string {
  const values = { until: play.date(treaty.until), nation: treaty.by ? place(treaty.by) : '' };
  const noticed = treaty.state === 'in-force' && treaty.by !== null;
  return t(noticed ? 'treaty.notice' : `treaty.${treaty.state}`, values);
}

const caseWords = (one: Dispute, play: Play): string =>
  sentence(
    t('talks.case', {
      measure: word(`measure.${one.measure}`),
      nation: place(one.against),
      filed: play.date(one.filed),
      state: word(`dispute.${one.state}`),
      complainants: one.complainants.map(place).join(', '),
    }),
  );

/** What our word is worth, and what partner countries think of us. */
export function Partners({ play, view }: Props) {
  const { nation, world } = view;
  const partners = Object.entries(world.partners).sort(([, a], [, b]) => b.regard[nation] - a.regard[nation]);
  return (
    <>
      <h3 class="cap">{t('talks.partners')}</h3>
      <ul class="partners">
        {partners.map(([id, partner]) => (
          <li key={id}>
            <span>{word(`region.${id}`)}</span>
            <Figure is="regard" of={{ region: id }} class="num">
              {quantity(partner.regard[nation], 'points')}
            </Figure>
          </li>
        ))}
      </ul>
      <p>
        {t('nation.word')}{' '}
        <Figure is="reputation" class="num">
          {quantity(world.nations[nation].reputation, 'share')}
        </Figure>
      </p>
      <p class="mute">{play.say({ key: 'nation.word-note', values: {} })}</p>
    </>
  );
}
