import './node24.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../test/kit/browser.ts';
import { root } from './group.ts';

// `npm run icons`: draws client/public/icon.svg as the PNGs that browsers and systems ask for. Run it when the
// drawing has changed; what it makes is kept with the sources.

const folder = join(root, 'client/public');
const drawing = await readFile(join(folder, 'icon.svg'), 'utf8');
const browser = await launchBrowser();
const page = await browser.newPage();

/** `part` is how much of the edge the drawing takes; a mask may cut off a tenth on each side. */
async function draw(name: string, size: number, part = 1): Promise<void> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:#0E1C25"><div style="width:${size * part}px;height:${size * part}px">${drawing}</div>`,
  );
  await page.screenshot({ path: join(folder, name) });
}

await draw('icon-192.png', 192);
await draw('icon-512.png', 512);
await draw('icon-maskable-512.png', 512, 0.72);
await draw('apple-touch-icon.png', 180, 0.9);
await browser.close();
