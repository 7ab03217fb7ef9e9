import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { createWorld, type World } from '../../../test/world.ts';

let now = Date.UTC(2026, 5, 15, 4);
let world: World;

const day = (month: number, date: number) => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

async function settle(): Promise<void> {
  world = await createWorld({ clock: () => now });
  const { local } = world;
  const organisations = 'code,name,region\nBRAIN,City brain,140300\nGRID,Grid company,140300\nGAS,Gas company,140300\n';
  await local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  const homes = Array.from({ length: 7 }, (_, n) => `H${n},Home ${n},dwelling,${n < 3 ? '140302' : '140303'},100,,`);
  const buildings = [
    'code,name,use,region,floorArea,latitude,longitude',
    'A,Office,office,140302,1000,37.86,113.58',
    'B,School,school,140303,500,,',
  ];
  await local.registry.importBuildings({ file: await world.upload('b.csv', [...buildings, ...homes].join('\n')) });
  const meters = [
    'code,building,carrier,kind,operator',
    'A-E,A,electricity,interval,GRID',
    'A-G,A,gas,interval,GAS',
    'B-E,B,electricity,interval,GRID',
  ];
  const ofHomes = Array.from({ length: 7 }, (_, n) => `H${n}-E,H${n},electricity,interval,GRID`);
  await local.registry.importMeters({ file: await world.upload('m.csv', [...meters, ...ofHomes].join('\n')) });
  const homeRows = [...Array(7).keys()].flatMap((n): Row[] => {
    const later: Row[] = n < 4 ? [[`H${n}-E`, day(3, 2), 1]] : [];
    return [[`H${n}-E`, day(3, 1), 10 + n], ...later];
  });
  await readings([['A-E', day(3, 1), 24], ['A-E', day(4, 2), 12.5], ['A-G', day(3, 5), 7], ['B-E', day(3, 1), 3], ...homeRows]);
  await local.sharing.feeds.add({
    text: `
- {id: days, dataset: use-day, region: '140300', fields: [value, unit, coverage], to: BRAIN, purpose: p, agreement: XY-1, from: 2026-01-01, until: 2026-12-31, mask: {k: 5, by: [region]}}
- {id: months, dataset: use-month, region: '140300', to: BRAIN, purpose: p, agreement: XY-1, from: 2026-01-01, until: 2026-12-31}
- {id: houses, dataset: buildings, region: '140300', fields: [name, use, floorArea, latitude, longitude, buildings], to: BRAIN, purpose: p, agreement: XY-1, from: 2026-01-01, until: 2026-12-31, mask: {k: 5, by: [use]}}
- {id: carbon, dataset: inventory, region: '140300', to: GRID, purpose: p, agreement: XY-2, from: 2026-06-16, until: 2026-06-17}
`,
  });
}

beforeAll(settle);
afterAll(() => world.stop());

type Row = readonly [meter: string, day: string, value: number];

async function readings(rows: readonly Row[], received?: string): Promise<number> {
  const file = await world.upload('r.csv', `meter,time,value\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  const asked = { file, kind: 'interval', interval: '1d', ...(received !== undefined && { received }) } as const;
  return (await world.local.readings.importReadings(asked)).import;
}

async function take(id: string, { since, format = 'jsonl', as = 'BRAIN' }: { since?: string; format?: string; as?: string } = {}) {
  const secret = await world.secretOf('viewer', { organisation: as });
  const query = new URLSearchParams({ format, ...(since !== undefined && { since }) });
  const answer = await world.ask(`/api/feeds/${id}?${query.toString()}`, { headers: { authorization: `Bearer ${secret}` } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, token: answer.headers.get('feed-token') ?? '', bytes, text: bytes.toString('utf8') };
}

type FeedLine = Record<string, unknown> & { readonly removed?: true };

const linesOf = (text: string): FeedLine[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as FeedLine);

const keyOf = ({ code, building, carrier, month, day: on, year }: FeedLine): string =>
  JSON.stringify([code, building, carrier, month, on, year]);

function apply(held: Map<string, FeedLine>, rows: readonly FeedLine[]): Map<string, FeedLine> {
  for (const row of rows)
    if (row.removed) held.delete(keyOf(row));
    else held.set(keyOf(row), row);
  return held;
}

it('a feed of days contains measured values, only under its keys and the agreed fields; dwellings are shared in groups of k', async () => {
  const rows = linesOf((await take('days')).text);
  expect(rows.filter(({ building }) => building === 'A')).toEqual([
    { building: 'A', carrier: 'electricity', day: '2026-03-01', value: 24, unit: 'kWh', coverage: 1 },
    { building: 'A', carrier: 'electricity', day: '2026-04-02', value: 12.5, unit: 'kWh', coverage: 1 },
    { building: 'A', carrier: 'gas', day: '2026-03-05', value: 7, unit: 'm3', coverage: 1 },
  ]);
  // three homes of one county join the four of the next; on the second day only four of seven were measured
  expect(rows.filter(({ building }) => String(building).startsWith('group:'))).toEqual([
    { building: 'group:140303', carrier: 'electricity', day: '2026-03-01', value: 91, unit: 'kWh', coverage: 1 },
  ]);
  expect(rows.some(({ building }) => String(building).startsWith('H'))).toBe(false);
});

it('without a mask no dwelling is shared, and the preview says what is withheld and why', async () => {
  const { rows, total, hidden } = await world.local.sharing.feeds.preview({ id: 'months' });
  expect(rows.map(({ building, carrier, month }) => [building, carrier, month])).toEqual([
    ['A', 'electricity', '2026-03'],
    ['A', 'electricity', '2026-04'],
    ['B', 'electricity', '2026-03'],
    ['A', 'gas', '2026-03'],
  ]);
  expect(total).toBe(4);
  expect(hidden.filter(({ why }) => why === 'dwelling-without-mask').map(({ name }) => name)).toEqual(
    Array.from({ length: 7 }, (_, n) => `H${n}`),
  );
  expect(hidden).toContainEqual({ what: 'field', name: 'address', why: 'not-listed', count: null });
  const march = rows.find(({ building, month }) => building === 'A' && month === '2026-03');
  const { steps } = await world.local.metering.useOfBuilding({ building: 'A', from: '2026-03-01', to: '2026-04-01', step: 'month' });
  expect([march?.['value'], march?.['coverage']]).toEqual([steps[0]?.value, steps[0]?.coverage]);
});

it('every format has the same content, and the log has the checksum of each body', async () => {
  const lines = await take('houses');
  const rows = linesOf(lines.text);
  expect(rows).toEqual([
    { code: 'A', name: 'Office', use: 'office', floorArea: 1000, latitude: 37.86, longitude: 113.58, buildings: 1 },
    { code: 'B', name: 'School', use: 'school', floorArea: 500, latitude: null, longitude: null, buildings: 1 },
    { code: 'group:dwelling', name: null, use: 'dwelling', floorArea: 700, latitude: null, longitude: null, buildings: 7 },
  ]);
  const csv = (await take('houses', { format: 'csv' })).text
    .replace(/^\uFEFF/u, '')
    .trim()
    .split('\r\n');
  expect(csv).toEqual([
    'code,name,use,floorArea,latitude,longitude,buildings,removed',
    'A,Office,office,1000,37.86,113.58,1,',
    'B,School,school,500,,,1,',
    'group:dwelling,,dwelling,700,,,7,',
  ]);
  const { bytes } = await take('houses', { format: 'parquet' });
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const objects = await parquetReadObjects({ file });
  expect(objects.map(({ removed, ...row }) => [row, removed ?? null])).toEqual(rows.map((row) => [row, null]));
  const geo = JSON.parse((await take('houses', { format: 'geojson' })).text) as { features: { geometry: unknown; properties: unknown }[] };
  expect(geo.features.map(({ properties }) => properties)).toEqual(rows);
  expect(geo.features.map(({ geometry }) => geometry)).toEqual([{ type: 'Point', coordinates: [113.58, 37.86] }, null, null]);
  const { takes } = await world.local.sharing.feeds.log({ id: 'houses' });
  expect(takes.map(({ format }) => format)).toEqual(['geojson', 'parquet', 'csv', 'jsonl']);
  expect(takes.at(-1)).toMatchObject({
    rows: 3,
    from: null,
    to: lines.token,
    sha256: createHash('sha256').update(lines.bytes).digest('hex'),
    whole: true,
  });
});

it('only the recipient can fetch it, only on the days of the agreement; anybody else learns nothing', async () => {
  for (const as of ['GRID', 'GAS']) {
    const other = await take('days', { as });
    const none = await take('nothing-like-it', { as });
    const bare = ({ text }: typeof none, id: string) => text.replaceAll(id, 'x').replace(/"instance":"[^"]+"/u, '');
    expect([other.status, bare(other, 'days')]).toEqual([404, bare(none, 'nothing-like-it')]);
  }
  expect((await world.ask('/api/feeds/days')).status).toBe(404);
  const start = now;
  const statuses: number[] = [];
  for (const [date, hour] of [
    [15, 15],
    [15, 16],
    [17, 15],
    [17, 16],
  ] as const) {
    now = Date.UTC(2026, 5, date, hour);
    const { status, text } = await take('carbon', { as: 'GRID' });
    statuses.push(status);
    if (status === 403) expect(text).toContain('agreement-over');
  }
  now = start;
  // 16 h UTC is midnight at the place
  expect(statuses).toEqual([403, 200, 200, 403]);
  await world.local.sharing.feeds.add({
    text: 'id: short\ndataset: use-month\nregion: "140300"\nto: BRAIN\npurpose: p\nagreement: a\nfrom: 2026-01-01\nuntil: 2026-12-31',
  });
  expect((await take('short')).status).toBe(200);
  await world.local.sharing.feeds.end({ id: 'short' });
  const refused = await take('short');
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('ended on 2026-06-15');
  expect(await world.local.sharing.feeds.show({ id: 'short' })).toMatchObject({ state: 'ended', until: '2026-12-31', ends: '2026-06-15' });
});

it('changes are delivered, removed data is withdrawn, and a token of another feed is refused', async () => {
  const first = await take('days');
  const again = await take('days', { since: first.token });
  expect([again.text, again.token]).toEqual(['', first.token]);
  const wrong = await readings([['B-E', day(5, 1), 9]]);
  const more = await take('days', { since: first.token });
  expect(linesOf(more.text)).toEqual([{ building: 'B', carrier: 'electricity', day: '2026-05-01', value: 9, unit: 'kWh', coverage: 1 }]);
  await world.local.imports.undo({ id: wrong });
  const back = await take('days', { since: more.token });
  expect(linesOf(back.text)).toEqual([{ building: 'B', carrier: 'electricity', day: '2026-05-01', removed: true }]);
  const stranger = await take('months', { since: first.token });
  expect([stranger.status, stranger.text.includes('feed-token-unknown')]).toEqual([400, true]);
});

it('deliveries count meters with a reading of the month, as known then; what arrived after the day is late', async () => {
  const { local } = world;
  await local.sharing.deliveries.expect({
    text: '- {supplier: GRID, carrier: electricity, region: "140300", every: month, due: 5}\n- {supplier: GAS, carrier: gas, region: "140300", every: month, due: 10}\n',
  });
  const early = await readings(
    [
      ['A-E', day(1, 3), 1],
      ['B-E', day(1, 31), 1],
    ],
    '2026-02-05T15:59:59Z',
  );
  const late = await readings([['H0-E', day(1, 3), 1]], '2026-02-05T16:00:00Z');
  const status = (asked: { knownAt?: string; supplier?: string } = {}) => local.sharing.deliveries.status({ month: '2026-01', ...asked });
  const { suppliers } = await status();
  expect(suppliers.map(({ supplier, expected, delivered, late, share }) => ({ supplier, expected, delivered, late, share }))).toEqual([
    { supplier: 'GAS', expected: 1, delivered: 0, late: 0, share: 0 },
    { supplier: 'GRID', expected: 9, delivered: 3, late: 1, share: 1 / 3 },
  ]);
  expect(suppliers[1]).toMatchObject({ due: '2026-02-05', last: '2026-01-31T16:00:00Z' });
  expect(suppliers[1]?.missing).toEqual(['H1-E', 'H2-E', 'H3-E', 'H4-E', 'H5-E', 'H6-E']);
  // without a requested month: not the empty one that ended last, but the last one in which most meters sent something
  const usual = await local.sharing.deliveries.status({ supplier: 'GRID' });
  expect(usual.ended).toBe('2026-05');
  expect((await local.sharing.deliveries.status({ month: usual.ended, supplier: 'GRID' })).suppliers[0]?.delivered).toBe(0);
  expect(usual.month < usual.ended && (usual.suppliers[0]?.delivered ?? 0) > 0).toBe(true);
  const earlier = await local.sharing.deliveries.status({ month: '2026-01', supplier: 'GRID', knownAt: '2026-02-05' });
  // the expectation was stated later: nothing was expected then
  expect(earlier.suppliers).toEqual([]);
  const mine = await world.as('operator', { operator: 'GAS' }).sharing.deliveries.status({ month: '2026-01' });
  expect(mine.suppliers.map(({ supplier }) => supplier)).toEqual(['GAS']);
  for (const id of [late, early]) await local.imports.undo({ id });
});

it('after any changes, fetching and applying the differences gives the complete data', async () => {
  const meters = ['A-E', 'A-G', 'B-E', 'H1-E', 'H5-E'] as const;
  const change = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('read' as const),
        meter: fc.constantFrom(...meters),
        date: fc.integer({ min: 1, max: 5 }),
        value: fc.integer({ min: 0, max: 9 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('move' as const),
        building: fc.constantFrom('A', 'B', 'H4'),
        region: fc.constantFrom('140302', '140303', '140400'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('use' as const),
        building: fc.constantFrom('B', 'H2'),
        use: fc.constantFrom('dwelling', 'office'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const), feed: fc.constantFrom('days', 'months', 'houses') }) },
  );
  const held = new Map<string, { rows: Map<string, FeedLine>; token: string | undefined }>();
  const imports: number[] = [];
  const common = world;
  await settle();
  const update = async (id: string) => {
    const { rows, token } = held.get(id) ?? { rows: new Map<string, FeedLine>(), token: undefined };
    const answer = await take(id, token === undefined ? {} : { since: token });
    held.set(id, { rows: apply(rows, linesOf(answer.text)), token: answer.token });
  };
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 6 }), async (changes) => {
      for (const one of changes) {
        now += 60_000;
        if (one.kind === 'read') imports.push(await readings([[one.meter, day(2, one.date), one.value]]));
        else if (one.kind === 'undo') await world.local.imports.undo({ id: imports.pop() ?? 0 }).catch(() => undefined);
        else if (one.kind === 'move') await world.local.registry.editBuilding({ building: one.building, set: { region: one.region } });
        else if (one.kind === 'use') await world.local.registry.editBuilding({ building: one.building, set: { use: one.use } });
        else await update(one.feed);
      }
      for (const id of ['days', 'months', 'houses']) {
        await update(id);
        const whole = apply(new Map(), linesOf((await take(id)).text));
        const mine = held.get(id)?.rows ?? new Map<string, FeedLine>();
        expect(Object.fromEntries(mine)).toEqual(Object.fromEntries(whole));
      }
    }),
    { numRuns: rounds(3, 40) },
  );
  await world.stop();
  world = common;
});

it('a faulty file is refused as a whole, each fault by line and column', async () => {
  const text =
    'id: x\ndataset: use-hour\nregion: "999999"\nfields: [value, secret]\nto: NOBODY\npurpose: p\nagreement: a\nfrom: 2026-02-30\nuntil: 2026-01-01\nmask: {k: 4, by: [region]}\nmore: 1\n';
  const trouble = await world.local.sharing.feeds.add({ text }).then(
    () => null,
    (error: { document: { code: string; findings: { code: string; evidence: { line: number; column: number } }[] } }) => error.document,
  );
  expect(trouble?.code).toBe('sharing-file-invalid');
  expect(trouble?.findings.map(({ evidence: { line, column } }) => [line, column])).toEqual([
    [2, 10],
    [3, 9],
    [4, 17],
    [5, 5],
    [8, 7],
    [10, 11],
    [11, 1],
  ]);
  const second = text.replace('use-hour', 'use-day').replace('2026-02-30', '2026-02-28').replace('k: 4', 'k: 5').replace('more: 1\n', '');
  await expect(world.local.sharing.feeds.add({ text: second })).rejects.toMatchObject({
    document: {
      findings: [
        { code: 'sharing-place-unknown', evidence: { line: 3, column: 9 } },
        { evidence: { line: 4, column: 17 } },
        { code: 'sharing-organisation-unknown', evidence: { line: 5, column: 5 } },
        { evidence: { line: 9, column: 8 } },
      ],
    },
  });
  const third = second.replace('until: 2026-01-01', 'until: 2026-12-01').replace(', secret', '');
  await expect(world.local.sharing.feeds.add({ text: third })).rejects.toMatchObject({
    document: {
      findings: [
        { code: 'sharing-place-unknown', evidence: { line: 3, column: 9 } },
        { code: 'sharing-organisation-unknown', evidence: { line: 5, column: 5 } },
      ],
    },
  });
});

it('the webhook of a feed receives each token once, signed and without data; a feed without changes is silent', async () => {
  const receiver = await openReceiver();
  const { local } = world;
  await local.registry.importBuildings({
    file: await world.upload('w.csv', 'code,name,use,region,floorArea\nW,Library,culture,140100,900\n'),
  });
  await local.registry.importMeters({ file: await world.upload('wm.csv', 'code,building,carrier,kind\nW-E,W,electricity,interval\n') });
  await local.warning.notify.add({ name: 'brain', webhook: receiver.address, secret: 'geheim' });
  const terms = `to: BRAIN, purpose: p, agreement: XY-1, from: 2026-01-01, until: 2026-12-31`;
  await local.sharing.feeds.add({ text: `{id: hooked, dataset: use-month, region: '140100', ${terms}, webhook: brain}` });
  const told = async () => {
    await world.app.slices.sharing.tell();
    await world.app.slices.notice.deliver();
    return receiver.calls.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  };
  const [first] = await told();
  expect(await told()).toHaveLength(1);
  expect(Object.keys(first ?? {}).toSorted()).toEqual(expect.arrayContaining(['at', 'event', 'feed', 'token']));
  expect(receiver.calls[0]?.headers['yaodong-signature']).toBeDefined();
  expect(first?.['token']).toBe((await take('hooked')).token);
  await readings([['W-E', day(5, 1), 77.125]]);
  const both = await told();
  expect(both.map(({ event, feed }) => [event, feed])).toEqual([
    ['changed', 'hooked'],
    ['changed', 'hooked'],
  ]);
  expect(JSON.stringify(both)).not.toContain('77.125');
  expect((await take('hooked', { since: String(both[0]?.['token']) })).text).toContain('77.125');
  await receiver.close();
});

it('a code with special characters and a long name are unchanged by every comparison and format', async () => {
  const odd = '甲/"1\\2" \u2028 \t 号';
  const file = await world.upload(
    'odd.csv',
    `code,name,use,region,floorArea\n"${odd.replaceAll('"', '""')}",${'长'.repeat(60)},office,140400,7\n`,
  );
  await world.local.registry.importBuildings({ file });
  const [{ code } = { code: '' }] = (await world.local.registry.buildings({ region: '140400' })).buildings;
  const text = `{id: odd, dataset: buildings, region: '140400', fields: [name], to: BRAIN, purpose: p, agreement: A, from: 2026-01-01, until: 2026-12-31}`;
  await world.local.sharing.feeds.add({ text });
  const first = await take('odd');
  expect(linesOf(first.text)).toEqual([{ code, name: '长'.repeat(60) }]);
  const geo = JSON.parse((await take('odd', { format: 'geojson' })).text) as { features: { properties: unknown }[] };
  expect(geo.features.map(({ properties }) => properties)).toEqual(linesOf(first.text));
  expect((await take('odd', { since: first.token })).text).toBe('');
});
