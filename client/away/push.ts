import type { PushWish } from '#shared/protocol/away.ts';
import { t } from '../i18n/index.ts';

/** Why this device is not told. */
export type NoPush = 'no' | 'denied' | 'failed';

export class PushFailure extends Error {
  readonly why: NoPush;

  constructor(why: NoPush) {
    super(why);
    this.why = why;
  }
}

/** The worker that keeps the page, where this browser can be pushed to; null where it can't. */
async function keeper(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return null;
  return (await navigator.serviceWorker.getRegistration()) ?? null;
}

/** Where this device is told already; null: it is not. */
export async function subscribed(): Promise<string | null> {
  const subscription = await (await keeper())?.pushManager.getSubscription();
  return subscription?.endpoint ?? null;
}

/** Asks the browser for leave to notify, and answers with what the server needs. Throws a PushFailure. */
export async function subscribe(key: string): Promise<PushWish> {
  const registration = await keeper();
  if (!registration) throw new PushFailure('no');
  if ((await Notification.requestPermission()) !== 'granted') throw new PushFailure('denied');
  const made = await registration.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch(() => null);
  const { endpoint, keys } = made?.toJSON() ?? {};
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new PushFailure('failed');
  return {
    do: 'push',
    endpoint,
    keys: { p256dh: keys.p256dh, auth: keys.auth },
    words: {
      title: t('away.push.title'),
      turn: t('away.push.turn'),
      soon: t('away.push.soon'),
      over: t('away.push.over'),
    },
  };
}
