/**
 * `npm run test:long [-- NAME ...]`: what is long by nature, one after another: the tests of the project `long`, many rounds of what the
 * gate runs few of, two hundred rounds of kills, random tests with other seeds, ten thousand hostile requests, three ClickHouse servers,
 * PostgreSQL as in Debian, the scope probes without one condition at a time. Without names, all of it. What vitest runs is counted by its
 * tests, anything else as one. Exits with 1 if any part failed or could not start.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { closingOf, sumOf, type Counts } from './long-parts.ts';

const node = process.execPath;
/** The tests that take their number of rounds from `rounds.ts`. */
const inRounds = globSync('{src,test}/**/*.test.ts').filter((name) => /\/rounds\.ts'/u.test(readFileSync(name, 'utf8')));
const parts: Readonly<Record<string, readonly string[]>> = {
  tests: ['vitest', 'run', '--project', 'long'],
  rounds: ['env', 'YAODONG_ROUNDS=many', 'vitest', 'run', '--project', 'unit', '--project', 'engine', ...inRounds],
  crash: [node, 'test/crash.ts', '--rounds', '200'],
  starts: [node, 'test/crash.ts', '--starts', '50', '--load', '4'],
  chance: [node, 'test/chance-rounds.ts', '--rounds', '20', '--seed', '1'],
  hostile: [node, 'test/hostile.ts', '--count', '10000'],
  cluster: [node, 'test/cluster.ts'],
  servers: [node, 'test/servers.ts'],
  scope: [node, 'test/scope-mutants.ts'],
};

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !(name in parts));
if (unknown.length > 0) throw new RangeError(`no such part: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);

/** Runs a part and passes its output on as it comes. */
async function run(name: string, [command = '', ...words]: readonly string[]): Promise<Counts> {
  console.log(`\n== ${name}: ${words.join(' ')}`);
  const began = performance.now();
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    process.stdout.write(piece);
    said = `${said}${piece.toString()}`.slice(-10_000);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const counts = closingOf(said, code);
  console.log(`== ${name}: ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - began) / 1000)} s`);
  return counts;
}

const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
const all: Counts[] = [];
// the browser tests among them need the console
if (wanted.includes('servers')) await run('build', ['vite', 'build', '--logLevel', 'warn']);
for (const name of wanted) all.push(await run(name, parts[name] ?? []));
const { passed, failed, skipped } = sumOf(all);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
