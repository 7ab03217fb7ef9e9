import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { closedSeason } from '../../../../test/closed-season.ts';
import { story } from '../../../../test/story.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
const season = '2026-01';

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
source: {document: 示范价格文件, clause: 第三条}
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
stopped: {share: '0.3', of: area}
substitute: {order: [similar]}
dueDays: 30
`;

/** GJ by meter and day of January 2026. */
const uses: Readonly<Record<string, (day: number) => number | null>> = {
  M1: () => 0.1,
  M2: () => 0.16,
  M3: (day) => (day === 4 || day === 5 ? null : 0.1),
  M4: () => 0.2,
};

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司\nC2,示范热力二公司\nO1,甲单位') });
  await local.registry.importBuildings({
    file: await upload('b.csv', 'code,name,use,region,organisation\nB1,一号楼,dwelling,140302,O1\nB2,二号楼,dwelling,140302,O1'),
  });
  const meters = [...[...Object.keys(uses), 'MA', 'MG'].map((code) => `${code},B1`), 'MB,B2'].map((row) => `${row},heat,interval`);
  await local.registry.importMeters({ file: await upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
  const points = ['结算点,建筑,供热企业,热价,计量方法,楼栋热量表', 'P1,B1,C1,t1,household,MA', 'P2,B2,C1,t1,share-area,MB'];
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points.join('\n')) });
  const households = [
    '户号,结算点,类别,收费面积,室号,户表,用热人编号,用热人,状态,起',
    'H1,P1,dwelling,100,101,M1,A1,示例甲,,',
    'H1,,,,,,A2,示例乙,,2026-01-16',
    'H2,P1,dwelling,80,102,M2,A3,示例丙,,',
    'H3,P1,dwelling,50,201,M3,A4,示例丁,,',
    'H4,P1,dwelling,100,202,M4,A5,示例戊,,',
    'S1,P2,dwelling,60,,,,,,',
    'S2,P2,dwelling,40,,,,,,',
    'S2,,,,,,,,停热,2026-01-21',
  ];
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households.join('\n')) });
  await local.heatBilling.seasons.set({ region: '140300', name: season, from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  await read({ ...uses, MB: () => 1 });
  await close();
});
afterAll(() => world.stop());

async function read(told: typeof uses): Promise<void> {
  const first = parseDay('2026-01-01') ?? 0;
  const rows = Object.entries(told).flatMap(([meter, of]) =>
    Array.from({ length: 30 }, (_, at) => ({ at, value: of(at) })).flatMap(({ at, value }) =>
      value === null ? [] : [`${meter},${dayText(first + at)} 00:00:00,${dayText(first + at + 1)} 00:00:00,${value}`],
    ),
  );
  const file = await world.upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  await world.local.readings.importReadings({ file, carrier: 'heat', unit: 'GJ' });
}

async function close(): Promise<void> {
  await closedSeason(world.local, { season, company: 'C1' });
}

type As = Parameters<World['secretOf']>;
const noteOf = async (account: string) => {
  const { notes } = await world.local.heatNotes.notes.list({ season, account });
  return notes.at(-1) as (typeof notes)[number];
};

/** The paper of an account's last note: its text, and its tables by cells. */
async function paper(account: string, as?: As) {
  const { number } = await noteOf(account);
  const answer = await world.ask(
    `/api/exports/heat-statement?number=${number}`,
    as && { headers: { authorization: `Bearer ${await world.secretOf(...as)}` } },
  );
  if (!answer.ok) throw new Error(await answer.text());
  const xml = new TextDecoder().decode(unzipSync(new Uint8Array(await answer.arrayBuffer()))['word/document.xml']);
  const said = (part: string): string => part.replaceAll(/<[^>]+>/gu, '');
  const tables = [...xml.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gsu)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) => said(cell)),
  );
  return { text: said(xml), rows: tables };
}

test('a stopped flat and a shared meter are described in words', async () => {
  const { text } = await paper('S2');
  expect(text).toContain('停热期间收取0.3倍：面积热价 22.00 元/m² × 400 m²·天 ÷ 30 天 × 0.3');
  expect(text).toContain('整个结算点分摊的热量为 30.0000 GJ');
  expect(text).toContain('不足三户');
});

test('names are for the company only, and another company’s note is not found', async () => {
  const others: As[] = [
    ['bureau', { region: '140300' }],
    ['owner', { organisation: 'O1' }],
  ];
  for (const as of others) expect((await paper('A3', as)).text).not.toContain('示例');
  expect((await paper('A3', ['operator', { operator: 'C1' }])).text).toContain('示例丙');
  await expect(paper('A3', ['operator', { operator: 'C2' }])).rejects.toThrow('no-such-note');
});

story('notes and the report of a season, while their inputs change', (step) => {
  step(
    'a note explains itself from its first and last reading to the yuan, with the clause, by area, the neighbours and what is left to pay',
    async () => {
      const { text, rows } = await paper('A5');
      for (const part of ['示例戊', '示范热力一公司', '202', '示范价格文件 第三条', '示范用虚构数据', '0.2 GJ', '2026-01-30', '示范通知'])
        expect(text, part).toContain(part);
      expect(rows).toContainEqual(['基本热费', '基本热价 6.60 元/m² × 3000 m²·天 ÷ 30 天', '660.00']);
      expect(rows).toContainEqual(['计量热费', '计量热价 45.00 元/GJ × 6.0000 GJ', '270.00']);
      expect(rows).toContainEqual(['合计', '', '930.00']);
      // 3 GJ for 100 m², 4.8 for 80, and for 50 m² 2.8 with two days of 50 × 0.46/280 by their neighbours
      expect(text).toContain('同结算点其他 3 户的中位数为 0.0593 GJ/m²');
      expect(text).toContain('为 2200.00 元；应缴 930.00 元，少缴 1270.00 元');
      expect(text).toContain('请在 2026年3月31日（含）前缴清');
      expect(text).toContain('尚应缴 930.00 元');
      expect(text).toContain('＿＿＿＿');
    },
  );

  step('its lines add up to its total, even for accounts that moved, were stopped or share a meter', async () => {
    for (const account of ['A1', 'A2', 'A3', 'A4', 'A5', 'S1', 'S2']) {
      const { rows } = await paper(account);
      const at = rows.findIndex(([head]) => head === '收费项目');
      const end = rows.findIndex(([head], place) => place > at && head === '合计');
      const cents = (row: readonly string[] | undefined): number => Math.round(Number(row?.at(-1)) * 100);
      expect(rows.slice(at + 1, end).reduce((sum, row) => sum + cents(row), 0)).toBe(cents(rows[end]));
      expect((await noteOf(account)).total).toBe(rows[end]?.at(-1));
    }
  });

  step('an estimate is marked with its rule and its days, and with the author of a decision', async () => {
    const { text } = await paper('A4');
    expect(text).toMatch(/【估算】.*同结算点其他户每平方米用热.*日期：2026-01-05 至 2026-01-06（2 天）/u);
    expect((await paper('A5')).text).not.toContain('【估算】');
    await world.local.heatBilling.decisions.substitute({ code: 'H3', season, gj: '0.2', note: '户表更换' });
    await close();
    expect((await paper('A4')).text).toMatch(/【估算】2 天缺少完整读数，由 \S+ 决定按人工决定估算（户表更换）.*（2 天）/u);
  });

  step('a new occupant sees only their own days, and payments reduce what is left', async () => {
    const file = await world.upload('pay.csv', '用热人编号,户号,采暖季,缴费日期,金额,凭证号\nA2,H1,2026-01,2026-02-20,400.00,R-1\n');
    await world.local.heatInputs.importPayments({ file });
    const { text } = await paper('A2');
    expect(text).toContain('示例乙');
    expect(text).not.toContain('示例甲');
    expect(text).toContain('R-1');
    expect(text).toContain('多缴 2.50 元，应予退还');
  });

  step('a difference shows the current amount, what was issued before and the difference itself', async () => {
    await read({ M4: (day) => (day === 7 ? 0.3 : 0.2) });
    await close();
    const { text, rows } = await paper('A5');
    expect(rows).toContainEqual(['合计', '', '934.50', '930.00', '4.50']);
    expect(text).toContain('C1-2026-01-000005（2026-03-01，930.00 元）');
  });

  step('a season is reported by heat purchased, delivered and lost, by yuan compared with area, and unknown values are null', async () => {
    const report = () => world.local.heatNotes.report({ season, company: 'C1' });
    const before = await report();
    expect(before).toMatchObject({ supplied: null, delivered: null, loss: { network: null, building: null, buildings: 0 }, area: 430 });
    expect(before.findings.map(({ code }) => code)).toEqual(['report-points-unread', 'report-supply-unknown']);
    expect(before.points.map(({ point, delivered, loss, households }) => [point, delivered, loss, households])).toEqual([
      ['P1', null, null, 4],
      ['P2', 30, null, 2],
    ]);
    const { accounts } = await world.local.heatNotes.arrears({ company: 'C1' });
    expect(before.arrears.accounts).toBe(accounts.length);
    const { notes } = await world.local.heatNotes.notes.list({ season });
    const cents = notes.reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0);
    expect(Math.round(Number(before.charged) * 100)).toBe(cents);
    expect([before.cheaper, before.dearer]).toEqual([6, 1]);
  });

  step('a negative loss is a finding, and losses are for fully read points', async () => {
    await read({ MA: () => 0.7, MG: () => 1.6, M3: () => 0.1 });
    await world.local.heatInputs.importSupplies({
      file: await world.upload('s.csv', '热源企业,供热企业,计量点,热价\nC2,C1,MG,30\n'),
    });
    const told = await world.local.heatNotes.report({ season, company: 'C1' });
    // 21 GJ by the meter of the building; 3, 4.8, 3 and 6.1 by those of its households
    expect(told).toMatchObject({ supplied: 48, delivered: 51, loss: { network: -3, building: 4.1, buildings: 1 } });
    expect(told.findings.map(({ code, evidence }) => [code, evidence['of'], evidence['heat']])).toEqual([
      ['loss-negative', 'network', '-3.0000'],
    ]);
    expect((await world.local.heatNotes.report({ season, point: 'P1' })).supplied).toBeNull();
  });

  step('a report is exported as a paper without names and as a table, and a company sees its own points only', async () => {
    const asked = await world.ask('/api/exports/heat-report?season=2026-01&company=C1');
    const xml = new TextDecoder().decode(unzipSync(new Uint8Array(await asked.arrayBuffer()))['word/document.xml']);
    for (const part of ['管网', '-3.0000', '4.1', 'P1', 'P2']) expect(xml.includes(part), part).toBe(true);
    expect(xml.includes('示例')).toBe(false);
    const sheet = await (await world.ask('/api/exports/heat-report?season=2026-01&company=C1&format=csv')).text();
    expect(sheet.trim().split('\n')).toHaveLength(3);
    await expect(world.as('operator', { operator: 'C2' }).heatNotes.report({ season })).rejects.toMatchObject({
      document: { code: 'nothing-to-close' },
    });
    const owner = await world.as('owner', { organisation: 'O1' }).heatNotes.report({ season });
    expect([owner.points.length, owner.supplied]).toEqual([2, null]);
  });

  step('a report as known on a date shows the points of that date, whoever has them now', async () => {
    const before = new Date(clock).toISOString();
    const told = await world.local.heatNotes.report({ season, company: 'C1' });
    await world.local.heatSupply.points.edit({ points: ['P2'], set: { company: 'C2' } });
    const names = async (knownAt?: string): Promise<string[]> => {
      const { points } = await world.local.heatNotes.report({ season, company: 'C1', ...(knownAt !== undefined && { knownAt }) });
      return points.map(({ point }) => point);
    };
    expect([await names(), await names(before)]).toEqual([['P1'], told.points.map(({ point }) => point)]);
    expect(told.points).toHaveLength(2);
  });
});
