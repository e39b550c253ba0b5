import { useState } from 'preact/hooks';
import { FILES, fileName } from '#shared/classroom/data/names.ts';
import { t, word } from '../../i18n/index.ts';
import { hand } from '../../market/csv.ts';
import { Problem } from '../../ui/Problem.tsx';
import { reasonOf } from '../api.ts';
import { fetchFile } from './http.ts';

/** The class's data, file by file. */
export function DataFiles({ code, secrets }: { code: string; secrets: { teacher: string; pin: string } }) {
  const [letters, setLetters] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (file: string) => {
    setBusy(file);
    setProblem(null);
    try {
      const content = await fetchFile(code, secrets, file, letters);
      hand(`lanthanide-${file}`, content, content.type);
    } catch (error) {
      setProblem(reasonOf(error));
    }
    setBusy(null);
  };
  return (
    <details class="class-card">
      <summary>{t('debrief.data')}</summary>
      <p>{t('debrief.data-how')}</p>
      <p>
        <label class="debrief-check">
          <input
            type="checkbox"
            checked={letters}
            onChange={(event) => setLetters(event.currentTarget.checked)}
          />{' '}
          {t('debrief.letters')}
        </label>
      </p>
      <Problem of={problem} />
      <ul class="debrief-files">
        {FILES.filter((id) => letters || id !== 'messages').map((id) => (
          <li key={id}>
            <span class="grow">
              {word(`debrief.file.${id}`)} <small class="num mute">{fileName(id)}</small>
            </span>
            <button
              type="button"
              class="button small"
              disabled={busy !== null}
              aria-label={`${t('debrief.save')}: ${word(`debrief.file.${id}`)}`}
              onClick={() => void save(fileName(id))}
            >
              {t(busy === fileName(id) ? 'debrief.saving' : 'debrief.save')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
