import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { zodCore } from '../zod.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** All that `shared/` may use (test/boundaries.test.ts), but for what only the wire needs. */
const PACKAGES = ['zod', '@noble/hashes'];
const DOOR = 'shared/replay/player.ts';

/** The files of a commit, for as long as they are worked with. Below our own folder they find our packages. */
export async function withCommit<T>(commit: string, work: (folder: string) => Promise<T>): Promise<T> {
  const above = join(root, '.cache', 'rules');
  mkdirSync(above, { recursive: true });
  const folder = mkdtempSync(join(above, 'commit-'));
  try {
    const archive = execFileSync(
      'git',
      ['archive', commit, 'shared', 'test/corpus', 'package.json', 'tsconfig.json'],
      {
        cwd: root,
        maxBuffer: 2 ** 30,
      },
    );
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The rules below a folder as one module that imports nothing, the same bytes each time. */
export async function bundle(folder: string): Promise<Buffer> {
  // Rules 5 are from before there was this door.
  if (!existsSync(join(folder, DOOR))) copyFileSync(join(root, DOOR), join(folder, DOOR));
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    resolve: { alias: { '#shared': join(folder, 'shared') } },
    plugins: [zodCore()],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { output: { minify: true } }, // `build.minify` leaves a library's lines, and comments with paths
      lib: { entry: join(folder, DOOR), formats: ['es'] },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [chunk, ...more] = outputs;
  if (chunk?.type !== 'chunk' || more.length > 0 || chunk.imports.length + chunk.dynamicImports.length > 0)
    throw new Error('the rules do not fit into one module');
  return Buffer.from(`${notice()}${chunk.code}`);
}

/** The packages that the rules use ask that their licences go with them. */
function notice(): string {
  const texts = PACKAGES.map(
    (one) => `${one}\n\n${readFileSync(join(root, 'node_modules', one, 'LICENSE'), 'utf8')}`,
  );
  return `/*\n${texts.join('\n')}*/\n`;
}
