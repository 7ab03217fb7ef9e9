import { afterAll, beforeAll, expect, test } from 'vitest';
import { ToldProblem } from '#client.ts';
import { call, inputOf, procedures } from '../procedures.ts';
import { createOutside, type Outside } from '../scope/outside.ts';
import { downloadProbes, probes, type Send } from '../scope/probes.ts';
import { createWorld, type World } from '../world.ts';
import { timeFields, withAt } from './fields.ts';

let world: World;
let outside: Outside;

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
  const file = await world.upload('w.csv', 'time,t\n2025-01-01 00:00,1\n');
  await world.local.weather.importWeather({ file, station: 'S1', format: 'csv', timeColumn: 'time', columns: { temperature: 't' } });
});
afterAll(() => world.stop());

const refusals = /^(?:date-bad|bad-instant|no-such-month|time-unreadable|days-needed|bad-time|no-such-day|no-such-hour)$/u;

/** What must be named for the question to come as far as its days. */
const sound: Readonly<Record<string, (outside: Outside) => Readonly<Record<string, unknown>>>> = {
  'readings.findings': ({ meter }) => ({ meter }),
  'metering.typing.check': ({ meter }) => ({ values: [{ meter, time: '2025-01-02', value: '1' }] }),
  'readings.record': ({ meter }) => ({ interval: '1d', readings: [{ meter, time: '2025-01-03', value: 8 }] }),
  'readings.recordLive': ({ meter }) => ({ time: '2025-01-03', interval: '1d', readings: [{ meter, value: 8 }] }),
  'weather.series': () => ({ station: 'S1', from: '2025-01-01', to: '2025-01-02' }),
  'weather.degrees': () => ({ station: 'S1', from: '2025-01-01', to: '2025-01-02' }),
};

const asked = procedures().flatMap((one) =>
  timeFields(inputOf(one.path)).map((field) => [one.name, field.path.join('.'), one, field] as const),
);

test('the contract has days, times and months to be tried', () => {
  const fields = new Set(asked.map(([name, field]) => `${name} ${field}`));
  for (const one of [
    'policy.rules date',
    'duty.ofBuilding date',
    'registry.editBuilding from',
    'benchmarking.cityDays to',
    'access.audit from',
  ])
    expect(fields).toContain(one);
  for (const one of [
    'metering.useOfBuilding knownAt',
    'metering.typing.sheet month',
    'plan.import periodEnds',
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

test.each(asked)('%s breaks on no %s at the ends of the calendar', async (name, _field, { path }, { path: field }) => {
  for (const text of ['0001-01-01', '0001-01', '9999-12-31', '9999-12'])
    expect(statusOf(await answerOf(name, path, field, text))).toBeLessThan(500);
});

test('downloads refuse days and times that do not exist', async () => {
  for (const { path, query } of world.app.slices.downloads) {
    for (const name of Object.keys(query ?? {}).filter((one) => /^(?:from|to|date|day|knownAt|at)$/u.test(one))) {
      const address = new URL(`http://x/api${downloadProbes[path]?.(outside) ?? path}`);
      address.searchParams.set(name, '2025-02-30');
      const answer = await world.ask(`${address.pathname}${address.search}`);
      expect([path, name, answer.status]).toEqual([path, name, 400]);
      expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^(?:date-bad|bad-instant)$/u) });
    }
  }
});

async function answerOf(name: string, path: readonly string[], field: readonly string[], text: string) {
  const send: Send = (table) => world.upload('asked.csv', table);
  const base = { ...((await probes[name]?.ask?.(outside, send)) as object | undefined), ...sound[name]?.(outside) };
  try {
    return await call(world.local, path, withAt(base, field, text));
  } catch (error) {
    if (error instanceof ToldProblem) return error;
    throw error;
  }
}

/** The problem itself; of readings sent together, why the row did not go in. */
function refusalOf(answer: unknown): { code: string; detail: string } {
  if (answer instanceof ToldProblem && answer.document.status === 400) return answer.document;
  const { rejected = [] } = answer as { rejected?: { code: string; detail: string }[] };
  return rejected[0] ?? { code: `no refusal: ${JSON.stringify(answer)}`, detail: '' };
}

const statusOf = (answer: unknown): number => (answer instanceof ToldProblem ? answer.document.status : 200);
