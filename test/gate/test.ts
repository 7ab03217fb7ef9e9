/**
 * `npm test`: types, lint, format, unused code and the console's build, two in parallel; then every test. `npm test -- heat people` builds
 * the console and runs the tests of the places with these names and of what depends on them; vitest flags are passed on to it.
 */
import { spawnSync } from 'node:child_process';
import { checks, consoleBuild, runChecks, tell } from './check.ts';
import { importsOf, testsRestingOn } from './resting-on.ts';

const [flags, words] = [
  process.argv.slice(2).filter((word) => word.startsWith('-')),
  process.argv.slice(2).filter((word) => !word.startsWith('-')),
];

/** The requested test files, none for all. */
function chosen(): readonly string[] {
  const [paths, names] = [words.filter((word) => word.includes('/')), words.filter((word) => !word.includes('/'))];
  const files = names.length === 0 ? [] : testsRestingOn(names, importsOf(process.cwd()));
  if (names.length > 0 && files.length === 0) {
    console.error(`No folder of src or web/pages, and no file of test, is called ${names.join(' or ')}, or begins so.`);
    process.exit(2);
  }
  return [...paths, ...files];
}

const files = chosen();
if (files.length > 0) console.log(`${files.length} test files`);
const needed = words.length === 0 ? [...checks, consoleBuild] : [consoleBuild];
const outcomes = await runChecks(needed, 2, tell);
if (outcomes.every(({ passed }) => passed))
  process.exitCode =
    spawnSync('vitest', ['run', '--project', 'unit', '--project', 'engine', ...flags, ...files], { stdio: 'inherit' }).status ?? 1;
else process.exitCode = 1;
