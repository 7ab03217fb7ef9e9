import type { Carrier } from '#kernel/carrier.ts';
import { comparedUse, type HowCompared, type Reason } from '#supervision/benchmarking/public/assess.ts';
import { isByCity, type YearOfBuilding } from '#supervision/benchmarking/facts.ts';
import { intensityOf } from '#supervision/benchmarking/public/intensity.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { gapsOf, type Gap } from './facts.ts';
import { heatingKind, type HeatingKinds } from './heating-kind.ts';

/** How a building is judged against the constraint and leading values in force. */
type Quota = YearBuilding['quota'];
export type Verdict = Quota['verdict'];

/** One building of the stock in a year: what it is, its use, how it is judged, what is missing. */
export type StockRow = {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly use: string | null;
  /** The kind of heating as a code of knowledge (`electricity`, `heat` …); null if none is stated, `other` if the word is not known. */
  readonly heating: string | null;
  readonly organisation: string | null;
  readonly floorAreaM2: number | null;
  /** The year's use of what is compared, as measured; null if nothing was. */
  readonly value: number | null;
  /** Only for a year that is measured well; part of a year gives no yearly intensity. */
  readonly intensity: number | null;
  readonly coverage: number;
  /** Compared with the year before (0.1: a tenth more); null unless both years are measured well. */
  readonly change: number | null;
  /** Why it is not ranked; null if it is. */
  readonly reason: Reason | null;
  readonly verdict: Verdict;
  readonly indicative: boolean;
  /** Formal because the city has confirmed what it is based on. */
  readonly byCity: boolean;
  /** The carrier that the verdict is based on: `corrected` against `constraint`, both in `quotaUnit`. */
  readonly carrier: Carrier | null;
  readonly corrected: number | null;
  readonly constraint: number | null;
  readonly leading: number | null;
  readonly quotaUnit: string | null;
  /** Corrected over constraint, less 1: 0.2 is a fifth too much. */
  readonly excess: number | null;
  readonly gaps: readonly Gap[];
};

/** A building's year as a row of the list. */
export function stockRow({ building, uses, before, quota }: YearBuilding, how: HowCompared, kinds: HeatingKinds): StockRow {
  const { code, name, region, use, floorAreaM2, fields } = building;
  const now = comparedUse(building, uses, how);
  const measured = 'reason' in now ? { value: null, coverage: 0 } : now;
  const reason = reasonOf(building, now);
  return {
    code,
    name,
    region,
    use,
    heating: heatingKind(fields['heating'], kinds),
    organisation: typeof fields['organisation'] === 'string' && fields['organisation'] !== '' ? fields['organisation'] : null,
    floorAreaM2,
    ...measured,
    intensity: reason === null ? intensityOf(measured.value, floorAreaM2) : null,
    change: changeOf(now, comparedUse(building, before, how)),
    reason,
    ...judgedOf(quota),
    gaps: gapsOf(building, uses),
  };
}

type Counted = ReturnType<typeof comparedUse>;

function reasonOf({ use, floorAreaM2 }: YearOfBuilding, now: Counted): Reason | null {
  if ('reason' in now) return now.reason;
  if (use === null) return 'use-missing';
  if (floorAreaM2 === null) return 'area-missing';
  return now.value === null || now.coverage < coverageToRank ? 'coverage-low' : null;
}

/** The change of the use itself: a change of area is not a change of use. */
function changeOf(now: Counted, before: Counted): number | null {
  if ('reason' in now || 'reason' in before || now.value === null || before.value === null || before.value <= 0) return null;
  return Math.min(now.coverage, before.coverage) < coverageToRank ? null : now.value / before.value - 1;
}

function judgedOf(quota: Quota) {
  const { verdict, indicative, parts } = quota;
  const part = parts.find((one) => one.verdict === verdict) ?? parts[0];
  return {
    verdict,
    indicative: indicative && verdict !== 'unknown',
    byCity: isByCity(quota),
    carrier: part?.carrier ?? null,
    corrected: part?.corrected ?? null,
    constraint: part?.constraint ?? null,
    leading: part?.leading ?? null,
    quotaUnit: part?.unit ?? null,
    excess: part === undefined ? null : excessOf(part),
  };
}

function excessOf({ corrected, constraint }: Quota['parts'][number]): number | null {
  return corrected === null || constraint === null || constraint <= 0 ? null : corrected / constraint - 1;
}
