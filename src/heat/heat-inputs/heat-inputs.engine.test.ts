import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programScope as scope } from '#kernel/scope.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司\nC2,示范热力二公司\nO1,甲单位') });
  const buildings = ['code,name,use,region,organisation', 'B1,一号楼,residential,140302,O1', 'B2,二号楼,residential,140303,'].join('\n');
  await local.registry.importBuildings({ file: await upload('b.csv', buildings) });
  const points = ['code,building,company,tariff,method', 'P1,B1,C1,t1,share-units', 'P2,B2,C2,t1,area'].join('\n');
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points) });
  const households = [
    'code,point,class,area,account,from',
    'H1,P1,dwelling,60,A1,',
    'H1,,,,A2,2026-01-16',
    'H2,P1,dwelling,40,,',
    'H3,P2,dwelling,50,A1,',
  ].join('\n');
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households) });
});
afterAll(() => world.stop());

const operator = (company: string) => world.as('operator', { operator: company });
const send = async (lines: readonly string[], company?: string) =>
  world.upload('f.csv', lines.join('\n'), ...(company === undefined ? [] : [await world.secretOf('operator', { operator: company })]));
const units = async (lines: readonly string[], company?: string) =>
  (company === undefined ? world.local : operator(company)).heatInputs.importUnits({ file: await send(lines, company) });
const payments = async (lines: readonly string[], company?: string) =>
  (company === undefined ? world.local : operator(company)).heatInputs.importPayments({ file: await send(lines, company) });
const reasons = ({ rejected }: { rejected?: readonly { row: number; code: string }[] | undefined }) =>
  (rejected ?? []).map(({ row, code }) => [row, code]);
const exported = async (kind: string, headers?: { authorization: string }) =>
  (await (await world.ask(`/api/exports/${kind}?format=csv`, ...(headers === undefined ? [] : [{ headers }]))).text())
    .trim()
    .split(/\r?\n/u);

describe('allocator readings', () => {
  test('are imported by household and season; a later file replaces them, and an undo restores them', async () => {
    const first = await units(['户号,采暖季,分摊值', 'H1,2025-26,120.50', 'H2,2025-26,80', 'H9,2025-26,1', 'H1,2024-25,-1']);
    expect(first).toMatchObject({ created: 2, rejectedCount: 2 });
    expect(reasons(first)).toEqual([
      [4, 'household-unknown'],
      [5, 'units-bad'],
    ]);
    const later = await units(['household,season,units', 'H1,2025-26,121', 'H2,2025-26,80']);
    expect(later).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await exported('heat-units')).toContain('H1,2025-26,121');
    await world.local.imports.undo({ id: later.import });
    expect(await exported('heat-units')).toContain('H1,2025-26,120.5');
  });

  test('stated twice in one file with different values are rejected completely', async () => {
    const told = await units(['household,season,units', 'H1,2023-24,1', 'H1,2023-24,2', 'H2,2023-24,3']);
    expect(told).toMatchObject({ created: 1, rejectedCount: 2 });
    expect(reasons(told)).toEqual([
      [2, 'code-twice'],
      [3, 'code-twice'],
    ]);
  });

  test('belong to one company: another’s household gets the same answer as one that does not exist', async () => {
    expect(reasons(await units(['household,season,units', 'H1,2025-26,5', 'H9,2025-26,5'], 'C2')).map(([, code]) => code)).toEqual([
      'household-unknown',
      'household-unknown',
    ]);
  });
});

describe('payments', () => {
  const head = '用热人编号,户号,采暖季,缴费日期,金额,凭证号';

  test('are imported once: the same again is a repeat, another amount under a reference is rejected', async () => {
    const lines = [head, 'A1,H1,2025-26,2025-11-03,"1,200.50",R1', 'A2,,2025-26,2026-01-20,300元,R2', 'H2,H2,,2025-11-04,400,R3'];
    expect(await payments(lines)).toMatchObject({ created: 3, repeated: 0, rejectedCount: 0 });
    expect(await payments(lines)).toMatchObject({ created: 0, updated: 0, unchanged: 0, repeated: 3, rejectedCount: 0 });
    const other = await payments([
      head,
      'A1,H1,2025-26,2025-11-03,1200.51,R1',
      'A1,H1,2025-26,2025-11-05,1,R4',
      'A1,H1,2025-26,2025-11-05,2,R4',
    ]);
    expect(other).toMatchObject({ created: 0, rejectedCount: 3 });
    expect(reasons(other).map(([, code]) => code)).toEqual(['repeated', 'repeated', 'repeated']);
    const spelled = await payments([
      head,
      'A1,H1,2025-26,2025-11-06,5,r 1',
      'A1,H1,2025-26,2025-11-06,5,Q–9',
      'A1,H1,2025-26,2025-11-06,5,Ｑ-9',
      'A1,H1,2025-26,2999-01-01,5,Z1',
    ]);
    expect(reasons(spelled).map(([, code]) => code)).toEqual(['reference-spelled', 'reference-spelled', 'paid-in-future']);
    expect(spelled).toMatchObject({ created: 1 });
    expect(await exported('payments')).toEqual(
      expect.arrayContaining(['A1,H1,2025-26,2025-11-03,1200.50,R1,', 'A2,,2025-26,2026-01-20,300.00,R2,', 'H2,H2,,2025-11-04,400.00,R3,']),
    );
  });

  test('are in the unit of their column, and no unit that cannot be converted to yuan is accepted', async () => {
    const row = (amount: string, reference: string) => `A1,H1,2025-26,2025-11-07,${amount},${reference}`;
    const named = (unit: string) => `用热人编号,户号,采暖季,缴费日期,金额${unit},凭证号`;
    await payments([named('（万元）'), row('0.12', 'U1'), row('1300元', 'U2'), row('¥0.14', 'U3')]);
    await payments([named('(分)'), row('120000', 'U4')]);
    await payments(['单位：万元,,,,,', named(''), row('0.16', 'U5')]);
    await payments([named('(角)'), row('12500', 'U8')]);
    await payments([named('').replaceAll(',', ';'), row('170,5', 'U6').replaceAll(/,(?!5)/gu, ';')]);
    const told = (await exported('payments')).flatMap((line) => /,([\d.]+),(U\d),/u.exec(line)?.slice(1, 3).join(' ') ?? []);
    expect(told.toSorted()).toEqual(['1200.00 U1', '1200.00 U4', '1250.00 U8', '1300.00 U2', '1400.00 U3', '1600.00 U5', '170.50 U6']);
    await expect(payments([named('（美元）').replace('美元', 'USD'), row('5', 'U7')])).rejects.toMatchObject({
      document: { code: 'unit-not-of-field' },
    });
  });

  test('count on the local day, whatever the zone of their times', async () => {
    const row = (paid: string, reference: string) => `A1,H1,2025-26,${paid},1,${reference}`;
    await payments([head, row('2025-11-07T20:00:00Z', 'Z1'), row('2025-11-07T10:00:00Z', 'Z2'), row('2025-11-07 20:00', 'Z3')]);
    await payments([head.replace('缴费日期', '缴费日期(UTC)'), row('2025-11-07 20:00:00', 'Z4'), row('2025-11-07', 'Z5')]);
    const told = (await exported('payments')).flatMap((line) => /(2025-11-0\d),.*(Z\d),/u.exec(line)?.slice(1, 3).join(' ') ?? []);
    expect(told.toSorted()).toEqual(['2025-11-07 Z2', '2025-11-07 Z3', '2025-11-07 Z5', '2025-11-08 Z1', '2025-11-08 Z4']);
  });

  test('without an amount, for an unknown household or on a day that does not exist are rejected by code, and the others are imported', async () => {
    const told = await payments([
      head,
      'A1,H1,2025-26,2025-11-06,0,R5',
      'A1,H1,2025-26,2025-11-06,-3,R6',
      'A1,H1,2025-26,2025-11-06,1.005,R7',
      'A1,H1,2025-26,2025-02-29,1,R8',
      'A9,,2025-26,2025-11-06,1,R9',
      'A1,H2,2025-26,2025-11-06,1,R10',
      'A1,H9,2025-26,2025-11-06,1,R11',
      'A1,,2025-26,2025-11-06,1,R12',
      'A1,H3,2025-26,2025-11-06,0.01,R1',
    ]);
    expect(reasons(told)).toEqual([
      [2, 'amount-bad'],
      [3, 'amount-bad'],
      [4, 'amount-bad'],
      [5, 'date-impossible'],
      [6, 'account-unknown'],
      [7, 'account-unknown'],
      [8, 'household-unknown'],
      // two companies have a customer with that number
      [9, 'missing'],
    ]);
    // another company's own number
    expect(told).toMatchObject({ created: 1 });
  });

  test('are returned by account, household and season as known at a time', async () => {
    const before = clock;
    const made = await payments([head, 'A2,H1,2025-26,2026-02-01,50,R20']);
    const as = { received: clock + 500, recorded: clock + 500 };
    const { payments: service } = world.app.slices.heatInputs;
    expect((await service.at(scope, { accounts: ['A2'] }, as)).map(({ reference }) => reference)).toEqual(['R2', 'R20']);
    expect((await service.at(scope, { accounts: ['A2'], season: '2025-26', upTo: '2026-01-31' }, as)).map(({ yuan }) => yuan)).toEqual([
      '300.00',
    ]);
    expect(await service.at(scope, { households: ['H2'] }, as)).toMatchObject([{ company: 'C1', account: 'H2', season: null }]);
    await world.local.imports.undo({ id: made.import });
    const now = { received: clock, recorded: clock };
    expect(await service.at(scope, { households: ['H1'], accounts: ['A2'] }, now)).toEqual([]);
    expect(await service.at(scope, { accounts: ['A2'] }, as)).toHaveLength(2);
    expect(await service.at(scope, { accounts: ['A2'] }, { received: before, recorded: before })).toHaveLength(1);
  });

  test('are refunds if their row says so in either language, also with a positive amount', async () => {
    const rows = [
      `${head},类型`,
      'A1,H1,2025-26,2026-01-19,5,R40,退费',
      'A1,H1,2025-26,2026-01-20,6,R41,payment',
      'A1,H1,2025-26,2026-01-20,-5,R42,refund',
    ];
    const told = await payments(rows);
    expect(told).toMatchObject({ created: 2 });
    expect(reasons(told)).toEqual([[4, 'amount-bad']]);
    const now = { received: clock, recorded: clock };
    const { payments: service } = world.app.slices.heatInputs;
    const kinds = (await service.at(scope, { accounts: ['A1'] }, now)).filter(({ reference }) => reference.startsWith('R4'));
    expect(kinds.map(({ yuan, kind }) => [yuan, kind])).toEqual([
      ['5.00', 'refund'],
      ['6.00', 'payment'],
    ]);
  });

  test('of two companies are distinguished, even if code and reference together read alike', async () => {
    const { local, upload } = world;
    await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC12,示范热力十二公司') });
    await local.heatSupply.importSettlementPoints({
      file: await upload('p.csv', 'code,building,company,tariff,method\nP12,B2,C12,t1,area'),
    });
    await local.heatSupply.importHouseholds({ file: await upload('h.csv', 'code,point,class,area,account\nH12,P12,dwelling,50,A12') });
    const told = await payments([head, 'A1,H1,2025-26,2025-12-02,7,29', 'A12,H12,2025-26,2025-12-02,7,9']);
    expect([told, reasons(told)]).toMatchObject([{ created: 2 }, []]);
    await local.imports.undo({ id: told.import });
  });

  test('are visible to and imported by their company, and visible to the owner and the bureau of the building', async () => {
    const own = await payments([head, 'A1,H1,2025-26,2025-12-01,7,R30', 'A1,H3,2025-26,2025-12-01,7,R30'], 'C1');
    expect(own).toMatchObject({ created: 1 });
    expect(reasons(own)).toEqual([[3, 'household-unknown']]);
    const seen = async (role: 'bureau' | 'owner' | 'operator', sight: Parameters<World['secretOf']>[1]) =>
      (await exported('payments', { authorization: `Bearer ${await world.secretOf(role, sight)}` })).length - 1;
    expect(await seen('operator', { operator: 'C2' })).toBe(1);
    expect(await seen('bureau', { region: '140303' })).toBe(1);
    expect(await seen('bureau', { region: '140800' })).toBe(0);
    expect(await seen('owner', { organisation: 'O1' })).toBe(await seen('operator', { operator: 'C1' }));
  });
});

describe('meters and prices of purchased heat', () => {
  test('are imported by supplier and meter, a price from its day on; another company’s or an unknown meter is rejected', async () => {
    await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,carrier,building\nMS,heat,B1\n') });
    const head = '热源企业,供热企业,计量点,热价,起';
    const made = await world.local.heatInputs.importSupplies({
      file: await world.upload(
        's.csv',
        [
          head,
          '电厂,C1,MS,32.50,',
          '电厂,C1,MS,35,2026-01-01',
          '电厂,C9,MS,1,',
          '电厂,C1,M9,1,',
          '电厂,C2,MS,-1,',
          '锅炉房,C1,MS,30,2026-01-10',
        ].join('\n'),
      ),
    });
    expect(made).toMatchObject({ created: 2 });
    expect(reasons(made)).toEqual([
      [4, 'unknown-organisation'],
      [5, 'supply-meter-unknown'],
      [6, 'supply-price-bad'],
    ]);
    const told = (await exported('heat-supplies')).slice(1);
    expect(told.toSorted()).toEqual(['电厂,C1,MS,32.5,', '电厂,C1,MS,35,2026-01-01', '锅炉房,C1,MS,30,2026-01-10'].toSorted());
    const other = operator('C2').heatInputs.importSupplies({ file: await send([head, '电厂,C1,MS,1,'], 'C2') });
    expect(reasons(await other)).toEqual([[2, 'out-of-scope']]);
  });
});

test('units and payments agree with their changes, as checked by the doctor', async () => {
  const { checks } = await world.local.doctor.examine();
  const ours = checks.filter(({ name }) => name === 'heat-units' || name === 'heat-payments');
  expect(ours.map(({ ok }) => ok)).toEqual([true, true]);
});

describe('payments of households', () => {
  test.each(['缴费时间', '交费日期', '支付时间', 'Payment time'])(
    'name only the household if it has one account; the day is called %s',
    async (day) => {
      const told = await payments([
        `户号,${day},金额,凭证号`,
        `H2,2025-11-08 10:20:30,5,${day}1`,
        `H3,2025-11-08,5,${day}2`,
        `H1,2025-11-08,5,${day}3`,
        `H9,2025-11-08,5,${day}4`,
      ]);
      expect(told).toMatchObject({ created: 2, rejectedCount: 2 });
      expect(reasons(told)).toEqual([
        [4, 'missing'],
        [5, 'household-unknown'],
      ]);
      expect(await exported('payments')).toEqual(
        expect.arrayContaining([`H2,H2,,2025-11-08,5.00,${day}1,`, `A1,H3,,2025-11-08,5.00,${day}2,`]),
      );
    },
  );
});
