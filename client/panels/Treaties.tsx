import { held, lastToBuy } from '#shared/diplomacy/clauses/joint-stockpile.ts';
import { trustIn } from '#shared/diplomacy/history.ts';
import { isParty, otherOf, type Treaty } from '#shared/diplomacy/treaty.ts';
import type { NationId } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { figure, place, quantity, sentence, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { Seal } from '../ui/Seal.tsx';
import { priceOf } from './talks/Inbox.tsx';
import { Promises } from './talks/Promises.tsx';
import { caseWords } from './talks/pacts.ts';

interface Props {
  play: Play;
  view: View;
}

/** What binds us: treaties, contracts, cases, and what others think of our word. */
export function OurPacts({ play, view }: Props) {
  const { nation, world } = view;
  const treaties = world.treaties
    .filter((one) => isParty(one, nation))
    .sort((a, b) => Number(b.state === 'in-force') - Number(a.state === 'in-force') || b.from - a.from)
    .slice(0, 8);
  const contracts = world.contracts.filter((one) => one.buyer === nation || one.seller === nation);
  const cases = world.disputes.filter((one) => one.against === nation || one.complainants.includes(nation));
  const { reputation } = world.nations[nation];
  return (
    <>
      <p class="word">
        {t('nation.word')}{' '}
        <Figure is="reputation" class="num">
          {quantity(reputation, 'share')}
        </Figure>{' '}
        <span class="mute">{word(`trust.${trustIn(reputation)}`)}</span>
      </p>
      <h3 class="cap">{t('talks.treaties')}</h3>
      {treaties.length === 0 && <p class="mute">{t('talks.no-treaties')}</p>}
      {treaties.map((one) => (
        <article key={one.id} class="ask quiet">
          <Seal of={otherOf(one.parties, nation)} />
          <div>
            <h3>
              {sentence(
                t('talks.treaty', { other: place(otherOf(one.parties, nation)), state: stateOf(one, play) }),
              )}
            </h3>
            {one.state === 'in-force' && <Promises play={play} pair={one.parties} terms={one} />}
            {one.state === 'in-force' && <LaidAside play={play} view={view} treaty={one} />}
          </div>
        </article>
      ))}
      <h3 class="cap">{t('talks.contracts')}</h3>
      {contracts.length === 0 && <p class="mute">{t('talks.no-contracts')}</p>}
      <ul class="contracts">
        {contracts.map((one) => (
          <li key={one.id}>
            <Seal of={one.seller === nation ? one.buyer : one.seller} />
            <Figure is="contract" of={{ id: one.id }}>
              {t('talks.contract', {
                good: word(`good.${one.commodity}`),
                delivered: figure(one.delivered, 't'),
                tonnes: quantity(one.tonnes, 't'),
                price: priceOf(one),
                until: play.date(one.until),
              })}
            </Figure>
          </li>
        ))}
      </ul>
      {cases.length > 0 && <h3 class="cap">{t('talks.cases')}</h3>}
      {cases.map((one) => (
        <article key={one.id} class="ask quiet">
          <Seal of={one.against} mine={one.against === nation} />
          <p>{caseWords(play, one)}</p>
        </article>
      ))}
      <Partners view={view} />
    </>
  );
}

/** How far both have come with a joint stockpile that is still to be filled. */
function LaidAside({ play, view, treaty }: Props & { treaty: Treaty }) {
  const promised = treaty.clauses.find((one) => one.kind === 'joint-stockpile');
  const last = lastToBuy(treaty);
  if (!promised || treaty.drawn || view.world.turn > last) return null;
  const of = (nation: NationId) => quantity(held(treaty, nation, promised.commodity), 't');
  return (
    <p class="mute">
      {t('talks.laid-aside', {
        ours: of(view.nation),
        theirs: of(otherOf(treaty.parties, view.nation)),
        date: play.date(last),
      })}
    </p>
  );
}

function stateOf(treaty: Treaty, play: Play): string {
  const values = { until: play.date(treaty.until), nation: treaty.by ? place(treaty.by) : '' };
  const noticed = treaty.state === 'in-force' && treaty.by !== null;
  return t(noticed ? 'treaty.notice' : `treaty.${treaty.state}`, values);
}

/** What partner countries think of us. */
function Partners({ view: { nation, world } }: { view: View }) {
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
    </>
  );
}
