import { z } from 'zod';
import { conditionShape } from './condition.ts';
import { names, sourceShape, statuses } from './every-entry.ts';
import type { NamedIn } from './named-in.ts';
import { mapIn, textsAt, type OnName, type Spot } from './procedure-names.ts';

const text = z.string().min(1).max(200);

/** What a value is compared with: a number, or a name (see `must`). */
const bound = z.union([
  z.number(),
  text,
  // fields together, less others: `last.NAME` is what the report of the period before stated, nothing in the first period
  z.strictObject({ total: z.array(text).min(1), less: z.array(text).default([]) }),
]);

/**
 * What a value may be required to name: a project that the one who acts can see, a building of the place of the case, a household that is
 * heated there, a code by the rule of the library of standards, one in it, one that is in force, or several by their numbers.
 */
const existing = ['project', 'building', 'household', 'standard-code', 'standard', 'standard-in-force', 'standard-numbers'] as const;

const links = ['building', 'organisation', 'project'] as const;

/** How cases are grouped for a total, apart from fields: by these of their links, or by the year in which they began. */
const groups = [...links, 'region', 'year'] as const;

/**
 * What a value must agree with. A bound is a number, a field, or one of: `today` (the local day of the step), `begun` (of the case),
 * `building.NAME` (a fact of the case's building, or the day of an event of its life), `project.NAME` (a fact of its project), `step.NAME`
 * (the day on which a step was last taken), `count.NAME` (how often it was taken), or a total
 * `{total: [reused, disposed], less: [last.stored]}`. `times` and `plus` are applied to the bound: `{atMost: unitArea, times: 0.2}`.
 */
export const must = z.strictObject({
  names: names.optional(),
  source: sourceShape.partial().optional(),
  status: z.enum([...statuses, 'CONFIRMED', 'MISSING']).optional(),
  atMost: bound.optional(),
  atLeast: bound.optional(),
  equals: bound.optional(),
  times: z.number().positive().optional(),
  plus: z.number().optional(),
  /** Of a table: what is compared is the total of this column; what exists is what each of its rows names; what is in no two rows. */
  column: text.optional(),
  /** No two rows have the same in the column. */
  distinct: z.literal(true).optional(),
  /**
   * What is compared is the total over the cases of the procedure that agree in `per`, of those in these states and this one; with `where`
   * only of those whose fields have these values.
   */
  sum: z
    .strictObject({ in: z.array(text).min(1), per: z.array(text).min(1), where: z.record(text, text).optional() })
    .optional(),
  /** The other cases of the procedure in these states that agree in `per` have the same value. */
  alike: z.strictObject({ in: z.array(text).min(1), per: z.array(text).min(1) }).optional(),
  /** The value, or each of several, is none of these options. */
  noneOf: z.array(text).min(1).optional(),
  /**
   * A project, building, household or code; a number that the cases of a procedure are given: `{number: project, of: science-project}`; a
   * survey about the standard whose code is in a field: `{survey: code}`; a heating season, begun by now, of where the household in a field
   * is: `{season: household}`.
   */
  exists: z
    .union([
      z.enum(existing),
      z.strictObject({ number: text, of: text }),
      z.strictObject({ survey: text }),
      z.strictObject({ season: text }),
    ])
    .optional(),
  /**
   * What must not be there: a fact of the building (`building.demolished`), a `standard` with that code in the library, or one with that
   * number, other than the one with the code in a field: `{standard: number, but: code}`.
   */
  absent: z.union([text, z.strictObject({ standard: z.literal('number'), but: text.optional() })]).optional(),
  /** The building of the case, or each that a column names, is one that its project lists. */
  among: z.literal('project.buildings').optional(),
  /** This other field has a value; a table at least one row. */
  needs: text.optional(),
  /** No other case of the procedure in one of these states agrees with this one in these fields and links. */
  only: z.strictObject({ in: z.array(text).min(1), per: z.array(text).min(1) }).optional(),
  /**
   * There must be a case of a procedure in one of these states that shares these links; with `atLeast` its fields are at least these of
   * ours: `{star: star}`. A case that lacks a link is asked for the reason.
   */
  case: z
    .strictObject({
      procedure: text,
      in: z.array(text).min(1),
      same: z.array(z.enum(links)).min(1),
      atLeast: z.record(text, text).optional(),
    })
    .optional(),
  /** Applies only if this is known to be true of the fields. */
  when: conditionShape.optional(),
  /** What happens otherwise: refused; taken only with a reason, which is kept; told, and kept. */
  else: z.enum(['refuse', 'reason', 'tell']).default('refuse'),
});

/** The ways to say what must be true; exactly one of them. */
const ways = ['atMost', 'atLeast', 'equals', 'distinct', 'alike', 'noneOf', 'exists', 'absent', 'among', 'needs', 'only', 'case'] as const;

/** Why a total is refused. */
export const onlyNumbers = { zh: '只有数字可以合计', en: 'only numbers have a total' };

/** How the value of a field in the report of the period before is named: `last.stored`. */
export const ofLast = 'last.';

/** What `absent` names apart from facts of the building: something with the value as its code. */
export const absentByCode = 'standard';

/** Ways that need no value: the only ones for a case as a whole. */
const ofCases = new Set<string>(['absent', 'among', 'only', 'case']);

type Map = Readonly<Record<string, unknown>>;
type Path = Spot['path'];

/** Whether buildings have a fact of a name. */
export type IsFact = (what: NamedIn, name: string, unit: string) => boolean;

export type MustReader = {
  readonly fields: Map;
  readonly transitions: Map;
  readonly states: Map;
  /** Reports the name of a field, step or state that does not exist. */
  readonly unknown: OnName;
  readonly condition: (value: unknown, path: Path) => void;
  readonly bad: (said: { readonly zh: string; readonly en: string }, at: Spot) => void;
  /** Whether buildings have a fact; not checked if omitted. */
  readonly isKnown: IsFact | undefined;
};

type Sort = 'number' | 'day' | 'other' | null;

/** A text that begins with a day, `2026-01-06 20:00`, is compared as that day. */
const sorts: Readonly<Record<string, Sort>> = {
  integer: 'number',
  decimal: 'number',
  money: 'number',
  day: 'day',
  text: 'day',
  table: 'other',
};

/** The faults in what a field, or a case as a whole, must agree with. @param field null: a case */
export function mustFaultsIn(look: MustReader, value: unknown, field: string | null, path: Path): void {
  if (!Array.isArray(value)) return;
  value.forEach((one, at) => lookOne(look, mapIn(one), field, [...path, at]));
}

function lookOne(look: MustReader, one: Map, field: string | null, path: Path): void {
  const said = ways.filter((way) => Object.hasOwn(one, way));
  const at = (...rest: (string | number)[]): Spot => ({ path: [...path, ...rest], of: 'value' });
  if (said.length !== 1) look.bad({ zh: `须写明且只写一项：${ways.join(', ')}`, en: `give just one of ${ways.join(', ')}` }, at());
  const rule = mapIn(look.fields[field ?? '']);
  if (field === null && said.some((way) => !ofCases.has(way)))
    look.bad({ zh: '整个办件只能写 absent、among、only 或 case', en: 'a case as a whole takes only absent, among, only or case' }, at());
  if (rule['personal'] === true) look.bad({ zh: '个人信息不能核对', en: 'a personal value cannot be compared' }, at());
  look.condition(one['when'], [...path, 'when']);
  for (const way of field === null ? [] : ['distinct', 'among'])
    if (one[way] !== undefined && one['column'] === undefined) look.bad({ zh: '须写明是哪一列', en: 'say of which column' }, at(way));
  lookTotals(look, one, rule, path);
  for (const way of ['atMost', 'atLeast', 'equals'] as const) lookBound(look, one, sortOf(one, rule), at(way), way);
  for (const name of Object.values(mapIn(mapIn(one['case'])['atLeast'])))
    if (!Object.hasOwn(look.fields, String(name))) look.unknown('field-unknown', String(name), at('case', 'atLeast'));
  for (const { name, path: option } of textsAt(one['noneOf'], [...path, 'noneOf']))
    if (!optionKeys(rule['options']).includes(name))
      look.bad({ zh: '须是此事项的选项', en: 'give options of this field' }, { path: option, of: 'value' });
  lookThere(look, one, field, path);
  const needed = one['needs'];
  if (typeof needed === 'string' && !Object.hasOwn(look.fields, needed)) look.unknown('field-unknown', needed, at('needs'));
  lookGroup(look, mapIn(one['only']), [...path, 'only']);
  for (const { name, path: where } of field === null ? textsAt(mapIn(one['only'])['per'], [...path, 'only', 'per']) : [])
    if (!(groups as readonly string[]).includes(name))
      look.bad(
        { zh: '整个办件只能按关联、地区或年份', en: 'a case as a whole is compared by its links, place or year' },
        { path: where, of: 'value' },
      );
}

/** What must or must not be there, by a value. */
function lookThere(look: MustReader, one: Map, field: string | null, path: Path): void {
  const at = (...rest: (string | number)[]): Spot => ({ path: [...path, ...rest], of: 'value' });
  const { absent, exists } = one;
  if ((absent === absentByCode || typeof absent === 'object') && field === null)
    look.bad({ zh: '整个办件没有编码可查', en: 'a case as a whole has no code to look up' }, at('absent'));
  if (typeof absent === 'string' && absent !== absentByCode) lookName(look, absent, at('absent'), true);
  for (const [way, name] of [
    ['absent', 'but'],
    ['exists', 'survey'],
    ['exists', 'season'],
  ] as const) {
    const other = mapIn({ absent, exists }[way])[name];
    if (typeof other === 'string' && !Object.hasOwn(look.fields, other)) look.unknown('field-unknown', other, at(way, name));
  }
}

/** The states and names by which cases are put together. */
function lookGroup(look: MustReader, group: Map, path: Path): void {
  for (const { name, path: where } of textsAt(group['in'], [...path, 'in']))
    if (!Object.hasOwn(look.states, name)) look.unknown('state-unknown', name, { path: where, of: 'value' });
  for (const { name, path: where } of textsAt(group['per'], [...path, 'per']))
    if (!(groups as readonly string[]).includes(name) && !Object.hasOwn(look.fields, name))
      look.unknown('field-unknown', name, { path: where, of: 'value' });
}

const optionKeys = (options: unknown): readonly unknown[] => (Array.isArray(options) ? (options as unknown[]) : Object.keys(mapIn(options)));

/** What a value is compared as: totals are numbers. */
const sortOf = (one: Map, rule: Map): Sort =>
  one['column'] === undefined && one['sum'] === undefined ? (sorts[String(rule['type'])] ?? 'other') : 'number';

function lookTotals(look: MustReader, one: Map, rule: Map, path: Path): void {
  const at = (...rest: (string | number)[]): Spot => ({ path: [...path, ...rest], of: 'value' });
  const { column, sum, alike } = one;
  if (typeof column === 'string' && !Object.hasOwn(mapIn(rule['columns']), column)) look.unknown('field-unknown', column, at('column'));
  if (sum !== undefined && sorts[String(rule['type'])] !== 'number')
    look.bad(onlyNumbers, at('sum'));
  lookGroup(look, mapIn(sum), [...path, 'sum']);
  lookGroup(look, mapIn(alike), [...path, 'alike']);
  for (const name of Object.keys(mapIn(mapIn(sum)['where'])))
    if (!Object.hasOwn(look.fields, name)) look.unknown('field-unknown', name, at('sum', 'where', name));
}

function lookBound(look: MustReader, one: Map, sort: Sort, at: Spot, way: string): void {
  const value = one[way];
  if (value === undefined) return;
  if (sort === 'other') look.bad({ zh: '只有数字和日期可以比较', en: 'only numbers and days can be compared' }, at);
  const found = typeof value === 'string' ? lookName(look, value, at, false) : 'number';
  lookTotalBound(look, mapIn(value), at);
  if (found !== null && sort !== null && sort !== 'other' && found !== sort)
    look.bad({ zh: '数字只能与数字、日期只能与日期比较', en: 'compare a number with a number, a day with a day' }, at);
  if (sort === 'day' && one['times'] !== undefined) look.bad({ zh: '日期不能乘', en: 'a day cannot be multiplied' }, at);
}

/** Fields of a total, some of them by what the report before stated. */
function lookTotalBound(look: MustReader, value: Map, at: Spot): void {
  for (const key of ['total', 'less'])
    for (const { name, path } of textsAt(value[key], [...at.path, key])) {
      const field = name.startsWith(ofLast) ? name.slice(ofLast.length) : name;
      const spot: Spot = { path, of: 'value' };
      if (!Object.hasOwn(look.fields, field)) look.unknown('field-unknown', field, spot);
      else if (sorts[String(mapIn(look.fields[field])['type'])] !== 'number') look.bad(onlyNumbers, spot);
    }
}

/** Looks a name up, and says what it is; null if that is not known here. @param isFact only facts of buildings */
function lookName({ fields, transitions, unknown, isKnown }: MustReader, name: string, at: Spot, isFact: boolean): Sort {
  const [kind = '', rest] = name.includes('.') ? [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)] : [name, undefined];
  if (rest !== undefined && kind === 'building') {
    if (isKnown?.('building-field', rest, 'building') === false) unknown('building-fact-unknown', name, at);
    return null;
  }
  if (isFact) unknown('building-fact-unknown', name, at);
  // facts of projects are a city's own and not looked up here
  else if (rest !== undefined && kind === 'project') return null;
  else if (rest !== undefined && (kind === 'step' || kind === 'count')) {
    if (!Object.hasOwn(transitions, rest)) unknown('transition-unknown', rest, at);
    return kind === 'step' ? 'day' : 'number';
  } else if (name === 'today' || name === 'begun') return 'day';
  else if (!Object.hasOwn(fields, name)) unknown('field-unknown', name, at);
  else return sorts[String(mapIn(fields[name])['type'])] ?? 'other';
  return null;
}
