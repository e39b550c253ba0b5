import { effect, signal } from '@preact/signals';
import { LANGUAGES } from '../i18n/languages.ts';
import { spoken } from '../i18n/speak.ts';

/** Whether all that solo play needs is kept in this browser, in the language on the page. */
export const kept = signal(false);

/** A newer version that waits for its turn. */
export const waiting = signal<ServiceWorker | null>(null);

/** How the browser offers to install the page; null where it does not. */
export const installer = signal<InstallPrompt | null>(null);

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}
const isPrompt = (event: Event): event is InstallPrompt => 'prompt' in event;

/** Who visits for the first time reads and plays first, ms. */
const AFTER_YOU = 2500;

/** Keeps the page in this browser once it is at rest, offers to install it, and tells of newer versions. */
export function workOffline(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    if (isPrompt(event)) installer.value = event;
  });
  window.addEventListener('appinstalled', () => {
    installer.value = null;
    // From now on a browser short of space asks before it deletes matches.
    void navigator.storage?.persist?.();
  });
  // In development pages come from the server, and only over a safe line does a browser keep them.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  effect(() => nameManifest(LANGUAGES.some(({ id }) => id === spoken.value) ? spoken.value : 'en'));
  const begin = () => window.setTimeout(() => void keepPage().catch(() => undefined), AFTER_YOU);
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
}

/** Installs what is waiting and loads every open page anew. */
export const takeNewVersion = (): void => waiting.value?.postMessage({ is: 'now' });

export async function install(): Promise<void> {
  const prompt = installer.value;
  installer.value = null; // a browser asks once
  await prompt?.prompt();
}

async function keepPage(): Promise<void> {
  const { serviceWorker } = navigator;
  const was = serviceWorker.controller;
  // Pages of the older version would ask for files that are gone.
  serviceWorker.addEventListener('controllerchange', () => {
    if (was) location.reload();
  });
  const registration = await serviceWorker.register('/service.js');
  const look = () => {
    waiting.value = registration.active ? registration.waiting : null;
  };
  look();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look),
  );
  const { active } = await serviceWorker.ready;
  if (active) effect(() => keepLanguage(active, spoken.value));
}

function keepLanguage(worker: ServiceWorker, language: string): void {
  kept.value = false;
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', ({ data }: MessageEvent<boolean>) => {
    port1.close();
    if (language === spoken.peek()) kept.value = data;
  });
  port1.start();
  worker.postMessage({ is: 'language', language }, [port2]);
}

function nameManifest(language: string): void {
  const link = document.head.querySelector<HTMLLinkElement>('link[rel=manifest]') ?? newLink();
  link.href = `/manifest-${language}.webmanifest`;
}

function newLink(): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'manifest';
  document.head.append(link);
  return link;
}
