import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const organisations = ['code,name', 'C1,示范热力一公司', 'C2,示范热力二公司', 'C3,示范热力三公司', 'O1,甲单位'].join('\n');
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  const buildings = [
    'code,name,use,region,organisation',
    'B1,一号楼,residential,140302,O1',
    'B2,二号楼,residential,140303,',
    'B3,三号楼,residential,140321,',
  ].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await points(['code,building,company,tariff,method', 'P0,B3,C3,t1,area']);
  const made = await points([
    '结算点,建筑,供热企业,热价,计量方法,楼栋热量表,面积分摊比例,热力站',
    'P1,B1,C1,t1,按面积分摊,HM1,0.30,S1',
    'P2,B2,示范热力二公司,t1,household,,,',
    'P3,B9,C1,t1,area,,,',
    'P4,B1,没有的公司,t1,area,,,',
    'P5,B1,C1,t1,area,,1.01,',
  ]);
  const had = await households([
    '户号,结算点,类别,收费面积,室号,层高,户表,用热人编号,用热人,状态,起',
    'H1,P1,dwelling,"1,020.50",101,2.8,M1,A1,示例甲,,',
    'H2,P2,dwelling,60,,,M2,,示例乙,停热,2025-11-01',
    'H3,P9,dwelling,60,,,,,,,',
    'H4,P1,dwelling,-1,,,,,,,',
    'H5,P1,dwelling,,,,,,,,',
    'H6,P1,dwelling,50,,,,,,,2026-02-30',
    'H7,P1,dwelling,50,,,M1,,,,',
  ]);
  brought = [made, had];
});
afterAll(() => world.stop());

let brought: [Awaited<ReturnType<typeof points>>, Awaited<ReturnType<typeof households>>];
type As = typeof world.local;
const points = async (lines: readonly string[], as: As = world.local, file?: string) =>
  as.heatSupply.importSettlementPoints({ file: file ?? (await world.upload('p.csv', lines.join('\n'))) });
const households = async (lines: readonly string[], as: As = world.local, file?: string) =>
  as.heatSupply.importHouseholds({ file: file ?? (await world.upload('h.csv', lines.join('\n'))) });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const household = (code: string, knownAt?: string) =>
  world.local.heatSupply.households.get({ household: code, ...(knownAt && { knownAt }) });
const reasons = ({ rejected }: { rejected?: readonly { row: number; code: string }[] | undefined }) =>
  (rejected ?? []).map(({ row, code }) => [row, code]);
/** The occupant of H1 from the fifteenth of January on. */
const movedIn = ['户号,用热人编号,用热人,起', 'H1,A9,示例丙,2026-01-15'];
const operator = (company: string) => world.as('operator', { operator: company });

describe('settlement points and households', () => {
  test('are imported by their Chinese headings; an impossible row is rejected with its code, and the others are imported', async () => {
    const [made, had] = brought;
    expect(made).toMatchObject({ created: 2, rejectedCount: 3 });
    expect(reasons(made)).toEqual([
      [4, 'unknown-building'],
      [5, 'unknown-organisation'],
      [6, 'out-of-range'],
    ]);
    expect(had).toMatchObject({ created: 2, rejectedCount: 5 });
    expect(reasons(had)).toEqual([
      [4, 'point-unknown'],
      [5, 'area-negative'],
      [6, 'no-first-row'],
      [7, 'date-impossible'],
      [8, 'meter-elsewhere'],
    ]);
    expect(await household('H1')).toMatchObject({
      point: 'P1',
      area: '1020.5',
      height: '2.8',
      account: 'A1',
      name: '示例甲',
      status: 'supplied',
    });
    expect(await household('H2')).toMatchObject({
      account: 'H2',
      status: 'stopped',
      dated: { area: [{ from: null }, { from: '2025-11-01', value: '60' }] },
    });
  });

  test('change from a day on, also a past one, and the earlier state stays as it was known', async () => {
    const before = new Date(clock).toISOString();
    const { import: moved } = await households(movedIn);
    expect(await household('H1')).toMatchObject({
      account: 'A9',
      area: '1020.5',
      dated: {
        account: [
          { from: null, value: 'A1' },
          { from: '2026-01-15', value: 'A9' },
        ],
      },
    });
    expect(await household('H1', before)).toMatchObject({ account: 'A1', name: '示例甲' });
    const { change } = await world.local.heatSupply.households.edit({ households: ['H1'], set: { 状态: '停热' }, from: '2026-02-01' });
    expect(await household('H1')).toMatchObject({ status: 'stopped' });
    expect((await world.local.heatSupply.households.history({ household: 'H1' })).changes[0]).toMatchObject({
      field: 'status',
      to: 'stopped',
      validFrom: '2026-02-01',
    });
    await world.local.imports.undo({ id: change as number });
    expect(await household('H1')).toMatchObject({ status: 'supplied' });
    await world.local.imports.undo({ id: moved });
  });

  test('stated twice from the same day with different values are both rejected, and the others are imported', async () => {
    const made = await households([
      '户号,结算点,类别,收费面积,起',
      'H20,P1,dwelling,50,2025-11-01',
      'H20,P1,dwelling,51,2025-11-01',
      'H21,P1,dwelling,50,2025-11-01',
      'H21,P1,dwelling,51,2025-12-01',
      'H22,P1,dwelling,0,2024-02-29',
      'H23,P1,dwelling,0,2025-02-29',
    ]);
    expect(made).toMatchObject({ created: 2, rejectedCount: 3 });
    expect(reasons(made)).toEqual([
      [2, 'code-twice'],
      [3, 'code-twice'],
      [7, 'date-impossible'],
    ]);
    await world.local.imports.undo({ id: made.import });
  });

  test('are unchanged after export and import', async () => {
    for (const kind of ['settlement-points', 'households'] as const) {
      const lines = (await (await world.ask(`/api/exports/${kind}?format=csv`)).text()).trim().split('\n');
      const again = kind === 'households' ? await households(lines) : await points(lines);
      expect([kind, again.created, again.updated, again.rejectedCount]).toEqual([kind, 0, 0, 0]);
    }
  });

  test('depend on each other: a point with households, a building with points, cannot be undone', async () => {
    const { import: id } = await points(['code,building,company,tariff,method', 'P8,B1,C1,t1,area']);
    const behind = await households(['code,point,class,area', 'H8,P8,dwelling,40']);
    expect(await problem(world.local.imports.undo({ id }))).toBe('undo-refused');
    await world.local.imports.undo({ id: behind.import });
    await world.local.imports.undo({ id });
    expect(await problem(household('H8'))).toBe('no-such-household');
  });

  test('agree with their changes, as checked by the doctor', async () => {
    const { checks } = await world.local.doctor.examine();
    const ours = checks.filter(({ name }) => name === 'households' || name === 'settlement-points');
    expect(ours.map(({ name, ok }) => [name, ok])).toEqual([
      ['settlement-points', true],
      ['households', true],
    ]);
  });
});

describe('who sees and edits them', () => {
  const codes = async (as: As) => (await as.heatSupply.households.list({})).households.map(({ code }) => code);

  test('a company its own, a bureau those of its region, an owner those of its buildings', async () => {
    expect(await codes(operator('C1'))).toEqual(['H1']);
    expect(await codes(operator('C2'))).toEqual(['H2']);
    expect(await codes(world.as('bureau', { region: '140303' }))).toEqual(['H2']);
    expect(await codes(world.as('owner', { organisation: 'O1' }))).toEqual(['H1']);
    expect(await problem(operator('C2').heatSupply.households.get({ household: 'H1' }))).toBe('no-such-household');
  });

  test('only the company and administrators read who lives there, in any answer', async () => {
    const { import: moved } = await households(movedIn);
    const names = ['示例甲', '示例乙', '示例丙'];
    const paths = [
      '/households',
      '/households/H1',
      '/households/H1/history',
      '/exports/households?format=csv',
      '/households/H1?knownAt=2026-03-02',
      '/households?search=示例',
      '/imports',
      '/audit',
    ];
    const read = async (role: 'bureau' | 'owner' | 'auditor' | 'viewer' | 'operator', sight: Parameters<World['secretOf']>[1]) => {
      const headers = { authorization: `Bearer ${await world.secretOf(role, sight)}` };
      const bodies = await Promise.all(paths.map(async (path) => (await world.ask(`/api${path}`, { headers })).text()));
      return bodies.join('\n');
    };
    const others = [
      await read('bureau', { region: '140300' }),
      await read('owner', { organisation: 'O1' }),
      await read('auditor', { region: '140300' }),
      await read('viewer', { region: '140300' }),
    ];
    for (const name of names) for (const body of others) expect(body).not.toContain(name);
    expect(others[0]).toContain('H1');
    expect(await read('operator', { operator: 'C1' })).toContain('示例丙');
    await world.local.imports.undo({ id: moved });
  });

  test('a company edits only its own; anything else is reported as not found', async () => {
    const own = operator('C1');
    const upload = async (text: string) => world.upload('x.csv', text, await world.secretOf('operator', { operator: 'C1' }));
    const result = await households(
      [],
      own,
      await upload('code,point,class,area\nH9,P1,dwelling,70\nH10,P2,dwelling,70\nH11,P77,dwelling,70\n'),
    );
    expect(result).toMatchObject({ created: 1, rejectedCount: 2 });
    expect(reasons(result).map(([, code]) => code)).toEqual(['point-unknown', 'point-unknown']);
    const made = await points([], own, await upload('code,building,tariff,method,company\nP6,B2,t1,area,\nP7,B2,t1,area,C2\n'));
    expect(reasons(made)).toEqual([[3, 'out-of-scope']]);
    expect(await world.local.heatSupply.points.get({ point: 'P6' })).toMatchObject({ company: 'C1' });
    expect(await problem(own.heatSupply.households.edit({ households: ['H2'], set: { area: 1 } }))).toBe('no-such-household');
    expect(
      await problem(world.as('bureau', { region: '140300' }).heatSupply.households.edit({ households: ['H1'], set: { area: 1 } })),
    ).toBe('role-may-not');
    for (const one of [made, result]) await world.local.imports.undo({ id: one.import });
  });
});

test('households keep the state of their rows when their list is imported again: a row without a day is only the beginning', async () => {
  const list = ['户号,结算点,类别,收费面积,用热人编号', 'H30,P0,dwelling,50,A30'];
  await households(list);
  await households(['户号,用热人编号,起', 'H30,A31,2026-01-15']);
  expect(await households(list)).toMatchObject({ updated: 0, unchanged: 1 });
  expect(await households([list[0] as string, 'H30,P0,dwelling,48,A29'])).toMatchObject({ updated: 1 });
  expect(await household('H30')).toMatchObject({
    account: 'A31',
    area: '48',
    dated: {
      account: [
        { from: null, value: 'A29' },
        { from: '2026-01-15', value: 'A31' },
      ],
    },
  });
});

test('a row that repeats the current value stays if an earlier day is added later, in a file of its own or typed', async () => {
  const heading = '户号,结算点,类别,收费面积,用热人编号,起';
  const [again, other] = ['2024-01-01', '2023-12-01'];
  const row = (code: string, account: string, from: string): string => `${code},P0,dwelling,50,${account},${from}`;
  const line = [
    { from: null, value: 'A1' },
    { from: other, value: 'N1' },
    { from: again, value: 'A1' },
  ];
  await households([heading, row('T1', 'A1', ''), row('T1', 'A1', again)]);
  await households([heading, row('T1', 'N1', other)]);
  await households([heading, row('T2', 'A1', '')]);
  expect(await households([heading, row('T2', 'A1', again)])).toMatchObject({ updated: 0, unchanged: 1 });
  expect(await households([heading, row('T2', 'A1', again)])).toMatchObject({ updated: 0, unchanged: 1 });
  await households([heading, row('T2', 'N1', other)]);
  await households([heading, row('T3', 'A1', '')]);
  const edit = { households: ['T3'], set: { account: 'A1' }, from: again };
  expect((await world.local.heatSupply.households.edit(edit)).change).not.toBeNull();
  await world.local.heatSupply.households.edit({ households: ['T3'], set: { account: 'N1' }, from: other });
  for (const code of ['T1', 'T2', 'T3']) expect((await household(code)).dated['account'], code).toEqual(line);
});
