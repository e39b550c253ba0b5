import { useState } from 'preact/hooks';
import { DEPARTMENT } from '#shared/classroom/departments.ts';
import { type Kind, subject } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import { t, word } from '../i18n/index.ts';
import { compose } from '../screens/compose.ts';
import type { Play } from '../screens/play.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Crises } from './Crises.tsx';
import { Advisor } from './orders/Advisor.tsx';
import { Arrivals } from './orders/Arrivals.tsx';
import { Budget } from './orders/Budget.tsx';
import { Finder } from './orders/Finder.tsx';
import { GROUPS } from './orders/fields.ts';
import { Members } from './orders/Members.tsx';
import { Menu } from './orders/Menu.tsx';
import { OrderRow } from './orders/OrderRow.tsx';
import { SealButton } from './orders/SealButton.tsx';
import { Sensible } from './orders/Sensible.tsx';

/** The orders of this turn: add, edit, take back, seal. */
export function OrdersTray({ play }: { play: Play }) {
  const [open, setOpen] = useState<Group | null>(null);
  const view = play.view.value;
  if (!view) return null;
  const Companion = play.companion.value;
  const { watching } = play.connection;
  const sealed = play.connection.sealed.value;
  const handed = play.connection.desk.value?.sealed === true;
  const refused = play.connection.written.refused.value;
  const problem =
    play.problem.value ?? (refused && (refused.why ? play.say(refused.why) : word(`error.${refused.code}`)));
  return (
    <section class="tray" aria-labelledby="tray-title" id="orders">
      <header class="tray-head">
        <h2 class="cap" id="tray-title">
          {t('orders.title')}
        </h2>
        {(handed || !watching) && <DraftState play={play} />}
        <span class="grow" />
        {!watching && <Steps play={play} sealed={sealed} />}
        <SealButton play={play} />
      </header>
      <Problem of={problem} />
      {Companion ? <Companion play={play} /> : <Members play={play} />}
      <Arrivals play={play} />
      <Crises play={play} />
      <Drafted play={play} view={view} sealed={sealed} handed={handed} />
      <Budget play={play} view={view} />
      {sealed ? (
        !watching && <p class="mute">{t('orders.sealed-note')}</p>
      ) : (
        <>
          <Finder play={play} view={view} />
          {play.connection.desk.value?.advice && (
            <>
              <Advisor play={play} view={view} />
              <Sensible play={play} view={view} />
            </>
          )}
          <fieldset class="add" aria-label={t('orders.add')}>
            {ownFirst(play).map((group) => (
              <button
                type="button"
                class={`button small ${group.own ? 'own' : ''}`}
                key={group.id}
                data-anchor={`order-${group.id}`}
                aria-haspopup="dialog"
                onClick={() => setOpen(group)}
              >
                <Icon name={group.icon} /> {word(`group.${group.id}`)}
              </button>
            ))}
          </fieldset>
        </>
      )}
      {open && (
        <Dialog title={word(`group.${open.id}`)} close={() => setOpen(null)}>
          <Menu
            play={play}
            view={view}
            kinds={open.kinds}
            put={(order) => {
              play.put(order);
              setOpen(null);
            }}
            form={(order) => {
              setOpen(null);
              compose(order);
            }}
          />
        </Dialog>
      )}
    </section>
  );
}

/** What has been drafted, by itself: the rest of the tray stands as it is while orders come and go. */
function Drafted({
  play,
  view,
  sealed,
  handed,
}: {
  play: Play;
  view: View;
  sealed: boolean;
  handed: boolean;
}) {
  const draft = play.connection.draft.value;
  if (draft.length === 0)
    return (
      <p class="empty">
        {t(handed ? 'orders.none-sealed' : play.connection.watching ? 'orders.none-read' : 'orders.none')}
      </p>
    );
  return (
    <ol class="orders">
      {draft.map((order, index) => (
        <OrderRow key={subject(order)} play={play} view={view} order={order} index={index} locked={sealed} />
      ))}
    </ol>
  );
}

/** The groups with something of one's own department come first, where there are departments. */
function ownFirst(play: Play): (Group & { own: boolean })[] {
  const role = play.delegation.value?.view.mandate?.role ?? null;
  const groups = GROUPS.map((group) => ({
    ...group,
    own: group.kinds.some((kind: Kind) => DEPARTMENT[kind] === role),
  }));
  return [...groups.filter(({ own }) => own), ...groups.filter(({ own }) => !own)];
}
type Group = (typeof GROUPS)[number];

/** This member's changes, back and forth. */
const Steps = ({ play, sealed }: { play: Play; sealed: boolean }) => (
  <>
    <button
      type="button"
      class="button small quiet"
      onClick={() => play.undo()}
      disabled={sealed || !play.steps.canUndo.value}
      aria-label={t('orders.undo')}
    >
      <Icon name="undo" />
    </button>
    <button
      type="button"
      class="button small quiet"
      onClick={() => play.redo()}
      disabled={sealed || !play.steps.canRedo.value}
      aria-label={t('orders.redo')}
    >
      <Icon name="redo" />
    </button>
  </>
);

const DRAFT_STATE = {
  saved: 'orders.saved',
  saving: 'orders.saving',
  unsaved: 'orders.unsaved',
} as const;

function DraftState({ play }: { play: Play }) {
  const { sealed, draftState, status } = play.connection;
  const offline = status.value !== 'live' && draftState.value !== 'saved';
  return (
    <span class="tag" role="status">
      {t(sealed.value ? 'orders.sealed' : offline ? 'orders.offline' : DRAFT_STATE[draftState.value])}
    </span>
  );
}
