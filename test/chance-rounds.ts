/** `npm run chance -- --rounds 20 --seed 1`: every random test that needs no engines, with other seeds than those of the gate. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
});
const files = globSync('{src,test,web}/**/*.test.{ts,tsx}')
  .filter((name) => !name.includes('.engine.') && readFileSync(name, 'utf8').includes("from 'fast-check'"))
  .toSorted();
const first = Number(values.seed);
const failed: number[] = [];
for (let seed = first; seed < first + Number(values.rounds); seed += 1) {
  const { status, stdout, stderr } = spawnSync('vitest', ['run', '--project', 'unit', ...files], {
    env: { ...process.env, YAODONG_SEED: String(seed) },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    failed.push(seed);
    console.log(stderr);
  }
  console.log(`seed ${seed}: ${stdout.trimEnd().split('\n').at(-1) ?? ''}`);
}
console.log(failed.length === 0 ? `${values.rounds} seeds, none failed` : `failed with YAODONG_SEED ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
