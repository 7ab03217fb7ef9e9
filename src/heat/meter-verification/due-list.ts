import type { Carrier } from '#kernel/carrier.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { PiecesFor } from './judgement.ts';
import { type Piece, pieceOn } from './pieces.ts';
import { deviceInstalled, isThere } from './placed.ts';
import { stateOn } from './rule.ts';
import { type VerificationState, verificationStates } from './codes.ts';

/** A meter on a day: the certificate that applies, and the resulting state. */
export type JudgedMeter = {
  readonly meter: string;
  readonly carrier: Carrier;
  readonly building: string | null;
  /** When the device in place was installed; null if unknown. */
  readonly device: string | null;
  /** Whole years since then; null if unknown. */
  readonly age: number | null;
  readonly certificate: string | null;
  readonly verified: string | null;
  /** The first day on which its certificate is no longer valid. */
  readonly due: string | null;
  readonly state: VerificationState;
  readonly indicative: boolean;
};

export type DueList = {
  readonly meters: readonly JudgedMeter[];
  /** The total number listed. */
  readonly total: number;
  /** Over all selected meters, regardless of their state. */
  readonly counts: Readonly<Record<VerificationState, number>>;
  /** If filtered by age: how many are left out because their installation day is unknown; otherwise null. */
  readonly ageUnknown: number | null;
};

type DuePage = {
  readonly on: string;
  /** The last day that counts as soon. */
  readonly soon: string;
  /** The device in place was installed at least this many years ago. */
  readonly age?: number | undefined;
  readonly state?: VerificationState | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** What is known of meters; the meters are ordered by code. */
export type Known = { readonly meters: readonly MeterFacts[]; readonly piecesFor: PiecesFor };

/** A meter with its ruling; details are only filled in if it is listed. */
type Judged = { readonly meter: MeterFacts; readonly state: VerificationState; readonly piece: Piece };

/** Meters that exist on a day with their states: first those that require action, then those that end first, then by code. */
export function dueList({ meters, piecesFor }: Known, { on, soon, age, state, limit, offset }: DuePage): DueList {
  const byState = new Map<VerificationState, Judged[]>(verificationStates.map((one) => [one, []]));
  const before = age === undefined ? null : monthsBefore(on, age * 12);
  let ageUnknown = 0;
  for (const meter of meters) {
    if (!isThere(meter, on)) continue;
    if (before !== null) {
      const installed = deviceInstalled(meter, on);
      if (installed === null) ageUnknown += 1;
      if (installed === null || installed > before) continue;
    }
    const piece = pieceOn(piecesFor(meter), on);
    const of = stateOn(piece, on, soon);
    byState.get(of)?.push({ meter, state: of, piece });
  }
  const wanted = verificationStates.filter((one) => state === undefined || one === state).map((one) => byState.get(one) ?? []);
  const counts = Object.fromEntries([...byState].map(([one, found]) => [one, found.length])) as Record<VerificationState, number>;
  const page = pageOf(wanted, offset, limit).map((judged) => present(judged, on));
  const total = wanted.reduce((sum, found) => sum + found.length, 0);
  return { meters: page, total, counts, ageUnknown: before === null ? null : ageUnknown };
}

const monthsBefore = (day: string, months: number): string => dayText(addMonths(parseDay(day) ?? 0, -months));

/** Whole years from one day to a later one. @example yearsFrom('2020-02-29', '2021-02-28') // 0 */
function yearsFrom(first: string, last: string): number {
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  return first <= monthsBefore(last, years * 12) ? years : years - 1;
}

function present({ meter, state, piece: { certificate, due, indicative } }: Judged, on: string): JudgedMeter {
  const device = deviceInstalled(meter, on);
  return {
    meter: meter.code,
    carrier: meter.carrier,
    building: meter.building,
    device,
    age: device === null ? null : yearsFrom(device, on),
    certificate: certificate?.certificate ?? null,
    verified: certificate?.verified ?? null,
    due,
    state,
    indicative,
  };
}

/** A page of concatenated groups; only the groups that it covers are sorted. */
function pageOf(groups: readonly (readonly Judged[])[], offset: number, limit: number): Judged[] {
  const page: Judged[] = [];
  let skip = offset;
  for (const group of groups) {
    if (page.length >= limit) break;
    if (skip < group.length) page.push(...inOrder(group).slice(skip, skip + limit - page.length));
    skip = Math.max(0, skip - group.length);
  }
  return page;
}

function inOrder(group: readonly Judged[]): readonly Judged[] {
  if (group.every(({ piece }) => piece.due === null)) return group;
  return group.toSorted(({ piece: { due: a } }, { piece: { due: b } }) => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1));
}
