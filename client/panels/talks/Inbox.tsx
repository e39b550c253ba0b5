import { told } from '#shared/crises/draw.ts';
import { reckoning } from '#shared/diplomacy/negotiate.ts';
import type { Proposal } from '#shared/diplomacy/treaty.ts';
import type { View } from '#shared/world/view.ts';
import type { Contract, Offer } from '#shared/world/world.ts';
import { listed, place, quantity, sentence, t, word } from '../../i18n/index.ts';
import { compose } from '../../screens/compose.ts';
import type { Play } from '../../screens/play.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { Ask } from './Ask.tsx';
import { asksOf, counterTo } from './asks.ts';
import { GiveAndGet, Promises } from './Promises.tsx';
import { promised } from './promised.ts';

interface Props {
  play: Play;
  view: View;
}

/** Everything that asks for an answer, and below it what waits for the answers of others. */
export function Inbox({ play, view }: Props) {
  const { nation, world } = view;
  const asks = asksOf(view);
  const shown = asks.filter((ask) => !play.ignored.value.has(ask.id));
  const hidden = asks.filter((ask) => play.ignored.value.has(ask.id));
  const sent = world.proposals.filter((one) => one.from === nation);
  const offered = world.offers.filter((one) => one.from === nation);
  return (
    <div class="inbox">
      {shown.length === 0 && <p class="mute empty">{t('talks.no-offers')}</p>}
      {shown.map((ask) => {
        if (ask.is === 'crisis')
          return (
            <article key={ask.id} class="ask">
              <Icon name="alarm" size={20} />
              <div>
                <h3>{play.say(told(`crisis.${ask.id}.title`, ask.crisis.cast))}</h3>
                <a href="#orders" class="link">
                  {t('inbox.crisis')}
                </a>
              </div>
            </article>
          );
        return ask.is === 'proposal' ? (
          <ProposalAsk key={ask.id} play={play} view={view} proposal={ask.proposal} />
        ) : (
          <OfferAsk key={ask.id} play={play} view={view} offer={ask.offer} />
        );
      })}
      {hidden.length > 0 && (
        <button
          type="button"
          class="link"
          onClick={() => {
            for (const ask of hidden) play.ignore(ask.id, false);
          }}
        >
          {t('talks.ignored', { count: hidden.length })}
        </button>
      )}
      {sent.length + offered.length > 0 && <h3 class="cap">{t('inbox.sent')}</h3>}
      {sent.map((one) => (
        <article key={one.id} class="ask quiet">
          <Seal of={one.to} />
          <div>
            <h3>{sentence(t('talks.proposed', { nation: place(one.to) }))}</h3>
            <Promises play={play} pair={[one.from, one.to]} terms={one.terms} />
            <p class="mute">{t('inbox.open-until', { date: play.date(one.expires) })}</p>
          </div>
        </article>
      ))}
      {offered.map((one) => (
        <article key={one.id} class="ask quiet">
          <Seal of={one.to} />
          <div>
            <h3>
              <Figure is="contract">
                {sentence(
                  t('inbox.offered', {
                    nation: place(one.to),
                    good: word(`good.${one.contract.commodity}`),
                    tonnes: quantity(one.contract.tonnes, 't'),
                    price: priceOf(one.contract),
                    turns: quantity(one.contract.turns, 'turns'),
                  }),
                )}
              </Figure>
            </h3>
            <p class="mute">{t('inbox.open-until', { date: play.date(one.expires) })}</p>
          </div>
        </article>
      ))}
    </div>
  );
}

/** A treaty that another nation proposes: what we would give and get, what we reckon it is worth. */
function ProposalAsk({ play, view, proposal }: Props & { proposal: Proposal }) {
  const { id, from, to, terms } = proposal;
  const kinds = terms.clauses.map((clause) => word(`clause.${clause.kind}`));
  return (
    <Ask
      play={play}
      ask={{ is: 'proposal', id, proposal }}
      from={from}
      title={t('inbox.treaty', { nation: place(from), promises: listed(kinds) })}
      expires={proposal.expires}
      accept={() => play.put({ kind: 'answer', proposal: id, accept: true })}
      decline={() => play.put({ kind: 'answer', proposal: id, accept: false })}
      counter={() => compose(counterTo(view, proposal), [{ kind: 'answer', proposal: id, accept: false }])}
    >
      <GiveAndGet
        ours={terms.clauses.filter((one) => 'by' in one && one.by === to)}
        theirs={terms.clauses.filter((one) => 'by' in one && one.by !== to)}
        both={terms.clauses.filter((one) => !('by' in one))}
        say={(clause) => promised(play, clause, [from, to])}
      />
      <p>
        <Figure is="treaty">
          {t('inbox.terms', {
            turns: quantity(terms.turns, 'turns'),
            escrow: quantity(terms.escrow, 'M USD'),
          })}
        </Figure>
      </p>
      <p class="mute">{play.say(reckoning(view.world, [from, to], terms, to))}</p>
    </Ask>
  );
}

/** A nation that wants to buy from us on a long contract. */
function OfferAsk({ play, offer }: Props & { offer: Offer }) {
  const { contract } = offer;
  return (
    <Ask
      play={play}
      ask={{ is: 'offer', id: offer.id, offer }}
      from={offer.from}
      title={t('inbox.offtake', { nation: place(offer.from), good: word(`good.${contract.commodity}`) })}
      expires={offer.expires}
      accept={() => play.put({ kind: 'accept', offer: offer.id })}
      decline={() => play.ignore(offer.id)}
    >
      <p>
        <Figure is="contract">
          {sentence(
            t('talks.offer', {
              nation: place(offer.from),
              good: word(`good.${contract.commodity}`),
              tonnes: quantity(contract.tonnes, 't'),
              price: priceOf(contract),
              turns: quantity(contract.turns, 'turns'),
            }),
          )}
        </Figure>
      </p>
    </Ask>
  );
}

/** What a contract's goods cost: so much, or whatever the market says. */
export const priceOf = ({ rule, price }: Pick<Contract, 'rule' | 'price'>): string =>
  rule === 'spot' ? word('rule.at-spot') : quantity(price, 'USD/kg');
