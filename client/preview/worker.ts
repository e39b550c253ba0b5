import type { Order } from '#shared/orders/index.ts';
import { resolve } from '#shared/turn/resolve.ts';
import { each, NATIONS } from '#shared/world/terms.ts';
import type { View } from '#shared/world/view.ts';
import { type Standing, standing } from './forecast.ts';

export interface Question {
  id: number;
  view: View;
  draft: Order[];
}

export type Reply = { id: number; ok: true; passing: Standing; acting: Standing } | { id: number; ok: false };

/** The server's own rules over what this nation knows: the others are taken to do nothing new. */
function forecast(view: View, draft: readonly Order[]): Standing {
  const orders = each(NATIONS, (nation) => (nation === view.nation ? draft : []));
  return standing(resolve(view.world, orders, { explain: false }).world, view.nation);
}

self.addEventListener('message', (event: MessageEvent<Question>) => {
  const { id, view, draft } = event.data;
  let reply: Reply;
  try {
    reply = { id, ok: true, passing: forecast(view, []), acting: forecast(view, draft) };
  } catch {
    reply = { id, ok: false };
  }
  self.postMessage(reply);
});
