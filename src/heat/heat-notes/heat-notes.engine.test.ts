import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import { runClose } from './close.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { closedSeason, previewedSeason } from '../../../test/closed-season.ts';
import { story } from '../../../test/story.ts';

let world: World;
const atEnd = Date.parse('2026-03-01T00:00:00Z');
let clock = atEnd;

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
stopped: {share: '0.3', of: area}
dueDays: 30
`;

/** Days of January 2026 of each meter, GJ. */
const readings = (meters: Readonly<Record<string, (day: number) => number | null>>): string => {
  const first = parseDay('2026-01-01') ?? 0;
  const rows = Object.entries(meters).flatMap(([meter, of]) =>
    Array.from({ length: 30 }, (_, at) => {
      const value = of(at);
      return value === null ? [] : [`${meter},${dayText(first + at)} 00:00:00,${dayText(first + at + 1)} 00:00:00,${value}`];
    }).flat(),
  );
  return ['meter,start,end,value', ...rows].join('\n');
};

const read = async (meters: Parameters<typeof readings>[0]): Promise<number> => {
  const file = await world.upload('r.csv', readings(meters));
  return (await world.local.readings.importReadings({ file, carrier: 'heat', unit: 'GJ' })).import;
};

/** A world of its own, at the end of the season. */
async function settle(): Promise<void> {
  clock = atEnd;
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司\nC2,示范热力二公司\nO1,甲单位') });
  const buildings = ['code,name,use,region,organisation', 'B1,一号楼,dwelling,140302,O1', 'B2,二号楼,dwelling,140302,O1'].join('\n');
  await local.registry.importBuildings({ file: await upload('b.csv', buildings) });
  const meters = ['code,building,carrier,kind', 'M1,B1,heat,interval', 'M2,B1,heat,interval', 'M3,B1,heat,interval', 'MB,B2,heat,interval'];
  await local.registry.importMeters({ file: await upload('m.csv', meters.join('\n')) });
  const points = [
    '结算点,建筑,供热企业,热价,计量方法,楼栋热量表',
    'P1,B1,C1,t1,household,',
    'P2,B2,C1,t1,share-area,MB',
    'P3,B2,C2,t1,area,',
  ];
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points.join('\n')) });
  const households = [
    '户号,结算点,类别,收费面积,户表,用热人编号,用热人,状态,起',
    'H1,P1,dwelling,100,M1,A1,示例甲,,',
    'H1,,,,,A2,示例乙,,2026-01-16',
    'H2,P1,dwelling,80,M2,A3,示例丙,,',
    'H3,P1,dwelling,50,M3,A4,示例丁,,',
    'S1,P2,dwelling,60,,,,,',
    'S2,P2,dwelling,40,,,,,',
    'N1,P3,dwelling,40,,,,,',
    'N2,P3,dwelling,40,,A5,示例戊,,',
  ];
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households.join('\n')) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-01', from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-27', from: '2026-11-01', to: '2027-04-01', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  await read({ M1: () => 0.1, M2: () => 0.16, M3: (at) => (at === 4 ? null : 0.1), MB: () => 1 });
}

type As = typeof world.local;
const season = '2026-01';

async function closed(given: object = {}, as: As = world.local) {
  const job = await closedSeason(as, { season, company: 'C1', ...given });
  return as.heatNotes.closes.show({ job });
}

const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const bill = (household: string) => world.local.heatBilling.bill({ household, season });
const notes = async (ask: object = {}) => (await world.local.heatNotes.notes.list({ season, ...ask })).notes;
const cents = (text: string): number => Math.round(Number(text) * 100);

async function expectSums(): Promise<void> {
  for (const household of ['H1', 'H2', 'S1', 'S2']) {
    const own = await notes({ household });
    for (const { account, total, quantity } of (await bill(household)).accounts) {
      const some = own.filter((one) => one.account === account);
      expect([household, account, some.reduce((sum, one) => sum + cents(one.total), 0)]).toEqual([household, account, cents(total)]);
      expect(some.reduce((sum, one) => sum + one.quantity, 0)).toBeCloseTo(quantity, 4);
    }
  }
}

const refusal = (both: readonly PromiseSettledResult<unknown>[]): unknown => both.find((one) => one.status === 'rejected')?.reason;

describe('notes from the first one on', () => {
  beforeAll(settle);
  afterAll(() => world.stop());

  story('notes are previewed, issued, corrected, overdue and paid', (step) => {
    step('a preview shows what would be issued, what is held and the total of each point, and issues nothing', async () => {
      const told = await closed({ preview: true });
      expect(told.issued.map(({ number, kind, household, account, total }) => [number, kind, household, account, total])).toEqual([
        ['C1-2026-01-000001', 'bill', 'H1', 'A1', '397.50'],
        ['C1-2026-01-000002', 'bill', 'H1', 'A2', '397.50'],
        ['C1-2026-01-000003', 'bill', 'H2', 'A3', '744.00'],
        ['C1-2026-01-000004', 'bill', 'S1', 'S1', '1206.00'],
        ['C1-2026-01-000005', 'bill', 'S2', 'S2', '804.00'],
      ]);
      expect(told).toMatchObject({
        preview: true,
        unchanged: 0,
        held: [{ household: 'H3', point: 'P1', code: 'readings-missing' }],
        points: [
          { point: 'P1', method: 'household', quantity: 7.8, metered: '351.00', total: '1539.00' },
          { point: 'P2', method: 'share-area', quantity: 30, metered: '1350.00', total: '2010.00' },
        ],
        total: '3549.00',
        issuedTotal: '3549.00',
        findings: [{ code: 'heat-close-held' }],
      });
      const { changes } = await world.local.heatNotes.closes.changes({ job: told.job, order: 'size', limit: 3 });
      expect(changes.map(({ household, difference }) => [household, difference])).toEqual([
        ['S1', '1206.00'],
        ['S2', '804.00'],
        ['H2', '744.00'],
      ]);
      expect(await notes()).toEqual([]);
    });

    step('a close issues these notes with their numbers, and another close at once none', async () => {
      const previewed = await closed({ preview: true });
      await expect(closed({ seen: 'another' })).rejects.toThrow('5 / 3549.00');
      expect(await notes()).toEqual([]);
      const told = await closed({ seen: previewed.hash });
      expect(told.issued.map(({ day: _day, due: _due, ...one }) => one)).toEqual(
        previewed.issued.map(({ day: _day, due: _due, ...one }) => one),
      );
      expect(told.issued[0]).toMatchObject({ day: '2026-03-01', due: '2026-03-31' });
      await expectSums();
      expect(await closed()).toMatchObject({ issued: [], unchanged: 5, notes: 0, issuedTotal: '0.00', total: '3549.00' });
    });

    step('a corrected reading is a difference for its household only; undone, the notes cancel each other', async () => {
      const instant = (): string => new Date(clock).toISOString();
      const before = instant();
      const change = await read({ M2: (at) => (at === 7 ? 0.26 : 0.16) });
      const corrected = instant();
      const { job } = await world.local.heatNotes.closes.begin({ season, company: 'C1', preview: true });
      for await (const { finishedAt } of await world.local.jobs.events({ id: job })) if (finishedAt !== null) break;
      expect(await world.local.heatNotes.closes.changes({ job })).toMatchObject({
        changes: [{ household: 'H2', account: 'A3', issued: '744.00', now: '748.50', difference: '4.50', causes: ['readings'] }],
        total: 1,
      });
      const told = await closed();
      expect(told.issued).toMatchObject([
        { number: 'C1-2026-01-000006', kind: 'difference', household: 'H2', quantity: 0.1, total: '4.50', stands: { total: '748.50' } },
      ]);
      await expectSums();
      // as known before and after the correction, before its note existed
      expect(await closed({ knownAt: before })).toMatchObject({ preview: true, notes: 0, unchanged: told.unchanged + 1 });
      expect((await closed({ knownAt: corrected })).issued).toMatchObject([{ kind: 'difference', household: 'H2', total: '4.50' }]);
      await world.local.imports.undo({ id: change });
      expect((await closed()).issued).toMatchObject([{ number: 'C1-2026-01-000007', household: 'H2', quantity: -0.1, total: '-4.50' }]);
      await expectSums();
    });

    step('a change of occupant leaves the sum of the household, and an account without days gets everything back', async () => {
      const before = (await bill('H1')).accounts.reduce((sum, { total }) => sum + cents(total), 0);
      await world.local.heatSupply.households.edit({ households: ['H1'], set: { account: 'A9' }, from: '2026-01-16' });
      const told = await closed();
      expect(told.issued.map(({ household, account, kind, total }) => [household, account, kind, total])).toEqual([
        ['H1', 'A2', 'difference', '-397.50'],
        ['H1', 'A9', 'bill', '397.50'],
      ]);
      const after = (await notes({ household: 'H1' })).reduce((sum, { total }) => sum + cents(total), 0);
      expect(after).toBe(before);
      expect((await world.local.heatNotes.account({ account: 'A2' })).balance).toBe('0.00');
    });

    step('a close of one point leaves the others unchanged', async () => {
      await world.local.heatSupply.households.edit({ households: ['S1', 'H2'], set: { area: '50' } });
      expect((await closed({ point: 'P2', company: undefined })).issued.map(({ household }) => household)).toEqual(['S1', 'S2']);
      expect((await closed()).issued.map(({ household }) => household)).toEqual(['H2']);
      await expectSums();
    });

    step('numbers have no gap, and a note never changes', async () => {
      const all = await notes();
      expect(all.map(({ number }) => number)).toEqual(all.map((_, at) => `C1-2026-01-${String(at + 1).padStart(6, '0')}`));
      await expect(world.stores.postgres.query('UPDATE heat_note SET total = 0')).rejects.toThrow('append-only');
    });

    step('a note opens to its lines and to the bill as it was, which opens to its meter', async () => {
      const [first] = await notes({ account: 'A1' });
      const opened = await world.local.figures.explain({ figure: first?.figure ?? '' });
      expect(opened).toMatchObject({ result: { name: 'C1-2026-01-000001', value: 397.5, unit: 'CNY' } });
      const stood = opened.inputs.find(({ name }) => name === 'H1');
      expect(await world.local.figures.explain({ figure: stood?.figure ?? '' })).toMatchObject({ result: { value: 795 } });
    });

    step('arrears are listed by account with the day from which they are overdue', async () => {
      const due = await world.local.heatNotes.arrears({ company: 'C1', on: '2026-03-31' });
      expect(due.accounts.find(({ account }) => account === 'A1')).toEqual({ account: 'A1', balance: '397.50', overdueSince: null });
      const late = await world.local.heatNotes.arrears({ company: 'C1', on: '2026-04-01' });
      expect(late.accounts.find(({ account }) => account === 'A1')).toMatchObject({ overdueSince: '2026-04-01' });
      expect(late.accounts.some(({ account }) => account === 'A2')).toBe(false);
      expect(late.findings).toEqual([]);
      const none = await world.local.heatNotes.arrears({ company: 'C1', on: '2024-04-01' });
      expect(none).toMatchObject({ accounts: [], total: '0.00', findings: [{ code: 'arrears-without-notes' }] });
    });

    step('payments reduce the balance, and notes are exported as a table without names', async () => {
      const before = { on: '2026-04-01', knownAt: new Date(clock).toISOString() };
      const file = await world.upload('p.csv', '用热人编号,户号,采暖季,缴费日期,金额,凭证号\nA1,H1,2026-01,2026-02-20,397.50,R-1\n');
      await world.local.heatInputs.importPayments({ file });
      expect(await world.local.heatNotes.account({ account: 'A1', on: '2026-04-01' })).toMatchObject({
        payments: [{ paid: '2026-02-20', yuan: '397.50', reference: 'R-1', kind: 'payment' }],
        balance: '0.00',
        overdueSince: null,
      });
      const { accounts } = await world.local.heatNotes.arrears({ company: 'C1', on: '2026-04-01' });
      expect(accounts.some(({ account }) => account === 'A1')).toBe(false);
      expect((await world.local.heatNotes.account({ account: 'A1', ...before })).balance).toBe('397.50');
      const owed = await world.local.heatNotes.arrears({ company: 'C1', ...before });
      expect(owed.accounts.find(({ account }) => account === 'A1')).toMatchObject({ balance: '397.50' });
      const back = await world.upload('b.csv', '用热人编号,户号,缴费日期,金额,凭证号,类型\nA1,H1,2026-02-25,7.50,R-2,退费\n');
      const { import: refund } = await world.local.heatInputs.importPayments({ file: back });
      expect(await world.local.heatNotes.account({ account: 'A1', on: '2026-04-01' })).toMatchObject({
        balance: '7.50',
        overdueSince: '2026-04-01',
      });
      await world.local.imports.undo({ id: refund });
      const table = await (await world.ask('/api/exports/heat-notes?season=2026-01&company=C1')).text();
      expect(table.split('\n')[1]).toMatch(/^C1-2026-01-000001,热费账单,2026-01,P1,H1,A1,1.5,330.00,67.50,/u);
      expect(table).not.toContain('示例');
    });
  });

  test('an account of a household owes nothing before its first note; an unknown one is reported', async () => {
    expect(await world.local.heatNotes.account({ account: 'A5' })).toMatchObject({ notes: [], payments: [], balance: '0.00' });
    expect(await problem(world.local.heatNotes.account({ account: 'A99' }))).toBe('no-such-account');
  });
});

describe('notes of a closed season', () => {
  beforeAll(async () => {
    await settle();
    await closed();
  });
  afterAll(() => world.stop());

  test('a season that has not ended can only be previewed; unknown ones are reported by name', async () => {
    expect(await problem(closed({ season: '2026-27' }))).toBe('season-open');
    expect(await problem(world.local.heatNotes.closes.begin({ season, company: 'C1' }))).toBe('seen-missing');
    expect(await problem(closed({ season: '2019-20' }))).toBe('season-missing');
    expect(await problem(closed({ point: 'P9' }))).toBe('no-such-settlement-point');
    expect((await closed({ season: '2026-27', preview: true })).held.map(({ code }) => code)).toContain('readings-missing');
  });

  test('of two simultaneous closes of a company and season one is refused, with the reason', async () => {
    await world.local.heatSupply.households.edit({ households: ['S1'], set: { area: '70' } });
    const seen = await previewedSeason(world.local, { season, company: 'C1' });
    const begin = () => world.local.heatNotes.closes.begin({ season, company: 'C1', ...(seen && { seen }) });
    const both = await Promise.allSettled([begin(), begin()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await problem(Promise.reject(refusal(both)))).toBe('heat-close-running');
    for (const one of both)
      if (one.status === 'fulfilled')
        for await (const { finishedAt } of await world.local.jobs.events({ id: one.value.job })) if (finishedAt !== null) break;
    await expectSums();
    const all = await notes();
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
  });

  test('a close that ends after any of its notes is resumed there: the same notes, each once', async () => {
    const seasons = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5'];
    for (const name of seasons)
      await world.local.heatBilling.seasons.set({ region: '140300', name, from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
    const { jobs, heatSupply, heatBilling } = world.app.slices;
    const { postgres } = world.stores;
    const heatInputs = { payments: { at: async () => [] } };
    const needs = { postgres, now: () => clock, jobs, heatSupply, heatInputs, heatBilling, audit: async () => undefined, notesAtOnce: 1 };
    const [at, made] = [clock, [] as string[][]];
    for (const [after, name] of seasons.entries()) {
      const input = { of: { company: 'C1' }, season: name, preview: false, day: '2026-03-01', received: at, recorded: at };
      const work = (attempt: number, signal: AbortSignal, progress: () => void) => ({
        job: `job-${name}`,
        scope: programScope,
        input,
        attempt,
        signal,
        progress,
      });
      const end = new AbortController();
      let issued = -2;
      const first = runClose(
        needs,
        work(1, end.signal, () => ((issued += 1) === after - 1 ? end.abort() : undefined)),
      );
      await first.catch(() => undefined);
      await runClose(
        needs,
        work(2, new AbortController().signal, () => undefined),
      );
      const all = await notes({ season: name });
      made.push(all.map((note) => JSON.stringify({ ...note, figure: '' }).replaceAll(name, 'R')));
    }
    expect(made[0]).toHaveLength(5);
    for (const one of made) expect(one).toEqual(made[0]);
  });

  test('a company closes its own points and sees its own notes; an owner sees those of its buildings; nobody is shown a name', async () => {
    const own = world.as('operator', { operator: 'C1' });
    const other = world.as('operator', { operator: 'C2' });
    expect((await closed({ company: undefined, preview: true }, own)).points.map(({ point }) => point)).toEqual(['P1', 'P2']);
    expect(await problem(closed({}, other))).toBe('nothing-to-close');
    expect((await other.heatNotes.notes.list({ season })).total).toBe(0);
    expect(await problem(world.as('bureau', { region: '140300' }).heatNotes.closes.begin({ season, company: 'C1' }))).toBe('role-may-not');
    await world.local.heatSupply.households.edit({ households: ['H2'], set: { area: '50' } });
    await closed();
    const seen = await world.as('owner', { organisation: 'O1' }).heatNotes.notes.list({ season });
    expect(seen.total).toBeGreaterThan(5);
    expect(JSON.stringify(seen)).not.toContain('示例');
  });

  story('heat measured by unfit meters is reported with the notes and with the close', (step) => {
    step('meters unfit for settlement name the notes for their days, by own meter and by that of a shared point', async () => {
      const rows = ['M1,fail', 'MB,fail', 'M2,pass'].map(
        (row, at) => `V${at},${row.split(',')[0]},periodic,2026-01-10,${row.split(',')[1]}`,
      );
      const file = await world.upload('v.csv', ['certificate,meter,kind,verified,result', ...rows].join('\n'));
      expect(await world.local.meterVerification.importCertificates({ file })).toMatchObject({ created: 3 });
      const { meters } = await world.local.meterVerification.invalid({ from: '2026-01-01', to: '2026-02-01' });
      const numbersOf = async (...households: string[]) =>
        (await Promise.all(households.map((household) => notes({ household }))))
          .flat()
          .map(({ number }) => number)
          .toSorted();
      const ofSeason = (numbers: readonly string[]) => numbers.filter((number) => number.startsWith(`C1-${season}-`));
      const told = Object.fromEntries(meters.map(({ meter, notes: numbers }) => [meter, ofSeason(numbers)]));
      expect(told).toEqual({ M1: await numbersOf('H1'), MB: await numbersOf('S1', 'S2') });
      expect(told['M1']?.length).toBeGreaterThan(0);
      const after = await world.local.meterVerification.invalid({ from: '2026-02-01', to: '2026-03-01' });
      expect(after.meters.map(({ meter, notes: numbers }) => [meter, numbers])).toEqual([
        ['M1', []],
        ['MB', []],
      ]);
    });

    step('doubts about bills are reported for the whole close: unfit meters, heat counted without supply', async () => {
      const doubts = async () =>
        Object.fromEntries(
          (await closed({ preview: true })).findings.map(({ code, evidence }) => [code, [evidence['count'], evidence['first']]]),
        );
      expect(await doubts()).toMatchObject({ 'meter-overdue': [2, 'H1'] });
      expect(await doubts()).not.toHaveProperty('heat-while-stopped');
      await world.local.heatSupply.households.edit({ households: ['H2'], set: { status: 'stopped' }, from: '2026-01-20' });
      expect(await doubts()).toMatchObject({ 'heat-while-stopped': [1, 'H2'] });
      const { findings } = await closed({ preview: true });
      expect(findings.find(({ code }) => code === 'heat-while-stopped')?.detail).toContain('1 个热用户在不供热的日子计有热量');
    });
  });
});
