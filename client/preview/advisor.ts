import type { Order } from '#shared/orders/index.ts';
import type { View } from '#shared/world/view.ts';
import type { AdvisorQuestion, AdvisorReply } from './advising.ts';
import { rulesThread } from './thread.ts';

/** Asks the advisor, in a thread of its own that ends with the answer. Returns how to stop. */
export function askAdvisor(
  view: View,
  draft: readonly Order[],
  hear: (reply: AdvisorReply) => void,
): () => void {
  const worker = rulesThread();
  worker.addEventListener('message', ({ data }: MessageEvent<AdvisorReply>) => {
    if (data.is !== 'part') worker.terminate();
    hear(data);
  });
  worker.addEventListener('error', () => hear({ is: 'failed' }));
  const question: AdvisorQuestion = { is: 'advisor', view, draft: [...draft] };
  worker.postMessage(question);
  return () => worker.terminate();
}
