/** The page for those who are not at the table, fetched when somebody goes there. */
export { AwayPage } from './AwayPage.tsx';
