import type { Cases, GivenReport, ReportedCase } from '#casework/cases/cases.ts';
import { parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Place } from '#platform/place/place.ts';
import { siteIntensity, type SiteIntensity, type WasteLimits } from './site-intensity.ts';
import { wasteYear, type CountedSite, type WasteYear } from './waste-year.ts';
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
  /** Floor area that is built, m²; null if not given. */
  readonly areaM2: string | null;
  /** Items of the smart site that its last check found; null if it was never checked. */
  readonly smart: readonly string[] | null;
  /** Since the site began, up to the end of the range. */
  readonly intensity: SiteIntensity;
};

/** A row of the table of the year: a place, or all of it together. */
export type PlaceYear = WasteYear & { readonly region: string | null; readonly name: string | null };

export type WasteAnswer = {
  readonly sites: readonly SiteWaste[];
  readonly places: readonly (WasteSum & { readonly region: string; readonly name: string })[];
  readonly kinds: readonly (WasteSum & { readonly kind: string })[];
  readonly months: readonly (WasteSum & { readonly period: string })[];
  readonly total: WasteSum;
  /** By place, then all together. */
  readonly year: readonly PlaceYear[];
  /** Names of the items of a smart site, by key. */
  readonly items: ReadonlyMap<string, Names>;
  /** As reported, oldest first. */
  readonly reported: readonly MonthReported[];
  readonly findings: readonly Finding[];
};

/**
 * Waste of building sites, from their monthly reports: made, reused, disposed of, stored, in t.
 * @example await createSiteWaste(needs).waste(scope, { from: '2026-01-01', to: '2027-01-01', region: '140300' }) // { total: { made: … } }
 */
export function createSiteWaste(needs: SiteWasteNeeds) {
  const { cases, place } = needs;
  return {
    /** Throws `date-bad`, `days-reversed`. */
    async waste(scope: Scope, { from, to, region }: WasteQuestion): Promise<WasteAnswer> {
      for (const date of [from, to]) if (parseDay(date) === null) throw new Problem('bad-input', 'date-bad', { date });
      if (to < from) throw new Problem('bad-input', 'days-reversed', { from, to });
      const isWithin = (period: string): boolean => `${period}-01` >= from && `${period}-01` < to;
      const all = await cases.reported(scope, { ...sites, region });
      const found = all.map((one) => ({
        ...one,
        reports: one.reports.filter(({ period }) => isWithin(period)),
        owed: one.owed.filter(isWithin),
      }));
      const reported = found.flatMap((one) => one.reports.map((report) => monthOf(one, report)));
      const names = new Map((await place.places(null)).map(({ code, name }) => [code, name]));
      const { limits, reuseTarget, items } = knownOf(needs);
      const lives = new Map(all.map((one) => [one.case, lifeOf(one, to, limits)]));
      const shown = found
        .filter(({ reports, owed }) => reports.length + owed.length > 0)
        .map((one) => ({ ...siteOf(one, reported), ...(lives.get(one.case) as SiteLife) }));
      const total = sumOf(flat(reported));
      const yearOf = (of: readonly CountedSite[], sum: WasteSum): WasteYear =>
        wasteYear(of, sum, { items: [...items.keys()], reuseTarget });
      const regions = [...new Set(shown.map((one) => one.region))].toSorted();
      return {
        sites: shown,
        year: [
          ...regions.map((code) => ({
            region: code,
            name: names.get(code) ?? code,
            ...yearOf(
              shown.filter((one) => one.region === code),
              sumOf(flat(reported).filter((one) => one.region === code)),
            ),
          })),
          { region: null, name: null, ...yearOf(shown, total) },
        ],
        items,
        places: sumsBy('region', flat(reported), (one) => one.region).map((sum) => ({ ...sum, name: names.get(sum.region) ?? sum.region })),
        kinds: sumsBy(
          'kind',
          reported.flatMap(({ case: code, period, kinds }) => kinds.map((one) => ({ ...one, case: code, period }))),
          ({ kind }) => kind,
        ),
        months: sumsBy('period', flat(reported), ({ period }) => period),
        total,
        reported,
        findings: [
          ...(reported.length === 0 ? [noReport] : []),
          ...imbalances(reported),
          ...missingIn(found),
          ...(reuseTarget === null ? [targetNeeded] : []),
        ],
      };
    },
  };
}

export type SiteWastes = ReturnType<typeof createSiteWaste>;

type Names = { readonly zh: string; readonly en: string };

export type SiteWasteNeeds = {
  readonly cases: Pick<Cases, 'reported'>;
  readonly place: Pick<Place, 'places'>;
  readonly knowledge: Pick<Knowledge, 'find'>;
  readonly now: () => number;
};

/** No document that is loaded sets a share of reuse: the city states its own. */
const targetNeeded: Finding = { code: 'waste-target-needed', severity: 'info', evidence: {} };

/** Limits and target of today, and the items that a check of a site may find. */
function knownOf({ knowledge, now }: SiteWasteNeeds) {
  const on = { on: today(now()), ...asOfNow };
  const value = (name: string): number | null => knowledge.find('coefficient', `construction-waste/${name}`, on)?.value ?? null;
  const limits: WasteLimits = { usual: value('limit'), prefab: value('limit-prefab') };
  const options = knowledge.find('procedure', sites.procedure, on)?.fields['smart']?.options ?? {};
  const named: [string, Names][] = Array.isArray(options)
    ? options.map((key) => [key, { zh: key, en: key }])
    : Object.entries(options as Procedure['states'] & Record<string, Names>);
  return { limits, reuseTarget: value('reuse-target'), items: new Map(named) };
}

type SiteLife = Pick<SiteWaste, 'areaM2' | 'smart' | 'intensity'>;

/** What is compared with the limit is all that a site made until a day, whichever months are asked for. */
function lifeOf(one: ReportedCase, to: string, limits: WasteLimits): SiteLife {
  const isBefore = (period: string): boolean => `${period}-01` < to;
  const reported = one.reports.filter(({ period }) => isBefore(period)).map((report) => monthOf(one, report));
  const areaM2 = textOf(one.fields['area']);
  const { smart, prefab } = one.fields;
  const isPrefab = typeof prefab === 'boolean' ? prefab : null;
  return {
    areaM2,
    smart: Array.isArray(smart) ? smart.filter((item) => typeof item === 'string') : null,
    intensity: siteIntensity({ areaM2, isPrefab, reported, missing: one.owed.filter(isBefore).length }, limits),
  };
}

/** No site made anything, or none has been reported: since the two cannot be distinguished, no sum is known. */
const noReport: Finding = { code: 'waste-not-reported', severity: 'warning', evidence: {} };

const flat = (months: readonly MonthReported[]) =>
  months.map(({ case: code, whole, region, period }) => ({ ...whole, case: code, region, period }));

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

function siteOf(
  { case: code, organisation, region, fields, reports, owed }: ReportedCase,
  reported: readonly MonthReported[],
): Omit<SiteWaste, keyof SiteLife> {
  const own = flat(reported.filter((one) => one.case === code));
  const site = typeof fields['site'] === 'string' ? fields['site'] : '';
  return { case: code, site, organisation, region, months: reports.length, missing: owed.length, ...sumOf(own) };
}
