import { exact, rounded, type Exact } from '#kernel/exact-number.ts';
import { dayText } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import type { Subject } from './people.ts';
import type { SharingNeeds } from './needs.ts';
import { measuredRange, type RowsQuestion, type SubjectRows } from './use-rows.ts';

type Sum = {
  readonly subject: Subject;
  readonly kind: string;
  value: Exact;
  kg: Exact | null;
  covered: number;
  count: number;
  unit: string;
};

/** The carbon dioxide of buildings by carrier and calendar year, location based: measured values only. */
export async function* inventoryRows(needs: SharingNeeds, asked: RowsQuestion): AsyncGenerator<SubjectRows> {
  const { terms, today, bodies } = asked;
  const range = await measuredRange(needs, terms.region, today, 'month');
  if (range === null) return;
  const now = needs.readings.now();
  const all = new Map<string, { kind: string; subject: string; parts: string[]; bodies: string[] }>();
  const [first, last] = [Number(dayText(range.from).slice(0, 4)), Number(today.slice(0, 4))];
  for (let year = first; year <= last; year += 1) {
    const known = { received: now, recorded: now };
    const question = { region: terms.region, year, basis: 'location', by: 'building', known } as const;
    const { rows } = await needs.carbon.inventory(programScope, question);
    for (const sum of sumsOf(rows, asked)) {
      const name = `${sum.kind} ${sum.subject.code}`;
      const one = all.get(name) ?? { kind: sum.kind, subject: sum.subject.code, parts: [], bodies: [] };
      all.set(name, one);
      one.parts.push(String(year));
      const coverage = Math.round((sum.covered / sum.subject.members.length) * 1e6) / 1e6;
      one.bodies.push(bodies(sum.subject)({ value: told(sum.value), unit: sum.unit, coverage, kg: sum.kg === null ? null : told(sum.kg) }));
    }
  }
  yield* all.values();
}

const told = (value: Exact): number => Number(rounded(value, 9));

type Row = {
  readonly key: string | null;
  readonly carrier: string;
  readonly use: { readonly value: Exact | null; readonly unit: string; readonly coverage: number };
  readonly kg: Exact | null;
};

/** Measured sums by subject and carrier; for a group of dwellings, only what at least k of them measured. */
function sumsOf(rows: readonly Row[], { terms, subjects, hidden }: RowsQuestion): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { key, carrier, use, kg } of rows) {
    const subject = subjects.alone.get(key ?? '') ?? subjects.groups.get(key ?? '');
    if (subject === undefined || use.value === null) continue;
    const name = `${carrier} ${use.unit} ${subject.code}`;
    const one = sums.get(name) ?? { subject, kind: carrier, value: exact('0'), kg: exact('0'), covered: 0, count: 0, unit: use.unit };
    sums.set(name, one);
    one.value = one.value.add(use.value);
    one.kg = one.kg === null || kg === null ? null : one.kg.add(kg);
    one.covered += use.coverage;
    one.count += 1;
  }
  const k = terms.mask?.k ?? 1;
  return [...sums.values()].filter(({ subject, count }) => {
    const leaves = subject.members.length === 1 || count >= k;
    if (!leaves) hidden.rows('too-few-measured', subject.code);
    return leaves;
  });
}
