import type { CaseStanding } from '#casework/cases/cases.ts';
import { exactSum } from './exact-sums.ts';
import { enteredOn, numberIn, reviewStateOf, textIn } from './facts.ts';

/** A review that was decided in a year. */
export type DecidedReview = {
  readonly case: string;
  readonly number: string | null;
  readonly decidedOn: string;
  readonly outcome: 'passed' | 'refused';
  readonly project: string | null;
  /** The project's name in the report. */
  readonly subject: string | null;
  readonly organisation: string | null;
  readonly region: string;
  readonly areaM2: number | null;
  readonly kwh: number | null;
  /** By equivalent and by equal value, as calculated when it was reviewed. */
  readonly tce: number | null;
  readonly tceEqual: number | null;
  readonly reviewer: string | null;
  readonly conditions: string | null;
  readonly state: string;
  readonly acceptance: string | null;
  readonly acceptedOn: string | null;
};

export type ReviewsOfYear = {
  /** By day of decision. */
  readonly rows: readonly DecidedReview[];
  readonly passed: number;
  readonly refused: number;
  /** Accepted in the year, whenever they were decided. */
  readonly accepted: number;
  /** Of those that passed; null if one of them has no figure, or none passed. */
  readonly kwh: number | null;
  readonly tce: number | null;
  readonly tceEqual: number | null;
};

/** The reviews that were decided in a year: passed, or refused. */
export function reviewsOf(cases: readonly CaseStanding[], year: number): ReviewsOfYear {
  const rows = cases
    .flatMap((one) => decidedIn(one) ?? [])
    .filter(({ decidedOn }) => decidedOn.startsWith(`${year}-`))
    .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : a.case < b.case ? -1 : 1));
  const passed = rows.filter(({ outcome }) => outcome === 'passed');
  const sum = (key: 'kwh' | 'tce' | 'tceEqual'): number | null =>
    passed.length === 0 || passed.some((one) => one[key] === null)
      ? null
      : exactSum(
          passed.map((one) => one[key] ?? 0),
          key === 'kwh' ? 'quantity' : 'tce',
        );
  return {
    rows,
    passed: passed.length,
    refused: rows.length - passed.length,
    accepted: cases.filter((one) => enteredOn(one, 'accepted')?.startsWith(`${year}-`) === true).length,
    kwh: sum('kwh'),
    tce: sum('tce'),
    tceEqual: sum('tceEqual'),
  };
}

function decidedIn(one: CaseStanding): DecidedReview | null {
  const { fields, numbers } = one;
  const approvedOn = enteredOn(one, 'approved');
  const decidedOn = approvedOn ?? (reviewStateOf(one.state) === 'not-passed' ? enteredOn(one, 'refused') : null);
  if (decidedOn === null) return null;
  return {
    case: one.case,
    number: numbers['opinion'] ?? null,
    decidedOn,
    outcome: approvedOn === null ? 'refused' : 'passed',
    project: one.project,
    subject: textIn(fields['subject']),
    organisation: one.organisation,
    region: one.region,
    areaM2: numberIn(fields['area']),
    kwh: numberIn(fields['electricity']),
    tce: numberIn(fields['tce']),
    tceEqual: numberIn(fields['tceEqual']),
    reviewer: textIn(fields['reviewer']),
    conditions: textIn(fields['conditions']),
    state: one.state,
    acceptance: numbers['acceptance'] ?? null,
    acceptedOn: enteredOn(one, 'accepted'),
  };
}
