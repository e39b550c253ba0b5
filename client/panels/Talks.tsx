import type { Contract } from '#shared/world/world.ts';
import { figure, place, quantity, sentence, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { Seal } from '../ui/Seal.tsx';
import { Letters } from './Letters.tsx';
import { Partners, Treaties } from './Treaties.tsx';

/** Offers to answer, contracts in force, and what happened last turn. */
export function Talks({ play }: { play: Play }) {
  const view = play.view.value;
  if (!view) return null;
  const { nation, world } = view;
  const draft = play.connection.draft.value;
  const all = world.offers.filter((offer) => offer.to === nation);
  const ignored = play.ignored.value;
  const offers = all.filter((offer) => !ignored.has(offer.id));
  const hidden = all.filter((offer) => ignored.has(offer.id));
  const mine = world.contracts.filter((one) => one.buyer === nation || one.seller === nation);
  const events = play.connection.desk.value?.report?.events.slice(0, 6) ?? [];
  return (
    <section
      class="talks"
      aria-labelledby="talks-title"
      id="talks"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
    >
      <h2 class="cap" id="talks-title">
        {t('talks.title')}
      </h2>
      {all.length + world.proposals.length === 0 && <p class="mute">{t('talks.no-offers')}</p>}
      {offers.map((offer) => {
        const accepted = draft.findIndex((order) => order.kind === 'accept' && order.offer === offer.id);
        const { contract } = offer;
        return (
          <article key={offer.id} class="offer">
            <Seal of={offer.from} />
            <div>
              <p>
                <Figure is="contract">
                  {sentence(
                    t('talks.offer', {
                      nation: place(offer.from),
                      good: word(`good.${contract.commodity}`),
                      tonnes: quantity(contract.tonnes, 't'),
                      price: contractPrice(contract),
                      turns: quantity(contract.turns, 'turns'),
                    }),
                  )}
                </Figure>
              </p>
              <button
                type="button"
                class={`button small ${accepted >= 0 ? 'quiet' : 'primary'}`}
                disabled={play.connection.sealed.value}
                onClick={() =>
                  accepted >= 0 ? play.remove(accepted) : play.put({ kind: 'accept', offer: offer.id })
                }
              >
                {t(accepted >= 0 ? 'talks.take-back' : 'talks.accept')}
              </button>{' '}
              {accepted < 0 && (
                <button type="button" class="button small quiet" onClick={() => play.ignore(offer.id)}>
                  {t('talks.ignore')}
                </button>
              )}
            </div>
          </article>
        );
      })}
      {hidden.length > 0 && (
        <button
          type="button"
          class="button small quiet"
          onClick={() => {
            for (const offer of hidden) play.ignore(offer.id, false);
          }}
        >
          {t('talks.ignored', { count: hidden.length })}
        </button>
      )}
      <Treaties play={play} view={view} />
      <h3 class="cap">{t('talks.contracts')}</h3>
      {mine.length === 0 && <p class="mute">{t('talks.no-contracts')}</p>}
      <ul class="contracts">
        {mine.map((one) => (
          <li key={one.id}>
            <Seal of={one.seller === nation ? one.buyer : one.seller} />
            <Figure is="contract" of={{ id: one.id }}>
              {t('talks.contract', {
                good: word(`good.${one.commodity}`),
                delivered: figure(one.delivered, 't'),
                tonnes: quantity(one.tonnes, 't'),
                price: contractPrice(one),
                until: play.date(one.until),
              })}
            </Figure>
          </li>
        ))}
      </ul>
      <Partners play={play} view={view} />
      <Letters play={play} nation={nation} />
      {events.length > 0 && (
        <>
          <h3 class="cap">{t('talks.last-turn')}</h3>
          <ul class="events">
            {events.map((event, index) => (
              <li key={`${event.text.key}-${index}`}>
                {event.nation && <Seal of={event.nation} mine={event.nation === nation} />}{' '}
                <span>{play.say(event.text)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What a contract's goods cost: so much, or whatever the market says. */
const contractPrice = ({ rule, price }: Pick<Contract, 'rule' | 'price'>): string =>
  rule === 'spot' ? word('rule.at-spot') : quantity(price, 'USD/kg');
