import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { Client } from '#client.ts';
import type { Language } from '#kernel/finding.ts';
import { problemStatus } from '#kernel/problem.ts';
import { words } from '#words.ts';
import { save } from './download.ts';
import type { ProgramOutput } from './command-context.ts';
import { createProgress } from './progress.ts';
import type { Progress } from './progress.ts';

/** The immediate answer of every import. */
export type Begun = { readonly import: number; readonly state: string; readonly job?: string | undefined };

type Followed = Awaited<ReturnType<Client['imports']['get']>>;

export type Import = {
  readonly path: string;
  /** Starts the import of the uploaded file, without waiting for its end. */
  readonly begin: (file: string) => Promise<Begun>;
  /** The file to which all rejected rows are written. */
  readonly rejects?: string | undefined;
};

/**
 * Uploads a file, starts its import and follows it to the end. Returns its result under the names of the contract; its problem is thrown.
 */
export async function runImport(at: ProgramOutput, asked: Import): Promise<Begun & Record<string, unknown>> {
  const { say } = sayings[at.output.language];
  const progress = createProgress(at.output);
  try {
    const file = await at.upload(asked.path, (done, total) => progress.tell(say.upload, done, total));
    const begun = await asked.begin(file);
    const ended = begun.state === 'begun' ? await followed(at, begun, progress) : null;
    if (ended?.problem) throw problemOf(ended, at.output.language);
    const result =
      ended === null ? begun : { ...ended.result, import: ended.import, state: ended.state, preview: ended.state === 'previewed' };
    if (asked.rejects !== undefined) await saveRejects(at, result, asked.rejects);
    return result;
  } finally {
    progress.end();
  }
}

const sayings = {
  zh: {
    say: {
      upload: '上传',
      work: '导入',
      cancelling: '正在取消导入……再按一次 Ctrl-C 立即离开，取消照常进行。',
      tooLate: (id: number) => `来不及取消：导入 ${id} 已生效。可用 yaodong undo ${id} 整体撤销。`,
    },
  },
  en: {
    say: {
      upload: 'upload',
      work: 'import',
      cancelling: 'Cancelling the import … press Ctrl-C again to leave at once; it is cancelled all the same.',
      tooLate: (id: number) => `Too late to cancel: import ${id} is in force. "yaodong undo ${id}" takes it back, whole.`,
    },
  },
} as const;

/** Aborts `over` as soon as the program reports that a job has ended; if this cannot be received, nothing happens. */
async function watched(client: Client, job: string, over: AbortController, signal: AbortSignal): Promise<void> {
  try {
    const events = await client.jobs.events({ id: job }, { signal });
    for await (const { finishedAt } of events) if (finishedAt !== null) over.abort();
  } catch {
    // the import itself is polled as well
  }
}

/**
 * Polls the state of an import, frequently at first, then twice a second, and immediately when its job has ended. Ctrl-C cancels it; a
 * second one only exits.
 */
async function followed({ client, output, onInterrupt }: ProgramOutput, { import: id, job }: Begun, progress: Progress): Promise<Followed> {
  const { say } = sayings[output.language];
  const [over, leaving] = [new AbortController(), new AbortController()];
  let cancelled = false;
  onInterrupt?.(() => {
    cancelled = true;
    output.err(`${say.cancelling}\n`);
    if (job !== undefined) client.jobs.cancel({ id: job }).catch(() => undefined);
  });
  if (job !== undefined) void watched(client, job, over, leaving.signal);
  try {
    for (let patience = 10; ; patience = Math.min(500, patience * 1.5)) {
      const told = await client.imports.get({ id });
      if (told.state === 'begun') {
        progress.tell(say.work, told.progress.done, told.progress.total);
        await pause(patience, over.signal);
        continue;
      }
      onInterrupt?.(null);
      if (cancelled && told.state === 'shown') output.err(`${say.tooLate(id)}\n`);
      return told;
    }
  } finally {
    leaving.abort();
  }
}

/** Waits this many milliseconds, or less if aborted. */
async function pause(ms: number, over: AbortSignal): Promise<void> {
  await sleep(ms, undefined, over.aborted ? {} : { signal: over }).catch(() => undefined);
}

/** Failures for which the program itself is to blame. */
const ours = new Set(['broken', 'interrupted']);

/** The problem that ended an import, as if it had been an immediate response. */
function problemOf(ended: Followed, language: Language): ProblemAnswer {
  const { code, detail, findings } = ended.problem as NonNullable<Followed['problem']>;
  const kind = ours.has(code) ? 'broken' : 'cannot-do';
  const title = words[`title-${kind}`]?.[language] ?? kind;
  const document = { type: `/api/docs#${code}`, title, status: problemStatus[kind], detail, code, evidence: { import: ended.import } };
  return new ProblemAnswer({ ...document, findings });
}

/** Writes every rejected row; if nothing was rejected, a file without rows, so that an older one misleads no one. */
async function saveRejects(at: ProgramOutput, result: Record<string, unknown>, path: string): Promise<void> {
  const none = result['rejectedCount'] === 0;
  const format = /\.(csv|xlsx)$/iu.exec(path)?.[1]?.toLowerCase();
  const asked = `/imports/${String(result['import'])}/rejects${format === undefined ? '' : `?format=${format}`}`;
  const answer = none ? new Response('') : await at.get(asked);
  await save(answer, path);
}
