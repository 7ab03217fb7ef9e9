import type { Cases, GivenReport, ReportedCase } from '#casework/cases/cases.ts';
import { parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { asOf, asOfNow } from '#kernel/as-of.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { isFormal, type Procedure } from '#platform/knowledge/facts.ts';
import type { Place } from '#platform/place/place.ts';
import { siteIntensity, type SiteIntensity, type WasteLimit, type WasteLimits } from './site-intensity.ts';
import { wasteYear, type CountedSite, type WasteYear } from './waste-year.ts';
import { imbalances } from './waste-balance.ts';
import {
  type Amounts,
  type KindReported,
  type MonthReported,
  sumOf,
  sumsBy,
  sumsByKind,
  wasteFields,
  type WasteSum,
  wholeMonths,
} from './waste-sums.ts';

/** A decimal of a case; null if it is none. */
const amountText = (value: unknown): string | null => (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value) ? value : null);

const amountsOf = (fields: Readonly<Record<string, unknown>>): Amounts =>
  Object.fromEntries(wasteFields.map((field) => [field, amountText(fields[field])])) as Amounts;

/** What a report of a site says of its month. */
function monthOf({ case: code, region }: ReportedCase, { period, fields }: Pick<GivenReport, 'period' | 'fields'>): MonthReported {
  const rows = Array.isArray(fields['byKind']) ? (fields['byKind'] as Readonly<Record<string, unknown>>[]) : [];
  const kinds = rows.map((row): KindReported => ({ kind: typeof row['kind'] === 'string' ? row['kind'] : '', ...amountsOf(row) }));
  return { case: code, region, period, whole: amountsOf(fields), kinds };
}

/** No site made anything, or none has been reported: since the two cannot be distinguished, no sum is known. */
const noReport: Finding = { code: 'waste-not-reported', severity: 'warning', evidence: {} };

/** No document that is loaded sets a share of reuse: the city states its own. */
const targetNeeded: Finding = { code: 'waste-target-needed', severity: 'info', evidence: {} };

/** The limits are from a source that was not verified, so that what follows from them is for reference only. */
const limitsIndicative: Finding = { code: 'waste-limits-indicative', severity: 'info', evidence: {} };

const missingIn = ({ case: code, owed }: Pick<ReportedCase, 'case' | 'owed'>): Finding[] =>
  owed.map((period) => ({ code: 'waste-month-missing', severity: 'warning', evidence: { case: code, period } }));

/** Months that were reported again: the last report counts, the record keeps the one before it, and both are named. */
const refiledIn = ({ case: code, reports }: Pick<ReportedCase, 'case' | 'reports'>): Finding[] =>
  reports.flatMap((last): Finding[] => {
    const before = last.earlier.at(-1);
    if (before === undefined) return [];
    const [was, now] = [amountText(before.fields['made']) ?? '', amountText(last.fields['made']) ?? ''];
    const days = { before: today(Date.parse(before.at)), given: today(Date.parse(last.at)) };
    return [{ code: 'waste-month-refiled', severity: 'info', evidence: { case: code, period: last.period, ...days, was, now } }];
  });

/** The procedure whose sites report, and its report. */
const sites = { procedure: 'green-site', report: 'monthly' } as const;

/**
 * Months whose first day is in [from, to); for a place and those within it, or everything in the scope. As known at an instant, now if none
 * is given.
 */
export type WasteQuestion = {
  readonly from: string;
  readonly to: string;
  readonly region?: string | undefined;
  readonly knownAt?: string | undefined;
};

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
    /** Throws `date-bad`, `days-reversed`, `bad-instant`. */
    async waste(scope: Scope, { from, to, region, knownAt }: WasteQuestion): Promise<WasteAnswer> {
      for (const date of [from, to]) if (parseDay(date) === null) throw new Problem('bad-input', 'date-bad', { date });
      if (to < from) throw new Problem('bad-input', 'days-reversed', { from, to });
      const isWithin = (period: string): boolean => `${period}-01` >= from && `${period}-01` < to;
      const all = (await cases.reported(scope, { ...sites, region, knownAt })).map((one) => ({
        ...one,
        months: one.reports.map((report) => monthOf(one, report)),
      }));
      const found = all.map((one) => ({
        ...one,
        reports: one.reports.filter(({ period }) => isWithin(period)),
        months: one.months.filter(({ period }) => isWithin(period)),
        owed: one.owed.filter(isWithin),
      }));
      const reported = found.flatMap(({ months }) => months);
      const known = knownOf(needs, knownAt);
      const lives = new Map(all.map((one) => [one.case, lifeOf(one, to, known.limits)]));
      const shown = found
        .filter(({ months, owed }) => months.length + owed.length > 0)
        .map((one) => ({ ...siteOf(one), ...(lives.get(one.case) as SiteLife) }));
      const names = new Map((await place.places(null)).map(({ code, name }) => [code, name]));
      const whole = wholeMonths(reported);
      return {
        sites: shown,
        year: yearsOf(shown, whole, names, known),
        items: known.items,
        places: sumsBy('region', whole, (one) => one.region).map((sum) => ({ ...sum, name: names.get(sum.region) ?? sum.region })),
        kinds: sumsByKind(reported),
        months: sumsBy('period', whole, ({ period }) => period),
        total: sumOf(whole),
        reported,
        findings: [
          ...(reported.length === 0 ? [noReport] : []),
          ...all.flatMap(imbalances).filter(({ evidence }) => isWithin(String(evidence['period']))),
          ...found.flatMap(missingIn),
          ...found.flatMap(refiledIn),
          ...(shown.some(({ intensity }) => intensity.indicative) ? [limitsIndicative] : []),
          ...(known.reuseTarget === null ? [targetNeeded] : []),
        ],
      };
    },
  };
}

/** A row for each place with sites, then one for all together. */
function yearsOf(
  shown: readonly SiteWaste[],
  whole: ReturnType<typeof wholeMonths>,
  names: ReadonlyMap<string, string>,
  { items, reuseTarget }: Known,
): PlaceYear[] {
  const yearOf = (some: readonly CountedSite[], months: ReturnType<typeof wholeMonths>): WasteYear =>
    wasteYear(some, sumOf(months), { items: [...items.keys()], reuseTarget });
  const places = [...Map.groupBy(shown, ({ region }) => region)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...places.map(([region, some]) => ({
      region,
      name: names.get(region) ?? region,
      ...yearOf(
        some,
        whole.filter((one) => one.region === region),
      ),
    })),
    { region: null, name: null, ...yearOf(shown, whole) },
  ];
}

export type SiteWastes = ReturnType<typeof createSiteWaste>;

type Names = { readonly zh: string; readonly en: string };

export type SiteWasteNeeds = {
  readonly cases: Pick<Cases, 'reported'>;
  readonly place: Pick<Place, 'places'>;
  readonly knowledge: Pick<Knowledge, 'find'>;
  readonly now: () => number;
};

type Known = ReturnType<typeof knownOf>;

/** Limits and target of the day on which they were known, and the items that a check of a site may find. */
function knownOf({ knowledge, now }: SiteWasteNeeds, knownAt: string | undefined) {
  const known = asOf(now(), knownAt);
  const on = { on: today(known.received), ...(knownAt === undefined ? asOfNow : known) };
  const named = (name: string) => knowledge.find('coefficient', `construction-waste/${name}`, on);
  const limit = (name: string): WasteLimit | null => {
    const found = named(name);
    return found === null ? null : { most: found.value, isFormal: isFormal(found) };
  };
  const limits: WasteLimits = { usual: limit('limit'), prefab: limit('limit-prefab') };
  const options = knowledge.find('procedure', sites.procedure, on)?.fields['smart']?.options ?? {};
  const items: [string, Names][] = Array.isArray(options)
    ? options.map((key) => [key, { zh: key, en: key }])
    : Object.entries(options as Procedure['states'] & Record<string, Names>);
  return { limits, reuseTarget: named('reuse-target')?.value ?? null, items: new Map(items) };
}

type SiteLife = Pick<SiteWaste, 'areaM2' | 'smart' | 'intensity'>;

/** A site with what its months say. */
type SiteReports = ReportedCase & { readonly months: readonly MonthReported[] };

/** What is compared with the limit is all that a site made until a day, whichever months are asked for. */
function lifeOf({ fields, months, owed }: SiteReports, to: string, limits: WasteLimits): SiteLife {
  const isBefore = (period: string): boolean => `${period}-01` < to;
  const areaM2 = amountText(fields['area']);
  const { smart, prefab } = fields;
  const isPrefab = typeof prefab === 'boolean' ? prefab : null;
  const reported = months.filter(({ period }) => isBefore(period));
  return {
    areaM2,
    smart: Array.isArray(smart) ? smart.filter((item) => typeof item === 'string') : null,
    intensity: siteIntensity({ areaM2, isPrefab, reported, missing: owed.filter(isBefore).length }, limits),
  };
}

function siteOf({ case: code, organisation, region, fields, months, owed }: SiteReports): Omit<SiteWaste, keyof SiteLife> {
  const site = typeof fields['site'] === 'string' ? fields['site'] : '';
  return { case: code, site, organisation, region, months: months.length, missing: owed.length, ...sumOf(wholeMonths(months)) };
}
