import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = join(root, 'node_modules/@sparticuz/chromium');

/** A Chromium that can be started. */
export interface Chromium {
  executable: string;
  /** What it needs to find its libraries and fonts. */
  env: Record<string, string>;
}

/** The Chromium from the package registry, or the one that CHROMIUM_PATH names. */
export async function chromium(): Promise<Chromium> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return { executable: own, env: {} };
  const folder = await unpacked();
  const executable = join(folder, 'chromium');
  const env: Record<string, string> = {};
  if (await lacksLibraries(executable))
    env.LD_LIBRARY_PATH = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  return { executable, env };
}

/** Unpacked once for each version. */
async function unpacked(): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')));
  const folder = join(root, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return folder;
}

/**
 * Unpacks browser, libraries and fonts. It happens in a folder of its own that is renamed at the end, so that no
 * other process ever sees half a browser.
 */
export async function unpackInto(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    await run(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: root,
      env: { ...process.env, TMPDIR: work, LIBRARIES: join(packed, 'bin/al2023.tar.br') },
    });
    writeFileSync(join(work, 'fonts.conf'), fontsConfig(folder));
    chmodSync(work, 0o755);
    chmodSync(join(work, 'chromium'), 0o755);
    renameSync(work, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another process was quicker; its copy is as good
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The package unpacks into the temporary folder, whichever that is. */
const UNPACK = `
  import chromium, { inflate } from '@sparticuz/chromium';
  await Promise.all([chromium.executablePath(), inflate(process.env.LIBRARIES)]);
`;

/** Small systems have no NSS; the package brings it along. Where that can't be told, its own is used. */
async function lacksLibraries(executable: string): Promise<boolean> {
  try {
    const { stdout } = await run('ldd', [executable]);
    return stdout.includes('not found');
  } catch {
    return true;
  }
}

const fontsConfig = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
