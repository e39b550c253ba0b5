/** The moderator's console, fetched when somebody goes there. */
export { ModeratePage } from './ModeratePage.tsx';
