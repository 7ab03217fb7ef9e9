import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { settleEvent } from '#cli/as-read.ts';

let world: World;
let clock = Date.parse('2026-07-01T00:00:00Z');
const first = parseDay('2026-06-01') as number;

const programmes = `kind: programme
entries:
  - id: city-dr
    names: {zh: 本市响应, en: City}
    rule: five-of-five
    step: hour
    pay: {unit: kWh, price: '2.5', floor: '0.5', ceiling: '1.2', penalty: '1'}
`;
const rules = `kind: baseline-rule
entries:
  - id: five-of-five
    names: {zh: 前五日, en: Five}
    pool: 5
    choose: 5
    adjust: {kind: additive, hours: 2, ends: 1}
`;

async function read(meter: string, of: (day: number, hour: number) => number, days: readonly number[]): Promise<void> {
  const stamp = (day: number, hour: number): string =>
    `${dayText(first + day + Math.floor(hour / 24))} ${String(hour % 24).padStart(2, '0')}:00:00`;
  const rows = days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${meter},${stamp(day, hour)},${stamp(day, hour + 1)},${of(day, hour)}`),
  );
  const file = await world.upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  await world.local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' });
}

const june = Array.from({ length: 30 }, (_, day) => day);
/** A different weekly pattern for every meter; during the event on day 23 at 19 and 20, reduced by `less`. */
const use = (own: number, less: number) => (day: number, hour: number) =>
  (10 + ((day * own + hour) % 5)) * (day === 23 && (hour === 19 || hour === 20) ? 1 - less : 1);

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,某聚合商\nO1,甲\nO2,乙') });
  const buildings = [
    'code,name,use,region,organisation',
    ...['B1', 'B2', 'B3'].map((code, at) => `${code},第${code}楼,office,140302,O${at === 1 ? 2 : 1}`),
  ];
  await local.registry.importBuildings({ file: await upload('b.csv', buildings.join('\n')) });
  const meters = ['code,building,carrier,kind', ...[1, 2, 3].map((at) => `M${at},B${at},electricity,interval`)];
  await local.registry.importMeters({ file: await upload('m.csv', meters.join('\n')) });
  await world.app.slices.knowledge.put('programmes.yaml', programmes, false);
  await world.app.slices.knowledge.put('rules.yaml', rules, false);
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
  for (const building of ['B1', 'B2', 'B3'])
    await local.portfolio.join({
      portfolio: 'V1',
      building,
      from: '2026-06-01',
      share: building === 'B2' ? '0.55' : '0.7',
      consent: '签字',
    });
  await read('M1', use(7, 0.4), june);
  await read('M2', use(3, 0.3), june);
  await read('M3', use(11, 0.05), june);
  const file = await upload('commit.csv', 'building,kw\nB1,4\nB2,3\nB3,4\n');
  const span = { from: '2026-06-24T19:00', to: '2026-06-24T21:00' };
  await local.flexibility.events.add({ code: 'E1', programme: 'city-dr', portfolio: 'V1', direction: 'down', ...span, file });
  await settleEvent(local, { event: 'E1' });
  // the readings of the event are corrected: B1 used more, and gives back
  await read('M1', use(7, 0.15), [23]);
  await settleEvent(local, { event: 'E1' });
});
afterAll(() => world.stop());

const secretOf = (role: 'aggregator' | 'owner' | 'bureau'): Promise<string> =>
  role === 'bureau'
    ? world.secretOf('bureau', { region: '140300' })
    : world.secretOf(role, role === 'owner' ? { organisation: 'O1' } : { aggregator: 'AGG' });

async function got(path: string, role?: Parameters<typeof secretOf>[0]): Promise<Response> {
  const headers = role === undefined ? {} : { authorization: `Bearer ${await secretOf(role)}` };
  return world.ask(`/api/exports/event-${path}`, { headers });
}

async function paperOf(answer: Response): Promise<{ text: string; rows: string[][]; files: string[] }> {
  expect(answer.status).toBe(200);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const plain = (part: string): string => part.replaceAll(/<[^>]+>/gu, '');
  const rows = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
    [...row.matchAll(/<w:tc[ >].*?<\/w:tc>/gsu)].map(([cell]) => plain(cell)),
  );
  return { text: plain(xml), rows, files: Object.keys(files) };
}

const sheetsOf = async (answer: Response) => (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets;
const cents = (money: string | number | null | undefined): number => Math.round(Number(money) * 100);

test('the statement lists each line of the issue, its rule and price, and members and aggregator add up to the net', async () => {
  const issue = await world.local.settlement.show({ event: 'E1' });
  const { text, rows } = await paperOf(await got('statement?event=E1', 'aggregator'));
  const money = rows.filter((row) => row.length === 5);
  for (const one of issue.members) {
    const code = `${one.building} 第${one.building}楼`;
    expect(rows).toContainEqual([code, ...[one.committedKw, one.baselineKwh, one.actualKwh, one.responseKwh].map(String), '计入结算']);
    expect(money).toContainEqual([code, one.amount, one.penalty, String(one.share), one.money]);
  }
  expect(money.at(-1)?.[4]).toBe((issue.members.reduce((sum, one) => sum + cents(one.money), 0) / 100).toFixed(2));
  expect(cents(money.at(-1)?.[4]) + cents(issue.aggregator)).toBe(cents(issue.net));
  for (const said of [
    'E1 第 2 张',
    issue.knownAt,
    '某聚合商',
    '本市响应（city-dr@1',
    '每 kWh 2.5 元',
    '前五日（five-of-five@1',
    `净收益（元）${issue.net}`,
  ])
    expect(text).toContain(said);
  expect(text).toContain('须向成员 B1 追回');
});

test('the sheet of a statement has the same numbers, and its sums match', async () => {
  const issue = await world.local.settlement.show({ event: 'E1' });
  const [members, sums] = await sheetsOf(await got('statement?event=E1&format=xlsx', 'aggregator'));
  const [, , , ...rows] = members?.rows ?? [];
  expect(rows.slice(0, 3).map((row) => [row[0], row[6], row[10]])).toEqual(
    issue.members.map((one) => [one.building, one.responseKwh, Number(one.money)]),
  );
  expect(cents(rows[3]?.[10] as number)).toBe(rows.slice(0, 3).reduce((sum, row) => sum + cents(row[10] as number), 0));
  expect(cents(rows[3]?.[10] as number) + cents(issue.aggregator)).toBe(cents(issue.net));
  expect(sums?.rows.find(([name]) => String(name).startsWith('净收益'))?.[1]).toBe(Number(issue.net));
});

test('an issue always has the same statement, and that of the first issue does not change later', async () => {
  const [one, other] = await Promise.all([got('statement?event=E1&issue=1'), got('statement?event=E1&issue=1')]);
  expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await other.arrayBuffer()))).toBe(true);
  const { text } = await paperOf(await got('statement?event=E1&issue=1'));
  expect(text).toContain('本单是这次事件的第一张结算单');
  expect((await got('statement?event=E1&issue=9')).status).toBe(404);
});

test('the proof lists the days with reasons, what was corrected, and steps that add up to the response of the issue', async () => {
  const issue = await world.local.settlement.show({ event: 'E1' });
  const asked = { building: 'B1', rule: 'five-of-five', from: '2026-06-24T19:00', to: '2026-06-24T21:00', step: 'hour' as const };
  const told = await world.local.flexibility.baseline(asked);
  const { text, rows, files } = await paperOf(await got('proof?event=E1', 'aggregator'));
  const [part] = told.parts;
  for (const day of part?.chosen ?? []) expect(rows).toContainEqual([day, '选用', '']);
  expect(rows).toContainEqual(['2026-06-21', '不用', '日类型不同']);
  expect(text).toContain(`修正：每一步加 ${part?.adjustment.kwhPerStep} kWh`);
  const steps = rows.filter(([start, , , response]) => /^\d\d:\d\d$/u.test(start ?? '') && response !== undefined);
  expect(steps).toHaveLength(6);
  expect(steps.slice(0, 2)).toEqual(
    told.steps.map(({ baseline, actual }, at) => [
      `${19 + at}:00`,
      String(baseline),
      String(actual),
      String(Number(((baseline ?? 0) - (actual ?? 0)).toFixed(4))),
    ]),
  );
  const sum = steps.slice(0, 2).reduce((all, [, , , response]) => all + Number(response), 0);
  expect(sum).toBeCloseTo(issue.members[0]?.responseKwh ?? Number.NaN, 3);
  expect(text).not.toContain('不能逐项重现');
  expect(files.filter((name) => name.startsWith('word/media/'))).toHaveLength(3);
  const [, days, curve] = await sheetsOf(await got('proof?event=E1&format=xlsx&building=B1', 'aggregator'));
  expect(days?.rows.filter((row) => row[3] === '选用')).toHaveLength(5);
  expect(curve?.rows).toHaveLength(5);
});

test('the proof of an issue shows what that issue knew', async () => {
  const before = await world.local.settlement.show({ event: 'E1', issue: 1 });
  const { text } = await paperOf(await got('proof?event=E1&issue=1&building=B1'));
  expect(text).toContain(`响应 ${before.members[0]?.responseKwh} kWh`);
  expect(text).not.toContain('不能逐项重现');
});

test('the notice of a difference says who pays back how much, and what changed', async () => {
  const [was, now] = await Promise.all([1, 2].map((issue) => world.local.settlement.show({ event: 'E1', issue })));
  const { text, rows } = await paperOf(await got('difference?event=E1', 'aggregator'));
  const less = cents(was?.members[0]?.money) - cents(now?.members[0]?.money);
  expect(less).toBeGreaterThan(0);
  expect(text).toContain(`B1 第B1楼：已多付，应退回 ${(less / 100).toFixed(2)} 元。`);
  const actual = [was, now].map((one) => String(one?.members[0]?.actualKwh));
  expect(rows).toContainEqual(['B1 第B1楼', '实际电量（kWh）', ...actual]);
  const first = await got('difference?event=E1&issue=1');
  expect([first.status, ((await first.json()) as { code: string }).code]).toEqual([422, 'no-issue-before']);
  const later = await got('difference?event=E1&issue=1&against=2');
  expect(((await later.json()) as { code: string }).code).toBe('issue-not-before');
});

test('the view of a difference has the figures of the notice, states the reason, and opens to the corrected readings', async () => {
  const told = await world.local.settlement.difference({ event: 'E1' });
  const [money, changes] = await sheetsOf(await got('difference?event=E1&format=xlsx', 'aggregator'));
  const [, , , ...rows] = money?.rows ?? [];
  expect(
    told.members.map(({ building, before, now, difference }) => [building, cents(before?.money), cents(now.money), cents(difference)]),
  ).toEqual(
    rows.map(([building, , was, now, difference]) => [building, cents(was as number), cents(now as number), cents(difference as number)]),
  );
  expect(told).toMatchObject({ issue: 2, against: 1 });
  // B1 falls below the minimum that counts, so every member's pay changes
  expect(told.members.map(({ building, causes }) => [building, ...causes])).toEqual([
    ['B1', 'actual'],
    ['B2', 'others'],
    ['B3', 'others'],
  ]);
  expect(cents(told.claimBack)).toBe(-told.members.reduce((all, one) => all + Math.min(0, cents(one.difference)), 0));
  expect(cents(told.netDifference)).toBe(cents(told.net) - cents(told.netBefore));
  expect(changes?.rows.some(([building, what]) => building === 'B1' && String(what).startsWith('实际电量'))).toBe(true);
  const { corrections, corrected, days, moved, zone } = await world.local.settlement.differenceOf({ event: 'E1', building: 'B1' });
  // hours 19 and 20 of 24 June: 10 + (23 × 7 + hour) mod 5 kWh, reduced by 40 % and then by 15 %
  const used = (hour: number, less: number) => (10 + ((23 * 7 + hour) % 5)) * (1 - less);
  expect(corrections).toEqual(
    [19, 20].map((hour) => ({
      start: `2026-06-24T${hour - 8}:00:00Z`,
      end: `2026-06-24T${hour - 7}:00:00Z`,
      before: Number(used(hour, 0.4).toFixed(4)),
      after: Number(used(hour, 0.15).toFixed(4)),
      role: 'event',
    })),
  );
  expect([corrected, zone, moved]).toEqual([2, 'Asia/Shanghai', told.members[0]]);
  expect(days[0]?.chosenNow).toEqual(days[0]?.chosenBefore);
  const other = await world.local.settlement.differenceOf({ event: 'E1', building: 'B2' });
  expect([other.moved?.causes, other.corrections]).toEqual([['others'], []]);
  const own = world.as('owner', { organisation: 'O1' });
  expect(await own.settlement.difference({ event: 'E1' })).toMatchObject({
    net: null,
    netDifference: null,
    members: [{ building: 'B1' }, { building: 'B3' }],
  });
  await expect(own.settlement.differenceOf({ event: 'E1', building: 'B2' })).rejects.toMatchObject({ document: { code: 'not-a-member' } });
  await expect(world.local.settlement.difference({ event: 'E1', issue: 1 })).rejects.toMatchObject({
    document: { code: 'no-issue-before' },
  });
  await expect(world.local.settlement.difference({ event: 'E1', issue: 1, against: 2 })).rejects.toMatchObject({
    document: { code: 'issue-not-before' },
  });
});

test('an owner gets its own lines and no sums, a bureau only energy, and nobody gets a member that does not exist', async () => {
  const issue = await world.local.settlement.show({ event: 'E1' });
  const own = await paperOf(await got('statement?event=E1', 'owner'));
  expect(own.text).toContain('B1 第B1楼');
  for (const hidden of ['B2', issue.net as string, issue.aggregator as string]) expect(own.text).not.toContain(hidden);
  expect((await paperOf(await got('proof?event=E1', 'owner'))).text).not.toContain('B2');
  expect((await paperOf(await got('difference?event=E1', 'owner'))).text).not.toContain(issue.net as string);
  const bureau = await paperOf(await got('statement?event=E1', 'bureau'));
  expect(bureau.text).toContain('金额只告知');
  for (const hidden of [issue.net, issue.members[1]?.money, issue.members[1]?.amount]) expect(bureau.text).not.toContain(hidden);
  expect((await paperOf(await got('difference?event=E1', 'bureau'))).text).not.toContain('退回');
  // another owner's building gives the same response as one that does not exist
  expect((await got('statement?event=E1&building=B2', 'owner')).status).toBe(404);
  expect((await got('statement?event=NONE')).status).toBe(404);
});

test('one member’s statement, for the aggregator to pass on, reveals nothing about the others', async () => {
  const { text } = await paperOf(await got('statement?event=E1&building=B2', 'aggregator'));
  const issue = await world.local.settlement.show({ event: 'E1' });
  expect(text).toContain('B2 第B2楼');
  for (const hidden of ['B1', 'B3', issue.net as string]) expect(text).not.toContain(hidden);
});

test('a paper names the aggregator as it was called when the issue was made', async () => {
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o2.csv', 'code,name\nAGG,新名聚合商') });
  const { text } = await paperOf(await got('statement?event=E1', 'aggregator'));
  expect(text).toContain('某聚合商');
  expect(text).not.toContain('新名聚合商');
});
