import { randomUUID } from 'node:crypto';
import type { Paper } from '#platform/docx/docx.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { JobWork } from '#platform/jobs/jobs.ts';
import { Problem } from '#kernel/problem.ts';
import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { PaperNeeds, PointScope } from '../needs.ts';
import { buildingsOfNotes, listNotes, type NoteFilter, type NoteRow } from '../note-store.ts';
import { notesBefore } from './notes-before.ts';
import type { Settlement } from '../public/settlement.ts';
import { createSettlements } from './settlement-facts.ts';
import { settlementPaper } from './settlement-paper.ts';
import * as store from './statement-store.ts';
import type { writePapers } from './statement-worker.ts';

export const statementsJob = 'heat-statements';

/** Which notes of a season are written as papers. */
export type StatementScope = PointScope & {
  readonly season: string;
  readonly building?: string | undefined;
  /** Each paper has a link into its account, which is valid for this many days. */
  readonly linkDays?: number | undefined;
};

export type StatementNeeds = PaperNeeds & {
  readonly workers: Pick<Workers, 'run' | 'size'>;
  /** The mark of demonstration data. */
  readonly mark: string | undefined;
};

const most = 5000;
/** This many papers are written and stored together. */
const atOnce = 20;
const module = new URL('./statement-worker.ts', import.meta.url);
const everything = { limit: null, offset: 0 };

/** Notes of a season as Word documents in bulk: a job that writes them, and a zip of the result. */
export function createStatements(needs: StatementNeeds) {
  const { postgres, jobs, now, audit } = needs;
  return {
    /**
     * Begins to write the notes of a building, point, company or region; with names only if the reader may see them.
     * Throws `no-notes-to-write`, `too-many-statements`, `role-may-not` for links.
     */
    async begin(scope: Scope, { season, linkDays, ...of }: StatementScope): Promise<{ job: string; notes: number }> {
      const asked: NoteFilter = { season, ...of };
      if (linkDays !== undefined && !can(scope, 'heat-link')) throw new Problem('not-allowed', 'role-may-not', { role: scope.role });
      const { total } = await listNotes(postgres, scope, asked, { limit: 0, offset: 0 });
      if (total === 0) throw new Problem('not-found', 'no-notes-to-write', { season });
      if (total > most) throw new Problem('cannot-do', 'too-many-statements', { notes: total, most });
      const job = randomUUID();
      await inTransaction(postgres, async (on) =>
        store.addBatch(on, scope, { job, season, asked, notes: total, linkDays: linkDays ?? null }, now()),
      );
      await audit(scope, {
        action: 'export',
        subject: 'heat-statements',
        region: { where: (await buildingsOfNotes(postgres, scope, asked)).map((building) => `building:${building}` as const) },
        detail: { season, ...of, notes: total, ...(linkDays !== undefined && { linkDays }) },
      });
      return { job: (await jobs.begin(scope, statementsJob, {}, job)).id, notes: total };
    },
    /** Does the work of such a job; when restarted, it continues after what exists. */
    run: (work: JobWork) => writeBatch(needs, work),
    /** The result of a job, as a zip. Throws `no-such-statements`, `heat-statements-unfinished`. */
    async zip(scope: Scope, job: string) {
      const batch = await store.batchOf(postgres, scope, job);
      if (batch === undefined) throw new Problem('not-found', 'no-such-statements', { job });
      if ((await store.papersThere(postgres, checkedByCaller, job)).size < batch.notes)
        throw new Problem('conflict', 'heat-statements-unfinished', { job });
      return { season: batch.season, files: store.papersOf(postgres, checkedByCaller, job) };
    },
  };
}

async function writeBatch(needs: StatementNeeds, { job, scope, progress, signal }: JobWork): Promise<void> {
  const { postgres, workers, mark } = needs;
  const batch = await store.batchOf(postgres, scope, job);
  if (batch === undefined) throw new Problem('not-found', 'no-such-statements', { job });
  const { notes: all } = await listNotes(postgres, scope, batch.asked, everything);
  const notes = all.slice(0, batch.notes);
  const there = await store.papersThere(postgres, checkedByCaller, job);
  const settlements = createSettlements(needs, scope, { ...(batch.linkDays !== null && { linkDays: batch.linkDays }) });
  const keep = async (papers: readonly (Paper & { readonly number: string })[]): Promise<number> => {
    const written = await workers.run<typeof writePapers>(module, 'writePapers', papers, { signal, background: true });
    const files = written.map((bytes, at) => ({ number: papers[at]?.number ?? '', bytes }));
    await store.addPapers(postgres, checkedByCaller, job, files);
    return files.length;
  };
  const waiting: Promise<number>[] = [];
  let done = there.size;
  const tellNext = async (): Promise<void> => {
    done += (await waiting.shift()) ?? 0;
    progress(done, notes.length);
  };
  for (const some of piecesOf(notes.filter(({ number }) => !there.has(number)))) {
    signal.throwIfAborted();
    const told = some.map(async (note) => ({
      ...paperOf(await settlements.of(note, await notesBefore(needs, scope, note)), mark),
      number: note.number,
    }));
    const papers = await Promise.all(told);
    const kept = keep(papers);
    // a failure is reported when its turn comes
    kept.catch(() => undefined);
    waiting.push(kept);
    if (waiting.length > workers.size) await tellNext();
  }
  while (waiting.length > 0) await tellNext();
}

/** A note as a paper with the mark of demonstration data. */
export const paperOf = (told: Settlement, mark: string | undefined): Paper => ({
  ...settlementPaper(told),
  note: mark,
  dated: Date.parse(`${told.day}T00:00:00Z`),
});

/** Notes of one point are kept together: its bills are calculated once. */
function piecesOf(notes: readonly NoteRow[]): NoteRow[][] {
  const sorted = notes.toSorted((a, b) => a.received - b.received || (a.point < b.point ? -1 : a.point > b.point ? 1 : 0));
  return Array.from({ length: Math.ceil(sorted.length / atOnce) }, (_, at) => sorted.slice(at * atOnce, (at + 1) * atOnce));
}
