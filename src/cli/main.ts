import { readConfig } from '#config.ts';
import type { Language } from '#kernel/finding.ts';
import type { Output } from './output.ts';
import type { Where } from './connect.ts';
import { run } from './run.ts';
import type { Session } from './session.ts';

/** The command line: words in, an exit code out (0 success, 1 error, 2 usage error). */
export async function main(argv: readonly string[]): Promise<number> {
  const { stdin, stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on('error', leaveQuietly);
  return await run(argv, {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    terminal: stderr.isTTY === true,
    ask: stdin.isTTY && stderr.isTTY ? askThere : undefined,
    language: standardLanguage(),
    open: openSession,
  });
}

/** Only an explicit yes counts. */
async function askThere(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes|是)$/iu.test((await lines.question(question)).trim());
  } finally {
    lines.close();
  }
}

/** The reader of our output has closed it (`| head`): the work continues, the rest is not printed. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** From LANG; if the settings cannot be read, the command reports that later. */
function standardLanguage(): Language {
  try {
    return readConfig().language;
  } catch {
    return 'zh';
  }
}

/** The connected program, stopped properly when the command is interrupted. Its contract is loaded only here: help does not need it. */
async function openSession(where: Where, output: Output): Promise<Session> {
  const [{ connect }, { createSession }] = await Promise.all([import('./connect.ts'), import('./session.ts')]);
  const session = createSession(await connect(where, output), output.language);
  let first: (() => void) | null = null;
  const interrupt = (signal: NodeJS.Signals): void => {
    const act = signal === 'SIGINT' ? first : null;
    first = null;
    if (act !== null) act();
    else void session.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt);
  const stop = async () => {
    await session.stop();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
  };
  const onInterrupt = (act: (() => void) | null): void => void (first = act);
  return { ...session, stop, onInterrupt };
}
