import { findOrigin } from './origin.ts';

void findOrigin();

/** The teacher's pages, and the one on the wall: no match loads them. */
export { ConsolePage } from './ConsolePage.tsx';
export { readWith } from './ReadPage.tsx';
export { ScreenPage } from './ScreenPage.tsx';
export { TeachPage } from './TeachPage.tsx';
