import type { ReportEvent } from './report.ts';

/** Notes something for the report of the turn. */
export type Chronicle = (event: ReportEvent) => void;
