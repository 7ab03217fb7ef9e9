import { randomUUID } from 'node:crypto';
import { inTransaction } from '#platform/imports/imports.ts';
import type { JobWork } from '#platform/jobs/jobs.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { decimalText } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { refuseNotLatest } from '#kernel/seen.ts';
import { today } from '#kernel/today.ts';
import { answerOf, type Billed } from './close-answer.ts';
import { isAtWork } from './season/ended-close.ts';
import type { NoteNeeds, PointScope } from './needs.ts';
import { notesHash, notesText } from './notes-hash.ts';
import { type Issued, isSame, keyOf, type NewNote, nothing, notesOf, numberOf, shownAmounts } from './public/note.ts';
import * as store from './note-store.ts';
import { estimatedOf, pointSums, standingsOf } from './season/point-stand.ts';
import { pointStands } from './season/touched.ts';

export const closeJob = 'heat-close';

/** `knownAt`: what would have been issued by what was known then; nothing is issued. */
export type CloseGiven = PointScope & {
  readonly season: string;
  readonly preview?: boolean | undefined;
  readonly knownAt?: string | undefined;
  /** The hash of the preview that was read: nothing is issued if the notes would be different now. */
  readonly seen?: string | undefined;
};

/** The input of such a job: it refers to what was known then, even if restarted. */
type CloseInput = AsOf & {
  readonly of: PointScope;
  readonly season: string;
  readonly preview: boolean;
  readonly day: string;
  readonly seen?: string;
};

/**
 * Begins to close a season, or to preview that. Throws `no-such-settlement-point`, `nothing-to-close`, `season-missing`, `season-open`,
 * `seen-missing`, `heat-close-running`. @returns the job's id
 */
export async function beginClose(
  needs: NoteNeeds,
  scope: Scope,
  { season, preview: asked = false, knownAt, seen, ...of }: CloseGiven,
): Promise<string> {
  const { postgres, jobs, heatBilling, now } = needs;
  const at = now();
  const known = asOf(at, knownAt);
  const preview = asked || knownAt !== undefined;
  const points = await pointsAsked(needs, scope, of);
  const seasons = await heatBilling.calculator(season, known).seasonsOf(points.map(({ code }) => code));
  const day = today(Math.min(known.received, at));
  const open = seasons.find(({ to }) => day < to);
  if (open !== undefined && !preview) throw new Problem('cannot-do', 'season-open', { season, region: open.region, to: open.to });
  const job = randomUUID();
  // what the notes are now is shown by a preview, which is a job of its own
  if (!preview && seen === undefined) throw new Problem('bad-input', 'seen-missing', { season, latest: '—' });
  const companies = [...new Set(points.map(({ company }) => company))];
  const input: CloseInput = { of, season, preview, day, ...(seen !== undefined && { seen }), ...known };
  return inTransaction(postgres, async (on) => {
    // another close of the season waits here until this one is known as a job
    const others = await store.beginClose(on, scope, { job, season, companies, preview }, at);
    for (const other of others)
      if (await isAtWork(needs, other)) throw new Problem('conflict', 'heat-close-running', { season, job: other });
    return (await jobs.begin(scope, closeJob, input, job)).id;
  });
}

async function pointsAsked({ heatSupply }: NoteNeeds, scope: Scope, of: PointScope) {
  if (of.point !== undefined) await heatSupply.points.get(scope, of.point, {});
  const points = await heatSupply.points.named(scope, of);
  if (points.length === 0) throw new Problem('not-found', 'nothing-to-close', {});
  return points;
}

/**
 * Does the work of such a job: everything is calculated, then issued in batches of notes, in order. If the notes that were read differ from
 * those that would be issued, throws `seen-not-latest` without having issued anything.
 */
export async function runClose(needs: NoteNeeds, work: JobWork): Promise<void> {
  const { job, scope } = work;
  // stored by `begin`
  const input = work.input as unknown as CloseInput;
  await inTransaction(needs.postgres, (on) => store.seasonFree(on, wholeProgram, input.season));
  const points = await pointsAsked(needs, scope, input.of);
  const codes = points.map(({ code }) => code);
  // no other close of the season is running: earlier notes are read while bills are calculated
  const { company: asked } = input.of;
  const companies = [...new Set([...points.map(({ company }) => company), ...(asked === undefined ? [] : [asked])])];
  await store.keepClose(needs.postgres, scope, { job, season: input.season, companies, preview: input.preview }, input.recorded);
  const [billed, sums] = await Promise.all([
    billAll(needs, input, codes, work),
    store.issuedSums(needs.postgres, checkedByCaller, input, companies),
  ]);
  const others = [...new Set(billed.stands.map(({ company }) => company))].filter((one) => !companies.includes(one));
  const all = others.length === 0 ? sums : [...sums, ...(await store.issuedSums(needs.postgres, checkedByCaller, input, others))];
  const { alike, issued: before } = await issuedInScope(needs, input, codes, { billed, all });
  const moved = billed.stands.filter((one) => !alike.has(keyOf(one)));
  // what this close issued before its program ended does not count as unchanged
  const already = await issuedCount(needs, job);
  const { notes, unchanged } = notesOf(moved, before, alike.size - already);
  // once it has begun to issue, its notes have been checked against what was read
  if (already === 0) refuseNotLatest(input.seen, notesHash(notes), notesText(notes), { season: input.season });
  if (input.preview) await keepPreview(needs, job, input, notes, answerOf(billed, unchanged, notes));
  else {
    const issues = notesByCompany(notes);
    const told = already === 0 ? issues.flat() : [...(await issuedBy(needs, job)), ...issues.flat()];
    await issueAll(needs, work, input, issues, answerOf(billed, unchanged, told));
  }
  if (!input.preview)
    await needs.audit(scope, {
      action: 'heat-close',
      subject: `season:${input.season}`,
      region: { where: codes.map((code) => `settlement-point:${code}` as const) },
      detail: { job, notes: already + notes.length, ...input.of },
    });
}

const issuedCount = async ({ postgres }: NoteNeeds, job: string): Promise<number> =>
  (await store.listNotes(postgres, programScope, { job }, { limit: 0, offset: 0 })).total;

const issuedBy = async ({ postgres }: NoteNeeds, job: string) =>
  (await store.listNotes(postgres, programScope, { job }, { limit: null, offset: 0 })).notes;

async function billAll(needs: NoteNeeds, { season, ...input }: CloseInput, codes: readonly string[], work: JobWork): Promise<Billed> {
  const { received, recorded } = input;
  const progress = (done: number, all: number): void => {
    work.signal.throwIfAborted();
    work.progress(done, all);
  };
  const billed: Billed = { stands: [], held: [], points: [], left: [], estimated: [], doubts: [] };
  for (const one of await pointStands(needs, codes, { season, known: { received, recorded }, progress })) {
    const { point } = one;
    if ('problem' in one) {
      if (one.problem.code === 'season-missing') billed.left.push(point);
      else for (const household of one.households) billed.held.push({ household, point, code: one.problem.code });
      continue;
    }
    const stands = standingsOf(one);
    billed.stands.push(...stands);
    billed.estimated.push(...estimatedOf(one));
    billed.doubts.push(...one.doubts);
    for (const { household, code } of one.held) billed.held.push({ household, point, code });
    const { quantity, metered, total } = pointSums(stands);
    const sums = { quantity: Number(decimalText(quantity, 4)), metered: moneyOf(metered), total: moneyOf(total) };
    billed.points.push({ point, method: one.method, ...sums });
  }
  return billed;
}

type BilledBeside = { readonly billed: Billed; readonly all: readonly store.IssuedSums[] };

/** Accounts whose notes add up to the current bill (`alike`), and what was issued to the others. */
type Beside = { readonly alike: ReadonlySet<string>; readonly issued: Issued[] };

/**
 * What was issued before to those this close bills, and to those without a current bill. A held household keeps its notes; one that moved
 * behind a point outside this close is left to the close of that point.
 */
async function issuedInScope(
  needs: NoteNeeds,
  { of }: CloseInput,
  codes: readonly string[],
  { billed, all }: BilledBeside,
): Promise<Beside> {
  const [mine, kept] = [new Set(codes), new Set(billed.held.map(({ household }) => household))];
  const stands = new Map(billed.stands.map((one) => [keyOf(one), one]));
  const own = new Set(billed.stands.map(({ household }) => household));
  const isAlike = (one: store.IssuedSums): boolean => isSame(stands.get(keyOf(one))?.amounts ?? nothing, one.amounts);
  const [alike, others] = [new Set<string>(), [] as store.IssuedSums[]];
  for (const one of all)
    if (own.has(one.household) && isAlike(one)) alike.add(keyOf(one));
    else if (!kept.has(one.household) || own.has(one.household)) others.push(one);
  const issued = await store.withLast(needs.postgres, checkedByCaller, others);
  const left = new Set(billed.left);
  const open = issued.filter(({ household, point }) => !own.has(household) && !left.has(point));
  const isWhole = of.point === undefined && of.region === undefined;
  const now = isWhole
    ? new Map<string, string>()
    : await needs.heatSupply.households.pointsNow([...new Set(open.map((one) => one.household))]);
  const gone = open.filter(({ household, point }) => isWhole || (mine.has(point) && mine.has(now.get(household) ?? point)));
  return { alike, issued: [...issued.filter(({ household }) => own.has(household)), ...gone] };
}

async function keepPreview(
  { postgres }: NoteNeeds,
  job: string,
  { season, day }: CloseInput,
  notes: readonly NewNote[],
  answer: store.CloseAnswer,
) {
  await inTransaction(postgres, async (on) => {
    const next = new Map<string, number>();
    const shown: object[] = [];
    for (const note of notes) {
      const sequence = next.get(note.company) ?? (await store.nextSequence(on, wholeProgram, note.company, season));
      next.set(note.company, sequence + 1);
      const numbered = { number: numberOf(note.company, season, sequence), day, due: dueOn(day, note.dueDays) };
      const changed = { issued: moneyOf(note.before), now: moneyOf(note.before + note.amounts.total), causes: note.causes };
      shown.push({ ...shownNote(note), ...numbered, changed });
    }
    await store.keepDrafts(on, checkedByCaller, job, shown);
    await store.endClose(on, checkedByCaller, job, answer);
  });
}

/** A note as returned in responses, without its number and days. */
export const shownNote = ({
  kind,
  company,
  point,
  household,
  account,
  amounts,
  stands,
}: Omit<NewNote, 'dueDays' | 'before' | 'causes'>) => ({
  kind,
  company,
  point,
  household,
  account,
  ...shownAmounts(amounts),
  stands,
});

const dueOn = (day: string, days: number | null): string | null => (days === null ? null : dayText((parseDay(day) ?? 0) + days));

const notesByCompany = (notes: readonly NewNote[]): NewNote[][] => [...Map.groupBy(notes, ({ company }) => company).values()];

/** Issues notes in batches; the overall result is stored with the last batch, so that once all notes are visible the close is finished. */
async function issueAll(
  needs: NoteNeeds,
  work: JobWork,
  { season, day, received, recorded }: CloseInput,
  issues: readonly (readonly NewNote[])[],
  answer: store.CloseAnswer,
) {
  const { postgres, notesAtOnce = 1000 } = needs;
  const total = issues.reduce((sum, own) => sum + own.length, 0);
  const issuing = { season, day, job: work.job, received, recorded, dueOn: (days: number | null) => dueOn(day, days) };
  let done = 0;
  if (total === 0) await store.endClose(postgres, checkedByCaller, work.job, answer);
  for (const own of issues)
    for (let at = 0; at < own.length; at += notesAtOnce) {
      work.signal.throwIfAborted();
      const some = own.slice(at, at + notesAtOnce);
      const isLast = done + some.length === total;
      await inTransaction(postgres, async (on) => {
        await store.issue(on, work.scope, some, issuing);
        if (isLast) await store.endClose(on, checkedByCaller, work.job, answer);
      });
      done += some.length;
      work.progress(done, total);
    }
}
