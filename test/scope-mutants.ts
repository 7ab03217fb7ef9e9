import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Condition, conditionsOf, without } from './mutate/conditions.ts';
import { drawn } from './mutate/pieces.ts';
import { closingOf } from './long-parts.ts';

/**
 * Do the scope probes notice a query without its condition on the scope? In a clone of HEAD one condition is taken out at a time, so that
 * everyone sees everything there, and `test/scope` runs until its first failure. One that passes is reported, and exits with 1.
 *
 *     npm run mutate:scopes                              20 conditions, drawn by seed 1: half an hour
 *     npm run mutate:scopes -- --count 200 --files src/heat/      all of a district
 */
const { values: asked } = parseArgs({
  options: {
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: 'src/' },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const clone = path.join(root, '.cache/scope-mutants');
rmSync(clone, { recursive: true, force: true });
execFileSync('git', ['clone', '--quiet', '--local', root, clone]);
symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'));

const all = conditionsOf(clone).filter(({ file }) => file.startsWith(asked.files));
const chosen = drawn(all, Number(asked.count), Number(asked.seed));
console.log(`${chosen.length} of ${all.length} conditions`);
const missed = chosen.filter((condition) => !isCaught(condition));
console.log(`${chosen.length - missed.length} passed, ${missed.length} failed, 0 skipped`);
process.exitCode = missed.length === 0 ? 0 : 1;

/** Whether a probe fails without the condition, and which. */
function isCaught(condition: Condition): boolean {
  const file = path.join(clone, condition.file);
  const text = readFileSync(file, 'utf8');
  const place = `${condition.file}:${text.slice(0, condition.start).split('\n').length} ${condition.text.replaceAll(/\s+/gu, ' ')}`;
  writeFileSync(file, without(text, condition));
  const words = ['vitest', 'run', '--project', 'engine', 'test/scope', '--bail', '1'];
  const { stdout, stderr, status } = spawnSync('npx', words, { cwd: clone, encoding: 'utf8', maxBuffer: 2 ** 28 });
  writeFileSync(file, text);
  // a run that fails without naming a test did not begin
  const failed = /^FAILED \S+ (.*)$/mu.exec(`${stdout}\n${stderr}`)?.[1];
  const isSeen = closingOf(stdout, status).failed > 0 && failed !== undefined;
  console.log(isSeen ? `caught ${place}: ${failed}` : `MISSED ${place}`);
  return isSeen;
}
