import type { Finding } from '#kernel/finding.ts';
import { absentByCode } from '#platform/knowledge/facts.ts';
import { fieldSaid } from '../public/field-value.ts';
import { valueText } from '../public/value-text.ts';
import type { CaseDoubt } from '../facts.ts';
import { holds } from '../rules/holds.ts';
import {
  asBoth,
  boundOf,
  boundSaid,
  comparedText,
  dayIn,
  factOf,
  linkNames,
  nameSaid,
  numberIn,
  partsOf,
  type Compared,
  type Must,
  type MustKnown,
} from './must-value.ts';
import {
  buildingSaid,
  cellsSaid,
  doubtedSaid,
  groupNames,
  groupsSaid,
  listed,
  listSaid,
  registerSaid,
  ruleSaid,
  subjectSaid,
  wholeCase,
} from './must-wording.ts';
import { columnTotal, isBlank, leastTotal, repeatedIn } from './columns.ts';
import { exact, rounded } from '#kernel/exact-number.ts';

/** What does not agree, or could not be compared, before a reason is given. */
export type Doubt = Omit<CaseDoubt, 'reason'>;

/** Where what was looked up for an item is found. */
export const placeIn = (field: string, at: number): string => `${field}/${at}`;

/** What does not agree among some fields; all their values are known to be of their types. @param names `case` for the case as a whole */
export function doubtsOf(known: MustKnown, whole: readonly Must[], names: Iterable<string>): Doubt[] {
  return [...names].flatMap((field) => {
    const all = field === wholeCase ? whole : (known.procedure.fields[field]?.must ?? []);
    return all.flatMap((one, at) => doubtOf(known, field, one, at) ?? []);
  });
}

/** Whether an item applies: its condition is known to be true. */
export const applies = ({ when }: Must, { fields }: Pick<MustKnown, 'fields'>): boolean =>
  when === undefined || holds(when, fields) === true;

function doubtOf(known: MustKnown, field: string, one: Must, at: number): Doubt | null {
  if (!applies(one, known)) return null;
  const found = known.found.get(placeIn(field, at));
  if (typeof one.absent === 'string' && one.absent !== absentByCode) return presentDoubt(known, field, one, one.absent);
  if (one.only !== undefined) return found === true ? anotherDoubt(known, field, one, one.only.per) : null;
  if (one.case !== undefined) return found === true ? null : otherCaseDoubt(known, field, one, found ?? null);
  const value = known.fields[field] ?? null;
  if (one.among !== undefined) return amongDoubt(known, field, one, found);
  if (value === null) return null;
  if (one.needs !== undefined) return lackDoubt(known, field, one, one.needs);
  const evidence = { name: fieldSaid(field, known.procedure.fields[field]), value: String(value as string) };
  if (one.absent !== undefined)
    return found === true
      ? doubt(field, one, 'must-be-new', { ...evidence, ...(typeof one.absent === 'object' && { about: 'number' }) })
      : null;
  if (one.exists !== undefined) return found === true ? null : absentDoubt(known, field, one, found);
  if (one.distinct === true) return repeatedDoubt(known, field, one);
  if (one.noneOf !== undefined) return excludedDoubt(known, field, one, one.noneOf);
  if (one.alike !== undefined)
    return found === false ? doubt(field, one, 'must-be-alike', alikeEvidence(known, field, one.alike.per)) : null;
  return comparedDoubt(known, field, one, found);
}

function lackDoubt({ procedure, fields }: MustKnown, field: string, one: Must, needed: string): Doubt | null {
  const value = fields[needed] ?? null;
  if (value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)) return null;
  return doubt(field, one, 'must-have-field', {
    name: fieldSaid(field, procedure.fields[field]),
    of: fieldSaid(needed, procedure.fields[needed]),
  });
}

function repeatedDoubt(known: MustKnown, field: string, one: Must): Doubt | null {
  const { column = '' } = one;
  const repeated = repeatedIn(known.fields[field], column);
  if (repeated.length === 0) return null;
  return doubt(field, one, 'must-be-once', { name: cellsSaid(known, field, column), value: listed(repeated.join('\n')) });
}

/** @param found codes that are not there, a line each, where several are named; null: nothing of the kind is registered at all */
function absentDoubt(known: MustKnown, field: string, one: Must, found: string | boolean | null | undefined): Doubt {
  const { fields, procedure } = known;
  if (found === null)
    return doubt(field, { ...one, else: 'tell' }, 'must-unknown', {
      name: fieldSaid(field, procedure.fields[field]),
      of: registerSaid(one),
    });
  return doubt(field, one, 'must-exist', {
    name: one.column === undefined ? fieldSaid(field, procedure.fields[field]) : cellsSaid(known, field, one.column),
    value: typeof found === 'string' ? listed(found) : String(fields[field] as string),
    about: typeof one.exists === 'object' ? (Object.keys(one.exists)[0] ?? '') : (one.exists ?? ''),
  });
}

/** @param found codes that are not among them, a line each; null: none is listed */
function amongDoubt(known: MustKnown, field: string, one: Must, found: string | boolean | null | undefined): Doubt | null {
  if (found === true || found === undefined) return null;
  const name = one.column === undefined ? buildingSaid : cellsSaid(known, field, one.column);
  if (typeof found === 'string') return doubt(field, one, 'must-be-among', { name, value: listed(found) });
  return doubt(field, { ...one, else: 'tell' }, 'must-unknown', { name, of: listSaid });
}

/** Another case agrees in what this one must have alone. Which one is not for everyone who has a part in this one. */
function anotherDoubt({ procedure, fields }: MustKnown, field: string, one: Must, per: readonly string[]): Doubt {
  const names = per.map((each) => groupNames[each as keyof typeof groupNames] ?? asBoth(procedure.fields[each]?.names ?? each));
  return doubt(field, one, 'must-be-only', {
    name: doubtedSaid({ procedure }, field),
    ...(one.else === 'refuse' ? {} : { about: 'reason' }),
    procedure: procedure.names ?? procedure.id,
    of: { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') },
    value: per.flatMap((each) => (typeof fields[each] === 'string' ? [fields[each]] : [])).join('、'),
  });
}

function excludedDoubt({ procedure, fields }: MustKnown, field: string, one: Must, excluded: readonly string[]): Doubt | null {
  const rule = procedure.fields[field];
  const found = [fields[field]].flat().filter((value) => typeof value === 'string' && excluded.includes(value));
  if (found.length === 0) return null;
  const value = { zh: valueText(rule, found, 'zh') ?? '', en: valueText(rule, found, 'en') ?? '' };
  return doubt(field, one, 'must-be-other', { name: fieldSaid(field, rule), value });
}

/** The values of other cases are not for everyone who has a part in this one. */
const alikeEvidence = ({ procedure, fields }: MustKnown, field: string, per: readonly string[]) => {
  const of = groupsSaid(procedure, per);
  const unit = procedure.fields[field]?.unit;
  const value = numberIn(fields[field]);
  const said = value === null ? String(fields[field] as string) : comparedText({ number: value }, unit);
  return { name: fieldSaid(field, procedure.fields[field]), of: { zh: of.zh.join('、'), en: of.en.join(', ') }, value: said };
};

function presentDoubt({ building, day }: MustKnown, field: string, one: Must, absent: string): Doubt | null {
  const fact = building === null ? undefined : factOf(building, partsOf(absent)[1], day);
  if (building === null || fact === undefined || fact === null || fact === false) return null;
  const evidence = {
    building: String(building['code'] as string),
    name: nameSaid({ fields: {}, transitions: {} }, absent),
    value: String(fact as string),
  };
  return doubt(field, one, 'must-be-absent', { ...evidence, about: partsOf(absent)[1] });
}

function otherCaseDoubt(known: MustKnown, field: string, one: Must, found: string | boolean | null): Doubt {
  const { procedure: id = '', same = [] } = one.case ?? {};
  const procedure = known.procedures.get(id) ?? id;
  const links = { zh: same.map((link) => linkNames[link].zh).join('、'), en: same.map((link) => linkNames[link].en).join(', ') };
  const name = doubtedSaid(known, field);
  const least = Object.values(one.case?.atLeast ?? {}).map((own) => asBoth(fieldSaid(own, known.procedure.fields[own])));
  const evidence = { name, procedure, of: links, value: String((known.fields[field] ?? '') as string), ...leastSaid(least) };
  // leaving the link out is no way around the rule
  const unlinked = { ...one, else: one.else === 'tell' ? ('tell' as const) : ('reason' as const) };
  return found === null ? doubt(field, unlinked, 'must-unlinked', evidence) : doubt(field, one, 'must-have-case', evidence);
}

const leastSaid = (names: readonly { readonly zh: string; readonly en: string }[]) =>
  names.length === 0
    ? {}
    : { about: 'least', least: { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') } };

/** The texts by which a comparison is told, for numbers and for days. */
const codes = {
  atMost: ['must-be-at-most', 'must-not-be-after'],
  atLeast: ['must-be-at-least', 'must-not-be-before'],
  equals: ['must-equal', 'must-equal'],
} as const;

/** The texts for totals over cases. */
const totalCodes = { atMost: 'must-total-at-most', atLeast: 'must-total-at-least', equals: 'must-total-equal' } as const;

function comparedDoubt(known: MustKnown, field: string, one: Must, found: string | boolean | null | undefined): Doubt | null {
  const way = (['atMost', 'atLeast', 'equals'] as const).find((each) => one[each] !== undefined);
  const bound = way === undefined ? undefined : one[way];
  if (way === undefined || bound === undefined) return null;
  const name = subjectSaid(known, field, one);
  const whole = valueIn(known, field, one, found);
  if (whole === undefined) return null;
  const limit = boundOf(known, bound, one, whole === null ? false : !('number' in whole));
  if (limit === undefined) return null;
  const value = whole ?? partOf(known, field, one, limit);
  if (value === undefined) return null;
  const said = boundSaid(known, bound, one, limit !== null && !('number' in limit));
  if (value === null || limit === null || 'number' in value !== 'number' in limit)
    return doubt(field, { ...one, else: 'tell' }, 'must-unknown', { name, of: value === null ? name : said });
  if (agrees(way, value, limit)) return null;
  const unit = known.procedure.fields[field]?.unit;
  const evidence = { name, of: said, bound: comparedText(limit, unit) };
  // the figures of other cases are not for everyone who has a part in this one: its own value is kept
  if (one.sum !== undefined) return doubt(field, one, totalCodes[way], { ...evidence, value: String(known.fields[field] as string) });
  return doubt(field, one, codes[way]['number' in value ? 0 : 1], { ...evidence, value: comparedText(value, unit) });
}

function agrees(way: keyof typeof codes, value: Compared, limit: Compared): boolean {
  if ('number' in value && 'number' in limit) {
    const order = value.number.compare(limit.number);
    return way === 'atMost' ? order <= 0 : way === 'atLeast' ? order >= 0 : order === 0;
  }
  if ('number' in value || 'number' in limit) return false;
  const notAfter = value.from <= limit.to;
  const notBefore = value.to >= limit.from;
  return way === 'atMost' ? notAfter : way === 'atLeast' ? notBefore : notAfter && notBefore;
}

/** What is compared: the field, a total of a column or of cases; null if it is unknown, undefined if there is nothing to compare. */
function valueIn({ fields }: MustKnown, field: string, one: Must, found: string | boolean | null | undefined): Compared | null | undefined {
  const value = fields[field];
  if (one.sum !== undefined) {
    const total = numberIn(found);
    return total === null ? null : { number: total };
  }
  if (one.column !== undefined) return columnTotal(value, one.column);
  const day = dayIn(value);
  if (day !== null) return { from: day, to: day };
  const number = numberIn(value);
  return number === null ? undefined : { number };
}

/**
 * What a column with blank cells comes to at least, where that is too much already: the total is then known to disagree. Undefined if it is
 * blank throughout and nothing is there to be told apart; null if it is open.
 */
function partOf(
  { fields, procedure }: MustKnown,
  field: string,
  { column, ...one }: Must,
  limit: Compared | null,
): Compared | null | undefined {
  if (column === undefined || limit === null || !('number' in limit)) return null;
  if (isBlank(fields[field], column)) return limit.number.n === 0n ? undefined : null;
  const least = one.atLeast === undefined ? leastTotal(fields[field], column, procedure.fields[field]?.columns?.[column]?.min) : null;
  return least !== null && 'number' in least && least.number.compare(limit.number) > 0 ? least : null;
}

/** A doubt with the rule that it is by: in words, with its source and how certain that is. */
function doubt(field: string, one: Must, code: string, evidence: Doubt['evidence']): Doubt {
  return { field, code, else: one.else, evidence: { field, ...evidence, rule: ruleSaid(one) } };
}

const severities = { refuse: 'error', reason: 'warning', tell: 'warning' } as const;
const openCodes = new Set(['must-unknown', 'must-unlinked']);

/** A doubt as a finding; `strength` says what happens to it. */
export const doubtFinding = ({ code, else: strength, evidence }: Doubt): Finding => ({
  code,
  severity: openCodes.has(code) && strength === 'tell' ? 'info' : severities[strength],
  evidence: { ...evidence, strength },
});

/** The sum of decimals as text. */
export const totalOf = (one: string, other: string): string => rounded(exact(one).add(exact(other)), 6);
