import type { MapModel } from './model.ts';
import type { MapFlow } from './trade.ts';

/** Between two states of the world: what is gone still shrinks, what is there swells or shrinks to what it now carries. */
export function blend(
  before: MapModel | null,
  now: MapModel,
  progress: number,
): { flows: MapFlow[]; share: ((flow: MapFlow) => number) | undefined } {
  if (progress >= 1 || !before) return { flows: now.flows, share: undefined };
  const old = new Map(before.flows.map((flow) => [flow.id, flow]));
  const here = new Set(now.flows.map((flow) => flow.id));
  const gone = before.flows.filter((flow) => !here.has(flow.id) && !flow.draft);
  const share = (flow: MapFlow) => {
    if (!here.has(flow.id)) return 1 - progress;
    const was = old.get(flow.id)?.tonnes ?? 0;
    return flow.tonnes > 0 ? (was + (flow.tonnes - was) * progress) / flow.tonnes : 1;
  };
  return { flows: [...now.flows, ...gone], share };
}
