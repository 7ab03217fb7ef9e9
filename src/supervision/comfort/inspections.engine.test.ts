import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pngOf } from '../../../test/png.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-07-15T02:00:00Z');

const instrument = { number: 'TH-12', accuracyK: 0.3, verifiedUntil: '2026-12-31' };
const measured = (client: string, temperatures: readonly number[], at = '2026-07-15T09:30') => ({
  client,
  at,
  instrument,
  rooms: temperatures.map((temperature, index) => ({ room: `${301 + index}`, temperature })),
  witness: '王工',
});

const problemOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'nothing',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const rows = [
    'B1,办公楼,office,140302,',
    'H1,住宅,dwelling,140302,',
    'X1,机房,office,140302,数据机房须恒温',
    'F1,外市办公楼,office,140100,',
  ];
  const table = `code,name,use,region,temperatureExempt\n${rows.join('\n')}\n`;
  expect(await world.local.registry.importBuildings({ file: await world.upload('b.csv', table) })).toMatchObject({ created: 4 });
  await world.local.comfort.seasons.set({ region: '140300', heating: '11-15:03-15', cooling: '06-01:09-30', tolerance: 0.5 });
});
afterAll(() => world.stop());

test('measured rooms are compared with the rule, its document and the season of the place above', async () => {
  const told = await world.local.comfort.inspections.inspect({ building: 'B1', measured: measured('a-1', [25.5, 25.4]) });
  expect(told).toMatchObject({ building: 'B1', state: 'measured', verdict: 'outside', season: 'cooling' });
  expect(told.acts[0]?.detail).toMatchObject({
    at: '2026-07-15T01:30:00Z',
    limit: 26,
    margin: 0.5,
    rooms: [
      { room: '301', temperature: 25.5, verdict: 'inside' },
      { room: '302', temperature: 25.4, verdict: 'outside' },
    ],
    rule: { source: { document: expect.stringContaining('国办发〔2007〕42号') as string }, status: 'VERIFIED' },
  });
});

test('what a device sends twice counts once, whatever the second one says', async () => {
  const { inspections } = world.local.comfort;
  const { id } = await inspections.inspect({ building: 'B1', measured: measured('twice', [27]) });
  expect((await inspections.inspect({ building: 'B1', measured: measured('twice', [20]) })).id).toBe(id);
  expect((await inspections.get({ id })).verdict).toBe('inside');
});

test('an inspection goes from order through recheck to its end, and no step comes too early', async () => {
  const { inspections } = world.local.comfort;
  const { id } = await inspections.inspect({ building: 'B1', measured: measured('way', [23]) });
  expect(await problemOf(inspections.close({ id, seen: 1 }))).toBe('inspection-outside');
  expect(await problemOf(inspections.penalty({ id, authority: '城管', clause: '条', amount: '1000' }))).toBe('inspection-not-ordered');
  expect(await problemOf(inspections.notice({ id, due: '2026-07-01' }))).toBe('due-past');
  expect(await inspections.notice({ id, due: '2026-08-01' })).toMatchObject({ state: 'ordered', due: '2026-08-01' });
  expect(await inspections.recheck({ id, measured: measured('way-2', [24]) })).toMatchObject({ state: 'rechecked', verdict: 'outside' });
  const fined = await inspections.penalty({ id, authority: '市城管局', clause: '条例第三十条', amount: '5000.50' });
  expect(fined).toMatchObject({ state: 'penalised', acts: [{}, {}, {}, { detail: { amount: '5000.50', authority: '市城管局' } }] });
  expect(await inspections.recheck({ id, measured: measured('way-3', [26]) })).toMatchObject({ verdict: 'inside' });
  expect(await problemOf(inspections.close({ id }))).toBe('seen-missing');
  expect(await problemOf(inspections.close({ id, seen: 4 }))).toBe('seen-not-latest');
  expect(await inspections.close({ id, note: '已调整', seen: 5 })).toMatchObject({ state: 'closed' });
  expect(await problemOf(inspections.notice({ id, due: '2026-08-01' }))).toBe('inspection-closed');
  expect(
    await problemOf(
      inspections.notice({ id: (await inspections.inspect({ building: 'B1', measured: measured('in', [28]) })).id, due: '2026-08-01' }),
    ),
  ).toBe('inspection-not-outside');
});

test('a dwelling, an exempt building and a place without seasons are refused with the reason', async () => {
  const { inspections } = world.local.comfort;
  expect(await problemOf(inspections.inspect({ building: 'H1', measured: measured('h', [20]) }))).toBe('building-not-ruled');
  expect(await problemOf(inspections.inspect({ building: 'X1', measured: measured('x', [20]) }))).toBe('building-not-ruled');
  expect(await problemOf(inspections.inspect({ building: 'F1', measured: measured('f', [20]) }))).toBe('season-not-set');
  expect(await problemOf(inspections.inspect({ building: 'none', measured: measured('n', [20]) }))).toBe('no-such-building');
});

test('a record with faults is refused with all of them and nothing is stored', async () => {
  const { inspections } = world.local.comfort;
  const before = (await inspections.list({})).inspections.length;
  const bad = {
    at: 'gestern',
    instrument: { number: '', accuracyK: 9, verifiedUntil: '2026-02-30' },
    rooms: [{ room: 'A', temperature: 'warm' }],
  };
  const problem = await inspections.inspect({ building: 'B1', measured: bad }).catch((error: unknown) => error as { data?: unknown });
  expect(JSON.stringify(problem)).toContain('measurement');
  const told = await world.app.fetch(
    new Request('http://localhost/api/buildings/B1/temperature-inspections', {
      method: 'POST',
      headers: { authorization: `Bearer ${world.app.localKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ measured: bad }),
    }),
  );
  const { findings, code } = (await told.json()) as { code: string; findings: { evidence: { field: string } }[] };
  expect([told.status, code]).toEqual([400, 'measurement-not-read']);
  expect(findings.map(({ evidence }) => evidence.field).toSorted()).toEqual([
    'at',
    'client',
    'instrument.accuracyK',
    'instrument.number',
    'instrument.verifiedUntil',
    'rooms.0.temperature',
  ]);
  expect((await inspections.list({})).inspections).toHaveLength(before);
});

test('simultaneous actions of two managers are handled one after another', async () => {
  const { inspections } = world.local.comfort;
  const { id } = await inspections.inspect({ building: 'B1', measured: measured('both', [23]) });
  await Promise.allSettled([inspections.notice({ id, due: '2026-08-01' }), inspections.notice({ id, due: '2026-08-02' })]);
  expect((await inspections.get({ id })).acts.map(({ n }) => n)).toEqual([1, 2, 3]);
});

test('overlapping seasons, invalid days and an excessive tolerance are refused', async () => {
  const set = (heating: string, cooling: string, tolerance?: number) =>
    problemOf(world.local.comfort.seasons.set({ region: '140300', heating, cooling, ...(tolerance !== undefined && { tolerance }) }));
  expect(await set('11-15:06-01', '06-01:09-30')).toBe('seasons-overlap');
  expect(await set('11-31:03-15', '06-01:09-30')).toBe('season-days-bad');
  expect(await set('11-15:03-15', '06-01:09-30', 9)).toBe('tolerance-bad');
  expect((await world.local.comfort.seasons.list()).seasons).toMatchObject([{ region: '140300', tolerance: 0.5 }]);
});

test('its papers are Word files: the record always, the order once it was given', async () => {
  const { inspections } = world.local.comfort;
  const { id } = await inspections.inspect({ building: 'B1', measured: measured('paper', [22]) });
  const words = async (paper: string): Promise<string> => {
    const answer = await world.ask(`/api/exports/temperature-inspection?id=${id}&paper=${paper}`);
    if (answer.status !== 200) return String(answer.status);
    return Buffer.from(unzipSync(new Uint8Array(await answer.arrayBuffer()))['word/document.xml'] ?? []).toString();
  };
  expect(await words('order')).toBe('409');
  expect(await words('record')).toContain('TH-12');
  for (const bad of ['x', '-1', '1e99']) expect((await world.ask(`/api/exports/temperature-inspection?id=${bad}`)).status).toBe(400);
  await inspections.notice({ id, due: '2030-01-01', text: '检修' });
  expect(await words('order')).toContain('2030年1月1日前改正');
});

test('hours outside are exported as a workbook by county and building, with document and period; without points the reason', async () => {
  const answer = await world.ask('/api/exports/temperature-control?region=140300&from=2026-06-01&to=2026-07-01&language=zh');
  expect(answer.status).toBe(200);
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const text = Object.values(parts)
    .map((bytes) => Buffer.from(bytes).toString())
    .join('');
  for (const said of ['国办发〔2007〕42号', '已核实', '2026-06-01', '没有室内温度测点', '用途不适用', '导出于'])
    expect(text).toContain(said);
});

test('photos stay with their measurement, once however often they are sent, and are in the record', async () => {
  const { inspections } = world.local.comfort;
  const { id } = await inspections.inspect({ building: 'B1', measured: measured('seen', [23]) });
  await inspections.recheck({ id, measured: measured('seen-2', [24]) });
  const png = pngOf(640, 480);
  for (let again = 0; again < 2; again += 1)
    await inspections.photo({ id, file: await world.upload('三楼.png', png), client: 'seen', room: '301' });
  const told = await inspections.photo({ id, file: await world.upload('../x/复查.png', pngOf(64, 48)) });
  expect(told.photos).toMatchObject([
    { act: 1, room: '301', name: '三楼.png', type: 'image/png', bytes: png.length },
    { act: 2, room: null, name: '复查.png' },
  ]);
  const file = await world.ask(`/api/temperature/photos/${told.photos[0]?.id}/file`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await file.arrayBuffer()).equals(png)).toBe(true);
  const paper = unzipSync(new Uint8Array(await (await world.ask(`/api/exports/temperature-inspection?id=${id}`)).arrayBuffer()));
  const pictures = Object.entries(paper).filter(([name]) => name.startsWith('word/media/'));
  expect(pictures.map(([, bytes]) => bytes.length).toSorted((a, b) => b - a)).toEqual(told.photos.map(({ bytes }) => bytes));
  expect(Buffer.from(paper['word/document.xml'] ?? []).toString()).toContain('现场照片 1：301（三楼.png）');
});

test('a file that is not a picture, too large, of an unmeasured room or one too many is refused, and nothing of it stays', async () => {
  const { inspections } = world.local.comfort;
  const check = async () => (await world.local.doctor.examine()).checks.find(({ name }) => name === 'photos-of-inspections');
  const before = (await check())?.counted ?? Number.NaN;
  const { id } = await inspections.inspect({ building: 'B1', measured: measured('bad-photo', [23]) });
  const photo = async (bytes: string | Uint8Array, more: { client?: string; room?: string } = {}) =>
    problemOf(inspections.photo({ id, file: await world.upload('a.jpg', bytes), ...more }));
  expect(await photo('<svg onload=alert(1)>')).toBe('photo-not-picture');
  expect(await photo(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]))).toBe('photo-not-picture');
  expect(await photo(new Uint8Array(10_000_001))).toBe('attachment-too-large');
  expect(await photo(pngOf(8, 8), { room: '999' })).toBe('photo-room-unknown');
  expect(await photo(pngOf(8, 8), { client: 'other' })).toBe('photo-measurement-unknown');
  expect(await problemOf(inspections.photo({ id, file: 'none' }))).toBe('no-such-file');
  for (let width = 1; width <= 20; width += 1) expect(await photo(pngOf(width, 1))).toBe('nothing');
  expect(await photo(pngOf(21, 1))).toBe('photos-too-many');
  expect((await inspections.get({ id })).photos).toHaveLength(20);
  expect(await check()).toMatchObject({ ok: true, counted: before + 20 });
});
