import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { type Stretch, stretchesOf } from './heat-per-area.ts';

type Span = { readonly from: string; readonly to: string };

/** An account's share of a household in a season. */
export type OwnDays = {
  readonly stretches: readonly Stretch[];
  /** Its uninterrupted spans of days, `to` excluded. */
  readonly spans: readonly Span[];
  /** Whether the household had other accounts on other days of the season: data of those days belongs to them. */
  readonly shared: boolean;
};

/** A finding on a bill as shown to an account; for substitutes for readings, on which of its own days. */
export type OwnFinding = { readonly found: Finding; readonly days: readonly string[] };

/** The days that an account had a household in a season; none for a household that is not behind the point. */
export function ownDays(
  { households, season }: Pick<PointCalculation, 'households' | 'season'>,
  household: string,
  account: string,
): OwnDays {
  const facts = households.get(household)?.facts;
  const all = facts === undefined ? [] : stretchesOf(facts, season);
  const stretches = all.filter((one) => one.account === account);
  const spans: Span[] = [];
  for (const { from, to } of stretches) {
    const last = spans.at(-1);
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return { stretches, spans, shared: stretches.length < all.length };
}

/** Whether a day is one of them. */
export const isOwn = ({ spans, shared }: Pick<OwnDays, 'spans' | 'shared'>, day: string): boolean =>
  !shared || spans.some(({ from, to }) => from <= day && day < to);

const stoodIn: ReadonlySet<string> = new Set(['readings-substituted', 'substitute-decided']);
const dated: ReadonlySet<string> = new Set(['cold-decided', 'meter-faulty-decided']);
/** About the whole household, without specific days. */
const ofHousehold: ReadonlySet<string> = new Set(['heat-while-stopped', 'from-next-season', 'readings-missing']);

/**
 * The findings on a household's bill that an account may read: nothing about days on which others had the household.
 * @param findings of the household, those on substitutes for readings in the order of the point's rules and its own
 */
export function ownFindings(findings: readonly Finding[], one: PointCalculation, household: string, own: OwnDays): OwnFinding[] {
  const bill = one.bill.households.find((some) => some.household === household);
  const rules = [
    ...[...one.bill.rules].map(([, days]) => ({ days, ours: false })),
    ...[...(bill?.rules ?? [])].map(([, days]) => ({ days, ours: true })),
  ];
  const first = parseDay(one.season.from) ?? 0;
  let at = 0;
  return findings.flatMap((found): OwnFinding[] => {
    if (stoodIn.has(found.code)) {
      const rule = rules[at];
      at += 1;
      const all = (rule?.days ?? []).map((day) => dayText(first + day));
      const days = rule?.ours === true ? all.filter((day) => isOwn(own, day)) : all;
      if (days.length === 0) return [];
      return [{ found: { ...found, evidence: { ...found.evidence, days: days.length, first: days[0] } }, days }];
    }
    if (!own.shared) return [{ found, days: [] }];
    if (dated.has(found.code)) return clipped(found, own).map((part) => ({ found: part, days: [] }));
    const aboutIt = found.evidence['of'] === undefined || found.evidence['of'] === household;
    return ofHousehold.has(found.code) && aboutIt ? [] : [{ found, days: [] }];
  });
}

/** A dated decision, limited to the account's own days. */
function clipped(found: Finding, { spans }: OwnDays): Finding[] {
  const { from, to } = found.evidence as Partial<Span>;
  if (from === undefined || to === undefined) return [];
  return spans.flatMap((span) => {
    const part = { from: from > span.from ? from : span.from, to: to < span.to ? to : span.to };
    return part.from < part.to ? [{ ...found, evidence: { ...found.evidence, ...part } }] : [];
  });
}
