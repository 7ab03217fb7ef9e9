import type { Finding } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { readDay } from '#platform/list-intake/fields.ts';
import type { DrawObject, DrawPerson, DrawPlan } from './facts.ts';
import { groupsIn, strataIn } from './plan-order.ts';
import { drawTerms } from './vocabulary.ts';

/** A row of a table with its spreadsheet row number, by column name. */
export type ListRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };

/** The names of the columns. */
const headings: Readonly<Record<string, readonly string[]>> = {
  code: 'code 编码'.split(' ').concat(labelTerms.code.zh),
  name: ['name', labelTerms.name.zh, drawTerms.personName.zh],
  stratum: ['stratum', drawTerms.stratum.zh, labelTerms.category.zh],
  organisation: ['organisation', labelTerms.organisation.zh],
  groups: ['groups', drawTerms.groups.zh],
  recuse: ['recuse', drawTerms.recuse.zh],
  until: ['until', drawTerms.until.zh],
};

/** The positions of a table's columns, by field; absent fields are missing from the result. */
export function columnsOf(header: readonly string[]): Readonly<Record<string, number>> {
  const heads = header.map((heading) => heading.trim().toLowerCase());
  const found = Object.entries(headings).map(([field, names]) => [field, heads.findIndex((heading) => names.includes(heading))] as const);
  return Object.fromEntries(found.filter(([, at]) => at >= 0));
}

type Read<T> = { readonly list: readonly T[]; readonly findings: readonly Finding[] };

const fault = (code: string, evidence: Record<string, unknown>): Finding => ({ code, severity: 'error', evidence });
const doubt = (code: string, evidence: Record<string, unknown>): Finding => ({ code, severity: 'warning', evidence });

/** The objects of a draw. Faults: a code that is missing or duplicated, a stratum that the plan does not have. */
export function objectsOf(rows: readonly ListRow[], plan: DrawPlan): Read<DrawObject> {
  const findings = codeFaults(rows, 'object');
  const list = rows.map(({ row, cells }) => {
    const stratum = cell(cells, 'stratum');
    if (!Object.hasOwn(plan.objects, stratum))
      findings.push(fault('draw-stratum-unknown', { row, stratum: stratum === '' ? '—' : stratum }));
    return { code: cell(cells, 'code'), name: cell(cells, 'name'), stratum, organisation: cell(cells, 'organisation') };
  });
  const there = new Set(list.map(({ stratum }) => stratum));
  for (const [stratum] of strataIn(plan)) if (!there.has(stratum)) findings.push(doubt('draw-stratum-empty', { stratum }));
  return { list, findings };
}

/**
 * The people of a draw. Faults as for objects; a person whose term ends before the outcome is known, and a group without people, are
 * warnings.
 * @param knownDay the local day on which the outcome can be known
 */
export function peopleOf(rows: readonly ListRow[], plan: DrawPlan, knownDay: string): Read<DrawPerson> {
  const findings = codeFaults(rows, 'person');
  const list = rows.map(({ row, cells }) => {
    const until = cell(cells, 'until');
    const last = lastDayIn(until);
    if (last === null && /\d/u.test(until)) findings.push(doubt('draw-until-unread', { row, person: cell(cells, 'code'), until }));
    if (last !== null && last < knownDay) findings.push(doubt('draw-person-ends', { row, person: cell(cells, 'code'), until: last }));
    return {
      code: cell(cells, 'code'),
      name: cell(cells, 'name'),
      organisation: cell(cells, 'organisation'),
      groups: several(cell(cells, 'groups')),
      recuse: several(cell(cells, 'recuse')),
    };
  });
  const groups = new Set(list.flatMap((person) => person.groups));
  for (const [group] of plan.people === undefined ? [] : groupsIn(plan.people))
    if (!groups.has(group)) findings.push(doubt('draw-group-empty', { group }));
  return { list, findings };
}

const cell = (cells: ListRow['cells'], field: string): string => (cells[field] ?? '').trim();

/** The last day of a term in any notation: a month or year runs to its end. @example lastDayIn('2025年6月') // '2025-06-30' */
function lastDayIn(text: string): string | null {
  const day = readDay(text);
  if (day === null) return null;
  const bare = text.normalize('NFKC').trim();
  if (/^\d{4}年?$/u.test(bare)) return `${day.slice(0, 4)}-12-31`;
  if (!/^\d{4}[-/.年]\d{1,2}月?$/u.test(bare)) return day;
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

/** Names in one cell, with any separator; a comma and a slash may be part of a name. */
const several = (text: string): string[] =>
  text
    .split(/[;；、，\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function codeFaults(rows: readonly ListRow[], of: 'object' | 'person'): Finding[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, cells }) => {
    const code = cell(cells, 'code');
    if (code === '') return [fault(`draw-${of}-without-code`, { row })];
    const firstRow = first.get(code);
    if (firstRow === undefined) first.set(code, row);
    return firstRow === undefined ? [] : [fault(`draw-${of}-twice`, { row, code, firstRow })];
  });
}
