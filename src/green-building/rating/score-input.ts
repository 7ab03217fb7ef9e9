import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { statusShown, type EntryOf } from '#platform/knowledge/facts.ts';
import { bad, booleanAt, camel, numberAt, objectAt, textAt, type Given } from './given.ts';

export type Stage = 'pre' | 'final';
export type Standard = EntryOf<'rating-standard'>;
export type Item = EntryOf<'rating-item'>;
export type Way = Standard['requirements'][number]['anyOf'][number];

/** A standard with its items, in order of the items' numbers. */
export type Scheme = { readonly standard: Standard; readonly items: readonly Item[] };

/** `evidence` as text, `file` the papers that show it. */
export type Shown = {
  readonly score: number | null;
  readonly met: boolean | null;
  readonly evidence: string | null;
  readonly file: string | null;
};

/** What is known about a building's score. Null if unknown. */
export type ScoreInput = {
  readonly controlsMet: boolean | null;
  readonly scores: ReadonlyMap<string, number>;
  readonly items: ReadonlyMap<string, Shown>;
  readonly fitOut: boolean | null;
  readonly class: string | null;
  readonly climate: string | null;
  readonly targetStar: number | null;
  /** The day that decides which edition applies. */
  readonly date: string | null;
  /** Values of the technical requirements, by key. */
  readonly values: ReadonlyMap<string, number | string | boolean>;
  /** Requirements merely claimed to be met: up to which star, by id of the requirement, `*` for all. */
  readonly claims: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
};

/** The maximum points of a part at a stage. */
export function mostOf(part: Standard['parts'][number], stage: Stage): number {
  return stage === 'pre' ? (part.pre ?? part.max) : part.max;
}

const plainFields = [
  'controlsMet',
  'controls',
  'scores',
  'items',
  'fitOut',
  'class',
  'climate',
  'region',
  'targetStar',
  'starRequirements',
  'date',
  'stage',
  'standard',
  'name',
  'note',
];

/**
 * Reads the given values of a building. Throws Problem `rating-input-bad` (wrong kind or out of range), `rating-part-unknown`,
 * `rating-item-unknown`, `rating-points-out` (more than a part or item can have), `rating-scores-contradict` (the items do not add up to
 * their part).
 */
export function readScores(scheme: Scheme, stage: Stage, value: unknown): ScoreInput {
  const given = objectAt(value, 'input');
  const { standard } = scheme;
  const ways = new Map(standard.requirements.flatMap(({ anyOf }) => anyOf.map((way) => [way.key, way] as const)));
  const items = readItems(scheme, stage, given);
  const asked = readRequirements(standard, ways, given);
  return {
    controlsMet: booleanAt(given, 'controlsMet'),
    scores: readParts(standard, stage, given),
    items,
    fitOut: booleanAt(given, 'fitOut'),
    class: textAt(given, 'class'),
    climate: textAt(given, 'climate'),
    targetStar: numberAt(given, 'targetStar', 0, standard.grades.length),
    date: textAt(given, 'date'),
    ...asked,
    findings: unknownFields(given, ways),
  };
}

function unknownFields(given: Given, ways: ReadonlyMap<string, Way>): Finding[] {
  const unknown = Object.keys(given).filter((field) => !plainFields.includes(field) && !ways.has(camel(field)));
  return unknown.map((field) => ({ code: 'rating-field-unknown', severity: 'warning', evidence: { field } }));
}

function readParts(standard: Standard, stage: Stage, given: Given): Map<string, number> {
  const scores = objectAt(given['scores'] ?? {}, 'scores');
  const parts = [...standard.parts, standard.bonus];
  const read = new Map<string, number>();
  for (const code of Object.keys(scores)) {
    const part = parts.find((one) => one.code === code);
    if (part === undefined && code === standard.base.code) continue;
    if (part === undefined)
      throw new Problem('bad-input', 'rating-part-unknown', { part: code, parts: parts.map((one) => one.code).join(', ') });
    const score = numberAt(scores, code, 0, undefined, `scores.${code}`);
    if (score === null) continue;
    const most = mostOf(part, stage);
    if (score > most) throw pointsOut(code, score, most, standard.status);
    read.set(code, score);
  }
  return read;
}

function pointsOut(what: string, score: number, most: number, status: string): Problem {
  return new Problem('bad-input', 'rating-points-out', { what, score, most, ...statusShown(status) });
}

/**
 * Items as `{'4.2.1': 10}`, `{'4.2.1': {score: 10, evidence: '…'}}`, control items as `{'4.1.1': true}`, or a list of objects with `code`.
 */
function readItems({ standard, items }: Scheme, stage: Stage, given: Given): Map<string, Shown> {
  const known = new Map(items.map((one) => [one.code, one]));
  const read = new Map<string, Shown>();
  for (const [code, value] of [...entriesOf(given['items'], 'items'), ...entriesOf(given['controls'], 'controls')]) {
    const item = known.get(code);
    if (item === undefined) throw new Problem('bad-input', 'rating-item-unknown', { item: code, standard: standard.standard });
    if (value === null) continue;
    read.set(code, readItem(item, stage, value));
  }
  return read;
}

function entriesOf(value: unknown, field: string): (readonly [string, unknown])[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(objectAt(value, field));
  return value.map((one: unknown, index) => {
    const row = objectAt(one, `${field}[${index}]`);
    return [textAt(row, 'code', `${field}[${index}].code`) ?? '', row] as const;
  });
}

function readItem(item: Item, stage: Stage, value: unknown): Shown {
  const { code, type, max, pre, status } = item;
  const row = typeof value === 'object' ? objectAt(value, code) : type === 'control' ? { met: value } : { score: value };
  const shown = { evidence: textAt(row, 'evidence', `${code}.evidence`), file: textAt(row, 'file', `${code}.file`) };
  if (type === 'control') return { met: booleanAt(row, 'met', code), score: null, ...shown };
  const score = numberAt(row, 'score', 0, undefined, code);
  const most = stage === 'pre' && !pre ? 0 : (max ?? Number.POSITIVE_INFINITY);
  if (score !== null && score > most) throw pointsOut(code, score, most, status);
  return { met: null, score, ...shown };
}

type ScoreClaims = Pick<ScoreInput, 'values' | 'claims'>;

/**
 * Values by key, among the other fields or under `starRequirements`; or a claim that all of them are met: true, a star, `{1: true, 2:
 * false}`.
 */
function readRequirements(standard: Standard, ways: ReadonlyMap<string, Way>, given: Given): ScoreClaims {
  const values = new Map<string, number | string | boolean>();
  const claims = new Map<string, number>();
  for (const [field, value] of Object.entries(given)) readWay(ways.get(camel(field)), field, value, values);
  const said = given['starRequirements'] ?? null;
  if (said === null) return { values, claims };
  if (typeof said === 'boolean' || typeof said === 'number') claims.set('*', starOf(standard, said, 'starRequirements'));
  else
    for (const [name, value] of Object.entries(objectAt(said, 'starRequirements'))) {
      const row = standard.requirements.find(({ id }) => camel(id) === camel(name));
      const star = standard.grades.find((grade) => String(grade.star) === name);
      if (value === null) continue;
      if (star !== undefined) claimUpTo(claims, star.star, value);
      else if (row !== undefined && !ways.has(camel(name))) claims.set(row.id, starOf(standard, value, name));
      else if (ways.has(camel(name))) readWay(ways.get(camel(name)), name, value, values);
      else throw new Problem('bad-input', 'rating-requirement-unknown', { requirement: name, known: [...ways.keys()].join(', ') });
    }
  return { values, claims };
}

function claimUpTo(claims: Map<string, number>, star: number, value: unknown): void {
  if (typeof value !== 'boolean') throw bad(`starRequirements.${star}`, value, 'true, false');
  const before = claims.get('*') ?? null;
  if (value) claims.set('*', Math.max(before ?? 0, star));
  else claims.set('*', Math.min(before ?? star - 1, star - 1));
}

function starOf(standard: Standard, value: unknown, field: string): number {
  const most = standard.grades.length;
  if (typeof value === 'boolean') return value ? most : 0;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw bad(field, value, `true, false, 0–${most}`);
}

function readWay(way: Way | undefined, field: string, value: unknown, values: Map<string, number | string | boolean>): void {
  if (way === undefined || value === null || value === undefined) return;
  const { compare, levels = [], min = 0, max } = way;
  if (compare === 'yes') values.set(way.key, booleanAt({ [field]: value }, field) ?? false);
  else if (compare === 'level') {
    if (!levels.some(({ level }) => level === value)) throw bad(field, value, levels.map(({ level }) => level).join(', '));
    values.set(way.key, value as string);
  } else values.set(way.key, numberAt({ [field]: value }, field, min, max) ?? min);
}
