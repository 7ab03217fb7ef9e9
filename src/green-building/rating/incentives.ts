import type { Finding } from '#kernel/finding.ts';
import { isVerified } from '#kernel/source-status.ts';
import { type EntryOf, statusShown } from '#platform/knowledge/facts.ts';
import type { StandingDocument } from '#green-building/policy/policy.ts';
import { requirablesIn, citedOf, type Cited, type Verdict } from './requirements-met.ts';
import { amountOf, type Amount } from './amount.ts';
import { listAt, numberAt, objectAt, textAt, tidy, type Given } from './given.ts';

type Incentive = EntryOf<'incentive'>;

/** Floor area excluded by a rule. `m2` null: `needs` says what is missing; `working` shows the calculation. */
export type LeftOut = {
  readonly m2: number | null;
  readonly measuredM2: number | null;
  readonly percent: number | null;
  readonly capPercent: number | null;
  readonly status: string | null;
  readonly needs: readonly string[];
  readonly working: readonly string[];
};

/** Something that a project may claim, with the words that grant it. */
export type Claim = Cited & {
  readonly item: string;
  readonly names: Incentive['names'];
  readonly gives: Incentive['gives'];
  readonly leftOut: LeftOut | null;
  /** Null if it grants something other than money. */
  readonly amount: Amount | null;
};

/** An incentive that may apply: depending on unknown facts, or only to others than this project as described. */
export type OpenClaim = Cited & {
  readonly item: string;
  readonly names: Incentive['names'];
  readonly gives: Incentive['gives'];
  readonly needs: readonly string[];
  /** What it would pay if it applies; null if it grants something other than money, and for rules that do not apply. */
  readonly amount: Amount | null;
};

export type PlotRatio = {
  readonly plotM2: number;
  readonly floorM2: number;
  readonly before: number;
  readonly after: number | null;
  readonly leftOutM2: number;
};

export type Incentives = {
  readonly claims: readonly Claim[];
  readonly undecided: readonly OpenClaim[];
  readonly others: readonly OpenClaim[];
  readonly lapsed: readonly OpenClaim[];
  readonly plotRatio: PlotRatio | null;
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/**
 * `measures`: `{insulation: [{wallLengthM, thicknessMm, baseThicknessMm, storeys}] or addedInsulationM2, prefabWallM2, floorM2, plotM2,
 * costYuan, buildings: [{name, areaM2}]}`.
 */
type Claimant = { readonly project: unknown; readonly measures: unknown };

/**
 * What a project may claim from the documents of its place: yuan if a document prints an amount, and the floor area excluded from the plot
 * ratio if a clause gives a number.
 * @param here the documents in force there on the day, for the rules that do not concern this project
 */
export function incentivesOf(
  verdict: Pick<Verdict, 'requirements' | 'undecided' | 'lapsed'>,
  here: readonly StandingDocument[],
  incentives: readonly Incentive[],
  { project, measures }: Claimant,
): Incentives {
  const byItem = new Map(incentives.map((one) => [one.item, one]));
  const given = objectAt(measures ?? {}, 'measures');
  const pick = <T>(
    list: readonly (Cited & Parameters<typeof requirablesIn>[0])[],
    make: (one: (typeof list)[number], incentive: Incentive) => T,
  ): T[] =>
    list.flatMap((one) => requirablesIn(one).flatMap(({ item }) => (byItem.has(item) ? [make(one, byItem.get(item) as Incentive)] : [])));
  const head = (one: Cited, { item, names, gives }: Incentive) => ({ ...citedOf(one), item, names, gives });
  const quantities = { project: objectAt(project, 'project'), measures: given };
  const amount = (one: Cited, { gives, amounts }: Incentive) => (gives === 'money' ? amountOf(one.rule, amounts, quantities) : null);
  const claims = pick(verdict.requirements, (one, incentive) => ({
    ...head(one, incentive),
    leftOut: leftOutBy(one.rule, incentive, given),
    amount: amount(one, incentive),
  }));
  const undecided = pick(verdict.undecided, (one, incentive) => ({
    ...head(one, incentive),
    needs: 'needs' in one ? one.needs : [],
    amount: amount(one, incentive),
  }));
  const lapsed = pick(verdict.lapsed, (one, incentive) => ({ ...head(one, incentive), needs: [], amount: null }));
  const told = new Set([...claims, ...undecided, ...lapsed].map(({ rule }) => rule));
  const others = othersOf(here, byItem, told);
  const findings = [...findingsOf(claims), ...claims.flatMap(amountFindings)];
  return {
    claims,
    undecided,
    others,
    lapsed,
    plotRatio: plotRatioOf(claims, given),
    indicative: findings.some(({ code }) => code === 'incentive-share-recalled' || code === 'incentive-amount-recalled'),
    findings,
  };
}

/** Incentives of the same documents that these facts do not make available. */
function othersOf(here: readonly StandingDocument[], byItem: ReadonlyMap<string, Incentive>, told: ReadonlySet<string>): OpenClaim[] {
  const rules = here.filter(({ state }) => state === 'holds').flatMap(({ document }) => document.rules);
  return rules.flatMap(({ id, asked, strength, document, clause, quote, doubt }) =>
    asked.flatMap(({ item }) => {
      const incentive = byItem.get(item);
      if (incentive === undefined || told.has(id)) return [];
      return [
        {
          rule: id,
          strength,
          document,
          clause,
          quote,
          ...(doubt !== null && { doubt }),
          item,
          names: incentive.names,
          gives: incentive.gives,
          needs: [],
          amount: null,
        },
      ];
    }),
  );
}

function leftOutBy(rule: string, { measure, shares }: Incentive, given: Given): LeftOut | null {
  if (measure === undefined) return null;
  const { m2, needs, working } = measure === 'added-insulation' ? insulationArea(given) : prefabWallArea(given);
  const share = shares.find((one) => one.rule === rule) ?? null;
  const told = { measuredM2: m2, percent: share?.percent ?? null, capPercent: share?.capPercent ?? null, status: share?.status ?? null };
  if (share === null) return { ...told, m2: null, needs: [...needs, 'share'], working };
  if (m2 === null) return { ...told, m2: null, needs, working };
  const floorM2 = numberAt(given, 'floorM2');
  if (share.capPercent !== undefined && floorM2 === null) return { ...told, m2: null, needs: ['floorM2'], working };
  const part = tidy((m2 * share.percent) / 100);
  const cap = share.capPercent === undefined || floorM2 === null ? null : tidy((floorM2 * share.capPercent) / 100);
  const whole = `${m2} m² × ${share.percent}% = ${part} m²`;
  return {
    ...told,
    m2: cap === null ? part : Math.min(part, cap),
    needs: [],
    working: [...working, whole, ...(cap === null ? [] : [`≤ ${floorM2} m² × ${share.capPercent}% = ${cap} m²`])],
  };
}

type Area = { readonly m2: number | null; readonly needs: readonly string[]; readonly working: readonly string[] };

/** Added insulation in plan: wall length times how much thicker the insulation is than the ordinary standard requires, on every storey. */
function insulationArea(given: Given): Area {
  const whole = numberAt(given, 'addedInsulationM2');
  if (whole !== null) return { m2: whole, needs: [], working: [] };
  const walls = listAt(given, 'insulation').map((wall, index) => wallArea(wall, index));
  if (walls.length === 0) return { m2: null, needs: ['insulation'], working: [] };
  const needs = walls.flatMap((wall) => wall.needs);
  const m2 = needs.length > 0 ? null : tidy(walls.reduce((sum, wall) => sum + (wall.m2 ?? 0), 0));
  return { m2, needs, working: walls.flatMap(({ working }) => working) };
}

function wallArea(wall: Given, index: number): Area {
  const place = (field: string) => `insulation[${index}].${field}`;
  const fields = { wallLengthM: 1e6, thicknessMm: 2000, baseThicknessMm: 2000, storeys: 200 };
  const read = Object.entries(fields).map(([field, most]) => [field, numberAt(wall, field, 0, most, place(field))] as const);
  const needs = read.filter(([, value]) => value === null).map(([field]) => place(field));
  if (needs.length > 0) return { m2: null, needs, working: [] };
  const [length, thick, base, storeys] = read.map(([, value]) => value ?? 0) as [number, number, number, number];
  const m2 = tidy((length * Math.max(0, thick - base) * storeys) / 1000);
  const name = textAt(wall, 'name', place('name')) ?? String(index + 1);
  return { m2, needs: [], working: [`${name}: ${length} m × (${thick} − ${base}) mm × ${storeys} = ${m2} m²`] };
}

function prefabWallArea(given: Given): Area {
  const m2 = numberAt(given, 'prefabWallM2');
  return { m2, needs: m2 === null ? ['prefabWallM2'] : [], working: [] };
}

/**
 * The plot ratio with and without the excluded area. Documents that exclude the same area do not add up: the largest of each kind counts
 * once.
 */
function plotRatioOf(claims: readonly Claim[], given: Given): PlotRatio | null {
  const [plotM2, floorM2] = [numberAt(given, 'plotM2', 1), numberAt(given, 'floorM2')];
  if (plotM2 === null || floorM2 === null) return null;
  const areas = new Map<string, number>();
  for (const { item, leftOut } of claims) areas.set(item, Math.max(areas.get(item) ?? 0, leftOut?.m2 ?? 0));
  const leftOutM2 = tidy([...areas.values()].reduce((sum, m2) => sum + m2, 0));
  const after = leftOutM2 > floorM2 ? null : tidy((floorM2 - leftOutM2) / plotM2);
  return { plotM2, floorM2, before: tidy(floorM2 / plotM2), after, leftOutM2 };
}

function findingsOf(claims: readonly Claim[]): Finding[] {
  return claims.flatMap(({ leftOut, document, clause, names }): Finding[] => {
    if (leftOut === null) return [];
    if (leftOut.needs.includes('share'))
      return [{ code: 'incentive-share-missing', severity: 'warning', evidence: { document, clause, names } }];
    if (leftOut.status !== null && !isVerified(leftOut.status))
      return [
        { code: 'incentive-share-recalled', severity: 'warning', evidence: { document, clause, names, ...statusShown(leftOut.status) } },
      ];
    return [];
  });
}

/** Findings that no amount is printed, or that one was not checked. */
function amountFindings({ amount, document, clause, names }: Claim): Finding[] {
  if (amount === null) return [];
  if (!amount.printed) return [{ code: 'incentive-amount-not-printed', severity: 'info', evidence: { document, clause, names } }];
  const { status } = amount;
  if (status === null || isVerified(status)) return [];
  return [{ code: 'incentive-amount-recalled', severity: 'warning', evidence: { document, clause, names, ...statusShown(status) } }];
}
