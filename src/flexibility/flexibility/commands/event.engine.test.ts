import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';
import { story } from '../../../../test/story.ts';

let world: World;
let folder: string;
let clock = Date.parse('2026-07-01T00:00:00Z');

async function spoken(words: readonly string[]): Promise<string> {
  const [out, err]: [string[], string[]] = [[], []];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  await run(words, { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return out.join('') || err.join('');
}
const json = async (...words: readonly string[]) => JSON.parse(await spoken([...words, '--json'])) as Record<string, unknown>;

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  folder = await mkdtemp(join(tmpdir(), 'events-'));
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind\nM1,B1,electricity,interval') });
  const first = parseDay('2026-06-01') as number;
  const rows = Array.from({ length: 30 }, (_, day) =>
    Array.from({ length: 24 }, (__, hour) => {
      const [start, end] = [hour, hour + 1].map(
        (at) => `${dayText(first + day + Math.floor(at / 24))} ${String(at % 24).padStart(2, '0')}:00:00`,
      );
      return `M1,${start},${end},${day === 23 && hour === 19 ? 6 : 10}`;
    }),
  ).flat();
  const file = await upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  await local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' });
  const programme = "kind: programme\nentries:\n  - {id: dr, rule: ten-of-ten, step: 15min, pay: {unit: kWh, price: '2'}}\n";
  await world.app.slices.knowledge.put('dr.yaml', programme, false);
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

story('a portfolio has an event settled, and bids its hours', (step) => {
  step('an event goes from the portfolio to the second issue by commands only', async () => {
    expect(await json('portfolio', 'add', 'V1', '--name', '一号', '--organisation', 'AGG')).toMatchObject({ code: 'V1', members: [] });
    const terms = ['--from', '2026-06-01', '--share', '0.7', '--consent', '签字', '--price', '0.3', '--max-kw', '20'];
    expect(await json('portfolio', 'join', 'V1', 'B1', ...terms)).toMatchObject({
      members: [{ building: 'B1', from: '2026-06-01', to: null, share: 0.7, price: '0.3', maxKw: 20 }],
    });
    expect(await json('portfolio', 'show', 'V1')).toMatchObject({ code: 'V1', members: [{ building: 'B1' }] });
    const span = ['--from', '2026-06-24T19:00', '--to', '2026-06-24T20:00'];
    expect(await json('baseline', 'of', 'B1', '--rule', 'ten-of-ten', ...span, '--direction', 'down')).toMatchObject({
      parts: [{ day: '2026-06-24', adjustment: { kind: 'none' } }],
      baselineKwh: 10,
      actualKwh: 6,
      responseKwh: 4,
      indicative: true,
    });
    const test = ['--rules', 'ten-of-ten,high-five-of-ten', '--from', '2026-06-22', '--to', '2026-06-27', '--hours', '14-17'];
    expect(await json('baseline', 'test', '--region', '140302', ...test, '--programme', 'dr')).toMatchObject({
      rules: [
        { rule: 'ten-of-ten', bias: 0, mape: 0, excessKwh: 0, excessYuan: '0.00' },
        { rule: 'high-five-of-ten', bias: 0, mape: 0 },
      ],
      buildings: [{ code: 'B1', rule: 'ten-of-ten', bias: 0, mape: 0, days: 5 }, { code: 'B1' }],
    });
    expect(await json('event', 'difference', 'E1')).toMatchObject({ code: 'no-such-response-event' });
    const commit = join(folder, 'commit.csv');
    await writeFile(commit, 'building,kw\nB1,5\n');
    const add = ['event', 'add', 'E1', '--programme', 'dr', '--portfolio', 'V1', ...span, '--direction', 'down', '--commit', commit];
    expect(await json(...add)).toMatchObject({ members: [{ building: 'B1', committedKw: 5, answer: null }], committedKw: 5, shortKw: 0 });
    expect(await json(...add)).toMatchObject({ code: 'code-taken' });
    const preview = await json('event', 'settle', 'E1', '--preview');
    expect(preview).toMatchObject({ issue: 1, previous: null, net: '8.00' });
    expect(await json('event', 'settle', 'E1', '--seen', 'other')).toMatchObject({ code: 'seen-not-latest' });
    // given none, it reads first, and prints what it read
    expect(await json('event', 'settle', 'E1')).toMatchObject({
      issue: 1,
      unchanged: false,
      net: '8.00',
      aggregator: '2.40',
      read: (preview as { hash: string }).hash,
    });
    expect(await json('event', 'settle', 'E1')).toMatchObject({ issue: 1, unchanged: true });
    expect(await json('event', 'answer', 'E1', 'B1', '--as', 'out')).toMatchObject({ members: [{ building: 'B1', answer: 'out' }] });
    expect(await json('event', 'settle', 'E1')).toMatchObject({
      issue: 2,
      previous: 1,
      net: '0.00',
      difference: '-8.00',
      members: [{ building: 'B1', status: 'out', money: '0.00', difference: '-5.60' }],
      findings: [{ code: 'claim-back' }],
    });
    expect(await json('event', 'settlement', 'E1', '--issue', '1')).toMatchObject({ issue: 1, net: '8.00', previous: null });
    expect(await json('event', 'difference', 'E1')).toMatchObject({
      issue: 2,
      against: 1,
      claimBack: '5.60',
      members: [{ building: 'B1', difference: '-5.60', causes: ['status'] }],
    });
    expect(await json('event', 'difference', 'E1', '--building', 'B1')).toMatchObject({ moved: { building: 'B1' }, corrections: [] });
    expect(await json('event', 'cancel', 'E1')).toMatchObject({ code: 'event-settled' });
    expect(await json('capability', '--building', 'B1', '--at', '2026-06-24T19:00', '--hours', '2')).toEqual({
      resources: [],
      byKind: [],
      total: { downKw: null, upKw: null },
      indicative: false,
      unknown: [],
    });
  });

  step('for people the same is printed as tables', async () => {
    expect(await spoken(['event', 'settlement', 'E1', '--issue', '1'])).toContain('计入结算');
    expect(await spoken(['event', 'show', 'E1'])).toContain('不参加');
    expect(await spoken(['event', 'difference', 'E1'])).toContain('是否计入有变');
    expect(await spoken(['event', 'list'])).toContain('E1');
    expect(await spoken(['portfolio', 'list'])).toContain('V1');
    expect(await spoken(['portfolio', 'show', 'V1'])).toContain('B1');
    expect(await spoken(['portfolio', 'history', 'V1', '--building', 'B1'])).toContain('分成');
  });

  step('a portfolio bids its hours as steps of power at a price, keeps what it submitted, and sees an event next to it', async () => {
    const resources = join(folder, 'resources.csv');
    await writeFile(resources, '资源代码,建筑代码,类型,功率,可削减比例\nR1,B1,shed,100,0.5\n');
    expect(await json('import', 'resources', resources)).toMatchObject({ created: 1 });
    const span = ['--from', '2026-07-02T19:00', '--to', '2026-07-02T21:00'];
    const question = ['--portfolio', 'V1', '--programme', 'dr', '--direction', 'down'];
    const priced = [...question, ...span, '--margin', '0.05'];
    const member = { building: 'B1', price: '0.3' };
    // half of the usual load at 19:00, (4 × 10 + 6) / 5 kW, and at 20:00, 10 kW
    const periods = [
      { kw: 4.6, steps: [{ price: '0.35', kw: 4.6, upToKw: 4.6, members: [{ ...member, kw: 4.6 }] }] },
      { kw: 5, steps: [{ price: '0.35', kw: 5, upToKw: 5, members: [{ ...member, kw: 5 }] }] },
    ];
    expect(await json('bid', 'of', ...priced)).toMatchObject({ number: null, margin: '0.05', floor: null, zone: 'Asia/Shanghai', periods });
    expect(await json('bid', 'of', ...question, ...span, '--margin', '-1')).toMatchObject({ code: 'out-of-range' });
    expect(await json('bid', 'add', ...priced)).toMatchObject({ number: 1, periods, supersededBy: null, findings: [] });
    expect(await json('bid', 'add', ...question, ...span)).toMatchObject({ number: 2, mostKw: 5, leastKw: 4.6 });
    expect(await json('bid', 'add', ...question, '--from', '2026-07-02T20:00', '--to', '2026-07-02T22:00')).toMatchObject({
      code: 'bid-overlaps',
      evidence: { number: 2 },
    });
    expect(await json('bid', 'show', '1')).toMatchObject({ periods, supersededBy: 2 });
    await expect(world.stores.postgres.query('UPDATE bid SET portfolio = portfolio')).rejects.toThrow('a bid is never changed');
    const commit = join(folder, 'more.csv');
    await writeFile(commit, 'building,kw\nB1,5\n');
    await json('event', 'add', 'E2', ...question, ...span, '--commit', commit);
    expect(await json('bid', 'compare', 'E2')).toMatchObject({
      bid: 2,
      periods: [
        { bidKw: 4.6, aboveKw: 0.4, price: null },
        { bidKw: 5, aboveKw: 0, price: '0.30' },
      ],
      members: [{ building: 'B1', committedKw: 5, bidKw: 4.6, aboveKw: 0.4 }],
      findings: [{ code: 'event-above-bid' }],
    });
    expect(await json('bid', 'compare', 'E1')).toMatchObject({ code: 'no-bid-of-event' });
    expect(await json('bid', 'of', ...priced)).toMatchObject({
      periods: [{ steps: [] }, { steps: [] }],
      findings: [{ code: 'bid-member-in-event' }, { code: 'bid-period-empty' }],
    });
    expect(await json('bid', 'add', ...priced)).toMatchObject({ code: 'bid-nothing' });
    for (const kind of ['docx', 'xlsx']) {
      const out = join(folder, `bid.${kind}`);
      expect(await json('bid', 'sheet', '2', '--out', out)).toEqual({ file: out });
      expect((await readFile(out)).subarray(0, 2).toString()).toBe('PK');
    }
    expect(await spoken(['bid', 'compare', 'E2'])).toContain('2026-07-02 19:00');
    expect(await spoken(['bid', 'list'])).toContain('4.6');
    const head = { number: 2, leastKw: 4.6, mostKw: 5, zone: 'Asia/Shanghai', supersededBy: null };
    expect(await json('bid', 'list', '--limit', '1')).toMatchObject({ bids: [head], total: 2 });
    expect(await json('bid', 'list', '--limit', '1', '--offset', '1')).toMatchObject({ bids: [{ number: 1, supersededBy: 2 }], total: 2 });
    // a user who sees part of the buildings is refused, instead of getting an empty list
    const regional = world.as('auditor', { region: '140300' });
    await expect(regional.bids.list({})).rejects.toMatchObject({ document: { code: 'bids-not-seen' } });
    expect(await spoken(['bid', 'show', '1'])).toContain('0.35');
  });

  step('a member without a price or consent is in no bid, and is reported', async () => {
    const { local, upload } = world;
    await local.registry.importBuildings({ file: await upload('b2.csv', 'code,name,use,region\nB2,二号楼,office,140302') });
    await local.portfolio.join({ portfolio: 'V1', building: 'B2', from: '2026-06-01', share: '0.5', consent: '签字' });
    const question = [
      '--portfolio',
      'V1',
      '--programme',
      'dr',
      '--direction',
      'down',
      '--from',
      '2026-07-03T19:00',
      '--to',
      '2026-07-03T20:00',
    ];
    expect(await json('bid', 'of', ...question, '--floor', '0.5')).toMatchObject({
      periods: [{ steps: [{ price: '0.50', members: [{ building: 'B1' }] }] }],
      findings: [{ code: 'bid-member-no-price', evidence: { members: 1, buildings: 'B2' } }],
    });
  });

  step('a bid uses what was known at its instant, covers one local day, and no hour whose holding time overlaps an event', async () => {
    const question = ['--portfolio', 'V1', '--programme', 'dr', '--direction', 'down'];
    const evening = ['--from', '2026-07-03T19:00', '--to', '2026-07-03T20:00'];
    const before = new Date(clock).toISOString();
    await json('resource', 'edit', 'R1', '--set', 'share=0.25');
    const kwOf = async (...more: string[]) => (await json('bid', 'of', ...question, ...evening, ...more))['mostKw'];
    expect([await kwOf(), await kwOf('--known-at', before)]).toEqual([2.3, 4.6]);
    const days = ['--from', '2026-07-03T23:00', '--to', '2026-07-04T01:00'];
    expect(await json('bid', 'of', ...question, ...days)).toMatchObject({ code: 'offer-days' });
    // E2 takes B1 from 19:00 the day before
    const held = ['--from', '2026-07-02T17:00', '--to', '2026-07-02T19:00', '--hours', '2'];
    expect(await json('bid', 'of', ...question, ...held)).toMatchObject({ periods: [{ steps: [{}] }, { steps: [] }] });
  });

  step('a member whose building was merged bids as the remaining building', async () => {
    const { local, upload } = world;
    await local.registry.importBuildings({ file: await upload('b3.csv', 'code,name,use,region\nB3,三号楼,office,140302') });
    await local.registry.merge({ building: 'B1', into: 'B3' });
    const question = [
      '--portfolio',
      'V1',
      '--programme',
      'dr',
      '--direction',
      'down',
      '--from',
      '2026-07-03T19:00',
      '--to',
      '2026-07-03T20:00',
    ];
    const bid = { mostKw: 2.3, periods: [{ steps: [{ members: [{ building: 'B1', kw: 2.3 }] }] }] };
    expect(await json('bid', 'of', ...question)).toMatchObject(bid);
    const aggregator = world.as('aggregator', { aggregator: 'AGG' });
    const asked = { portfolio: 'V1', programme: 'dr', direction: 'down', from: '2026-07-03T19:00', to: '2026-07-03T20:00' } as const;
    expect(await aggregator.bids.of(asked)).toMatchObject(bid);
  });
});
