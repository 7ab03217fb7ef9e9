import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { issuePurchases } from '#cli/as-read.ts';
import { story } from '../../../../test/story.ts';

let world: World;
let clock = Date.parse('2026-01-20T00:00:00Z');
const asked = { company: 'C1', season: 'J' };

/** GJ per day of each meter over the thirty days of the season. */
const daily = { PLANT: 4.2, M1: 2, M2: 2, MA: 1, MB: 0.9 };

async function read(meter: string, gj: number, days: readonly number[] = Array.from({ length: 30 }, (_, at) => at + 1)): Promise<number> {
  const day = (of: number): string => `2026-01-${String(of).padStart(2, '0')}T00:00+08:00`;
  const rows = days.map((of) => `${meter},${day(of)},${day(of + 1)},${gj}`);
  const file = await world.upload('r.csv', ['meter,time,end,value', ...rows].join('\n'));
  return (await world.local.readings.importReadings({ file, carrier: 'heat', unit: 'GJ' })).import;
}

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力公司\nC2,示范热力二公司\nE1,示范热电厂') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  const meters = Object.keys(daily).map((code) => `${code},B1,heat,interval`);
  await local.registry.importMeters({ file: await upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
  const points = ['code,building,company,tariff,method,meter', 'P1,B1,C1,t1,share-area,M1', 'P2,B1,C1,t1,household,M2'];
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points.join('\n')) });
  const households = ['code,point,class,area,meter', 'S1,P1,dwelling,60,', 'HA,P2,dwelling,50,MA', 'HB,P2,dwelling,50,MB'];
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households.join('\n')) });
  await local.heatBilling.seasons.set({ region: '140300', name: 'J', from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatInputs.importSupplies({ file: await upload('s.csv', 'supplier,company,meter,price\nE1,C1,PLANT,30.5') });
  await read('PLANT', daily.PLANT, [1, 2, 3, 4]);
});
afterAll(() => world.stop());

const problem = async (wanted: Promise<unknown>): Promise<string> =>
  wanted.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const purchases = (as = world.local) => as.heatNotes.purchases;
const company = () => world.as('operator', { operator: 'C1' });

story('purchased heat is calculated, issued, corrected, opened, shown to those concerned, and exported', (step) => {
  step('before the season has ended it is only calculated', async () => {
    expect(await problem(purchases().issue(asked))).toBe('season-open');
    const told = await purchases().show(asked);
    expect(told.issued.map(({ number, total }) => [number, total])).toEqual([['C1-J-P000001', '512.40']]);
    expect(told.notes).toEqual([]);
  });

  step('a statement for each supplier is issued by its company, and another one at once is empty', async () => {
    clock = Date.parse('2026-03-01T00:00:00Z');
    const { hash: seen } = await purchases(company()).show(asked);
    expect(await problem(purchases(company()).issue(asked))).toBe('seen-missing');
    expect(await problem(purchases(company()).issue({ ...asked, seen: 'other' }))).toBe('seen-not-latest');
    const told = await purchases(company()).issue({ ...asked, seen });
    expect(await problem(purchases(company()).issue({ ...asked, seen }))).toBe('seen-not-latest');
    expect(told.issued).toEqual([
      {
        number: 'C1-J-P000001',
        kind: 'bill',
        supplier: 'E1',
        lines: [{ month: '2026-01', meter: 'PLANT', quantity: 16.8, yuan: '512.40' }],
        figure: expect.any(String),
        quantity: 16.8,
        total: '512.40',
        day: '2026-03-01',
      },
    ]);
    expect(await issuePurchases(company(), asked)).toMatchObject({
      issued: [],
      notes: told.issued,
      total: '512.40',
    });
  });

  step('later readings are a difference; two simultaneous ones issue it once, and an undo reverses it', async () => {
    const late = await read(
      'PLANT',
      4.2,
      Array.from({ length: 26 }, (_, at) => at + 5),
    );
    const { hash: seen } = await purchases().show(asked);
    const both = await Promise.allSettled([purchases().issue({ ...asked, seen }), purchases().issue({ ...asked, seen })]);
    expect(await problem(Promise.reject(both.find((one) => one.status === 'rejected')?.reason))).toBe('seen-not-latest');
    const issuedOnce = both.flatMap((one) => (one.status === 'fulfilled' ? one.value.issued : []));
    expect(issuedOnce.map(({ number, kind, quantity, total }) => [number, kind, quantity, total])).toEqual([
      ['C1-J-P000002', 'difference', 109.2, '3330.60'],
    ]);
    await world.local.imports.undo({ id: late });
    expect((await issuePurchases(world.local, asked)).issued.map(({ number, total }) => [number, total])).toEqual([
      ['C1-J-P000003', '-3330.60'],
    ]);
    await read(
      'PLANT',
      4.2,
      Array.from({ length: 26 }, (_, at) => at + 5),
    );
    const { notes, issued, total } = await issuePurchases(world.local, asked);
    const sum = [...notes, ...issued].reduce((before, note) => before + Math.round(Number(note.total) * 100), 0);
    expect([sum, total]).toEqual([384_300, '3843.00']);
  });

  step('notes of households have their own numbers, and nothing in a statement can be changed', async () => {
    const { job } = await world.local.heatNotes.closes.begin({ season: 'J', preview: true });
    for await (const { finishedAt } of await world.local.jobs.events({ id: job })) if (finishedAt !== null) break;
    const { held, issued } = await world.local.heatNotes.closes.show({ job });
    expect([held.map(({ code }) => code), issued]).toEqual([['tariff-missing', 'tariff-missing', 'tariff-missing'], []]);
    await expect(world.stores.postgres.query('UPDATE heat_purchase_note SET total = 0')).rejects.toThrow('append-only');
  });

  step('the flow of the heat is shown with both losses, in GJ and as a share', async () => {
    for (const meter of ['M1', 'M2', 'MA', 'MB'] as const) await read(meter, daily[meter]);
    const { network, building, points, read: whole } = await purchases(company()).chain(asked);
    expect(network).toEqual({ from: 126, to: 120, loss: 6, share: 6 / 126 });
    expect(building).toEqual({ from: 60, to: 57, loss: 3, share: 0.05, points: 1 });
    expect([points, whole]).toEqual([2, 2]);
  });

  step('a statement opens to its months, heat and prices, the heat to the meter, a difference to the earlier statements', async () => {
    const { notes } = await purchases(company()).show(asked);
    const [first, second] = notes;
    const opened = await company().figures.explain({ figure: first?.figure ?? '' });
    expect(opened.result).toMatchObject({ name: 'C1-J-P000001', value: 512.4, unit: 'CNY' });
    expect(opened.inputs.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['E1', '16.8000', 'GJ'],
      ['2026-01 PLANT', '512.40', 'CNY'],
      ['2026-01 PLANT', '16.8000', 'GJ'],
      ['2026-01 PLANT', '30.5', 'CNY/GJ'],
    ]);
    const heat = opened.inputs.find(({ figure }) => figure !== undefined);
    expect(await world.local.figures.explain({ figure: heat?.figure ?? '' })).toMatchObject({ result: { value: 16.8, unit: 'GJ' } });
    const difference = await company().figures.explain({ figure: second?.figure ?? '' });
    expect(difference.inputs.at(-1)).toMatchObject({ name: 'C1-J-P000001', value: '512.40', figure: first?.figure });
    const other = world.as('operator', { operator: 'C2' }).figures.explain({ figure: first?.figure ?? '' });
    expect(await problem(other)).toBe('no-such-note');
  });

  step('another company and a bureau see no price and no statement, and issue none', async () => {
    const bureau = purchases(world.as('bureau', { region: '140300' }));
    expect(await bureau.show(asked)).toMatchObject({ suppliers: [], issued: [], notes: [], total: null });
    // another company's statement is not revealed to exist
    expect(await problem(purchases(world.as('operator', { operator: 'C2' })).show(asked))).toBe('no-such-organisation');
    expect(await problem(purchases(world.as('operator', { operator: 'C2' })).issue(asked))).toBe('no-such-organisation');
    expect(await problem(purchases(world.as('bureau', { region: '140300' })).issue(asked))).toBe('role-may-not');
  });

  step('a supplier that starts within a month is paid from that day on, at its price', async () => {
    const bring = async (row: string) =>
      world.local.heatInputs.importSupplies({ file: await world.upload('s.csv', `supplier,company,meter,price,from\n${row}\n`) });
    await bring('E1,C2,PLANT,20,2026-01-21');
    const { suppliers, findings } = await purchases().show({ company: 'C2', season: 'J' });
    expect(suppliers).toEqual([
      { supplier: 'E1', months: [{ month: '2026-01', meter: 'PLANT', quantity: 42, price: '20', yuan: '840.00' }] },
    ]);
    expect(findings).toEqual([]);
  });

  step('it is exported as a paper and as a workbook, with months, statements and both losses', async () => {
    const part = async (format: string, name: string): Promise<string> => {
      const answer = await world.ask(`/api/exports/heat-purchase?company=C1&season=J&format=${format}`);
      if (!answer.ok) throw new Error(await answer.text());
      return new TextDecoder().decode(unzipSync(new Uint8Array(await answer.arrayBuffer()))[name]);
    };
    const paper = await part('docx', 'word/document.xml');
    for (const said of ['C1-J-P000001', '4.76', '126', 'PLANT', '3843.00']) expect(paper.includes(said), said).toBe(true);
    const book = await part('xlsx', 'xl/workbook.xml');
    for (const sheet of ['热量去向', '逐月购热', '购热结算单']) expect(book.includes(sheet), sheet).toBe(true);
  });
});

test('a file in an unknown format is refused with the parameter', async () => {
  const answer = await world.ask('/api/exports/heat-purchase?company=C1&season=J&format=%20');
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { code: 'input-invalid', findings: [{ evidence: { field: 'format' } }] },
  ]);
});
