import { useState } from 'preact/hooks';
import { t, word } from '../../i18n/index.ts';
import type { HeldSeat } from '../../net/seats.ts';
import { follow } from '../../router.ts';
import { Icon } from '../../ui/Icon.tsx';

/** The way to watch the match again, and to take it along. */
export function Keep({ seat: { match } }: { seat: HeldSeat }) {
  const [problem, setProblem] = useState(false);
  const path = `/replay/${match}`;
  const save = (kind: 'json' | 'csv') => {
    setProblem(false);
    import('../../replay/replay.ts')
      .then(({ saveMatch }) => saveMatch(match, kind))
      .catch(() => setProblem(true));
  };
  return (
    <>
      <div class="row">
        <a class="button" href={path} onClick={(event) => follow(event, path)}>
          <Icon name="play" /> {t('final.watch')}
        </a>
        {(['json', 'csv'] as const).map((kind) => (
          <button key={kind} type="button" class="button quiet" onClick={() => save(kind)}>
            {word(`final.${kind}`)}
          </button>
        ))}
      </div>
      {problem && (
        <p class="problem" role="alert">
          {t('final.not-saved')}
        </p>
      )}
    </>
  );
}
