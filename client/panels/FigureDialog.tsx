import { type Effect, effects } from '#shared/explain/cause.ts';
import { measure } from '#shared/explain/measures.ts';
import { provenance } from '#shared/provenance/index.ts';
import type { Unit } from '#shared/text.ts';
import type { View } from '#shared/world/view.ts';
import { partOf, t, word } from '../i18n/index.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { type Opened, opened } from '../ui/Figure.tsx';

/** An opened figure: what it is, how it is reckoned, from what, why it moved, and where its data come from. */
export function FigureDialog({ play }: { play: Play }) {
  const open = opened.value;
  const view = play.view.value;
  if (!open || !view) return null;
  const { inputs, sources } = provenance(view, open.is, open.of);
  const moved = measureOf(view, open);
  const why = play.connection.desk.value?.report?.why;
  const causes = moved && why ? effects(why, moved.id) : [];
  return (
    <Dialog
      title={word(`figure.${open.is}`)}
      close={() => {
        opened.value = null;
      }}
    >
      <p class="figure-head">
        <b class="num">{open.shown}</b> <span class="mute">{subject(play, open)}</span>
      </p>
      <h3 class="cap">{t('figure.formula')}</h3>
      <p>{open.of.goal ? word(`score.${open.of.goal}.how`) : word(`formula.${open.is}`)}</p>
      {inputs.length > 0 && (
        <>
          <h3 class="cap">{t('figure.inputs')}</h3>
          <table class="figure-inputs">
            <tbody>
              {inputs.map((one, index) => (
                <tr key={`${one.name.key}-${index}`}>
                  <th scope="row">{play.say(one.name)}</th>
                  <td class="right num">{play.value(one.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {moved && causes.length > 0 && <Causes play={play} causes={causes} unit={moved.unit} />}
      <h3 class="cap">{t('figure.sources')}</h3>
      <ul class="figure-sources">
        {sources.map(({ words, link }) => (
          <li key={words}>
            {link ? (
              <a href={link} target="_blank" rel="noreferrer">
                {words}
              </a>
            ) : (
              words
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
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
              <td class="right num">{partOf(one.change, unit)}</td>
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
  return parts.filter((part) => part !== null).join(', ');
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
