import type { Evidence, Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { isVerified } from '#kernel/source-status.ts';
import { type EntryOf, statusShown } from '#platform/knowledge/facts.ts';
import { bad, camel, objectAt, tidy, type Given } from './given.ts';

type Standard = EntryOf<'prefab-standard'>;
type StandardItem = Standard['items'][number];

/** Points of one item. `lacks`: the building does not have the function. `ratio` in percent; 100 or 0 for yes or no; null: unknown. */
export type PrefabItem = {
  readonly item: string;
  readonly names: StandardItem['names'];
  readonly group: string;
  readonly ratio: number | null;
  readonly lacks: boolean;
  readonly points: number;
  readonly max: number;
  readonly wanted: { readonly from: number; readonly to: number; readonly status: string } | null;
  readonly status: string;
  /** How the points were calculated; null if the share is unknown. */
  readonly working: string | null;
};

export type PrefabCondition = {
  readonly code: string;
  readonly clause: string;
  readonly needs: readonly string[];
  readonly evidence: Evidence;
};

export type PrefabRated = {
  readonly standard: string;
  readonly q1: number;
  readonly q2: number;
  readonly q3: number;
  readonly q4: number;
  /** Percent, not rounded; `rateRounded` in whole percent, which grades are based on. */
  readonly rate: number;
  readonly rateRounded: number;
  /** Null if an unknown item could still decide. */
  readonly qualified: boolean | null;
  readonly grade: string | null;
  readonly items: readonly PrefabItem[];
  /** The formula with its figures. */
  readonly working: string;
  /** Every minimum, met or not. */
  readonly conditions: readonly Weighed[];
  readonly unmet: readonly PrefabCondition[];
  readonly undecided: readonly PrefabCondition[];
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/**
 * The prefab rate of one building. Items not given get no points, and leave open whatever they could decide.
 * Throws Problem `rating-input-bad`, `prefab-item-unknown`, `prefab-item-twice`, `prefab-nothing-left`.
 */
export function prefabRate(standard: Standard, value: unknown): PrefabRated {
  const { held, findings } = readItems(standard, objectAt(value, 'input'));
  const items = standard.items.map((item) => itemOf(item, held.get(item.item)));
  const sums = sumsOf(standard, items);
  const most = sumsOf(
    standard,
    standard.items.map((item) => itemOf(item, held.get(item.item) ?? 100)),
  );
  const conditions = conditionsOf(standard, items, sums, most);
  const failed = conditions.filter(({ met }) => met === false);
  const open = conditions.filter(({ met }) => met === null);
  const qualified = failed.length > 0 ? false : open.length > 0 ? null : true;
  const graded = qualified === true ? gradeOf(standard, held, sums.rateRounded) : { grade: null, unmet: [] };
  const recalled = recalledIn(standard, items);
  return {
    standard: standard.standard,
    ...sums,
    qualified,
    grade: graded.grade,
    items,
    working: formulaOf(standard, sums),
    conditions,
    unmet: [...failed.map(presentCondition), ...graded.unmet],
    undecided: open.map(presentCondition),
    indicative: recalled.length > 0,
    findings: [...findings, ...recalled, ...roundingFinding(standard, sums)],
  };
}

type ValuesGiven = ReadonlyMap<string, number | 'lacks'>;

function readItems(standard: Standard, given: Given): { held: ValuesGiven; findings: Finding[] } {
  const nested = given['ratios'] ?? given['items'];
  const rows: Given = nested === undefined ? given : objectAt(nested, 'ratios');
  const held = new Map<string, number | 'lacks'>();
  for (const [name, value] of Object.entries(rows)) {
    if (['name', 'note', 'standard', 'date'].includes(name)) continue;
    const item = standard.items.find((one) => [one.item, one.names.zh, ...one.aliases].includes(name) || one.item === camel(name));
    if (item === undefined)
      throw new Problem('bad-input', 'prefab-item-unknown', { item: name, known: standard.items.map((one) => one.item).join(', ') });
    if (value === null) continue;
    if (held.has(item.item)) throw new Problem('bad-input', 'prefab-item-twice', { item: item.item, name });
    held.set(item.item, readShare(item, name, value));
  }
  return { held: wholePerCents(held), findings: [...fractionFinding(held), ...lackFindings(standard, held)] };
}

/** A share in percent, true or false, or `none` if the building lacks the function. */
function readShare({ ratio }: StandardItem, name: string, value: unknown): number | 'lacks' {
  if (value === 'none' || value === 'lacks' || value === '无') return 'lacks';
  if (typeof value === 'boolean') return value ? 100 : 0;
  if (typeof value === 'number' && value >= 0 && value <= 100 && ratio !== undefined) return value;
  if (typeof value === 'number' && (value === 0 || value === 1 || value === 100)) return value === 0 ? 0 : 100;
  throw bad(name, value, ratio === undefined ? 'true, false, none' : '0–100, none');
}

const isFraction = (held: ValuesGiven): boolean => {
  const shares = [...held.values()].filter((value): value is number => typeof value === 'number' && value !== 100);
  return shares.some((value) => value > 0) && shares.every((value) => value <= 1);
};

function wholePerCents(held: Map<string, number | 'lacks'>): ValuesGiven {
  if (!isFraction(held)) return held;
  return new Map([...held].map(([item, value]) => [item, typeof value === 'number' && value <= 1 ? tidy(value * 100) : value]));
}

function fractionFinding(held: ValuesGiven): Finding[] {
  return isFraction(held) ? [{ code: 'prefab-fractions', severity: 'warning', evidence: {} }] : [];
}

function lackFindings({ items }: Standard, held: ValuesGiven): Finding[] {
  const odd = items.filter(({ item, mayLack }) => !mayLack && held.get(item) === 'lacks');
  return odd.map(({ item, names }) => ({ code: 'prefab-lack-unusual', severity: 'warning', evidence: { item, names } }));
}

function itemOf({ item, names, group, ratio, points, must }: StandardItem, held: number | 'lacks' | undefined): PrefabItem {
  const lacks = held === 'lacks' && !must;
  const share = typeof held === 'number' ? held : held === 'lacks' ? 0 : null;
  return {
    item,
    names,
    group,
    ratio: lacks ? null : share,
    lacks,
    points: lacks || share === null ? 0 : pointsFor(share, ratio ?? { from: 100, to: 100 }, points),
    max: points.to,
    wanted: ratio ?? null,
    status: points.status,
    working: lacks || share === null ? null : workingOf(share, ratio ?? null, points),
  };
}

/** The arithmetic of `pointsFor`, written out. */
function workingOf(share: number, ratio: { from: number; to: number } | null, points: { from: number; to: number }): string {
  if (ratio === null) return String(share >= 100 ? points.to : 0);
  if (share < ratio.from) return `${share}% < ${ratio.from}% → 0`;
  if (share >= ratio.to) return `${share}% ≥ ${ratio.to}% → ${points.to}`;
  const parts = `${points.from} + (${share} − ${ratio.from}) ÷ (${ratio.to} − ${ratio.from}) × (${points.to} − ${points.from})`;
  return `${parts} = ${pointsFor(share, ratio, points)}`;
}

function formulaOf({ base }: Standard, { q1, q2, q3, q4, rate }: Sums): string {
  return `(${q1} + ${q2} + ${q3}) ÷ (${base.points} − ${q4}) × 100% = ${rate}%`;
}

/** Zero below the lower share, full points from the upper share on, linear in between. */
export function pointsFor(share: number, ratio: { from: number; to: number }, points: { from: number; to: number }): number {
  if (share < ratio.from) return 0;
  if (share >= ratio.to) return points.to;
  return tidy(points.from + ((share - ratio.from) / (ratio.to - ratio.from)) * (points.to - points.from));
}

type Sums = Pick<PrefabRated, 'q1' | 'q2' | 'q3' | 'q4' | 'rate' | 'rateRounded'>;

function sumsOf(standard: Standard, items: readonly PrefabItem[]): Sums {
  const sum = (group: string) => tidy(items.filter((item) => item.group === group).reduce((total, { points }) => total + points, 0));
  const q4 = tidy(items.filter(({ lacks }) => lacks).reduce((total, { max }) => total + max, 0));
  const base = standard.base.points - q4;
  if (base <= 0) throw new Problem('bad-input', 'prefab-nothing-left', { q4 });
  const [q1, q2, q3] = [sum('q1'), sum('q2'), sum('q3')];
  const rate = tidy(((q1 + q2 + q3) / base) * 100);
  return { q1, q2, q3, q4, rate, rateRounded: Math.round(rate) };
}

export type Weighed = PrefabCondition & { readonly met: boolean | null };

/** Each minimum: met, missed, or open because unknown items could raise it. */
function conditionsOf(standard: Standard, items: readonly PrefabItem[], sums: Sums, most: Sums): Weighed[] {
  const unknown = items.filter(({ ratio, lacks }) => ratio === null && !lacks).map(({ item }) => item);
  const weigh = (met: boolean, could: boolean, needs: readonly string[]) =>
    met ? { met: true, needs: [] } : could ? { met: null, needs } : { met: false, needs: [] };
  const groups = standard.groups
    .filter(({ min }) => min > 0)
    .map(({ code, names, min, clause }): Weighed => {
      const group = code as 'q1' | 'q2' | 'q3';
      const own = unknown.filter((name) => items.some(({ item, group: of }) => item === name && of === code));
      return {
        code: 'prefab-group',
        clause,
        ...weigh(sums[group] >= min, most[group] >= min, own),
        evidence: { group: code, names, points: sums[group], min },
      };
    });
  const musts = standard.items
    .filter(({ must }) => must)
    .map(({ item, names }): Weighed => {
      const held = items.find((one) => one.item === item);
      const there = (held?.points ?? 0) > 0;
      return {
        code: 'prefab-must',
        clause: standard.least.clause,
        ...weigh(there, held?.ratio === null, [item]),
        evidence: { item, names },
      };
    });
  const { rate, clause } = standard.least;
  const whole: Weighed = {
    code: 'prefab-rate',
    clause,
    ...weigh(sums.rateRounded >= rate, most.rateRounded >= rate, unknown),
    evidence: { rate: sums.rate, least: rate },
  };
  return [...groups, ...musts, whole];
}

function presentCondition({ code, clause, needs, evidence }: Weighed): PrefabCondition {
  return { code, clause, needs, evidence };
}

function gradeOf(standard: Standard, held: ValuesGiven, rate: number): { grade: string | null; unmet: PrefabCondition[] } {
  const { item, ratio, clause } = standard.gradeNeeds;
  const share = held.get(item);
  const names = standard.items.find((one) => one.item === item)?.names;
  if (typeof share !== 'number' || share < ratio)
    return {
      grade: null,
      unmet: [{ code: 'prefab-grade-needs', clause, needs: share === undefined ? [item] : [], evidence: { item, names, ratio } }],
    };
  return { grade: standard.grades.findLast(({ from }) => rate >= from)?.grade ?? null, unmet: [] };
}

/** Every point value and share that the result is based on and that was not checked against the source. */
function recalledIn(standard: Standard, items: readonly PrefabItem[]): Finding[] {
  const used = new Set(items.filter(({ points, lacks, ratio }) => points > 0 || lacks || ratio !== null).map(({ item }) => item));
  const recalled = standard.items.filter(
    ({ item, points, ratio }) => used.has(item) && !(isVerified(points.status) && isVerified(ratio?.status ?? 'VERIFIED')),
  );
  if (recalled.length === 0) return [];
  return [
    {
      code: 'prefab-recalled',
      severity: 'warning',
      evidence: {
        standard: standard.standard,
        items: recalled.map(({ item }) => item).join(', '),
        names: { zh: recalled.map(({ names }) => names.zh).join('；'), en: recalled.map(({ names }) => names.en).join('; ') },
      },
    },
  ];
}

function roundingFinding({ least, grades, rounding }: Standard, { rate, rateRounded }: Sums): Finding[] {
  const marks = [least.rate, ...grades.map(({ from }) => from)];
  const decides = marks.some((mark) => rate < mark && rateRounded >= mark);
  return decides
    ? [
        {
          code: 'prefab-rounding',
          severity: 'warning',
          evidence: { rate, rateRounded, clause: rounding.clause, ...statusShown(rounding.status) },
        },
      ]
    : [];
}
