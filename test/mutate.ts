import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { drawn, piecesOf, pureFiles } from './mutate/pieces.ts';

/**
 * Which deliberate faults do the unit tests miss? Stryker changes the pure files of the slices one place at a time (a comparison reversed,
 * a sign, a bound, a statement left out) and runs the tests that reach it; survivors are reported by file and line. Stryker is downloaded
 * at the first run, into `.cache/mutate`: nothing else needs its 170 packages.
 *
 *     npm run mutate                                  15 functions, drawn by seed 1: some minutes
 *     npm run mutate -- --sample 60 --seed 7          more, and others
 *     npm run mutate -- --all --files src/metering/counter-line/       all of one slice
 */
const { values: asked } = parseArgs({
  options: {
    sample: { type: 'string', default: '15' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    files: { type: 'string', default: 'src/' },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const tools = path.join(root, '.cache/mutate/node_modules');

const pieces = pureFiles(root)
  .filter((file) => file.startsWith(asked.files))
  .flatMap((file) => piecesOf(root, file));
const chosen = asked.all ? pieces : drawn(pieces, Number(asked.sample), Number(asked.seed));
console.log(`${chosen.length} of ${pieces.length} functions and constants in ${new Set(pieces.map(({ file }) => file)).size} files`);

process.chdir(root);
// fewer examples for each property, so that a fault costs one second instead of ten
process.env['LAW_RUNS'] ??= '100';

const results = await new (await fetched()).Stryker({
  mutate: chosen.map(({ file, first, last }) => `${file}:${first}-${last}`),
  mutator: { excludedMutations: ['StringLiteral'] },
  testRunner: 'vitest',
  plugins: [pathToFileURL(path.join(tools, '@stryker-mutator/vitest-runner/dist/src/index.js')).href],
  // in processes: two of our addons terminate the program when a thread that loaded them ends
  vitest: {
    configFile: fileURLToPath(new URL('mutate/vitest.config.ts', import.meta.url)).slice(root.length),
    related: true,
    pool: 'forks',
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only'],
  logLevel: 'warn',
  allowConsoleColors: false,
  tempDirName: '.cache/stryker',
  ignorePatterns: ['/data', '/dist', '/web', '/docs', '/knowledge/places'],
  // no tsconfig is to be rewritten in the copy: Stryker would need a compiler API that TypeScript 7 no longer has
  tsconfigFile: 'none.json',
}).runMutationTest();

const caught = results.filter(({ status }) => status === 'Killed' || status === 'Timeout');
const survived = results.filter(({ status }) => status === 'Survived');
const unreached = results.filter(({ status }) => status === 'NoCoverage');
const share = (part: number, whole: number) => `${part} of ${whole} (${whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10} %)`;

for (const { fileName, location, mutatorName, replacement } of survived.toSorted(byPlace)) {
  const place = `${fileName.slice(root.length)}:${location.start.line}:${location.start.column}`;
  console.log(`survived ${place} ${mutatorName}: ${(replacement ?? '').replaceAll(/\s+/gu, ' ').slice(0, 100)}`);
}
for (const [file, faults] of Map.groupBy(unreached, ({ fileName }) => fileName))
  console.log(`no unit test reaches ${faults.length} faults in ${file.slice(root.length)}`);
console.log(`caught ${share(caught.length, caught.length + survived.length)} of the faults that a unit test reaches`);
console.log(`caught ${share(caught.length, caught.length + survived.length + unreached.length)} of all`);

/** One deliberate fault and its outcome, as reported by Stryker. */
type Mutant = {
  readonly status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | 'RuntimeError' | 'CompileError' | 'Pending';
  readonly fileName: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
  readonly mutatorName: string;
  readonly replacement?: string;
};

type Tester = { Stryker: new (options: object) => { runMutationTest(): Promise<Mutant[]> } };

/** Stryker, downloaded if it is not there yet. */
async function fetched(): Promise<Tester> {
  const service = path.join(tools, '@stryker-mutator/core/dist/src/index.js');
  if (!existsSync(service)) {
    const packages = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];
    const quiet = ['--no-save', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', '--prefix', path.dirname(tools), ...quiet, ...packages], { stdio: 'inherit' });
  }
  return (await import(pathToFileURL(service).href)) as Tester;
}

function byPlace(a: Mutant, b: Mutant): number {
  return a.fileName === b.fileName ? a.location.start.line - b.location.start.line : a.fileName < b.fileName ? -1 : 1;
}
