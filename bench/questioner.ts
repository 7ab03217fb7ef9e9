import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createClient, type Client } from '../src/client.ts';
import { edgesOf, type UseColumns } from '../src/kernel/columns.ts';

/**
 * The client that sends the timed queries: a separate process, over HTTP, that parses each answer as JSON. In the program's own process it
 * would share its heap, and half of the garbage collected there would be the reader's.
 */
type Question = { readonly slice: string; readonly procedure: string; readonly input: unknown };

type Answer = { readonly trouble: string | null; readonly bytes: number };

/** The procedures of the client; the answers stay in the process that sent the query, and only their size in bytes is returned here. */
type Questions = {
  readonly [Slice in keyof Client]: {
    readonly [Procedure in keyof Client[Slice]]: Client[Slice][Procedure] extends (input: infer Input) => unknown
      ? (input: Input) => Promise<number>
      : never;
  };
};

export type Questioner = { readonly ask: Questions; readonly close: () => void };

/** @param url where the program listens */
export function openQuestioner(url: string, key: string): Questioner {
  const child = fork(fileURLToPath(import.meta.url), [], { env: { ...process.env, ASKER_URL: url, ASKER_KEY: key } });
  const send = (asked: Question): Promise<number> =>
    new Promise((done, fail) => {
      child.once('message', ({ trouble, bytes }: Answer) => (trouble === null ? done(bytes) : fail(new Error(trouble))));
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

/** Goes through the steps as a chart does: an instant and a value of each, ms. */
function use(answer: unknown): void {
  const { steps, columns } = (answer ?? {}) as { steps?: { start: string; value: number | null }[]; columns?: UseColumns };
  const points =
    columns === undefined
      ? steps?.map(({ start, value }) => ({ at: Date.parse(start), value }))
      : edgesOf(columns).map((at, step) => ({ at, value: columns.values[step] ?? null }));
  if (points?.some(({ at }) => Number.isNaN(at)) === true) throw new Error('a step that begins at no time');
}

const { ASKER_URL: url, ASKER_KEY: key } = process.env;
if (url !== undefined && process.send !== undefined) {
  let bytes = 0;
  const counted = async (request: Request): Promise<Response> => {
    const answer = await fetch(request);
    bytes = Number(answer.headers.get('content-length') ?? Number.NaN);
    return answer;
  };
  const client = createClient({
    url,
    fetch: counted,
    headers: () => ({ authorization: `Bearer ${key}`, 'accept-language': 'en' }),
  }) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const tell = (trouble: string | null) => void process.send?.({ trouble, bytes } satisfies Answer);
  process.on('message', ({ slice, procedure, input }: Question) => {
    const answer = client[slice]?.[procedure]?.(input);
    if (answer === undefined) tell(`no such question: ${slice}.${procedure}`);
    else
      void answer.then(
        (told) => {
          use(told);
          tell(null);
        },
        (error: unknown) => tell(String(error)),
      );
  });
}
