import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asker, tokens } from '../../../test/openadr.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** A program that follows another over loopback: events called there are called here, and their results are reported there. */
let province: World;
let city: World;
let url = '';
let clock = Date.parse('2026-06-24T02:00:00Z');
const now = () => (clock += 1000);
let program = '';

const programmes = `kind: programme
entries:
  - id: city-dr
    names: {zh: 本市响应, en: City}
    rule: five-of-five
    step: hour
    pay: {unit: kWh, price: '2.5'}
`;
const rules = `kind: baseline-rule
entries:
  - id: five-of-five
    names: {zh: 前五日, en: Five}
    pool: 5
    choose: 5
`;

const csv = (to: World, name: string, lines: readonly string[]) => to.upload(name, lines.join('\n'));
const bl = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${url}/openadr3/3.1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${Buffer.from('bl_client:1001').toString('base64')}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> & Record<string, unknown>[] };
};
const setpoint = (value: number, start = '2026-06-24T11:00:00Z') => ({
  programID: program,
  eventName: 'evening peak',
  intervalPeriod: { start, duration: 'PT1H' },
  payloadDescriptors: [{ objectType: 'EVENT_PAYLOAD_DESCRIPTOR', payloadType: 'DISPATCH_SETPOINT_RELATIVE', units: 'KW' }],
  intervals: [{ id: 0, payloads: [{ type: 'DISPATCH_SETPOINT_RELATIVE', values: [value] }] }],
});
const poll = () => city.local.openadr.poll({ name: 'province' });
const called = async () =>
  (await city.local.flexibility.events.list({})).events.filter(
    ({ event }) => event.state === 'called' && event.code.startsWith('province-'),
  );

/** Hourly use over days, so that there is a baseline. */
async function use(days: readonly string[], kwh: number): Promise<void> {
  const clocks = Array.from({ length: 25 }, (_, hour) => `${String(hour).padStart(2, '0')}:00:00`);
  const rows = days.flatMap((day) => clocks.slice(0, 24).map((from, hour) => `M1,${day} ${from},${day} ${clocks[hour + 1]},${kwh}`));
  const file = await csv(city, 'r.csv', ['meter,start,end,value', ...rows]);
  await city.local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' });
}

beforeAll(async () => {
  province = await createWorld({ openadr: 'test', clock: now });
  ({ url } = await province.app.serve());
  city = await createWorld({ openadr: 'test', clock: now });
  await city.local.registry.importBuildings({ file: await csv(city, 'b.csv', ['code,name,use,region', 'B1,一,office,140302']) });
  await city.local.registry.importMeters({ file: await csv(city, 'm.csv', ['code,building,carrier,kind', 'M1,B1,electricity,interval']) });
  await city.local.place.importOrganisations({ file: await csv(city, 'o.csv', ['code,name,region', 'AGG,聚合商,140302']) });
  const shed = ['code,building,kind,kw,share', 'S1,B1,shed,400,0.5'];
  await city.local.resources.importResources({ file: await csv(city, 's.csv', shed) });
  await city.local.portfolio.add({ code: 'VPP', name: '虚拟电厂', organisation: 'AGG' });
  await city.local.portfolio.join({ portfolio: 'VPP', building: 'B1', from: '2026-01-01', share: '0.7', consent: '合同 1' });
  const days = Array.from({ length: 30 }, (_, at) => new Date(Date.UTC(2026, 4, 25 + at)).toISOString().slice(0, 10)).filter(
    (day) => day < '2026-06-24',
  );
  await use(days, 400);
  await city.app.slices.knowledge.put('programmes.yaml', programmes, false);
  await city.app.slices.knowledge.put('rules.yaml', rules, false);
  program = String((await bl('POST', '/programs', { programName: 'evening' })).body['id']);
  const connection = { name: 'province', url, clientId: 'ven_client', clientSecret: '999', portfolio: 'VPP', programme: 'city-dr' };
  await city.local.openadr.connect(connection);
}, 120_000);
afterAll(async () => {
  await city.stop();
  await province.stop();
});

story('events of another server are called, changed, cancelled and reported here', (step) => {
  let [venId, remote] = ['', ''];

  step('the program has a ven there after the first poll, and nothing is called without an event', async () => {
    expect(await poll()).toEqual({ events: 0, created: 0, updated: 0, cancelled: 0, reported: 0, findings: [] });
    const { body } = await bl('GET', '/vens');
    expect(body).toMatchObject([{ venName: 'province', clientID: 'ven_client' }]);
    venId = String(body[0]?.['id']);
  });

  step('an event there is called here once, with its time, direction and power', async () => {
    await bl('PUT', `/vens/${venId}`, { objectType: 'BL_VEN_REQUEST', venName: 'province', clientID: 'ven_client', targets: ['north'] });
    remote = String((await bl('POST', '/events', { ...setpoint(-50), targets: ['north'] })).body['id']);
    await bl('POST', '/events', { ...setpoint(-70), targets: ['south'] });
    expect(await poll()).toMatchObject({ events: 1, created: 1 });
    expect(await poll()).toMatchObject({ events: 1, created: 0, updated: 0 });
    expect(await called()).toMatchObject([
      {
        event: {
          code: `province-${remote}`,
          from: '2026-06-24T11:00:00Z',
          to: '2026-06-24T12:00:00Z',
          direction: 'down',
          programme: 'city-dr',
        },
        committedKw: 50,
      },
    ]);
  });

  step('an updated event is called again; a new name alone changes nothing', async () => {
    clock += 60_000;
    await bl('PUT', `/events/${remote}`, { ...setpoint(-40), targets: ['north'] });
    expect(await poll()).toMatchObject({ events: 1, created: 0, updated: 1 });
    expect(await called()).toMatchObject([{ event: { code: `province-${remote}-2` }, committedKw: 40 }]);
    clock += 60_000;
    await bl('PUT', `/events/${remote}`, { ...setpoint(-40), eventName: 'other', targets: ['north'] });
    expect(await poll()).toMatchObject({ updated: 0 });
  });

  step('an event deleted there before its end is cancelled here', async () => {
    const { body } = await bl('POST', '/events', { ...setpoint(-10, '2026-06-25T11:00:00Z'), targets: ['north'] });
    expect(await poll()).toMatchObject({ created: 1 });
    await bl('DELETE', `/events/${String(body['id'])}`);
    expect(await poll()).toMatchObject({ events: 1, cancelled: 1 });
    expect(await poll()).toMatchObject({ cancelled: 0 });
    expect(await called()).toHaveLength(1);
  });

  step('an event without power is recorded, and not called', async () => {
    const { body } = await bl('POST', '/events', { programID: program, intervals: [] });
    expect(await poll()).toMatchObject({ events: 2, created: 0 });
    await bl('DELETE', `/events/${String(body['id'])}`);
  });

  step('after its end the use of members is reported once, even if the answer to a report was lost', async () => {
    clock = Date.parse('2026-06-24T13:00:00Z');
    expect(await poll()).toMatchObject({ reported: 0 });
    clock = Date.parse('2026-06-25T02:00:00Z');
    await use(['2026-06-24'], 360);
    expect(await poll()).toMatchObject({ reported: 1 });
    expect(await poll()).toMatchObject({ reported: 0 });
    const { body } = await bl('GET', '/reports');
    expect(body).toMatchObject([
      {
        eventID: remote,
        clientName: 'province',
        resources: [
          {
            resourceName: 'B1',
            intervals: [
              {
                payloads: [
                  { type: 'USAGE', values: [360] },
                  { type: 'BASELINE', values: [400] },
                ],
              },
            ],
          },
        ],
      },
    ]);
    // as if the program had been killed between sending the report and recording that it was sent
    await city.stores.postgres.query('UPDATE openadr_followed SET reported = NULL');
    expect(await poll()).toMatchObject({ reported: 0 });
    expect((await bl('GET', '/reports')).body).toHaveLength(1);
  });

  step('an event called before the program was killed is not called twice', async () => {
    await bl('POST', '/events', { ...setpoint(-20, '2026-06-26T11:00:00Z'), targets: ['north'] });
    expect(await poll()).toMatchObject({ created: 1 });
    const before = await called();
    await city.stores.postgres.query("DELETE FROM openadr_followed WHERE read ->> 'kw' = '20'");
    await poll();
    expect(await called()).toEqual(before);
  });

  step('an event that was over before it was seen is called late, and reported at once', async () => {
    const start = '2026-06-23T11:00:00Z';
    const { body } = await bl('POST', '/events', { ...setpoint(-15, start), targets: ['north'] });
    expect(await poll()).toMatchObject({ created: 1, reported: 1 });
    const { event } = await city.local.flexibility.events.show({ event: `province-${String(body['id'])}` });
    expect(event).toMatchObject({ late: true, from: start });
  });

  step('a server that is no longer followed is not polled, its events stay; followed again it continues from there', async () => {
    const before = await city.local.flexibility.events.list({});
    expect(await city.local.openadr.disconnect({ name: 'province' })).toEqual({ name: 'province' });
    const names = async () => (await city.local.openadr.overview()).connections.map(({ name }) => name);
    expect(await names()).not.toContain('province');
    for (const ask of [poll, () => city.local.openadr.disconnect({ name: 'province' })])
      await expect(ask()).rejects.toMatchObject({ document: { code: 'no-such-openadr-connection' } });
    expect(await city.local.flexibility.events.list({})).toEqual(before);
    const connection = { name: 'province', url, clientId: 'ven_client', clientSecret: '999', portfolio: 'VPP', programme: 'city-dr' };
    await city.local.openadr.connect(connection);
    expect(await poll()).toMatchObject({ created: 0, updated: 0, cancelled: 0, reported: 0 });
    const { connections } = await city.local.openadr.overview();
    expect(connections).toContainEqual(expect.objectContaining({ name: 'province', trouble: null, findings: [] }));
  });
});

test('an unavailable server is reported, and followed again when it is back', async () => {
  const connection = { name: 'away', clientId: 'ven_client', clientSecret: '999', portfolio: 'VPP', programme: 'city-dr' };
  const { changedAt: seen } = await city.local.openadr.connect({ ...connection, url: 'http://127.0.0.1:1' });
  await expect(city.local.openadr.poll({ name: 'away' })).rejects.toMatchObject({ document: { code: 'openadr-vtn-away' } });
  const { connections } = await city.local.openadr.overview();
  expect(connections.filter(({ name }) => name !== 'bare')).toMatchObject([
    { name: 'away', polled: null, trouble: expect.stringContaining('127.0.0.1:1') },
    { name: 'province', trouble: null },
  ]);
  await city.local.openadr.connect({ ...connection, url, clientSecret: 'wrong', seen });
  await expect(city.local.openadr.poll({ name: 'away' })).rejects.toMatchObject({ document: { code: 'openadr-vtn-refuses' } });
  await expect(city.local.openadr.connect({ ...connection, url: 'http://example.com' })).rejects.toMatchObject({
    document: { code: 'openadr-vtn-address' },
  });
});

test('a server that keeps no ven for us, or already has one with our name, is followed anyway', async () => {
  const answers = { list: 404, make: 409 };
  const other = createServer(({ method, url: path = '' }, response) => {
    const tell = (status: number, body: unknown) => void response.writeHead(status).end(JSON.stringify(body));
    if (path.includes('/auth/')) return tell(200, { access_token: 't' });
    if (!path.includes('/vens')) return tell(200, []);
    return method === 'GET' ? tell(answers.list, []) : tell(answers.make, {});
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const connection = { name: 'bare', clientId: 'c', clientSecret: 's', portfolio: 'VPP', programme: 'city-dr' };
  await city.local.openadr.connect({ ...connection, url: `http://127.0.0.1:${(other.address() as AddressInfo).port}` });
  const found = async () =>
    (await city.local.openadr.poll({ name: 'bare' })).findings.map(({ code, evidence }) => [code, evidence['status']]);
  expect(await found()).toEqual([['openadr-ven-missing', 404]]);
  answers.list = 200;
  expect(await found()).toEqual([]);
  answers.make = 403;
  expect(await found()).toEqual([['openadr-ven-missing', 403]]);
  other.closeAllConnections();
  other.close();
});

test('without configuration nothing of OpenADR is present', async () => {
  const plain = await createWorld({});
  const { status, body } = await asker(plain)(tokens.bl, 'GET', '/programs');
  await plain.stop();
  expect([status, body]).toMatchObject([404, { status: 404 }]);
});

test('our own event is sent to each member over OpenADR, negative for less use, and cancelled with it', async () => {
  const ask = asker(city);
  const event = { code: 'OWN-1', portfolio: 'VPP', programme: 'city-dr', direction: 'down', kw: '30' } as const;
  await city.local.flexibility.events.add({ ...event, from: '2026-06-29T19:00', to: '2026-06-29T21:00', openadr: true });
  await city.local.flexibility.events.add({ ...event, code: 'OWN-2', from: '2026-06-30T19:00', to: '2026-06-30T21:00' });
  const told = (await ask(tokens.bl, 'GET', '/events')).body;
  expect(told).toMatchObject([
    {
      eventName: 'OWN-1',
      targets: ['B1'],
      intervalPeriod: { start: '2026-06-29T11:00:00.000Z', duration: 'PT7200S' },
      payloadDescriptors: [{ payloadType: 'DISPATCH_SETPOINT_RELATIVE', units: 'KW' }],
      intervals: [{ payloads: [{ type: 'DISPATCH_SETPOINT_RELATIVE', values: [-30] }] }],
    },
  ]);
  expect((await ask(tokens.bl, 'GET', `/programs/${String(told[0]?.['programID'])}`)).body).toMatchObject({ programName: 'city-dr' });
  const [stated] = told;
  expect(await ask(tokens.bl, 'PUT', `/events/${String(stated?.['id'])}`, { ...stated, priority: 1 })).toMatchObject({ status: 200 });
  await city.local.flexibility.events.cancel({ event: 'OWN-1' });
  expect((await ask(tokens.bl, 'GET', '/events')).body).toEqual([]);
});
