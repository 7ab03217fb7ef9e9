import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createClient, type Client } from '../src/client.ts';

/**
 * Who asks the questions that are timed: a process of its own, over HTTP, that reads each answer as JSON. In the program's own process it would share its heap, and half of
 * what is cleared away there would be the reader's.
 */
type Question = { readonly slice: string; readonly procedure: string; readonly input: unknown };

type Answer = { readonly trouble: string | null };

/** The procedures of the client; what they answer stays with who asked. */
type Questions = {
  readonly [Slice in keyof Client]: {
    readonly [Procedure in keyof Client[Slice]]: Client[Slice][Procedure] extends (input: infer Input) => unknown
      ? (input: Input) => Promise<void>
      : never;
  };
};

export type Questioner = { readonly ask: Questions; readonly close: () => void };

/** @param url where the program listens */
export function openQuestioner(url: string, key: string): Questioner {
  const child = fork(fileURLToPath(import.meta.url), [], { env: { ...process.env, ASKER_URL: url, ASKER_KEY: key } });
  const send = (asked: Question): Promise<void> =>
    new Promise((done, fail) => {
      child.once('message', ({ trouble }: Answer) => (trouble === null ? done() : fail(new Error(trouble))));
      child.send(asked);
    });
  const slices = new Proxy(
    {},
    {
      get: (_none, slice: string) =>
        new Proxy({}, { get: (_also, procedure: string) => (input: unknown) => send({ slice, procedure, input }) }),
    },
  );
  return { ask: slices as Questions, close: () => void child.kill() };
}

const { ASKER_URL: url, ASKER_KEY: key } = process.env;
if (url !== undefined && process.send !== undefined) {
  const client = createClient({
    url,
    fetch,
    headers: () => ({ authorization: `Bearer ${key}`, 'accept-language': 'en' }),
  }) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const tell = (trouble: string | null) => void process.send?.({ trouble } satisfies Answer);
  process.on('message', ({ slice, procedure, input }: Question) => {
    const answer = client[slice]?.[procedure]?.(input);
    if (answer === undefined) tell(`no such question: ${slice}.${procedure}`);
    else
      void answer.then(
        () => tell(null),
        (error: unknown) => tell(String(error)),
      );
  });
}
