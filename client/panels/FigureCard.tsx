import { type Effect, effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import { type Input, isFigure, provenance } from '#shared/provenance/index.ts';
import type { Unit } from '#shared/text.ts';
import type { View } from '#shared/world/view.ts';
import { partOf, t, word } from '../i18n/index.ts';
import { openMarket } from '../market/room.ts';
import type { Play } from '../screens/play.ts';
import type { Contents } from '../ui/cards/Cards.tsx';
import { closeAllCards, type Topic } from '../ui/cards/stack.ts';
import { Figure } from '../ui/Figure.tsx';

type Opened = Extract<Topic, { kind: 'figure' }>;

/** The card of a figure: what it is, how it is reckoned, from what, why it moved, and where its data come from. */
export function figureCard(play: Play, open: Opened): Contents | null {
  const view = play.view.value;
  if (!view) return null;
  return { title: word(`figure.${open.is}`), body: <Body play={play} view={view} open={open} /> };
}

function Body({ play, view, open }: { play: Play; view: View; open: Opened }) {
  const { inputs, worked, sources } = provenance(view, open.is, open.of);
  const moved = measureOf(view, open);
  const why = play.connection.desk.value?.report?.why;
  const causes = moved && why ? effects(why, moved.id) : [];
  return (
    <>
      <p class="figure-head">
        <b class="num">{open.shown}</b> <span class="mute">{subject(play, open)}</span>
      </p>
      <h3 class="cap">{t('figure.formula')}</h3>
      <p>
        {open.of.goal && open.is === 'goal' ? word(`score.${open.of.goal}.how`) : word(`formula.${open.is}`)}
      </p>
      {worked && <p class="worked num">{play.say(worked)}</p>}
      {inputs.length > 0 && (
        <>
          <h3 class="cap">{t('figure.inputs')}</h3>
          <table class="figure-inputs">
            <tbody>
              {inputs.map((one, index) => (
                <tr key={`${one.name.key}-${index}`}>
                  <th scope="row">{play.say(one.name)}</th>
                  <td class="right num">
                    <InputValue play={play} input={one} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {(open.is === 'price' || open.is === 'price-outside') && open.of.good && (
        <button type="button" class="button small" onClick={() => toRoom(open)}>
          {t('market.open')}
        </button>
      )}
      {moved && causes.length > 0 && <Causes play={play} causes={causes} unit={moved.unit} />}
      <h3 class="cap">{t('figure.sources')}</h3>
      <ul class="figure-sources">
        {sources.map(({ words, own, link }) => {
          const said = own ? word(`source.${own}`) : words;
          return (
            <li key={words}>
              {link ? (
                <a href={link} target="_blank" rel="noreferrer">
                  {said}
                </a>
              ) : (
                said
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** A figure of its own opens in turn. */
function InputValue({ play, input }: { play: Play; input: Input }) {
  const shown = play.value(input.value);
  const { opens } = input;
  if (!opens || !isFigure(opens.is)) return <span>{shown}</span>;
  return (
    <Figure is={opens.is} of={opens.of}>
      {shown}
    </Figure>
  );
}

/** From any price to the room that shows how it came there. */
function toRoom({ of }: Opened): void {
  closeAllCards();
  openMarket({ commodity: of.good ?? 'light', nation: of.region ?? null });
}

/** So many causes are listed one by one. */
const MOST_CAUSES = 6;

function Causes({ play, causes, unit }: { play: Play; causes: Effect[]; unit: Unit }) {
  return (
    <>
      <h3 class="cap">{t('figure.why')}</h3>
      <table class="figure-inputs">
        <tbody>
          {causes.slice(0, MOST_CAUSES).map((one) => (
            <tr key={`${one.cause}-${one.nation}-${one.site}`}>
              <th scope="row">{play.cause(one)}</th>
              <td class="right num">
                <Figure is="cause">{partOf(one.change, unit)}</Figure>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Whom or what the figure is about. */
function subject(play: Play, { of }: Opened): string {
  const site = of.site ? play.siteName(of.site) : null;
  const parts = [
    of.good ? word(`good.${of.good}`) : null,
    of.goal ? word(`score.${of.goal}`) : null,
    of.sector ? word(`sector.${of.sector}`) : null,
    of.stage ? word(`stage.${of.stage}`) : null,
    site,
    of.region ? word(`region.${of.region}`) : null,
    of.nation ? word(`region.${of.nation}`) : null,
  ];
  return parts.filter((part) => part !== null).join(t('list.comma'));
}

/** The explained figure behind an opened one, if its change of last turn is explained. */
function measureOf({ nation }: View, { is, of }: Opened): { id: string; unit: Unit } | null {
  const who = of.nation ?? nation;
  switch (is) {
    case 'price':
      return of.good && of.region ? { id: measure.price(of.good, of.region), unit: 'USD/kg' } : null;
    case 'price-outside':
      return of.good && of.good !== 'magnet' ? { id: measure.outside(of.good), unit: 'USD/kg' } : null;
    case 'dependence':
      return { id: measure.dependence(who), unit: 'share' };
    case 'served':
      return { id: measure.served(who), unit: 'share' };
    case 'goal':
      return of.goal ? { id: measure.goal(who, of.goal), unit: 'points' } : null;
    case 'score':
      return { id: measure.score(who), unit: 'points' };
    default:
      return null;
  }
}
