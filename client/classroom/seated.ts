/** What a student's match has more than another, fetched beside it. */
export { ClassBar } from './ClassBar.tsx';
