/** The ways into a match with others, fetched when somebody looks for one, or asks for another. */

export { playAgain, reasonOf } from './api.ts';
export { keepLobby } from './held.ts';
export { LobbyPage } from './LobbyPage.tsx';
export { OnlinePage } from './OnlinePage.tsx';
