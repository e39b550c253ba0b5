import { useState } from 'preact/hooks';
import {
  type ClassSetup,
  DECIDING,
  type Deciding,
  MOST_WORLDS,
  type Research,
} from '#shared/classroom/class.ts';
import type { Chat } from '#shared/match/letters.ts';
import { t, word } from '../i18n/index.ts';
import { STRENGTHS } from '../net/solo/wish.ts';
import { Choice } from '../ui/Choice.tsx';
import { Problem } from '../ui/Problem.tsx';
import { turnsOf, WorldChoice, worldOf } from '../ui/WorldChoice.tsx';
import { ForResearch } from './ForResearch.tsx';
import { CHATS } from './limits.ts';

const MINUTES = [2, 3, 4, 5, 7, 10] as const;

/** What a page of choices says; the rest of a setup is as the server has it. */
export type Chosen = Pick<
  ClassSetup,
  | 'scenario'
  | 'turns'
  | 'worlds'
  | 'roles'
  | 'deciding'
  | 'chat'
  | 'secretClauses'
  | 'bots'
  | 'planSeconds'
  | 'research'
>;

/** The choices of a class. `done` says what was wrong, or null. */
export function SetUp({
  before,
  action,
  done,
}: {
  before: Chosen | null; // null: a new class
  action: string;
  done(chosen: Chosen): Promise<string | null>;
}) {
  const [world, setWorld] = useState(worldOf(before?.scenario ?? '2010-senkaku', before?.turns ?? 8));
  const [worlds, setWorlds] = useState<number | 'divide'>(before?.worlds ?? 'divide');
  const [minutes, setMinutes] = useState(before ? before.planSeconds / 60 : 4);
  const [bots, setBots] = useState(before?.bots ?? 2);
  const [roles, setRoles] = useState(before?.roles ?? true);
  const [deciding, setDeciding] = useState<Deciding>(before?.deciding ?? 'head');
  const [chat, setChat] = useState<Chat>(before?.chat ?? 'phrases');
  const [secretClauses, setSecretClauses] = useState(before?.secretClauses ?? false);
  const [research, setResearch] = useState<Research | null>(before?.research ?? null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const create = async () => {
    setBusy(true);
    setProblem(null);
    setProblem(
      await done({
        scenario: world.scenario,
        turns: turnsOf(world),
        worlds,
        roles,
        deciding,
        chat,
        secretClauses,
        bots,
        planSeconds: minutes * 60,
        research,
      }),
    );
    setBusy(false);
  };

  return (
    <form
      class="class-setup"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <WorldChoice of={world} choose={setWorld} story />
      <Choice
        title={t('teach.minutes')}
        of={MINUTES}
        chosen={minutes}
        choose={setMinutes}
        name={(one) => t('teach.minutes-each', { count: one })}
      />
      <p class="mute">{t('teach.about', { minutes: Math.round(turnsOf(world) * (minutes + 1)) })}</p>
      <div class="class-worlds">
        <label for="worlds">{t('teach.worlds')}</label>
        <select
          id="worlds"
          value={String(worlds)}
          onChange={({ currentTarget: { value } }) => setWorlds(value === 'divide' ? value : Number(value))}
        >
          <option value="divide">{t('teach.worlds-divide')}</option>
          {Array.from({ length: MOST_WORLDS }, (_, at) => (
            <option key={at} value={at + 1}>
              {at + 1}
            </option>
          ))}
        </select>
        <p class="mute">{t('teach.worlds-help')}</p>
      </div>
      <Choice
        title={t('home.difficulty')}
        of={STRENGTHS}
        chosen={bots}
        choose={setBots}
        name={(one) => word(`strength.${one}`)}
      />
      <details class="more">
        <summary>{t('teach.rules')}</summary>
        <Choice
          title={t('teach.roles')}
          of={[true, false]}
          chosen={roles}
          choose={setRoles}
          name={(on) => t(on ? 'teach.roles-on' : 'teach.roles-off')}
        />
        <p class="mute">{t('teach.roles-help')}</p>
        <Choice
          title={t('teach.deciding')}
          of={DECIDING}
          chosen={deciding}
          choose={setDeciding}
          name={(one) => word(`teach.deciding.${one}`)}
        />
        <p class="mute">{t('teach.deciding-help')}</p>
        <Choice
          title={t('teach.chat')}
          of={CHATS}
          chosen={chat}
          choose={setChat}
          name={(one) => word(`teach.chat.${one}`)}
        />
        <Choice
          title={t('teach.secrets')}
          of={[false, true]}
          chosen={secretClauses}
          choose={setSecretClauses}
          name={(on) => t(on ? 'teach.secrets-on' : 'teach.secrets-off')}
        />
        <p class="mute">{t('teach.secrets-help')}</p>
        <ForResearch chosen={research} choose={setResearch} />
      </details>
      <p class="mute">{t('teach.privacy', { days: 30 })}</p>
      <Problem of={problem} />
      <p>
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? t('teach.creating') : action}
        </button>
      </p>
    </form>
  );
}
