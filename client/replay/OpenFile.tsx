import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Problem } from '../ui/Problem.tsx';

/** A downloaded match is far smaller; so large a file is something else. */
const LARGEST = 20_000_000;

export interface OpenedFile {
  name: string; // without its ending
  text: string;
}

/** Takes a downloaded match, chosen or dropped anywhere on the page. */
export function OpenFile({ open }: { open(file: OpenedFile): void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST) return setProblem(t('replay.too-large'));
    open({ name: file.name.replace(/\.json$/i, ''), text: await file.text() });
  };
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      void read(event.dataTransfer?.files[0]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <div class="open-file">
      <label for="replay-file">{t('replay.file')}</label>
      <input
        id="replay-file"
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
      />
      <p class="mute">{t('replay.file-how')}</p>
      <Problem of={problem} />
    </div>
  );
}
