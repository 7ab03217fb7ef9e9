import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** One program that checks the whole checkout, with the name under which it is reported. */
export type Check = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * Compilers written in Go collect garbage each time their memory doubles; they end so soon that half of that is wasted. Seen on two
 * processors: types 72 s of processor time without this and 42 s with it, lint 98 s and 75 s.
 */
const seldomCleaned = { GOGC: '300' };

/** The checks of a checkout besides its tests, longest first. */
export const checks = [
  { name: 'lint', command: ['oxlint'], env: seldomCleaned },
  { name: 'types', command: ['tsc', '--noEmit', '--checkers', '1'], env: seldomCleaned },
  { name: 'unused code', command: ['knip'] },
  { name: 'format', command: ['oxfmt', '--check'] },
] as const satisfies readonly Check[];

export const consoleBuild = { name: "the console's build", command: ['vite', 'build', '--logLevel', 'warn'] } as const satisfies Check;

/** How a check ended: its output, and whether it passed. */
export type Outcome = { readonly name: string; readonly passed: boolean; readonly seconds: number; readonly said: string };

/**
 * Runs the checks, with at most `hands` in parallel, started in the order given.
 * @param told called with each as it ends
 */
export async function runChecks(all: readonly Check[], hands: number, told: (outcome: Outcome) => void): Promise<readonly Outcome[]> {
  const waiting = [...all];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const outcome = await run(next);
      outcomes.push(outcome);
      told(outcome);
    }
  };
  await Promise.all(Array.from({ length: hands }, work));
  return outcomes;
}

async function run({ name, command: [program, ...words], env }: Check): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  const code = await once(child, 'close').then(
    ([status]) => status as number | null,
    (error: unknown) => {
      pieces.push((error as Error).message);
      return null;
    },
  );
  return { name, passed: code === 0, seconds: (performance.now() - began) / 1000, said: pieces.join('').trim() };
}

/** Prints one line for a check that passed, and the whole output of one that did not. */
export function tell({ name, passed, seconds, said }: Outcome): void {
  const line = `${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`;
  if (passed) console.log(line);
  else console.error(`${line}\n${said}`);
}
