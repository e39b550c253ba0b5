/** Orders for later, with the rules by which they are read and checked: fetched when the rest of the page is there. */
export { InstructionsCard } from './InstructionsCard.tsx';
