import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const organisations = 'code,name\nR1,第一供热公司\nR2,第二供热公司\n';
  const made = await world.local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  expect(made).toMatchObject({ created: 2 });
  const buildings = 'code,name,use,region\nB1,一号楼,office,140302\nB2,二号楼,school,140303\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const rows = [
    'code,building,carrier,kind,unit,operator,installed',
    'H1,B1,heat,register,GJ,R1,2022-10-01',
    'H2,B1,heat,register,GJ,R1,',
    'H3,B2,heat,register,GJ,R2,',
    'G1,B2,gas,register,m3,,',
    'E1,B2,electricity,register,kWh,,',
  ].join('\n');
  const metersMade = await world.local.registry.importMeters({ file: await world.upload('m.csv', rows) });
  expect(metersMade).toMatchObject({ created: 5 });
  meters = metersMade.import;
  brought = await certificates([
    '证书编号,计量点,检定类别,检定日期,结论,有效期至,装表日期',
    'C1,H1,首次检定,2022-09-20,合格,,2022-10-01',
    'C2,H2,后续,2023-10-15,检定合格,,',
    'C3,G1,periodic,2016-05-01,pass,,',
    'C4,E1,periodic,2020-01-01,pass,,',
    'X1,H9,periodic,2020-01-01,pass,,',
    'X2,H1,periodic,2020-02-30,pass,,',
    'X3,H1,periodic,2020-01-02,pass,2020-01-01,',
    'X4,H1,periodic,2020-01-02,perhaps,,',
  ]);
});
afterAll(() => world.stop());

const certificates = async (lines: readonly string[], options: object = {}, client = world.local) =>
  client.meterVerification.importCertificates({ file: await world.upload('检定.csv', lines.join('\n')), ...options });
/** The import of the meters of all tests. */
let meters = 0;
let brought: Awaited<ReturnType<typeof certificates>>;
type Question = Parameters<typeof world.local.meterVerification.due>[0];
const states = async (asked: Question, client = world.local) =>
  Object.fromEntries(
    (await client.meterVerification.due(asked)).meters.map(({ meter, state, due }) => [meter, due === null ? state : `${state} ${due}`]),
  );

const undo = (id: number) => world.local.imports.undo({ id });
/** Replaces the device behind H2, until undone. */
const swapped = async (): Promise<number> =>
  (await world.local.registry.swapMeter({ meter: 'H2', at: '2025-11-03T09:00', oldFinal: 100, newStart: 0 })).change;
/** Verifies the device behind H2 that was installed after that, until undone. */
const verifiedDevice = async (): Promise<number> =>
  (await certificates(['证书编号,计量点,检定类别,检定日期,结论,有效期至,装表日期', 'C5,H2,initial,2025-10-20,pass,2028-10-19,2025-11-03']))
    .import;
/** Verifies H1 on the first of February, until undone. */
const verifiedInFebruary = async (): Promise<number> =>
  (await certificates(['证书编号,计量点,检定类别,检定日期,结论', 'C10,H1,periodic,2026-02-01,pass'])).import;
/** Has R2 read H1, until undone. */
async function movedToR2(): Promise<number> {
  const moved = 'code,building,carrier,kind,unit,operator\nH1,B1,heat,register,GJ,R2\n';
  return (await world.local.registry.importMeters({ file: await world.upload('m2.csv', moved) })).import;
}

test('certificates are imported by their Chinese headings; an impossible row is rejected with its code, the rest is imported', async () => {
  const made = brought;
  expect(made).toMatchObject({ created: 4, rejectedCount: 4 });
  expect(made.rejected?.map(({ row, code }) => [row, code])).toEqual([
    [6, 'certificate-meter-unknown'],
    [7, 'date-impossible'],
    [8, 'certificate-ends-early'],
    [9, 'unknown-value'],
  ]);
  expect(await world.local.meterVerification.get({ certificate: 'C1' })).toMatchObject({
    meter: 'H1',
    kind: 'initial',
    verified: '2022-09-20',
    result: 'pass',
    until: null,
    device: '2022-10-01',
    provenance: { result: { kind: 'certificates', subject: '检定.csv', row: 2 } },
  });
  expect(await certificates(['证书编号,计量点,检定类别,检定日期,结论', 'C1,H1,initial,2022-09-20,pass'])).toMatchObject({ unchanged: 1 });
});

test('a due list has the states of its day, what needs action first, and says that its intervals are recalled', async () => {
  const told = await world.local.meterVerification.due({ on: '2026-10-01', within: 90 });
  expect(told.meters.map(({ meter, state, due, indicative }) => [meter, state, due, indicative])).toEqual([
    ['H1', 'overdue', '2025-09-20', true],
    ['G1', 'overdue', '2026-05-01', true],
    ['H2', 'due', '2026-10-15', true],
    ['H3', 'none', null, false],
    ['E1', 'unknown', null, false],
  ]);
  expect(told.counts).toEqual({ failed: 0, overdue: 2, due: 1, none: 1, unknown: 1, valid: 0 });
  expect(told).toMatchObject({ total: 5, shareWithout: 0.2 });
  expect(told.meters[0]).toMatchObject({
    carrier: 'heat',
    building: 'B1',
    device: '2022-10-01',
    certificate: 'C1',
    verified: '2022-09-20',
  });
  expect(await states({ on: '2026-10-01', within: 13 })).toMatchObject({ H2: 'valid 2026-10-15' });
  expect(await states({ on: '2026-10-15' })).toMatchObject({ H2: 'overdue 2026-10-15' });
});

test('it is filtered by place, company, carrier and state, and paged', async () => {
  const on = '2026-10-01';
  expect(Object.keys(await states({ on, region: '140303' }))).toEqual(['G1', 'H3', 'E1']);
  expect(Object.keys(await states({ on, company: 'R1' }))).toEqual(['H1', 'H2']);
  expect(Object.keys(await states({ on, carrier: 'heat', state: 'none' }))).toEqual(['H3']);
  expect(Object.keys(await states({ on, building: 'B2' }))).toEqual(['G1', 'H3', 'E1']);
  expect(Object.keys(await states({ on, meter: 'H2' }))).toEqual(['H2']);
  expect(Object.keys(await states({ on, meter: 'H2', building: 'B2' }))).toEqual([]);
  expect(await world.local.meterVerification.due({ on, limit: 2, offset: 1 })).toMatchObject({
    total: 5,
    meters: [{ meter: 'G1' }, { meter: 'H2' }],
  });
});

test('a swap leaves the certificate with the old device; one for the day of installation belongs to the new device', async () => {
  const swap = await swapped();
  expect(await states({ on: '2025-11-03' })).toMatchObject({ H2: 'valid 2026-10-15' });
  expect(await states({ on: '2025-11-04' })).toMatchObject({ H2: 'none' });
  const verified = await verifiedDevice();
  expect(await states({ on: '2025-11-04' })).toMatchObject({ H2: 'valid 2028-10-20' });
  expect(await states({ on: '2025-11-03' })).toMatchObject({ H2: 'valid 2026-10-15' });
  for (const id of [verified, swap]) await undo(id);
});

test('meters are counted by state for each company and region; those with most meters without a certificate come first', async () => {
  const told = await world.local.meterVerification.shares({ on: '2025-11-03' });
  expect(told).toMatchObject({ total: 5, shareWithout: 0.2 });
  expect(told.companies.map(({ code, name, total, shareWithout }) => [code, name, total, shareWithout])).toEqual([
    ['R2', '第二供热公司', 1, 1],
    [null, null, 2, 0],
    ['R1', '第一供热公司', 2, 0],
  ]);
  expect(told.regions.map(({ code, total, counts }) => [code, total, counts['none'], counts['overdue']])).toEqual([
    ['140303', 3, 1, 0],
    ['140302', 2, 0, 1],
  ]);
  expect(await world.local.meterVerification.shares({ on: '2025-11-03', company: 'R1', region: '140303' })).toMatchObject({
    total: 0,
    shareWithout: null,
    companies: [],
    regions: [],
  });
  const company = await world.as('operator', { operator: 'R1' }).meterVerification.shares({ on: '2025-11-03' });
  expect(company.companies.map(({ code }) => code)).toEqual(['R1']);
});

test('a certificate is created by hand and undone; a number in use, an unknown meter or day are refused by name', async () => {
  const set = { 计量点: 'H3', 检定类别: '使用中', 检定日期: '2026-01-15', 结论: '合格' };
  const made = await world.local.meterVerification.add({ code: 'HAND-1', set });
  expect(await world.local.meterVerification.get({ certificate: 'HAND-1' })).toMatchObject({ meter: 'H3', kind: 'in-use', result: 'pass' });
  const refused = async (code: string, more: object = {}, client = world.local) => {
    const problem = await client.meterVerification.add({ code, set: { ...set, ...more } }).then(
      () => null,
      (error: { document: { status: number; code: string } }) => error.document,
    );
    return `${problem?.status} ${problem?.code}`;
  };
  expect(await refused('HAND-1', { 结论: '不合格' })).toBe('409 code-taken');
  expect(await refused('C3', {}, world.as('operator', { operator: 'R1' }))).toMatch(/^(?:403|409) /u);
  expect(await refused('HAND-2', { 计量点: 'H9' })).toBe('400 certificate-meter-unknown');
  expect(await refused('HAND-2', { 检定日期: '2026-02-30' })).toBe('400 date-impossible');
  expect(await refused('HAND-2', { 有效期至: '2026-01-14' })).toBe('400 certificate-ends-early');
  expect(await refused('HAND-2', { 检定类别: '抽签' })).toBe('400 unknown-value');
  expect(await refused('HAND-2', { 结论: '' })).toBe('400 missing');
  expect(await refused('HAND-2', {}, world.as('operator', { operator: 'R1' }))).toBe('403 out-of-scope');
  await world.local.imports.undo({ id: made.change });
  await expect(world.local.meterVerification.get({ certificate: 'HAND-1' })).rejects.toMatchObject({ document: { status: 404 } });
  const again = await world.local.meterVerification.add({ code: 'HAND-1', set });
  await world.local.imports.undo({ id: again.change });
});

test('an edit and an import are undone, the list can be queried as known at any earlier instant, and history shows who', async () => {
  const before = new Date(clock).toISOString();
  const edited = await world.local.meterVerification.edit({ certificates: ['C3'], set: { result: '不合格' } });
  expect(await states({ on: '2026-10-01' })).toMatchObject({ G1: 'failed' });
  expect(await states({ on: '2026-10-01', knownAt: before })).toMatchObject({ G1: 'overdue 2026-05-01' });
  const { changes } = await world.local.meterVerification.history({ certificate: 'C3' });
  expect(changes[0]).toMatchObject({ field: 'result', from: 'pass', to: 'fail', kind: 'certificate-edit' });
  await world.local.imports.undo({ id: Number(edited.change) });
  expect(await states({ on: '2026-10-01' })).toMatchObject({ G1: 'overdue 2026-05-01' });
  const made = await certificates(['证书编号,计量点,检定类别,检定日期,结论', 'C9,H3,periodic,2025-01-10,pass']);
  expect(await states({ on: '2026-10-01' })).toMatchObject({ H3: 'valid 2028-01-10' });
  await world.local.imports.undo({ id: made.import });
  expect(await states({ on: '2026-10-01' })).toMatchObject({ H3: 'none' });
});

test('a company edits the certificates of the meters that it reads and sees no others; an owner edits none', async () => {
  const company = world.as('operator', { operator: 'R1' });
  const rows = ['证书编号,计量点,检定类别,检定日期,结论', 'C10,H1,periodic,2026-02-01,pass', 'C11,H3,periodic,2026-02-01,pass'];
  const file = await world.upload('c.csv', rows.join('\n'), await world.secretOf('operator', { operator: 'R1' }));
  const made = await company.meterVerification.importCertificates({ file });
  expect(made).toMatchObject({ created: 1, rejected: [{ row: 3, code: 'out-of-scope' }] });
  expect((await company.meterVerification.list({})).certificates.map(({ certificate }) => certificate)).toEqual(['C1', 'C10', 'C2']);
  expect(Object.keys(await states({ on: '2026-10-01' }, company)).toSorted()).toEqual(['H1', 'H2']);
  const owner = world.as('owner', { organisation: 'R1' });
  await expect(owner.meterVerification.edit({ certificates: ['C1'], set: { result: 'fail' } })).rejects.toMatchObject({
    document: { status: 403 },
  });
  await undo(made.import);
});

test('a meter with certificates cannot be undone, and an export can be imported again unchanged', async () => {
  const answer = await world.ask('/api/exports/certificates?format=csv');
  expect(await certificates((await answer.text()).split('\n'))).toMatchObject({ created: 0, updated: 0, unchanged: 4, rejectedCount: 0 });
  await expect(world.local.imports.undo({ id: meters })).rejects.toMatchObject({
    document: { findings: expect.arrayContaining([expect.objectContaining({ code: 'meter-has-certificates' })]) },
  });
});

test('a meter that ran overdue or failed is reported with its days and its measured use on them, each period a figure that opens', async () => {
  const readings = ['meter,time,value', 'H1,2025-09-01,100', 'H1,2025-09-20,160', 'H1,2025-10-01,200', 'H1,2025-11-01,290'].join('\n');
  const made = await world.local.readings.importReadings({ file: await world.upload('r.csv', readings) });
  expect(made).toMatchObject({ accepted: 4 });
  const verified = await verifiedInFebruary();
  const { meters, total, days } = await world.local.meterVerification.invalid({ from: '2025-09-01', to: '2025-11-01', carrier: 'heat' });
  expect([total, days]).toEqual([1, 42]);
  expect(meters[0]).toMatchObject({ meter: 'H1', days: 42, quantity: 130, unit: 'GJ' });
  const [span] = meters[0]?.spans ?? [];
  expect(span).toMatchObject({ from: '2025-09-20', to: '2025-11-01', state: 'overdue', days: 42, quantity: { value: 130, coverage: 1 } });
  expect(await world.local.figures.explain({ figure: span?.quantity.figure ?? '' })).toMatchObject({ result: { value: 130, unit: 'GJ' } });
  const later = await world.local.meterVerification.invalid({ from: '2026-01-31', to: '2026-06-01' });
  expect(later.meters.map(({ meter, days: many, quantity }) => [meter, many, quantity])).toEqual([
    ['G1', 31, null],
    ['H1', 1, null],
  ]);
  await expect(world.local.meterVerification.invalid({ from: '2026-05-01', to: '2026-05-01' })).rejects.toMatchObject({
    document: { code: 'period-backwards' },
  });
  await undo(verified);
});

test('the notes for invalid days are requested from their issuer, for the meters and days of the page only', async () => {
  const asked: unknown[] = [];
  world.app.slices.meterVerification.onInvalid(async (_, meters, knownAt) => {
    asked.push([knownAt, meters.map(({ meter, spans }) => [meter, spans.map(({ from, to }) => `${from} ${to}`)])]);
    return new Map([['H1', ['R1-2025-000001', 'R1-2025-000007']]]);
  });
  const verified = await verifiedInFebruary();
  const { meters } = await world.local.meterVerification.invalid({ from: '2026-01-31', to: '2026-06-01', knownAt: '2027-01-01' });
  await undo(verified);
  expect(meters.map(({ meter, notes }) => [meter, notes])).toEqual([
    ['G1', []],
    ['H1', ['R1-2025-000001', 'R1-2025-000007']],
  ]);
  expect(asked).toEqual([
    [
      '2027-01-01',
      [
        ['G1', ['2026-05-01 2026-06-01']],
        ['H1', ['2026-01-31 2026-02-01']],
      ],
    ],
  ]);
});

test('the notice names the company, its meters of each state and each that needs action; the sheet has all', async () => {
  const word = await world.ask('/api/exports/meter-due-notice?on=2026-10-01&company=R2');
  const text = strFromU8(unzipSync(new Uint8Array(await word.arrayBuffer()))['word/document.xml'] as Uint8Array).replaceAll(
    /<[^>]+>/gu,
    '',
  );
  expect(text).toContain('第二供热公司：');
  expect(text).toContain('计量器具共 1 块');
  expect(text).toContain('没有证书 1 块，请补交检定证书');
  expect(text).toContain('H3');
  expect(text).not.toContain('H1');
  const rows = (await (await world.ask('/api/exports/meter-due?on=2026-10-01&format=csv&lang=zh&state=overdue')).text()).trim().split('\n');
  expect(rows.slice(-1)).toEqual(['G1,燃气,B2,,超期未检,2026-05-01,周期未对照原文,C3,2016-05-01,,']);
});

test('a leap day is a day where it exists, and an interval from it ends on the last of February', async () => {
  const heading = '证书编号,计量点,检定类别,检定日期,结论,有效期至,装表日期';
  const made = await certificates([
    heading,
    'L1,H3,periodic,2024-02-29,pass,,',
    'L2,H3,periodic,2023-02-29,pass,,',
    'L3,H3,periodic,2020-01-02,pass,2023-02-29,',
    'L4,H3,periodic,2020-01-02,pass,,2021-02-29',
  ]);
  expect(made).toMatchObject({ created: 1 });
  expect(made.rejected?.map(({ row, code }) => [row, code])).toEqual([3, 4, 5].map((row) => [row, 'date-impossible']));
  expect(await states({ on: '2027-02-27' })).toMatchObject({ H3: 'due 2027-02-28' });
  expect(await states({ on: '2027-02-28' })).toMatchObject({ H3: 'overdue 2027-02-28' });
  await world.local.imports.undo({ id: made.import });
});

test('one certificate twice in a file with different values is rejected both times; an identical row counts once', async () => {
  const heading = '证书编号,计量点,检定类别,检定日期,结论';
  const made = await certificates([
    heading,
    'T1,H3,periodic,2025-01-01,pass',
    'T1,H3,periodic,2025-01-01,fail',
    'T2,H3,periodic,2025-01-02,pass',
  ]);
  expect(made).toMatchObject({ created: 1 });
  expect(made.rejected?.map(({ row, code }) => [row, code])).toEqual([
    [2, 'code-twice'],
    [3, 'code-twice'],
  ]);
  expect(await states({ on: '2025-06-01' })).toMatchObject({ H3: 'valid 2028-01-02' });
  await world.local.imports.undo({ id: made.import });
});

test('a certificate from before the installation belongs to the first device, like that of the factory', async () => {
  const made = await certificates(['证书编号,计量点,检定类别,检定日期,结论', 'F1,H1,initial,2022-08-01,fail']);
  expect(made).toMatchObject({ created: 1 });
  expect(await states({ on: '2022-10-01' })).toMatchObject({ H1: 'valid 2025-09-20' });
  expect(Object.keys(await states({ on: '2022-09-30' }))).not.toContain('H1');
  await world.local.imports.undo({ id: made.import });
});

test('a list is filtered by the age of devices; those of unknown age are counted, not guessed', async () => {
  const swap = await swapped();
  const { meters, ageUnknown, total } = await world.local.meterVerification.due({ on: '2026-10-01', age: 4 });
  expect(meters.map(({ meter, age }) => [meter, age])).toEqual([['H1', 4]]);
  expect([total, ageUnknown]).toEqual([1, 3]);
  expect(await world.local.meterVerification.due({ on: '2026-09-30', age: 4 })).toMatchObject({ total: 0, ageUnknown: 3 });
  expect((await world.local.meterVerification.due({ on: '2026-10-01' })).ageUnknown).toBeNull();
  await undo(swap);
});

test('the company filter as known earlier uses the company that read the meters then', async () => {
  const before = new Date(clock).toISOString();
  const moved = await movedToR2();
  const on = '2026-10-01';
  expect(Object.keys(await states({ on, company: 'R1' }))).toEqual(['H2']);
  expect(Object.keys(await states({ on, company: 'R1', knownAt: before })).toSorted()).toEqual(['H1', 'H2']);
  expect(Object.keys(await states({ on, company: 'R2', knownAt: before }))).toEqual(['H3']);
  await undo(moved);
});

test('a settlement point has its own meter and those of its households on the day; rows name the household, never its occupant', async () => {
  const points = '结算点,建筑,供热企业,热价,计量方法,楼栋热量表\nP1,B1,R1,t1,household,H1\n';
  const ground = [await swapped(), await verifiedDevice(), await movedToR2(), await verifiedInFebruary()];
  const pointsMade = await world.local.heatSupply.importSettlementPoints({ file: await world.upload('p.csv', points) });
  expect(pointsMade).toMatchObject({ created: 1 });
  const households = '户号,结算点,类别,收费面积,户表,用热人,起\nF1,P1,dwelling,90,,示范某甲,\nF1,,,,H2,,2026-01-01\n';
  const householdsMade = await world.local.heatSupply.importHouseholds({ file: await world.upload('h.csv', households) });
  expect(householdsMade).toMatchObject({ created: 1 });
  const asked = { on: '2026-10-01', point: 'P1' };
  const told = async (client = world.local, more: object = {}) =>
    (await client.meterVerification.due({ ...asked, ...more })).meters.map(({ meter, household }) => [meter, household]);
  expect(await told()).toEqual([
    ['H1', null],
    ['H2', 'F1'],
  ]);
  expect(await told(world.local, { on: '2025-12-31' })).toEqual([['H1', null]]);
  expect(await told(world.local, { knownAt: new Date(clock).toISOString() })).toEqual(await told());
  // R1 charges by both, whoever reads them; H1 is read by R2
  expect(Object.keys(await states({ on: '2026-10-01', company: 'R1' })).toSorted()).toEqual(['H1', 'H2']);
  expect(Object.keys(await states({ on: '2026-10-01', company: 'R1', knownAt: new Date(clock).toISOString() })).toSorted()).toEqual([
    'H1',
    'H2',
  ]);
  const company = world.as('operator', { operator: 'R1' });
  expect(await told(company)).toEqual(await told());
  const rows = '证书编号,计量点,检定类别,检定日期,结论\nC20,H1,in-use,2026-03-02,fail\n';
  const file = await world.upload('c.csv', rows, await world.secretOf('operator', { operator: 'R1' }));
  const brought = await company.meterVerification.importCertificates({ file });
  expect(brought).toMatchObject({ created: 1, rejected: [] });
  const { meters } = await company.meterVerification.invalid({ from: '2026-03-01', to: '2026-04-01', point: 'P1' });
  expect(meters.map(({ meter, days }) => [meter, days])).toEqual([['H1', 30]]);
  await world.local.imports.undo({ id: brought.import });
  const bureau = await world.secretOf('bureau', { region: '140302' });
  for (const path of ['/api/meter-verification/due?on=2026-10-01', '/api/exports/meter-due?on=2026-10-01&format=csv']) {
    const body = await (await world.ask(path, { headers: { authorization: `Bearer ${bureau}` } })).text();
    expect(body).toContain('F1');
    expect(body).not.toContain('示范某甲');
  }
  await expect(world.as('bureau', { region: '140303' }).meterVerification.due(asked)).rejects.toMatchObject({
    document: { code: 'no-such-settlement-point' },
  });
  for (const id of [householdsMade.import, pointsMade.import, ...ground.toReversed()]) await undo(id);
});

test('an interval entered by a city applies to what was verified under it, and a new version from then on', async () => {
  const file = (version: number, months: number) =>
    [
      'kind: verification-interval',
      'status: CITY',
      'entries:',
      '  - id: verification-interval/water',
      `    version: ${version}`,
      '    names: {zh: 水表检定周期（示范）, en: Interval of water meters}',
      '    source: {document: 示范规程, clause: 一}',
      `    carrier: water\n    months: ${months}\n    validFrom: 2019-01-01\n`,
    ].join('\n');
  const meter = await world.upload('w.csv', 'code,building,carrier,kind,unit\nW1,B2,water,register,m3\n');
  const meterMade = await world.local.registry.importMeters({ file: meter });
  const made = await certificates(['证书编号,计量点,检定类别,检定日期,结论', 'W1-1,W1,periodic,2020-01-01,pass']);
  expect(await states({ on: '2025-12-31', meter: 'W1' })).toEqual({ W1: 'unknown' });
  await world.app.slices.knowledge.put('intervals.yaml', file(1, 72), false);
  expect(await states({ on: '2025-12-31', meter: 'W1' })).toEqual({ W1: 'due 2026-01-01' });
  expect(await states({ on: '2026-01-01', meter: 'W1' })).toEqual({ W1: 'overdue 2026-01-01' });
  await world.app.slices.knowledge.put('intervals.yaml', `${file(1, 72)}${file(2, 96).split('entries:\n')[1] ?? ''}`, false);
  expect(await states({ on: '2026-01-01', meter: 'W1' })).toEqual({ W1: 'valid 2028-01-01' });
  for (const id of [made.import, meterMade.import]) await undo(id);
});

test('the same number in a later file is a correction, shown in the history; the earlier state stays readable', async () => {
  const heading = '证书编号,计量点,检定类别,检定日期,结论';
  const first = await certificates([heading, 'N1,H3,periodic,2025-03-01,pass']);
  const before = new Date(clock).toISOString();
  const second = await certificates([heading, 'N1,H3,periodic,2025-03-01,fail']);
  expect([first.created, second.created, second.updated]).toEqual([1, 0, 1]);
  expect(await states({ on: '2025-06-01', meter: 'H3' })).toEqual({ H3: 'failed' });
  expect(await states({ on: '2025-06-01', meter: 'H3', knownAt: before })).toEqual({ H3: 'valid 2028-03-01' });
  const { changes } = await world.local.meterVerification.history({ certificate: 'N1' });
  expect(changes[0]).toMatchObject({ field: 'result', from: 'pass', to: 'fail', import: second.import });
  await world.local.imports.undo({ id: second.import });
  expect(await states({ on: '2025-06-01', meter: 'H3' })).toEqual({ H3: 'valid 2028-03-01' });
  await world.local.imports.undo({ id: first.import });
});
