import { moneyOf } from '#kernel/money.ts';
import type { Standing } from './public/note.ts';
import type { CloseAnswer } from './note-store.ts';
import { notesHash } from './notes-hash.ts';
import { type PointStand, pointSums } from './season/point-stand.ts';

/** What a close found: who is billed what, and who is held. */
export type Billed = {
  readonly stands: Standing[];
  readonly held: { household: string; point: string; code: string }[];
  readonly points: CloseAnswer['points'][number][];
  /** Points without the season: none of their notes are affected. */
  readonly left: string[];
  /** Households with partly estimated heat. */
  readonly estimated: string[];
  readonly doubts: PointStand['doubts'][number][];
};

/** The result of a close that issues these, or would. */
export function answerOf(
  billed: Billed,
  unchanged: number,
  told: readonly (Pick<Standing, 'amounts'> & Parameters<typeof notesHash>[0][number])[],
): CloseAnswer {
  return {
    unchanged,
    hash: notesHash(told),
    notes: told.length,
    held: billed.held,
    points: billed.points,
    total: moneyOf(pointSums(billed.stands).total),
    issuedTotal: moneyOf(pointSums(told).total),
    findings: findingsOf(billed),
  };
}

/** Doubts about a bill that a close reports too; others are reasons why a bill is held, which are reported individually. */
const toldOfClose: ReadonlySet<string> = new Set(['meter-overdue', 'heat-while-stopped', 'point-below-households', 'nobody-supplied']);

function findingsOf({ held, left, estimated: some, doubts }: Billed): CloseAnswer['findings'][number][] {
  const found: CloseAnswer['findings'][number][] = [];
  if (held.length > 0) found.push({ code: 'heat-close-held', evidence: { households: held.length, first: held[0]?.household ?? '' } });
  if (left.length > 0) found.push({ code: 'heat-close-no-season', evidence: { points: left.length, first: left[0] ?? '' } });
  const estimated = new Set(some);
  const [first] = estimated;
  if (first !== undefined) found.push({ code: 'heat-close-estimated', evidence: { households: estimated.size, first } });
  for (const [code, own] of Map.groupBy(doubts, ({ code }) => code)) {
    const about = new Set(own.map(({ of }) => of));
    if (toldOfClose.has(code)) found.push({ code, evidence: { about: 'close', count: about.size, first: own[0]?.of ?? '' } });
  }
  return found;
}
