/** The page where a student joins: neither the rules nor the map are needed there. */
export { JoinPage } from './JoinPage.tsx';
