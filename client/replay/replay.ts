/** A finished match once more: no match loads it. */
export { ReplayPage } from './ReplayPage.tsx';
export { saveMatch } from './save.ts';
