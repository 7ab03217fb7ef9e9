import type { Cases, GivenReport, ReportedCase } from '#casework/cases/cases.ts';
import { parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Place } from '#platform/place/place.ts';
import { imbalances, sumOf, sumsBy, wasteFields, type KindReported, type MonthReported, type WasteSum } from './waste-sums.ts';

/** The procedure whose sites report, and its report. */
const sites = { procedure: 'green-site', report: 'monthly' } as const;

/** Months whose first day is in [from, to); for a place and those within it, or everything in the scope. */
export type WasteQuestion = { readonly from: string; readonly to: string; readonly region?: string | undefined };

export type SiteWaste = WasteSum & {
  readonly case: string;
  /** The name of the site in its case; empty if not given. */
  readonly site: string;
  readonly organisation: string | null;
  readonly region: string;
  /** Months reported, and months owed, within the range. */
  readonly months: number;
  readonly missing: number;
};

export type WasteAnswer = {
  readonly sites: readonly SiteWaste[];
  readonly places: readonly (WasteSum & { readonly region: string; readonly name: string })[];
  readonly kinds: readonly (WasteSum & { readonly kind: string })[];
  readonly months: readonly (WasteSum & { readonly period: string })[];
  readonly total: WasteSum;
  /** As reported, oldest first. */
  readonly reported: readonly MonthReported[];
  readonly findings: readonly Finding[];
};

/**
 * Waste of building sites, from their monthly reports: made, reused, disposed of, stored, in t.
 * @example await createSiteWaste(needs).waste(scope, { from: '2026-01-01', to: '2027-01-01', region: '140300' }) // { total: { made: … } }
 */
export function createSiteWaste({ cases, place }: { readonly cases: Pick<Cases, 'reported'>; readonly place: Pick<Place, 'places'> }) {
  return {
    /** Throws `date-bad`, `days-reversed`. */
    async waste(scope: Scope, { from, to, region }: WasteQuestion): Promise<WasteAnswer> {
      for (const date of [from, to]) if (parseDay(date) === null) throw new Problem('bad-input', 'date-bad', { date });
      if (to < from) throw new Problem('bad-input', 'days-reversed', { from, to });
      const isWithin = (period: string): boolean => `${period}-01` >= from && `${period}-01` < to;
      const found = (await cases.reported(scope, { ...sites, region })).map((one) => ({
        ...one,
        reports: one.reports.filter(({ period }) => isWithin(period)),
        owed: one.owed.filter(isWithin),
      }));
      const reported = found.flatMap((one) => one.reports.map((report) => monthOf(one, report)));
      const names = new Map((await place.places(null)).map(({ code, name }) => [code, name]));
      return {
        sites: found.filter(({ reports, owed }) => reports.length + owed.length > 0).map((one) => siteOf(one, reported)),
        places: sumsBy('region', flat(reported), (one) => one.region).map((sum) => ({ ...sum, name: names.get(sum.region) ?? sum.region })),
        kinds: sumsBy(
          'kind',
          reported.flatMap(({ kinds }) => kinds),
          ({ kind }) => kind,
        ),
        months: sumsBy('period', flat(reported), ({ period }) => period),
        total: sumOf(reported.map(({ whole }) => whole)),
        reported,
        findings: [...(reported.length === 0 ? [noReport] : []), ...imbalances(reported), ...missingIn(found)],
      };
    },
  };
}

export type SiteWastes = ReturnType<typeof createSiteWaste>;

/** No site made anything, or none has been reported: since the two cannot be distinguished, no sum is known. */
const noReport: Finding = { code: 'waste-not-reported', severity: 'warning', evidence: {} };

const flat = (months: readonly MonthReported[]) => months.map(({ whole, region, period }) => ({ ...whole, region, period }));

const missingIn = (found: readonly Pick<ReportedCase, 'case' | 'owed'>[]): Finding[] =>
  found.flatMap(({ case: code, owed }) =>
    owed.map((period) => ({ code: 'waste-month-missing', severity: 'warning', evidence: { case: code, period } })),
  );

const textOf = (value: unknown): string | null => (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value) ? value : null);

function monthOf({ case: code, region }: ReportedCase, { period, fields }: GivenReport): MonthReported {
  const whole = Object.fromEntries(wasteFields.map((field) => [field, textOf(fields[field])])) as MonthReported['whole'];
  const rows = Array.isArray(fields['byKind']) ? (fields['byKind'] as Readonly<Record<string, unknown>>[]) : [];
  const kinds = rows.map(
    (row) =>
      ({
        kind: typeof row['kind'] === 'string' ? row['kind'] : '',
        ...Object.fromEntries(wasteFields.map((field) => [field, textOf(row[field])])),
      }) as KindReported,
  );
  return { case: code, region, period, whole, kinds };
}

function siteOf({ case: code, organisation, region, fields, reports, owed }: ReportedCase, reported: readonly MonthReported[]): SiteWaste {
  const own = reported.filter((one) => one.case === code).map(({ whole }) => whole);
  const site = typeof fields['site'] === 'string' ? fields['site'] : '';
  return { case: code, site, organisation, region, months: reports.length, missing: owed.length, ...sumOf(own) };
}
