/** The admin page, fetched when somebody goes there. */
export { AdminPage } from './AdminPage.tsx';
