/**
 * `npm run check`: types, lint, format, unused code and unit tests. Types are checked completely, starting from the earlier result; lint
 * checks what changed since everything last passed and what imports it; of the unit tests those run that depend on what changed. `npm run
 * check -- --all` checks everything, as `npm test` does each time.
 */
import { spawnSync } from 'node:child_process';
import { checks, runChecks, tell, type Check } from './check.ts';
import { importsOf } from './resting-on.ts';
import { changedSince, digestsOf, keepPassed, lastPassed, toLint, toTry, type Part } from './since.ts';

const root = process.cwd();
const [now, imports] = [digestsOf(root), importsOf(root)];
const before = process.argv.includes('--all') ? null : lastPassed(root);
const changed = before === null ? null : changedSince(before, now);
const part = (of: typeof toLint): Part => (changed === null ? 'all' : of(changed, now, imports));

/** The check as it is to be run here; null if there is nothing to check. */
function narrowed(check: Check): Check | null {
  const [program, ...words] = check.command;
  if (check.name === 'types')
    return { ...check, command: [program, ...words, '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'] };
  if (check.name !== 'lint') return check;
  const files = part(toLint);
  if (files === 'all') return check;
  return files.length === 0 ? null : { ...check, command: [program, ...words, ...files] };
}

function unitTests(): boolean {
  const files = part(toTry);
  if (files.length === 0) return true;
  return spawnSync('vitest', ['run', '--project', 'unit', ...(files === 'all' ? [] : files)], { stdio: 'inherit' }).status === 0;
}

if (changed !== null) console.log(`${changed.length} files changed since all passed last`);
const outcomes = await runChecks(
  checks.map(narrowed).filter((one) => one !== null),
  2,
  tell,
);
const passed = outcomes.every((one) => one.passed) && unitTests();
if (passed) keepPassed(root, now);
process.exitCode = passed ? 0 : 1;
