/** What follows a match in class: nobody loads it before the end. */
export { DebriefDesk } from './debrief/DebriefDesk.tsx';
export { ScreenDebrief } from './debrief/ScreenDebrief.tsx';
export { StudentDebrief } from './debrief/StudentDebrief.tsx';
