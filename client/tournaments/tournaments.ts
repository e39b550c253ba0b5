/** The pages of tournaments, fetched when somebody goes there. */
export { DeskPage } from './DeskPage.tsx';
export { MakePage } from './MakePage.tsx';
export { TournamentPage } from './TournamentPage.tsx';
