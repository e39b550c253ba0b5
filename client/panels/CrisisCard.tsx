import { compare, type Dimension } from '#shared/crises/compare.ts';
import { told } from '#shared/crises/draw.ts';
import { type Card, card as cardOf, type Response } from '#shared/crises/index.ts';
import type { OpenCrisis } from '#shared/crises/terms.ts';
import { check } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { list, place, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Figure } from '../ui/Figure.tsx';
import { Seal } from '../ui/Seal.tsx';
import { Precedent } from './CrisisNews.tsx';

/** Our answer to a crisis in the draft. */
export const answerOf = (play: Play, crisis: string): string | null => {
  const order = play.connection.draft.value.find((one) => one.kind === 'respond' && one.crisis === crisis);
  return order?.kind === 'respond' ? order.response : null;
};

/** A crisis as a cable: what is known and what is not, and the answers, all seen against the same things. */
export function CrisisCard({
  play,
  view,
  open,
  done,
}: {
  play: Play;
  view: View;
  open: OpenCrisis;
  done(): void;
}) {
  const card = cardOf(open.card);
  const mine = open.asked.includes(view.nation);
  const scope = { cast: open.cast, self: mine ? view.nation : (open.asked[0] ?? null) };
  const dimensions = compare(view.world, card, scope);
  return (
    <div class="cable-pages">
      <Dispatch play={play} view={view} open={open} card={card} />
      <section class="cable-answers">
        <h3 class="serif">
          {t(mine ? 'crises.question' : 'crises.their-answers', { nation: place(view.nation) })}
        </h3>
        <p class="mute">{t('crises.scales')}</p>
        <ol class="answers">
          {card.responses.map((one, index) => (
            <Answer
              key={one.id}
              play={play}
              view={view}
              card={card}
              response={one}
              letter={'ABCD'[index] ?? ''}
              dimensions={dimensions}
              mine={mine}
              done={done}
            />
          ))}
        </ol>
        <p class="no-answer">
          <b>{t('crises.no-answer')}</b> {word(`crisis.${card.id}.${card.otherwise}`)}
        </p>
      </section>
    </div>
  );
}

/** The dark page of the cable: the story, whom it asks, what it has done, and what nobody can say yet. */
function Dispatch({ play, view, open, card }: { play: Play; view: View; open: OpenCrisis; card: Card }) {
  const others = open.asked.filter((one) => one !== view.nation);
  const mine = open.asked.includes(view.nation);
  const answered = answerOf(play, card.id) !== null;
  return (
    <section class="dispatch dark">
      <p class="dispatch-head">
        <span>{t('crises.dispatch', { date: play.date(view.world.turn) })}</span>
        {open.by && <span>{t('crises.by-teacher')}</span>}
        <span class="to">
          {t('crises.to')}{' '}
          {open.asked.map((nation) => (
            <Seal key={nation} of={nation} mine={nation === view.nation} />
          ))}
        </span>
      </p>
      <p class="serif story">{play.say(told(`crisis.${open.card}.story`, open.cast))}</p>
      <div class="known">
        <div>
          <h3 class="cap">{t('crises.known')}</h3>
          <ul>
            {open.came.map((line, index) => (
              <li key={`${line.key}-${index}`}>{play.say(line)}</li>
            ))}
            {open.came.length === 0 && <li>{t('crises.no-effect')}</li>}
          </ul>
        </div>
        <div>
          <h3 class="cap">{t('crises.unknown')}</h3>
          <ul>
            <li>{t('crises.unknown.luck')}</li>
            {others.length > 0 && <li>{t('crises.unknown.others', { nations: list(others.map(place)) })}</li>}
            <li>{t('crises.unknown.next')}</li>
          </ul>
        </div>
      </div>
      {mine && !answered ? <p class="later">{t('crises.precedent-later')}</p> : <Precedent card={card} />}
    </section>
  );
}

function Answer({
  play,
  view,
  card,
  response,
  letter,
  dimensions,
  mine,
  done,
}: {
  play: Play;
  view: View;
  card: Card;
  response: Response;
  letter: string;
  dimensions: readonly Dimension[];
  mine: boolean;
  done(): void;
}) {
  const order = { kind: 'respond', crisis: card.id, response: response.id } as const;
  const chosen = answerOf(play, card.id) === response.id;
  const verdict = check(view, order);
  const name = word(`crisis.${card.id}.${response.id}`);
  const pick = () => {
    const at = play.connection.draft.value.findIndex(
      (one) => one.kind === 'respond' && one.crisis === card.id,
    );
    if (chosen) play.remove(at);
    else play.put(order);
    done();
  };
  return (
    <li class={chosen ? 'chosen' : ''}>
      <span class="letter" aria-hidden="true">
        {letter}
      </span>
      <div class="answer-head">
        <h4>{name}</h4>
        {card.otherwise === response.id && <p class="mute">{t('crises.default')}</p>}
        {mine && (
          <button
            type="button"
            class={`button small ${chosen ? 'quiet' : 'primary'}`}
            disabled={play.connection.sealed.value || !verdict.ok}
            aria-label={`${t(chosen ? 'crises.chosen' : 'crises.choose')}: ${name}`}
            onClick={pick}
          >
            {t(chosen ? 'crises.chosen' : 'crises.choose')}
          </button>
        )}
      </div>
      <ul class="reaches">
        {dimensions.map((one) => (
          <ReachLine key={JSON.stringify(one.name)} play={play} dimension={one} response={response.id} />
        ))}
        {dimensions.length === 0 && <li>{t('crises.no-effect')}</li>}
      </ul>
    </li>
  );
}

/** One outcome of one answer: its name, its range in figures, and the range on the scale that all answers share. */
function ReachLine({ play, dimension, response }: { play: Play; dimension: Dimension; response: string }) {
  const { name, low, high, answers } = dimension;
  const reach = answers[response];
  const share = (value: number) => (high > low ? ((value - low) / (high - low)) * 100 : 50);
  return (
    <li class={reach ? '' : 'untouched'}>
      <span class="reach-name">{play.say(name)}</span>
      <span class="num">
        {reach ? (
          <Figure is="crisis">
            {reach.turns
              ? t('crises.reach-turns', { by: play.value(reach.by), turns: play.value(reach.turns) })
              : play.value(reach.by)}
          </Figure>
        ) : (
          t('crises.untouched')
        )}
      </span>
      <span class="scale" aria-hidden="true">
        {reach && (
          <i style={`left:${share(reach.low)}%;width:max(4px, ${share(reach.high) - share(reach.low)}%)`} />
        )}
        <b style={`left:${share(0)}%`} />
      </span>
    </li>
  );
}
