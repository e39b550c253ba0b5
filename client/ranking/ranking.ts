/** Who stands where, fetched when somebody looks. */
export { LeaderboardPage } from './LeaderboardPage.tsx';
export { PlayerPage } from './PlayerPage.tsx';
