import { afterAll, beforeAll, expect, test } from 'vitest';
import { asker, tokens } from '../../../test/openadr.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let ask: ReturnType<typeof asker>;
let event = '';
let clock = Date.parse('2026-07-01T20:00:00Z');
const descriptor = { objectType: 'REPORT_PAYLOAD_DESCRIPTOR', payloadType: 'USAGE', units: 'KWH' };
const start = '2026-07-01T11:00:00Z';
const usage = (...values: unknown[]) => values.map((value, id) => ({ id, payloads: [{ type: 'USAGE', values: [value] }] }));

const report = (resourceName: string, intervals: unknown, more: object = {}, period: object = {}) => ({
  eventID: event,
  clientName: 'c',
  payloadDescriptors: [descriptor],
  resources: [{ resourceName, intervalPeriod: { start, duration: 'PT15M', ...period }, intervals }],
  ...more,
});
const send = async (body: unknown): Promise<number> => {
  const { status } = await ask(tokens.ven, 'POST', '/reports', body);
  return status;
};
const used = async (meter: string) => {
  const asked = { meter, from: '2026-07-01T19:00:00', to: '2026-07-01T20:00:00', step: '15min' } as const;
  return (await world.local.metering.useOfMeter(asked)).steps.map(({ value }) => value);
};

beforeAll(async () => {
  world = await createWorld({ openadr: 'test', clock: () => (clock += 1000) });
  ask = asker(world);
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region\nB1,一,office,140302\nB2,二,office,140302'),
  });
  const meters = [
    'code,building,carrier,kind',
    'M1,B1,electricity,interval',
    'M2,B2,electricity,interval',
    'M3,B1,electricity,interval',
    'G1,B1,gas,interval',
    'R1,B1,electricity,register',
  ];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters.join('\n')) });
  const { body } = await ask(tokens.bl, 'POST', '/programs', { programName: 'P' });
  event = String((await ask(tokens.bl, 'POST', '/events', { programID: body['id'] })).body['id']);
  await ask(tokens.bl, 'POST', '/vens', { objectType: 'BL_VEN_REQUEST', venName: 'V', clientID: 'ven_client', targets: ['B1'] });
});
afterAll(() => world.stop());

test('use in kWh of a meter of a building among the targets is stored as readings, once', async () => {
  expect(await send(report('M1', usage(1.5, 2, 0, 0.25)))).toBe(201);
  expect(await used('M1')).toEqual([1.5, 2, 0, 0.25]);
  await world.app.slices.openadr.round();
  expect(await used('M1')).toEqual([1.5, 2, 0, 0.25]);
});

test('writes of clients are in the audit trail, and a county’s auditor reads those for buildings of the county; of reports the first of a day', async () => {
  await ask(tokens.ven, 'POST', '/subscriptions', { clientName: 'c', objectOperations: [] });
  const { entries } = await world.as('auditor', { region: '140302' }).access.audit({ limit: 100 });
  const told = entries.filter(({ action }) => action.startsWith('openadr-'));
  const kinds = told.map(({ action, subject, actor }) => `${action} ${subject.split(':')[0]} ${actor}`);
  expect(kinds.filter((one) => one.includes('report'))).toEqual(['openadr-create openadr-report ven_client']);
  expect(kinds).toContain('openadr-create openadr-ven bl_client');
  const all = (await world.local.access.audit({ limit: 100 })).entries.map(({ subject }) => subject.split(':')[0]);
  expect(all).toEqual(expect.arrayContaining(['openadr-program', 'openadr-event']));
});

test('an updated report revises its readings', async () => {
  const { body } = await ask(tokens.ven, 'POST', '/reports', report('M3', usage(1, 2, 3, 4)));
  await ask(tokens.ven, 'PUT', `/reports/${String(body['id'])}`, report('M3', usage(1, 5, 3, 4)));
  expect(await used('M3')).toEqual([1, 5, 3, 4]);
});

test('a report on the meter of another building is only a report, not a reading; so is one of gas, in other units, forecast or bad', async () => {
  expect(await send(report('M2', usage(9, 9, 9, 9)))).toBe(201);
  expect(await used('M2')).toEqual([null, null, null, null]);
  const before = await used('M1');
  expect(await send(report('G1', usage(9)))).toBe(201);
  for (const more of [{ units: 'KW' }, { units: undefined }, { readingType: 'FORECAST' }])
    expect(await send(report('M1', usage(9), { payloadDescriptors: [{ ...descriptor, ...more }] }))).toBe(201);
  expect(await send(report('M1', usage(9), { payloadDescriptors: undefined }))).toBe(201);
  const bad = [
    {
      id: 0,
      payloads: [
        { type: 'USAGE', values: [9] },
        { type: 'DATA_QUALITY', values: ['BAD'] },
      ],
    },
  ];
  expect(await send(report('M1', bad))).toBe(201);
  expect(await used('M1')).toEqual(before);
});

test('use of something that is not a meter among the targets is only a report, not a reading', async () => {
  for (const name of ['charger 7', 'M2', 'G1'])
    for (const intervals of [usage('high'), usage(-1), [{ id: 0, payloads: [{ type: 'USAGE', values: [1, 2] }] }]])
      expect([name, await send(report(name, intervals))]).toEqual([name, 201]);
  expect(await send(report('charger 7', usage(7), {}, { start: '2027-07-01T11:00:00Z' }))).toBe(201);
  const before = await used('M1');
  const both = [{ resourceName: 'charger 7', intervals: usage('high') }, ...report('M3', usage(1, 5, 3, 4)).resources];
  expect(await send(report('M3', [], { resources: both }))).toBe(201);
  expect(await used('M1')).toEqual(before);
  expect(await used('M3')).toEqual([1, 5, 3, 4]);
});

test('NaN, a non-number, a negative use, two values and a year in the future are refused as a whole', async () => {
  const before = await used('M1');
  const nan = JSON.stringify(report('M1', usage(7, 7))).replace('[7]', '[NaN]');
  expect(await send(nan)).toBe(400);
  expect(await send(nan.replace('NaN', '1e999'))).toBe(400);
  for (const value of ['NaN', '7', -1, true, { x: 1, y: 2 }]) expect([value, await send(report('M1', usage(value)))]).toEqual([value, 400]);
  expect(await send(report('M1', [{ id: 0, payloads: [{ type: 'USAGE', values: [1, 2] }] }]))).toBe(400);
  expect(await send(report('M1', usage(7), {}, { start: '2027-07-01T11:00:00Z' }))).toBe(400);
  expect(await used('M1')).toEqual(before);
});

test('an impossible use of its own meter is refused, with the reason, and nothing of the report is stored', async () => {
  const before = await used('M1');
  const refusal = async (body: unknown): Promise<string> => {
    const answer = await ask(tokens.ven, 'POST', '/reports', body);
    return `${answer.status} ${String(answer.body['detail'])}`;
  };
  expect(await refusal(report('M1', usage(1, 1e300)))).toMatch(/^400 The USAGE of M1 in interval 1 cannot be taken: /u);
  expect(await refusal(report('M1', usage(7), {}, { start: '1800-01-01T00:00:00Z' }))).toMatch(/^400 .* interval 0 .*taken: /u);
  expect(await refusal(report('M1', usage(7), {}, { duration: 'PT0.001S' }))).toMatch(/^400 /u);
  expect(await refusal(report('R1', usage(7)))).toMatch(/^400 .*R1/u);
  expect(await used('M1')).toEqual(before);
});

test('fifty megabytes are refused before they are read', async () => {
  const answer = await ask(tokens.ven, 'POST', '/reports', `{"clientName":"${'x'.repeat(50 * 1024 * 1024)}"}`);
  expect(answer).toMatchObject({ status: 413, body: { status: 413 } });
});
