import { t } from '../i18n/index.ts';

/** A key as it is printed on a keyboard of the reader's language. */
export function KeyName({ of }: { of: string }) {
  return <kbd>{of === '' ? t('keys.none') : keyName(of)}</kbd>;
}

export const keyName = (key: string): string =>
  key
    .replace('Ctrl+', `${t('keys.ctrl')}+`)
    .replace('Alt+', `${t('keys.alt')}+`)
    .replace('Shift+', `${t('keys.shift')}+`)
    .replace(/Enter$/, t('keys.enter'))
    .replace(/Space$/, t('keys.space'));
