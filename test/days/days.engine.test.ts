import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { call, inputOf, procedures } from '../procedures.ts';
import { createOutside, type Outside } from '../scope/outside.ts';
import type { Send } from '../scope/probe.ts';
import { downloadProbes, probes } from '../scope/probes.ts';
import { createWorld, type World } from '../world.ts';
import { timeFields, withAt } from './fields.ts';
import { isAnyTime, spanQuestions, yearQuestions } from './spans.ts';

let world: World;
let outside: Outside;

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
  const file = await world.upload('w.csv', 'time,t\n2025-01-01 00:00,1\n');
  await world.local.weather.importWeather({ file, station: 'S1', format: 'csv', timeColumn: 'time', columns: { temperature: 't' } });
  await manyBuildings();
  await closedSurvey();
});
/** So many buildings with a meter each that a day of each of them, over all the time that can be kept, exceeds what may be returned. */
const many = 120;

async function manyBuildings(): Promise<void> {
  const codes = Array.from({ length: many }, (_, at) => `MANY-${at}`);
  const buildings = codes.map((code) => `${code},a house,office,140302,100`);
  const meters = codes.map((code) => `${code},${code},electricity`);
  const upload = (head: string, rows: readonly string[]) => world.upload('many.csv', `${head}\n${rows.join('\n')}\n`);
  await world.local.registry.importBuildings({ file: await upload('code,name,use,region,floorArea', buildings) });
  await world.local.registry.importMeters({ file: await upload('code,building,carrier', meters) });
  await world.local.readings.record({ readings: [{ meter: 'MANY-0', time: '2025-01-01', end: '2025-01-02', value: 1 }] });
}
/** The results include what its building used in a stretch of time. */
async function closedSurvey(): Promise<void> {
  const text = 'id: DAYS\nname: a survey\nregion: "140302"\nbuilding: MANY-0\nquestions: [{id: say, type: text, title: how}]\n';
  await world.local.surveys.create({ file: await world.upload('survey.yaml', text) });
  await world.local.surveys.close({ survey: 'DAYS' });
}

afterAll(() => world.stop());

const refusals = /^(?:date-bad|bad-instant|no-such-month|time-unreadable|days-needed|bad-time|no-such-day|no-such-hour)$/u;

const leftOut = { from: '2025-01-01', to: '2025-01-02' };

/** What must be given so that the query gets as far as its days. */
const sound: Readonly<Record<string, (outside: Outside) => Readonly<Record<string, unknown>>>> = {
  'readings.findings': ({ meter }) => ({ meter }),
  'metering.typing.check': ({ meter }) => ({ values: [{ meter, time: '2025-01-02', value: '1' }] }),
  'readings.record': ({ meter }) => ({ readings: [{ meter, time: '2025-01-03', value: 8 }] }),
  'readings.recordLive': ({ meter }) => ({ time: '2025-01-03', interval: '1d', readings: [{ meter, value: 8 }] }),
  'statement.draft': ({ building }) => ({ kind: 'quota-notice', question: { building, year: 2024 }, indicative: true, follows: undefined }),
  'renewal.verdicts': ({ building }) => ({ building }),
  'surveys.results': () => ({ survey: 'DAYS' }),
  ...Object.fromEntries(
    ['fit', 'points', 'lock', 'report', 'portfolio.begin'].map((one) => [`savings.${one}`, () => ({ exclude: [leftOut] })]),
  ),
  'weather.series': () => ({ station: 'S1', from: '2025-01-01', to: '2025-01-02' }),
  'weather.degrees': () => ({ station: 'S1', from: '2025-01-01', to: '2025-01-02' }),
};

const asked = procedures().flatMap((one) =>
  timeFields(inputOf(one.path)).map((field) => [one.name, field.path.join('.'), one, field] as const),
);

test('the contract has days, times and months to test', () => {
  const fields = new Set(asked.map(([name, field]) => `${name} ${field}`));
  for (const one of [
    'policy.rules date',
    'obligations.ofBuilding date',
    'registry.editBuilding from',
    'overview.cityDays to',
    'access.audit from',
  ])
    expect(fields).toContain(one);
  for (const one of [
    'metering.useOfBuilding knownAt',
    'metering.typing.sheet month',
    'specialPlans.import periodEnds',
    'policy.compare second.date',
  ])
    expect(fields).toContain(one);
});

test.each(asked)('%s refuses a %s that does not exist', async (name, _field, { path }, { path: field, none }) => {
  for (const text of none) {
    const told = refusalOf(await answerOf(name, path, field, text));
    expect(told.code, `${name} takes ${text}`).toMatch(refusals);
    expect(told.detail).toContain(text);
  }
});

test.each(asked)('%s handles every %s at the limits of the calendar', async (name, _field, { path }, { path: field }) => {
  for (const text of ['0001-01-01', '0001-01', '9999-12-31', '9999-12'])
    expect(statusOf(await answerOf(name, path, field, text))).toBeLessThan(500);
});

test('downloads refuse days and times that do not exist', async () => {
  for (const { path, parameters } of world.app.slices.downloads) {
    for (const name of Object.keys(parameters).filter((one) => /^(?:from|to|date|day|knownAt|at)$/u.test(one))) {
      const isInPath = path.includes(`{${name}}`);
      const filled = isInPath ? path.replace(`{${name}}`, '2025-02-30').replaceAll(/\{\w+\}/gu, '1') : downloadProbes[path]?.(outside);
      const address = new URL(`http://x/api${filled ?? path}`);
      if (!isInPath) address.searchParams.set(name, '2025-02-30');
      const answer = await world.ask(`${address.pathname}${address.search}`);
      expect([path, name, answer.status]).toEqual([path, name, 400]);
      expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^(?:date-bad|bad-instant)$/u) });
    }
  }
});

const widest = { from: '1969-12-31T16:00:00Z', to: '2106-02-07' };
const widestDays = { from: '1970-01-01', to: '2106-02-07' };
/** As wide as four-digit years allow, and the span with which a viewer once crashed the program. */
const tooWide = [
  { from: '2025-01-01', to: '9999-12-31' },
  { from: '1800-01-01', to: '2073-01-01' },
  { from: '0001-01-01', to: '2025-01-01' },
];
/** Lists by the time of writing, and counts of cases: rows of a table that exist, whatever span is given. */
const byWriting = new Set([
  'access.audit',
  'statement.list',
  'cases.statistics',
  'caseDocuments.registers.show',
  'siteWaste.show',
  'ruralHouses.show',
]);
/** Arithmetic on days of any year: nothing is measured, and the size of the answer has a limit of its own. */
const byCalendar = new Set(['workdays.due', 'workdays.reckoning']);
/** Stating a season or deciding about its days is not a query. */
const bySaying = new Set([
  'bids.add',
  'flexibility.events.add',
  'portfolio.join',
  'heatBilling.seasons.set',
  'heatBilling.decisions.faulty',
  'heatBilling.decisions.cold',
]);
/** Between versions of a file, or from one year of a plan to another: no days. */
const byOther = new Set(['procedures.compare', 'pathway.walk']);
/** Procedures that seal a baseline, depend on one, or open an audit: their days are read as those of a fit. */
const bySealed = new Set([
  'energyAudit.items',
  'energyAudit.open',
  'savings.lock',
  'savings.portfolio.begin',
  'savings.report',
  'savings.typical',
]);
const spans = spanQuestions().filter(({ name }) => ![bySealed, byWriting, byCalendar, bySaying, byOther].some((set) => set.has(name)));
/** Parcels and bids are not for viewers: these queries are sent by someone who may see them. */
const asViewer = (name: string, path: readonly string[], input: object) =>
  answered(/^(?:upload|bids)\./u.test(name) ? world.local : world.as('viewer'), name, path, input);

test('the contract declares which queries cover a period or a year', () => {
  expect(spans.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['metering.completeness', 'metering.useOfBuilding', 'overview.cityDays', 'weather.degrees']),
  );
  for (const { path } of spans) expect([isAnyTime(path, 'from'), isAnyTime(path, 'to')]).toEqual([false, false]);
});

const questions = spans.flatMap(({ name, path, steps }) => steps.map((step) => [name, step, path] as const));

test.each(questions)(
  '%s by «%s» is answered or refused over the whole supported period, and queries nothing beyond it',
  async (name, step, path) => {
    const by = step === '' ? {} : { step };
    const days =
      /^(?:benchmarking|commissioning\.strateg|flexibility\.test|forecast\.test|heatNetwork|meterVerification|overview|savings|schedule\.replay|stock|surveys|upload|weather\.(?:series|degrees))/u.test(
        name,
      );
    const wide = await asViewer(name, path, { ...(days ? widestDays : widest), ...by });
    if (wide instanceof ProblemAnswer) {
      expect(wide.document).toMatchObject({
        status: 400,
        code: expect.stringMatching(/^(?:too-many-(?:steps|values)|days-needed|strategy-period-long)$/u),
      });
      expect(wide.document.detail).toMatch(/更短的时间|缩短时间|至多一百年/u);
    } else expect(JSON.stringify(wide).length).toBeLessThan(40e6);
    for (const span of tooWide) {
      const refused = await asViewer(name, path, { ...span, ...by });
      expect(refused).toMatchObject({ document: { status: 400, code: 'time-not-kept' } });
    }
  },
);

/** One for each building and carrier: the building outside has electricity and heat. */
const rows = many + 2;

test('steps times buildings are limited: all at once is refused, a page is answered', async () => {
  const asked = { ...widest, step: 'day' as const };
  const { completeness } = world.as('viewer').metering;
  await expect(completeness(asked)).rejects.toMatchObject({
    document: { code: 'too-many-values', evidence: { steps: 49_710, most: 4_000_000 } },
  });
  for (const sort of ['code', 'worst'] as const) {
    const told = await completeness({ ...asked, sort, limit: 80 });
    expect([told.total, told.buildings.length, told.buildings[0]?.steps.length]).toEqual([rows, 80, 49_710]);
    await expect(completeness({ ...asked, sort, limit: 100 })).rejects.toMatchObject({ document: { code: 'too-many-values' } });
  }
  expect((await completeness({ ...asked, step: 'month' })).buildings).toHaveLength(rows);
  expect((await completeness({ ...asked, offset: 100 })).buildings).toHaveLength(rows - 100);
});

test.each(yearQuestions())('$name refuses a $field that cannot have data', async ({ name, path, field }) => {
  for (const year of [-1, 0, 1e6, 2 ** 31, 2 ** 53, 1e308, Number.NaN])
    expect(statusOf(await answered(world.local, name, path, { [field]: year }))).toBeLessThan(500);
  expect(statusOf(await answered(world.local, name, path, { [field]: 2 ** 31 }))).toBe(400);
});

async function answered(client: unknown, name: string, path: readonly string[], input: object): Promise<unknown> {
  const send: Send = (table) => world.upload('asked.csv', table);
  const base = { ...((await probes[name]?.ask?.(outside, send)) as object | undefined), ...sound[name]?.(outside) };
  try {
    return await call(client, path, { ...base, ...input });
  } catch (error) {
    if (error instanceof ProblemAnswer) return error;
    throw error;
  }
}

async function answerOf(name: string, path: readonly string[], field: readonly string[], text: string) {
  const send: Send = (table) => world.upload('asked.csv', table);
  const base = { ...((await probes[name]?.ask?.(outside, send)) as object | undefined), ...sound[name]?.(outside) };
  try {
    return await call(world.local, path, withAt(base, field, text));
  } catch (error) {
    if (error instanceof ProblemAnswer) return error;
    throw error;
  }
}

/** The problem itself; for readings sent together, why the row was rejected. */
function refusalOf(answer: unknown): { code: string; detail: string } {
  if (answer instanceof ProblemAnswer && answer.document.status === 400) return answer.document;
  const { rejected = [] } = answer as { rejected?: { code: string; detail: string }[] };
  return rejected[0] ?? { code: `no refusal: ${JSON.stringify(answer)}`, detail: '' };
}

const statusOf = (answer: unknown): number => (answer instanceof ProblemAnswer ? answer.document.status : 200);
