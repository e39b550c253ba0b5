import type { ScreenView } from '#shared/protocol/class-views.ts';
import { Shown } from './Shown.tsx';
import { useDebrief } from './useDebrief.ts';
import '../../styles/debrief.css';

/** The debrief on the wall. */
export function ScreenDebrief({ view, screen }: { view: ScreenView; screen: string }) {
  const { known, problem } = useDebrief(view.code, { screen }, view.debrief?.edition ?? 0);
  return view.debrief ? <Shown debrief={known} problem={problem} view={view.debrief} /> : null;
}
