import { RULES } from '#shared/world/rules.ts';
import { figure, t } from '../../i18n/index.ts';
import type { HeldSeat } from '../../net/seats.ts';
import { challengeLink } from '../../net/solo/challenge.ts';
import { isHere } from '../../net/solo/here.ts';
import { SCENARIOS } from '../../net/solo/wish.ts';
import { Copy } from '../../ui/Copy.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** A link by which others play the same world against this score. */
export function Challenge({ seat, total }: { seat: HeldSeat; total: number }) {
  const { match, scenario, nation, people, turns, seed, strength } = seat;
  const known = SCENARIOS.some((one) => one === scenario);
  // A link is for one player against computers.
  if (people || !isHere(match) || !known || seed === undefined || strength === undefined) return null;
  const link = challengeLink({ scenario, nation, turns, seed, strength, score: total, rules: RULES });
  return (
    <section class="challenge" aria-labelledby="challenge-title">
      <h2 class="serif" id="challenge-title">
        {t('final.challenge')}
      </h2>
      <p>{t('final.challenge-how')}</p>
      <p class="row">
        <input
          aria-label={t('final.challenge-link')}
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Copy of={link}>
          <Icon name="contract" /> {t('final.copy')}
        </Copy>
      </p>
    </section>
  );
}

/** Whether the challenge that this match came of was met. */
export function Rival({ rival, total }: { rival: number; total: number }) {
  const by = Math.round(total) - Math.round(rival);
  const how = by > 0 ? 'won' : by < 0 ? 'lost' : 'even';
  return (
    <p class="verdict-line">
      <Figure is="score">
        {t(`final.rival-${how}`, { ours: figure(total, 'points'), theirs: figure(rival, 'points') })}
      </Figure>
    </p>
  );
}
