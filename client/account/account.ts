/** The account page and the library that speaks with passkeys, fetched when somebody goes there. */
export { AccountPage } from './AccountPage.tsx';
