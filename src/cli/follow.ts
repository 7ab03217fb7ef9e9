import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemAnswer } from '#client.ts';
import type { Client } from '#client.ts';
import type { Language } from '#kernel/finding.ts';
import { problemStatus } from '#kernel/problem.ts';
import { words } from '#words.ts';
import { save } from './download.ts';
import type { ProgramOutput } from './command-context.ts';
import { createProgress } from './progress.ts';
import type { Progress } from './progress.ts';

/** What every import answers with at once. */
export type Begun = { readonly import: number; readonly state: string };

type Followed = Awaited<ReturnType<Client['imports']['get']>>;

export type Import = {
  readonly path: string;
  /** Asks for the import of the uploaded file, without waiting for its end. */
  readonly begin: (file: string) => Promise<Begun>;
  /** Where the rejected rows are written, all of them. */
  readonly rejects?: string | undefined;
};

/** Uploads a file, begins its import and follows it to its end. Answers its result under the names of the contract; its problem is thrown. */
export async function runImport(at: ProgramOutput, asked: Import): Promise<Begun & Record<string, unknown>> {
  const { say } = sayings[at.output.language];
  const progress = createProgress(at.output);
  try {
    const file = await at.upload(asked.path, (done, total) => progress.tell(say.upload, done, total));
    const begun = await asked.begin(file);
    const ended = begun.state === 'begun' ? await followed(at.client, begun.import, progress, say.work) : null;
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
  zh: { say: { upload: '上传', work: '导入' } },
  en: { say: { upload: 'upload', work: 'import' } },
} as const;

/** Asks for the state of an import, often at first, then twice a second, until it has ended. */
async function followed(client: Client, id: number, progress: Progress, label: string): Promise<Followed> {
  for (let patience = 10; ; patience = Math.min(500, patience * 1.5)) {
    const told = await client.imports.get({ id });
    if (told.state !== 'begun') return told;
    progress.tell(label, told.progress.done, told.progress.total);
    await sleep(patience);
  }
}

/** What the program itself is to blame for. */
const ours = new Set(['broken', 'interrupted']);

/** The problem that ended an import, as if it had been answered at once. */
function problemOf(ended: Followed, language: Language): ProblemAnswer {
  const { code, detail, findings } = ended.problem as NonNullable<Followed['problem']>;
  const kind = ours.has(code) ? 'broken' : 'cannot-do';
  const title = words[`title-${kind}`]?.[language] ?? kind;
  const document = { type: `/api/docs#${code}`, title, status: problemStatus[kind], detail, code, evidence: { import: ended.import } };
  return new ProblemAnswer({ ...document, findings });
}

/** Writes every rejected row; a file without rows where nothing was rejected, so that an older one misleads nobody. */
async function saveRejects(at: ProgramOutput, result: Record<string, unknown>, path: string): Promise<void> {
  const none = result['rejectedCount'] === 0;
  const answer = none ? new Response('') : await at.get(`/imports/${String(result['import'])}/rejects`);
  await save(answer, path);
}
