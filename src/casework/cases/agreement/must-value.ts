import { dayNumber, dayText, parseDay } from '#kernel/day.ts';
import { exact, exactOf, inUnits, rounded, type Exact } from '#kernel/exact-number.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import { ofLast, type Procedure } from '#platform/knowledge/facts.ts';
import { buildingFieldTerms, stationTerms } from '#registry/registry/vocabulary.ts';
import { fieldSaid } from '../public/field-value.ts';
import type { Fields, FieldValue } from '../facts.ts';
import type { StepsTaken } from '../rules/steps-taken.ts';

export type Must = NonNullable<Procedure['fields'][string]['must']>[number];

/** What is known about a case on the day of a step. Days are local, `2026-03-01`. */
export type MustKnown = {
  readonly procedure: Pick<Procedure, 'id' | 'names' | 'fields' | 'transitions' | 'links'>;
  readonly fields: Fields;
  readonly day: string;
  /** When the case began. */
  readonly begun: string;
  /** The facts of its building; null if it is about none. */
  readonly building: Readonly<Record<string, unknown>> | null;
  /** The facts of its project; null if it has none, or it is gone. */
  readonly project: Readonly<Record<string, unknown>> | null;
  /** Facts of projects by name: what they are called. */
  readonly projectFacts: ReadonlyMap<string, LocalizedText>;
  /** Other procedures that items name, by id: what they are called. */
  readonly procedures: ReadonlyMap<string, LocalizedText>;
  /** The steps taken before. */
  readonly steps: StepsTaken;
  /**
   * What was looked up elsewhere, by `field/position`: a total as a decimal, whether something is there, or, a line each, what a column
   * names that is not there; null if unknown.
   */
  readonly found: ReadonlyMap<string, string | boolean | null>;
  /** For a report: what that of the period before states; `none` in the first period, null if it was not given. */
  readonly before?: ReportBefore | undefined;
};

export type ReportBefore = 'none' | Fields | null;

export type Bound = NonNullable<Must['atMost']>;
type FieldTotal = Extract<Bound, object>;

/** A number, or the days from a first to a last one. */
export type Compared = { readonly number: Exact } | { readonly from: number; readonly to: number };

export const numberIn = (value: unknown): Exact | null =>
  typeof value === 'number' ? exactOf(value) : typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value) ? exact(value) : null;

/** A single value of a field as text. */
export const textIn = (value: FieldValue | undefined): string | null =>
  value === undefined || value === null || typeof value === 'object' ? null : String(value);

/** The day that a value is, or that it begins with: `2026-01-06`, `2026-01-06 20:00`; null if it is neither. */
export const dayIn = (value: unknown): number | null =>
  typeof value === 'string' ? parseDay(value.replace(/^(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}$/u, '$1')) : null;

/** A value of a field or fact as it can be compared; a year is any of its days where a day is asked for. */
function comparedOf(value: unknown, asDay: boolean): Compared | null {
  const day = dayIn(value);
  if (day !== null) return { from: day, to: day };
  const number = numberIn(value);
  if (number === null || !asDay) return number === null ? null : { number };
  const year = Number(inUnits(number, 0));
  return { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31) };
}

/** A building's fact: a field, or the last day until then of an event of its life; undefined if it is not recorded. */
export function factOf(building: Readonly<Record<string, unknown>>, name: string, until: string): unknown {
  if (!Object.hasOwn(stationTerms, name)) return building[name] ?? undefined;
  const events = (building['lifeEvents'] ?? []) as readonly { readonly kind: string; readonly day: string }[];
  return events.findLast(({ kind, day }) => kind === name && day <= until)?.day;
}

/**
 * A bound, with what is applied to it; null if it is not known, and undefined if it is about a building or project that the case need not
 * have.
 * @param asDay whether it is compared with a day
 */
export function boundOf(known: MustKnown, bound: Bound, { times, plus }: Must, asDay: boolean): Compared | null | undefined {
  const found = comparedBound(known, bound, asDay);
  if (found === null || found === undefined) return found;
  if (!('number' in found)) return { from: found.from + (plus ?? 0), to: found.to + (plus ?? 0) };
  const scaled = times === undefined ? found.number : found.number.mul(exactOf(times));
  return { number: plus === undefined ? scaled : scaled.add(exactOf(plus)) };
}

function comparedBound(known: MustKnown, bound: Bound, asDay: boolean): Compared | null | undefined {
  if (typeof bound === 'object') return fieldTotal(known, bound);
  if (typeof bound === 'number') return { number: exactOf(bound) };
  const [kind, name] = partsOf(bound);
  switch (kind) {
    case 'today':
      return comparedOf(known.day, asDay);
    case 'begun':
      return comparedOf(known.begun, asDay);
    case 'building':
      if (known.building === null) return known.procedure.links?.building === 'required' ? null : undefined;
      return comparedOf(factOf(known.building, name, known.day), asDay);
    case 'project':
      if (known.project === null) return known.procedure.links?.project === 'required' ? null : undefined;
      return comparedOf(known.project[name], asDay);
    case 'step':
      return comparedOf(known.steps.get(name)?.day, asDay);
    case 'count':
      return { number: exactOf(known.steps.get(name)?.count ?? 0) };
    default:
      return comparedOf(known.fields[name], asDay);
  }
}

/** Fields together, less others; undefined while one is not given, null if the report before is not known. */
function fieldTotal(known: MustKnown, { total, less }: FieldTotal): Compared | null | undefined {
  const signed = [...total.map((name) => [name, 1n] as const), ...less.map((name) => [name, -1n] as const)];
  const values = signed.map(([name, sign]) => ({ sign, value: partOfTotal(known, name) }));
  if (values.some(({ value }) => value === undefined)) return undefined;
  if (values.some(({ value }) => value === null)) return null;
  return { number: values.reduce((sum, { sign, value }) => sum.add((value as Exact).mul(exact(sign))), exact('0')) };
}

function partOfTotal({ fields, before }: MustKnown, name: string): Exact | null | undefined {
  if (!name.startsWith(ofLast)) return numberIn(fields[name]) ?? undefined;
  if (before === undefined || before === null) return before;
  return before === 'none' ? exact('0') : numberIn(before[name.slice(ofLast.length)]);
}

/** @example partsOf('building.floorArea') // ['building', 'floorArea'] */
export function partsOf(bound: string): readonly [kind: string, name: string] {
  if (bound === 'today' || bound === 'begun') return [bound, ''];
  const at = bound.indexOf('.');
  return at < 0 ? ['field', bound] : [bound.slice(0, at), bound.slice(at + 1)];
}

/** The links of a case as people read them. */
export const linkNames = {
  building: inSentence(labelTerms.building),
  organisation: inSentence(labelTerms.organisation),
  project: inSentence(labelTerms.project),
} as const;

const both = (zh: string, en: string): Exclude<LocalizedText, string> => ({ zh, en });

/** A bound as people read it. @param isDay whether it is a day */
export function boundSaid(
  { procedure: { fields, transitions }, projectFacts }: Pick<MustKnown, 'procedure' | 'projectFacts'>,
  bound: Bound,
  { times, plus }: Must,
  isDay: boolean,
): LocalizedText {
  const of =
    typeof bound === 'number'
      ? both('限值', 'the limit')
      : typeof bound === 'object'
        ? totalSaid({ fields, transitions, projectFacts }, bound)
        : nameSaid({ fields, transitions, projectFacts }, bound);
  return shifted(times === undefined ? of : scaled(of, times), plus ?? 0, isDay);
}

type Both = ReturnType<typeof both>;

/** @example `“利用量”（reused）、“处置量”（disposed）之和减去上期“存放量”（stored）` */
function totalSaid(procedure: Named, { total, less }: FieldTotal): Both {
  const named = (name: string): Both => {
    if (!name.startsWith(ofLast)) return nameSaid(procedure, name);
    const { zh, en } = nameSaid(procedure, name.slice(ofLast.length));
    return both(`上期${zh}`, `${en} of the report before`);
  };
  const [all, off] = [total.map(named), less.map(named)];
  const sum = both(
    all.length === 1 ? (all[0]?.zh ?? '') : `${all.map(({ zh }) => zh).join('、')}之和`,
    all.map(({ en }) => en).join(' + '),
  );
  if (off.length === 0) return sum;
  return both(`${sum.zh}减去${off.map(({ zh }) => zh).join('、')}`, `${sum.en} − ${off.map(({ en }) => en).join(' − ')}`);
}

/** @example scaled({ zh: '面积', en: 'the area' }, 0.2) // { zh: '面积的 20%', en: '20% of the area' } */
function scaled({ zh, en }: Both, times: number): Both {
  const share = `${plain(exactOf(times).mul(exact('100')))}%`;
  return times < 1 ? both(`${zh}的 ${share}`, `${share} of ${en}`) : both(`${zh}的 ${times} 倍`, `${times} times ${en}`);
}

/** @example shifted({ zh: '办理当日', en: 'the day of the step' }, 1, true) // { zh: '办理当日后 1 天', en: '1 day after the day of the step' } */
function shifted({ zh, en }: Both, plus: number, isDay: boolean): Both {
  const by = Math.abs(plus);
  if (plus === 0) return both(zh, en);
  if (!isDay) return both(`${zh}${plus < 0 ? '减' : '加'} ${by}`, `${en} ${plus < 0 ? 'minus' : 'plus'} ${by}`);
  return both(`${zh}${plus < 0 ? '前' : '后'} ${by} 天`, `${by} ${by === 1 ? 'day' : 'days'} ${plus < 0 ? 'before' : 'after'} ${en}`);
}

type Named = Pick<MustKnown['procedure'], 'fields' | 'transitions'> & Partial<Pick<MustKnown, 'projectFacts'>>;

export function nameSaid({ fields, transitions, projectFacts }: Named, bound: string) {
  const [kind, name] = partsOf(bound);
  if (kind === 'today') return both('办理当日', 'the day of the step');
  if (kind === 'begun') return both('受理之日', 'the day the case was opened');
  if (kind === 'building') return factSaid(name);
  if (kind === 'project') {
    const { zh, en } = asBoth(projectFacts?.get(name) ?? name);
    return both(`项目登记的${zh}`, `the ${en} declared by the project`);
  }
  if (kind === 'field') return asBoth(fieldSaid(name, fields[name]));
  const { zh, en } = transitions[name]?.names ?? both(name, name);
  return kind === 'step'
    ? both(`办理“${zh}”的日期`, `the day of “${en}”`)
    : both(`办理“${zh}”的次数`, `the number of times “${en}” was taken`);
}

function factSaid(name: string) {
  const all: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = { ...buildingFieldTerms, ...stationTerms };
  const { zh, en } = all[name] ?? both(name, name);
  const isDay = Object.hasOwn(stationTerms, name);
  return both(`建筑台账的${zh}${isDay ? '日期' : ''}`, `“${en}”${isDay ? ' (day)' : ''} of the building in the registry`);
}

export const asBoth = (said: LocalizedText) => (typeof said === 'string' ? both(said, said) : said);

/** A compared value as text, with the unit of its field. */
export function comparedText(value: Compared, unit: string | undefined): string {
  if ('number' in value) return `${plain(value.number)}${unit === undefined ? '' : ` ${unitSign(unit)}`}`;
  return value.from === value.to ? dayText(value.from) : `${dayText(value.from)} – ${dayText(value.to)}`;
}

/** A number without needless zeros. @example plain(exact('12.50')) // '12.5' */
const plain = (value: Exact): string => {
  const text = rounded(value, 6);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
};
