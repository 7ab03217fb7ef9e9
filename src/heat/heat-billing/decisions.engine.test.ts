import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00', per: GJ}}
cold: {of: area, table: [{below: '16', share: '0.5'}, {below: '18', share: '0.3'}]}
`;

/** 1 GJ per day for each meter, thirty days of January; that of `MD` ends on the fifteenth. */
function readings(): string {
  const rows = Array.from({ length: 30 }, (_, at) => {
    const [day, next] = [at + 1, at + 2].map((one) => `2026-01-${String(one).padStart(2, '0')}`);
    return ['MA', 'MB', 'MD', 'MP'].flatMap((meter) =>
      meter === 'MD' && at >= 15 ? [] : [`${meter},${day}T00:00+08:00,${next}T00:00+08:00,${meter === 'MP' ? 2 : 0.1}`],
    );
  });
  return ['meter,time,end,value', ...rows.flat()].join('\n');
}

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力公司\nC2,示范热力二公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  const meters = ['MA', 'MB', 'MD', 'MP'].map((code) => `${code},B1,heat,interval`);
  await local.registry.importMeters({ file: await upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
  const points = ['code,building,company,tariff,method,meter', 'P1,B1,C1,t1,household,', 'P2,B1,C1,t1,share-area,MP'];
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points.join('\n')) });
  const households = [
    'code,point,class,area,meter',
    'HA,P1,dwelling,100,MA',
    'HB,P1,dwelling,100,MB',
    'HD,P1,dwelling,100,MD',
    'S1,P2,dwelling,60,',
    'S2,P2,dwelling,40,',
  ];
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households.join('\n')) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-01', from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  const file = await upload('r.csv', readings());
  expect(await local.readings.importReadings({ file, carrier: 'heat', unit: 'GJ' })).toMatchObject({ rejectedCount: 0 });
});
afterAll(() => world.stop());

type As = typeof world.local;
const decide = (as: As = world.local) => as.heatBilling.decisions;
const bill = (household: string, knownAt?: string) =>
  world.local.heatBilling.bill({ household, season: '2026-01', ...(knownAt && { knownAt }) });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const note = '现场核实';

describe('a decision on a heat bill', () => {
  test('shows its effect in yuan beforehand, is listed with its author, and can be undone', async () => {
    const asked = { household: 'HA', from: '2026-01-10', to: '2026-01-13', temperature: '16.5', note };
    const shown = await decide().cold({ ...asked, preview: true });
    // 3 days of 30, 0.3 of 22 yuan for 100 m²
    expect(shown).toMatchObject({
      decision: null,
      effects: [
        { season: '2026-01', point: 'P1', households: [{ household: 'HA', before: { total: '795.00' }, after: { total: '729.00' } }] },
      ],
    });
    expect((await bill('HA')).accounts[0]).toMatchObject({ total: '795.00' });
    const before = new Date(clock).toISOString();
    const { decision, effects } = await decide().cold(asked);
    expect(effects).toEqual(shown.effects);
    const told = await bill('HA');
    expect(told.accounts[0]).toMatchObject({ lines: { cold: '-66.00' }, total: '729.00' });
    expect(told.findings).toMatchObject([{ code: 'cold-decided', evidence: { by: 'local', note } }]);
    expect((await bill('HA', before)).accounts[0]).toMatchObject({ total: '795.00' });
    expect((await decide().list({ about: 'household', code: 'HA' })).decisions).toMatchObject([
      { decision, kind: 'cold', by: 'local', note },
    ]);
    await world.local.imports.undo({ id: decision as number });
    expect((await bill('HA')).accounts[0]).toMatchObject({ total: '795.00' });
    expect((await decide().list({ about: 'household', code: 'HA' })).decisions).toEqual([]);
  });

  test('on a cold day that was already decided takes precedence over the earlier one', async () => {
    const days = { household: 'HB', from: '2026-01-01', to: '2026-01-11', note };
    await decide().cold({ ...days, temperature: '15' });
    expect((await bill('HB')).accounts[0]?.lines.cold).toBe('-366.67');
    await decide().cold({ ...days, to: '2026-01-06', temperature: 18 });
    expect((await bill('HB')).accounts[0]?.lines.cold).toBe('-183.33');
  });

  test('on a dead meter releases the bill: a rule or a stated amount of heat replaces what was not measured', async () => {
    expect(await bill('HD')).toMatchObject({ held: 'readings-missing' });
    const shown = await decide().substitute({ code: 'HD', season: '2026-01', as: 'area', note, preview: true });
    expect(shown.effects[0]).toMatchObject({
      before: null,
      households: [{ household: 'HD', before: { held: 'readings-missing', total: null }, after: { held: null } }],
    });
    await decide().substitute({ code: 'HD', season: '2026-01', as: 'area', note });
    // 15 days metered: 330 and 45 × 1.5 GJ; 15 by area: 1100
    expect(await bill('HD')).toMatchObject({
      held: null,
      accounts: [{ days: { metered: 15, area: 15 }, total: '1497.50' }],
      findings: [{ code: 'substitute-decided', evidence: { rule: 'area', by: 'local', note, first: '2026-01-16' } }],
    });
    await decide().substitute({ code: 'HD', season: '2026-01', gj: '1.5', note });
    expect((await bill('HD')).accounts[0]).toMatchObject({ quantity: 3, substituted: 1.5, total: '795.00' });
  });

  test('that the meter of a building was faulty holds the point, and stated GJ for the point replace those days', async () => {
    const shown = await decide().faulty({ meter: 'MP', from: '2026-01-01', to: '2026-01-11', note, preview: true });
    expect(shown.effects).toMatchObject([{ point: 'P2', after: null, households: [{ household: 'S1' }, { household: 'S2' }] }]);
    await decide().faulty({ meter: 'MP', from: '2026-01-01', to: '2026-01-11', note });
    expect(await bill('S1')).toMatchObject({ held: 'readings-missing' });
    await decide().substitute({ code: 'P2', season: '2026-01', gj: '10', note });
    const [first, second] = [await bill('S1'), await bill('S2')];
    expect([first.accounts[0]?.quantity, second.accounts[0]?.quantity]).toEqual([30, 20]);
    expect(first.findings.map(({ code }) => code)).toEqual(['substitute-decided', 'meter-faulty-decided']);
  });

  test('opens with the bill that depends on it', async () => {
    const { figure } = await bill('HD');
    const { inputs } = await world.local.figures.explain({ figure });
    expect(inputs.filter(({ name }) => name.startsWith('decision '))).toMatchObject([{ value: 'area' }, { value: '1.5', unit: 'GJ' }]);
  });

  test('is refused if impossible: reversed days, both a rule and heat, no season, an unknown meter', async () => {
    expect(await problem(decide().cold({ household: 'HA', from: '2026-01-10', to: '2026-01-10', temperature: 15, note }))).toBe(
      'period-backwards',
    );
    expect(await problem(decide().substitute({ code: 'HA', season: '2026-01', note }))).toBe('substitute-one-of');
    expect(await problem(decide().substitute({ code: 'HA', season: '2019-20', gj: '1', note }))).toBe('season-missing');
    for (const gj of ['1,3', '-3', '+3', 'viel'])
      expect(await problem(decide().substitute({ code: 'HA', season: '2026-01', gj, note }))).toBe('gigajoules-bad');
    const cold = { household: 'HA', from: '2026-01-10', to: '2026-01-12', temperature: '16，5', note };
    expect(await problem(decide().cold(cold))).toBe('room-temperature-bad');
    expect(await problem(decide().substitute({ code: 'H9', season: '2026-01', gj: '1', note }))).toBe('no-such-household');
    expect(await problem(decide().faulty({ meter: 'M9', from: '2026-01-01', to: '2026-01-02', note }))).toBe('no-such-meter');
  });

  test('can be taken and undone only by its company', async () => {
    const days = { household: 'HA', from: '2026-01-01', to: '2026-01-02', temperature: '15', note };
    const [own, other] = [world.as('operator', { operator: 'C1' }), world.as('operator', { operator: 'C2' })];
    expect(await problem(decide(other).cold(days))).toBe('no-such-household');
    expect(await problem(decide(world.as('bureau', { region: '140300' })).cold(days))).toBe('role-may-not');
    const { decision } = await decide(own).cold(days);
    expect(await problem(other.imports.undo({ id: decision as number }))).not.toBe('no problem');
    expect(await problem(own.imports.undo({ id: decision as number }))).toBe('no problem');
  });
});

describe('a decision is taken as previewed, or not at all', () => {
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => null,
      ({ document: { status, code, evidence } }: ProblemAnswer) => [status, code, (evidence['changed'] as { zh: string }).zh],
    );
  const last = async () => (await decide().list({ about: 'household', code: 'HB' })).decisions.at(-1)?.decision;

  test('not if another decision has changed its bill since, and not a decision other than the one previewed', async () => {
    const asked = { household: 'HB', from: '2026-01-20', to: '2026-01-23', temperature: '16.5', note };
    const { hash } = await decide().cold({ ...asked, preview: true });
    expect((await decide().cold({ ...asked, preview: true })).hash).toBe(hash);
    expect(await refusal(decide().cold({ ...asked, to: '2026-01-24', seen: hash }))).toEqual([409, 'seen-not-latest', expect.any(String)]);
    const { decision } = await decide().cold({ ...asked, from: '2026-01-21', temperature: '15' });
    expect(await refusal(decide().cold({ ...asked, seen: hash }))).toEqual([409, 'seen-not-latest', '现将改变的热费：HB']);
    expect(await last()).toBe(decision);
    const again = await decide().cold({ ...asked, preview: true });
    const taken = await decide().cold({ ...asked, seen: again.hash });
    expect(taken.decision).toBe(await last());
    for (const id of [taken.decision, decision]) await world.local.imports.undo({ id: id as number });
  });

  test('of two who take the same previewed decision at once, one succeeds', async () => {
    const asked = { household: 'HB', from: '2026-01-20', to: '2026-01-23', temperature: '16.5', note };
    const { hash } = await decide().cold({ ...asked, preview: true });
    const both = await Promise.all([1, 2].map(async () => refusal(decide().cold({ ...asked, seen: hash }))));
    expect(both.filter((one) => one === null)).toHaveLength(1);
    expect(both.find((one) => one !== null)?.[1]).toBe('seen-not-latest');
    await world.local.imports.undo({ id: (await last()) as number });
  });

  test('so are faulty meters and substitutes for heat that was not measured', async () => {
    const faulty = { meter: 'MD', from: '2026-01-02', to: '2026-01-04', note };
    const substitute = { code: 'HD', season: '2026-01', gj: '3', note };
    const shown = [await decide().faulty({ ...faulty, preview: true }), await decide().substitute({ ...substitute, preview: true })];
    const first = await decide().substitute({ ...substitute, gj: '2' });
    expect(await refusal(decide().substitute({ ...substitute, seen: shown[1]?.hash }))).toEqual([
      409,
      'seen-not-latest',
      expect.any(String),
    ]);
    expect(await refusal(decide().faulty({ ...faulty, seen: shown[0]?.hash }))).toEqual([409, 'seen-not-latest', expect.any(String)]);
    const again = await decide().faulty({ ...faulty, preview: true });
    const taken = await decide().faulty({ ...faulty, seen: again.hash });
    for (const id of [taken.decision, first.decision]) await world.local.imports.undo({ id: id as number });
  });
});

describe('heat purchased by a company', () => {
  test('is listed by month within the season at the price of each part’s first day, for that company only', async () => {
    const { local, upload } = world;
    const lines = ['supplier,company,meter,price,from', 'E1,C1,MP,30,', 'E1,C1,MP,31.005,2026-01-15', 'E1,C1,MD,10,'];
    await local.heatInputs.importSupplies({ file: await upload('s.csv', lines.join('\n')) });
    await local.heatBilling.seasons.set({ region: '140302', name: 'J20', from: '2025-12-20', to: '2026-01-21', source: '示范通知' });
    const told = await local.heatNotes.purchases.show({ company: 'C1', season: 'J20' });
    expect(told.suppliers).toEqual([
      {
        supplier: 'E1',
        months: [
          { month: '2025-12', meter: 'MD', quantity: null, price: '10', yuan: null },
          { month: '2026-01', meter: 'MD', quantity: 1.5, price: '10', yuan: '15.00' },
          { month: '2025-12', meter: 'MP', quantity: null, price: '30', yuan: null },
          { month: '2026-01', meter: 'MP', quantity: 20, price: '30', yuan: '600.00' },
        ],
      },
    ]);
    expect(told).toMatchObject({ total: '615.00', notes: [], issued: [{ number: 'C1-J20-P000001', supplier: 'E1', total: '615.00' }] });
    expect(told.findings.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'supply-readings-missing'));
    const other = world.as('operator', { operator: 'C2' }).heatNotes.purchases.show({ company: 'C1', season: 'J20' });
    expect(await problem(other)).toBe('no-such-organisation');
  });
});
