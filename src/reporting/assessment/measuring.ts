import type { AsOf } from '#kernel/as-of.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Measured, SchemeItem } from './facts.ts';
import { formUnitTerm } from './vocabulary.ts';
import type { AssessmentNeeds } from './needs.ts';

/** A place and a year. */
type At = { readonly region: string; readonly year: number; readonly known: AsOf };

/** The name of a scheme's item: its names, or its code if it has none. */
type ItemName = NonNullable<SchemeItem['names']> | string;

const unknown = (code: string, evidence: Record<string, unknown>, name: string): Measured => ({
  value: null,
  unit: '',
  figure: null,
  source: name,
  indicative: false,
  findings: [{ code, severity: 'warning', evidence }],
  knowledge: [],
});

/** What the items of a scheme measure in one place in a year, in order. */
export function measure(needs: AssessmentNeeds, scope: Scope, at: At, items: readonly SchemeItem[]): Promise<Measured[]> {
  const indicators = indicatorsIn(needs, scope, at, items);
  return Promise.all(
    items.map(async ({ id, names, of }) => {
      if ('indicator' in of) return (await indicators).get(of.indicator) as Measured;
      if ('target' in of) return targetIn(needs, scope, at, of.target, names ?? id);
      if ('task' in of) return taskIn(needs, scope, at, of.task, names ?? id);
      return formIn(needs, scope, at, of.form, names ?? id);
    }),
  );
}

/** All indicators of a place together: their inputs are looked up once. */
async function indicatorsIn(
  { indicators }: AssessmentNeeds,
  scope: Scope,
  { year, ...at }: At,
  items: readonly SchemeItem[],
): Promise<Map<string, Measured>> {
  const ids = [...new Set(items.flatMap(({ of }) => ('indicator' in of ? [of.indicator] : [])))];
  const inForce = ids.length === 0 ? [] : indicators.inForce(year, at.known);
  const found = ids.flatMap((id) => inForce.find((one) => one.id === id || one.standsFor.includes(id)) ?? []);
  const values = await indicators.values(
    scope,
    at,
    found.map((indicator) => ({ indicator, year, first: null })),
  );
  const told = values.map(({ indicator, value, figure, indicative, findings }): [string, Measured] => {
    const { id, version, status, names, unit } = indicator;
    return [id, { value, unit, figure, source: names ?? id, indicative, findings, knowledge: [{ id, version, status }] }];
  });
  const byId = new Map(told);
  const itemNames = new Map(
    items.flatMap((one): [string, ItemName][] => ('indicator' in one.of ? [[one.of.indicator, one.names ?? one.id]] : [])),
  );
  const named = found.map(({ id, standsFor }) => [id, ...standsFor]);
  return new Map(
    ids.map((id) => {
      const own = named.find((all) => all.includes(id))?.[0] ?? id;
      return [id, byId.get(own) ?? unknown('assessment-indicator-missing', { indicator: id, year, item: itemNames.get(id) ?? id }, id)];
    }),
  );
}

const elsewhere: ReadonlySet<string> = new Set(['document-elsewhere', 'no-such-document']);

async function targetIn({ targets }: AssessmentNeeds, scope: Scope, at: At, target: string, item: ItemName): Promise<Measured> {
  const [document = ''] = target.split('/');
  try {
    const [found] = await targets.progress(scope, { ...at, document, target });
    if (found === undefined) return unknown('assessment-target-missing', { target, item }, target);
    const { now, unit, figure, indicative, findings, indicator } = found;
    const knowledge = indicator === null ? [] : [{ id: indicator.id, version: indicator.version, status: indicator.status }];
    return { value: now, unit, figure, source: found.target.name, indicative, findings, knowledge };
  } catch (error) {
    // a document from elsewhere sets no target for this place
    if (error instanceof Problem && elsewhere.has(error.code)) return unknown('assessment-target-missing', { target, item }, target);
    throw error;
  }
}

/** The last report by the end of the year; if all came later, the last one known, with a finding. */
async function taskIn(
  { assignment }: AssessmentNeeds,
  scope: Scope,
  { region, year, known }: At,
  task: string,
  item: ItemName,
): Promise<Measured> {
  const [document = ''] = task.split('/');
  const found = (await assignment.list(scope, { region, document })).find((one) => one.task.id === task && one.region === region);
  if (found === undefined) return unknown('assessment-task-missing', { task, item }, task);
  const until = Math.min(known.received, known.recorded);
  const reports = found.reports.filter(({ made }) => made.getTime() <= until);
  const within = reports.findLast(({ day }) => day <= `${year}-12-31`);
  const report = within ?? reports.at(-1);
  if (report === undefined) return unknown('assessment-task-unreported', { task, name: found.task.title }, found.task.title);
  const findings: Finding[] =
    within === undefined
      ? [{ code: 'assessment-task-later', severity: 'info', evidence: { task, name: found.task.title, year, day: report.day } }]
      : [];
  return {
    value: exact(BigInt(report.percent)),
    unit: '%',
    figure: null,
    source: { zh: `${found.task.title}（${report.day}，${report.actor}）`, en: `${found.task.title} (${report.day}, ${report.actor})` },
    indicative: false,
    findings,
    knowledge: [],
  };
}

const periodsOf = {
  year: (year: number) => [String(year)],
  half: (year: number) => [1, 2].map((n) => `${year}-H${n}`),
  quarter: (year: number) => [1, 2, 3, 4].map((n) => `${year}-Q${n}`),
  month: (year: number) => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`),
} as const;

/** Accepted returns over those owed, for all periods of the year in which the form is in force. */
async function formIn(
  { returns, knowledge }: AssessmentNeeds,
  scope: Scope,
  { region, year, known }: At,
  form: string,
  item: ItemName,
): Promise<Measured> {
  const held = knowledge.inForce('form', { on: `${year}-12-31`, ...known }).find(({ id }) => id === form);
  if (held === undefined) return unknown('assessment-form-missing', { form, year, item }, form);
  const periods = periodsOf[held.period](year);
  const told = await Promise.all(
    periods.map((period) =>
      returns.status(scope, { form, period, region, known }).catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'form-not-in-force') return null;
        throw error;
      }),
    ),
  );
  const counted = told.flatMap((one) => (one === null ? [] : [{ accepted: BigInt(one.counted), expected: BigInt(one.expected) }]));
  const [accepted, expected] = [sum(counted.map((one) => one.accepted)), sum(counted.map((one) => one.expected))];
  const name = held.names ?? { zh: form, en: form };
  if (expected === 0n) return unknown('assessment-form-unowed', { form, year, name }, name.zh);
  const value: Exact = exact(accepted).div(exact(expected));
  return {
    value,
    unit: '',
    figure: null,
    source: {
      zh: `${name.zh}：${accepted} / ${expected} ${formUnitTerm.zh}`,
      en: `${name.en}: ${accepted} of ${expected} ${formUnitTerm.en}`,
    },
    indicative: false,
    findings: [],
    knowledge: [{ id: held.id, version: held.version, status: held.status }],
  };
}

const sum = (all: readonly bigint[]): bigint => all.reduce((so, one) => so + one, 0n);
