import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { reviewContract, settleContract } from '#cli/as-read.ts';

let world: World;
let now = Date.parse('2026-02-01T02:00:00Z');

const first = parseDay('2024-01-01') as number;
const change = parseDay('2025-01-01') as number;
const end = parseDay('2026-01-01') as number;

const temperature = (day: number): number =>
  Math.round(10 * (11 - 16 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI) + ((day * 7) % 11) - 5)) / 10;
const useOf = (day: number): number => 200 + 12.5 * Math.max(0, 14 - temperature(day));
const measuredOf = (day: number): number => (day < change ? useOf(day) : Math.round(useOf(day) * 9000) / 1e4);
const days = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
const month = (from: string, to: string): number[] => days(parseDay(from) as number, parseDay(to) as number);

async function bring(rows: readonly string[]): Promise<number> {
  now += 60_000;
  const file = await world.upload('r.csv', ['time,meter,value', ...rows].join('\n'));
  const done = await world.local.readings.importReadings({ file, interval: '1d' });
  expect(done.rejectedCount).toBe(0);
  now += 60_000;
  return done.import;
}

const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (trouble: unknown) => (trouble instanceof ProblemAnswer ? `${trouble.document.status} ${trouble.document.code}` : String(trouble)),
  );

const terms = (more: Readonly<Record<string, unknown>> = {}) => ({
  code: 'C1',
  name: '一号楼空调改造',
  type: 'shared',
  owner: 'OWN-A',
  provider: 'ESCO',
  from: '2025-01-01',
  to: '2026-01-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.95,
  boundaries: [{ name: '一号楼', baseline: 'BASE' }],
  prices: [{ boundary: '一号楼', from: '2025-01-01', yuan: '0.62' }],
  providerShare: [{ from: '2025-01-01', percent: '80' }],
  negative: 'carry',
  ...more,
});

const owner = () => world.as('owner', { organisation: 'OWN-A' }).contracts;
const provider = () => world.as('operator', { operator: 'ESCO' }).contracts;
const contracts = () => world.local.contracts;

async function confirmBoth(contract: string, more: { event?: number; seen?: number } = {}): Promise<void> {
  for (const side of ['owner', 'provider'] as const) await contracts().confirm({ contract, for: side, ...more });
}

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const organisations = 'code,name,region\nOWN-A,甲单位,140302\nESCO,节能公司,140302\nOWN-B,乙单位,140302\nESCO-2,另一公司,140302\n';
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  const building = (code: string, name: string) => `${code},${name},140302,OWN-A,office,5000,Asia/Shanghai`;
  const buildings = ['code,name,region,organisation,use,floorArea,zone', building('B1', '一号楼'), building('B2', '二号楼')];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  const meters = 'code,building,carrier,kind\nM1,B1,electricity,interval\nM2,B2,electricity,interval\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  const hourOf = (day: number, hour: number) => new Date(day * 86_400_000 + (hour - 8) * 3_600_000).toISOString();
  const weather = days(first, end).flatMap((day) => Array.from({ length: 24 }, (_, hour) => `${hourOf(day, hour)},${temperature(day)}`));
  const file = await world.upload('w.csv', ['time,temperature', ...weather].join('\n'));
  await world.local.weather.importWeather({ file, station: 'W1', format: 'csv', zone: 'Asia/Shanghai' });
  await bring(days(first, end).flatMap((day) => ['M1', 'M2'].map((meter) => `${dayText(day)},${meter},${measuredOf(day).toFixed(4)}`)));
  const base = { from: '2024-01-01', to: '2025-01-01', calendar: 'none' };
  await world.local.savings.lock({ building: 'B1', carrier: 'electricity', ...base, baseline: 'BASE' });
  for (const baseline of ['BASE-2', 'BASE-3', 'BASE-4']) await world.local.savings.lock({ meters: ['M2'], ...base, baseline });
});

afterAll(() => world.stop());

describe('a contract', () => {
  test('is refused term by term where it does not say all', async () => {
    const { negative: _negative, minCoverage: _least, ...rest } = terms({ code: 'C0' });
    const trouble = await contracts()
      .add({ terms: rest })
      .then(
        () => null,
        (cause: ProblemAnswer) => cause.document,
      );
    expect(trouble).toMatchObject({ status: 400, code: 'term-missing' });
    expect(trouble?.findings?.map(({ evidence }) => evidence['term'])).toEqual(['minCoverage', 'negative']);
    expect(await problem(contracts().add({ terms: terms({ code: 'C0', boundaries: [{ name: '一号楼', baseline: 'none' }] }) }))).toBe(
      '404 no-such-baseline',
    );
    expect(await problem(contracts().add({ terms: terms({ code: 'C0', provider: 'nobody' }) }))).toBe('404 no-such-organisation');
    const early = { code: 'C0', from: '2024-06-01', prices: [{ boundary: '一号楼', from: '2024-06-01', yuan: '1' }] };
    expect(await problem(contracts().add({ terms: terms({ ...early, providerShare: [{ from: '2024-06-01', percent: '1' }] }) }))).toBe(
      '400 periods-overlap',
    );
  });

  test('waits for the end of a period, and for enough of its days', async () => {
    await contracts().add({ terms: terms({ code: 'LATER', to: '2027-01-01', boundaries: [{ name: '一号楼', baseline: 'BASE-2' }] }) });
    await confirmBoth('LATER');
    expect(await problem(contracts().settle({ contract: 'LATER', period: '2026-02-01' }))).toBe('422 not-over');
    const trouble = await contracts()
      .settle({ contract: 'LATER', period: '2026-01-01' })
      .catch((cause: ProblemAnswer) => cause.document);
    expect(trouble).toMatchObject({ status: 422, code: 'coverage-too-low' });
    expect(JSON.stringify(trouble)).toContain('2026-01-31');
  });
});

story('a contract from its proposal to its statements', (step) => {
  let brought = 0;
  let before = '';

  step('waits for both parties, and is settled by the sealed baseline to the cent; every yuan opens to days and readings', async () => {
    const made = await owner().add({ terms: terms() });
    expect(made).toMatchObject({ contract: 'C1', state: 'proposed', type: 'shared', periods: [] });
    expect(await problem(contracts().add({ terms: terms() }))).toBe('409 name-taken');
    expect(await problem(contracts().add({ terms: terms({ code: 'C1b' }) }))).toBe('409 baseline-in-use');
    expect(await problem(provider().settle({ contract: 'C1', period: '2025-01-01' }))).toBe('422 not-confirmed');
    expect(await problem(contracts().confirm({ contract: 'C1' }))).toBe('400 for-missing');
    expect(await problem(owner().confirm({ contract: 'C1', for: 'provider' }))).toBe('403 not-a-party');
    expect(await problem(world.as('bureau', { region: '140302' }).contracts.confirm({ contract: 'C1', for: 'owner' }))).toBe(
      '403 not-a-party',
    );
    await owner().confirm({ contract: 'C1' });
    const told = await provider().confirm({ contract: 'C1', note: '同意' });
    expect(told.state).toBe('ended');
    expect(told.versions[0]).toMatchObject({ confirmed: true, owner: 'confirm', provider: 'confirm' });
    expect(told.periods).toHaveLength(12);
    const preview = await provider().settle({ contract: 'C1', period: '2025-01-01', preview: true });
    expect((await contracts().ledger({ contract: 'C1' })).entries).toEqual([]);
    const { posted, figures } = await settleContract({ contracts: provider() }, { contract: 'C1', period: '2025-01-01' });
    const saved = month('2025-01-01', '2025-02-01').reduce((sum, day) => sum + useOf(day) - measuredOf(day), 0);
    const [entry] = posted;
    const [line] = entry?.lines ?? [];
    expect(Number(line?.quantity)).toBeCloseTo(saved, 1);
    expect(line).toMatchObject({
      item: 'savings',
      boundary: '一号楼',
      yuan: '0.62',
      percent: '80.00',
      counted: '31',
      low: expect.any(String),
    });
    expect(Number(entry?.amount)).toBeCloseTo(Number(line?.quantity) * 0.62 * 0.8, 2);
    expect(preview.posted[0]).toMatchObject({ amount: entry?.amount as string });
    expect(await problem(provider().settle({ contract: 'C1', period: '2025-01-01' }))).toBe('409 already-settled');
    expect(await problem(provider().settle({ contract: 'C1', period: '2025-01-15' }))).toBe('400 no-such-period');
    const amount = await world.as('operator', { operator: 'ESCO' }).figures.explain({ figure: figures[0]?.lines[0]?.amount as string });
    expect(amount.result.value).toBe(Number(entry?.amount));
    const opened = [amount];
    // amount -> savings of the line -> the report -> measured -> days -> a day
    for (const name of ['quantity', 'savings', 'measured', 'use 2025-01-01']) {
      const figure = opened.at(-1)?.inputs.find((one) => one.name === name)?.figure;
      opened.push(await world.as('operator', { operator: 'ESCO' }).figures.explain({ figure: figure as string }));
    }
    expect(opened.at(-1)?.result.value).toBeCloseTo(measuredOf(change), 4);
  });

  step('corrected readings post the difference with its cause, and a second review posts nothing', async () => {
    expect(await world.app.slices.contracts.lies('C1')).toEqual({ where: ['organisation:OWN-A', 'baseline:BASE'] });
    await settleContract({ contracts: contracts() }, { contract: 'C1', period: '2025-02-01' });
    before = (await contracts().ledger({ contract: 'C1' })).due as string;
    brought = await bring([`2025-01-10,M1,${(measuredOf(parseDay('2025-01-10') as number) - 100).toFixed(4)}`]);
    const previewed = await owner().review({ contract: 'C1', preview: true });
    expect(previewed.posted).toHaveLength(1);
    const { posted, figures } = await reviewContract({ contracts: provider() }, { contract: 'C1' });
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({ kind: 'correction', period: '2025-01-01', amount: '49.60' });
    expect(posted[0]?.lines[0]).toMatchObject({ measured: '-100.00', savings: '100.00', quantity: '100.00', amount: '49.60' });
    expect(posted[0]?.causes).toEqual([expect.objectContaining({ kind: 'import', import: brought })]);
    expect((await reviewContract({ contracts: provider() }, { contract: 'C1' })).posted).toEqual([]);
    const opened = await world.local.figures.explain({ figure: figures[0]?.lines[0]?.savings as string });
    expect(opened.result.value).toBe(100);
    expect(opened.inputs.map(({ name }) => name)).toEqual(['savings', 'entry 1']);
  });

  step('an undo posts it back; what was posted stays, and each entry chains to the one before', async () => {
    now += 60_000;
    await world.local.imports.undo({ id: brought });
    now += 60_000;
    const { posted } = await reviewContract({ contracts: provider() }, { contract: 'C1' });
    expect(posted[0]).toMatchObject({ kind: 'correction', amount: '-49.60', causes: [expect.objectContaining({ import: brought })] });
    const told = await contracts().ledger({ contract: 'C1' });
    expect(told).toMatchObject({ valid: true, due: before, paid: '0.00', balance: before });
    expect(told.entries.map(({ entry, kind }) => [entry, kind])).toEqual([
      [1, 'settlement'],
      [2, 'settlement'],
      [3, 'correction'],
      [4, 'correction'],
    ]);
    for (const [at, one] of told.entries.entries()) {
      const { hash, ...bare } = one;
      expect(createHash('sha256').update(canonicalJson(bare)).digest('hex')).toBe(hash);
      expect(one.previous).toBe(at === 0 ? '0'.repeat(64) : told.entries[at - 1]?.hash);
    }
  });

  step('a settlement is reversed with its corrections, settled again and paid', async () => {
    await provider().dispute({ contract: 'C1', entry: 1, note: '重新核对' });
    const { posted } = await owner().reverse({ contract: 'C1', entry: 1, note: '重新核对' });
    expect(posted.map(({ kind, reverses }) => [kind, reverses])).toEqual([
      ['reversal', 1],
      ['reversal', 4],
      ['reversal', 3],
    ]);
    expect(await problem(owner().reverse({ contract: 'C1', entry: 1, note: 'x' }))).toBe('409 not-reversible');
    expect((await owner().show({ contract: 'C1' })).periods[0]?.state).toBe('open');
    await settleContract({ contracts: provider() }, { contract: 'C1', period: '2025-01-01' });
    expect((await contracts().ledger({ contract: 'C1' })).due).toBe(before);
    expect(await problem(owner().pay({ contract: 'C1', yuan: '1.234', on: '2026-02-01', note: 'x' }))).toBe('400 payment-bad');
    expect(await problem(provider().pay({ contract: 'C1', yuan: '1', on: '2026-02-01', note: 'x' }))).toBe('403 role-may-not');
    const paid = await owner().pay({ contract: 'C1', yuan: '1000', on: '2026-02-01', note: '电汇' });
    await provider().confirm({ contract: 'C1', entry: paid.posted[0]?.entry });
    const told = await contracts().ledger({ contract: 'C1' });
    expect(told.paid).toBe('1000.00');
    expect(Number(told.balance)).toBeCloseTo(Number(before) - 1000, 2);
    await owner().dispute({ contract: 'C1', entry: told.entries.at(-1)?.entry, note: '未到账' } as never);
    const { confirmations } = await contracts().ledger({ contract: 'C1' });
    expect(confirmations.map(({ side, says }) => `${side} ${says}`)).toEqual(['provider dispute', 'provider confirm', 'owner dispute']);
  });

  step('corrected readings of the base move nothing, and both savings are told', async () => {
    const entries = (await contracts().ledger({ contract: 'C1' })).entries.length;
    await bring(month('2024-01-01', '2024-03-01').map((day) => `${dayText(day)},M1,${(useOf(day) + 50).toFixed(4)}`));
    const { posted, findings } = await reviewContract({ contracts: provider() }, { contract: 'C1' });
    expect(posted).toEqual([]);
    const moved = findings.find(({ code }) => code === 'baseline-moved');
    expect(Number(moved?.evidence['refitted'])).toBeGreaterThan(Number(moved?.evidence['locked']) + 500);
    expect((await contracts().ledger({ contract: 'C1' })).entries).toHaveLength(entries);
  });

  step('events count once both parties confirm them', async () => {
    const file = await world.upload(
      'e.csv',
      'from,to,kind,amount,note,evidence\n2025-02-01,2025-03-01,fixed,-10,停用一层,照片\n',
      await world.secretOf('operator', { operator: 'ESCO' }),
    );
    const told = await provider().event({ contract: 'C1', file });
    expect(told.events).toEqual([expect.objectContaining({ event: 1, boundary: '一号楼', amount: -10, confirmed: false })]);
    await provider().confirm({ contract: 'C1', event: 1 });
    await owner().dispute({ contract: 'C1', event: 1, note: '没有停用' });
    expect((await reviewContract({ contracts: contracts() }, { contract: 'C1' })).posted).toEqual([]);
    now += 1000;
    await owner().confirm({ contract: 'C1', event: 1 });
    now += 1000;
    const { posted } = await reviewContract({ contracts: contracts() }, { contract: 'C1' });
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({ period: '2025-02-01', amount: '-138.88', causes: [{ kind: 'event', event: 1 }] });
    expect(posted[0]?.lines[0]).toMatchObject({ adjustedBaseline: '-280.00', quantity: '-280.00' });
  });

  step('an amended price corrects the periods that it holds in; the ledger is shown as it was known', async () => {
    const prices = [
      { boundary: '一号楼', from: '2025-01-01', yuan: '0.62' },
      { boundary: '一号楼', from: '2025-02-01', yuan: '0.70' },
    ];
    expect(await problem(owner().amend({ contract: 'C1', terms: terms({ provider: 'ESCO-2' }), from: '2025-02-01', note: 'x' }))).toBe(
      '400 amend-fixed',
    );
    const told = await owner().amend({ contract: 'C1', terms: terms({ prices }), from: '2025-02-01', note: '电价调整' });
    expect(told).toMatchObject({ amending: true });
    expect((await reviewContract({ contracts: contracts() }, { contract: 'C1' })).posted).toEqual([]);
    now += 1000;
    await confirmBoth('C1', { seen: told.versions.at(-1)?.version ?? 0 });
    now += 1000;
    const { posted } = await reviewContract({ contracts: contracts() }, { contract: 'C1' });
    expect(posted.map(({ period, causes }) => [period, causes])).toEqual([['2025-02-01', [{ kind: 'terms', version: 2 }]]]);
    expect(posted[0]?.lines.map(({ yuan }) => yuan)).toEqual(['0.70', '0.62']);
    const known = await contracts().ledger({ contract: 'C1' });
    const second = known.entries[1];
    const then = await contracts().ledger({ contract: 'C1', knownAt: second?.posted as string });
    expect(then.entries).toHaveLength(2);
    expect((await contracts().list({ knownAt: '2026-01-01' })).contracts).toEqual([]);
  });

  step(
    'a provider sees its contract and no other day of the building; others see no contract; a viewer sees savings and no money',
    async () => {
      const mine = world.as('operator', { operator: 'ESCO' });
      expect((await mine.contracts.list({})).contracts.map(({ contract }) => contract)).toContain('C1');
      expect(await problem(mine.savings.show({ baseline: 'BASE' }))).toBe('404 no-such-baseline');
      expect(await problem(mine.registry.building({ building: 'B1' }))).toBe('404 no-such-building');
      for (const other of [
        world.as('operator', { operator: 'ESCO-2' }),
        world.as('owner', { organisation: 'OWN-B' }),
        world.as('bureau', { region: '140311' }),
      ]) {
        expect((await other.contracts.list({})).contracts).toEqual([]);
        expect(await problem(other.contracts.ledger({ contract: 'C1' }))).toBe('404 no-such-contract');
        expect(await problem(other.contracts.settle({ contract: 'C1', period: '2025-03-01' }))).toBe('404 no-such-contract');
      }
      const { figures } = await mine.contracts.ledger({ contract: 'C1' });
      const figure = figures[0]?.lines[0]?.savings as string;
      expect(await problem(world.as('operator', { operator: 'ESCO-2' }).figures.explain({ figure }))).toBe('404 no-such-contract');
      const viewer = world.as('viewer', { organisation: 'OWN-A' });
      const told = await viewer.contracts.ledger({ contract: 'C1' });
      expect(told).toMatchObject({ due: null, paid: null, balance: null });
      expect(told.entries[0]).toMatchObject({ amount: null });
      expect(told.entries[0]?.lines[0]).toMatchObject({
        quantity: expect.any(String),
        yuan: null,
        value: null,
        percent: null,
        amount: null,
      });
      expect((await viewer.contracts.show({ contract: 'C1' })).versions[0]?.terms).toBeNull();
      expect(JSON.stringify([told, await viewer.contracts.show({ contract: 'C1' })])).not.toContain('0.62');
    },
  );

  step('who settles what was previewed settles that and nothing else; of settlements at once one is posted', async () => {
    const asked = { contract: 'C1', period: '2025-04-01' };
    const { hash } = await contracts().settle({ ...asked, preview: true });
    expect((await contracts().settle({ ...asked, preview: true })).hash).toBe(hash);
    expect(await problem(contracts().settle({ ...asked, seen: 'x'.repeat(64) }))).toBe('409 seen-not-latest');
    expect(await problem(contracts().review({ contract: 'C1', seen: hash }))).toBe('409 seen-not-latest');
    const review = await contracts().review({ contract: 'C1', preview: true });
    expect((await contracts().review({ contract: 'C1', seen: review.hash })).hash).toBe(review.hash);
    const done = await Promise.all([1, 2, 3, 4].map(() => problem(settleContract({ contracts: contracts() }, asked))));
    expect(done.toSorted()).toEqual(['409 already-settled', '409 already-settled', '409 already-settled', 'none']);
    expect(await contracts().ledger({ contract: 'C1' })).toMatchObject({ valid: true });
  });

  step(
    'settlements that would move are told to both parties, once; statement and table have the ledger; a broken chain is found',
    async () => {
      await world.local.access.users.add({ name: 'owner-1', role: 'owner', organisation: 'OWN-A' });
      await world.local.access.users.add({ name: 'esco-1', role: 'operator', organisation: 'ESCO' });
      await world.local.access.users.add({ name: 'esco-2', role: 'operator', organisation: 'ESCO-2' });
      await bring([`2025-01-20,M1,${(measuredOf(parseDay('2025-01-20') as number) - 10).toFixed(4)}`]);
      expect((await world.app.slices.contracts.tellMoved()).told).toBeGreaterThan(0);
      expect((await world.app.slices.contracts.tellMoved()).told).toBe(0);
      const { rows } = await world.stores.postgres.query<{ n: number }>(
        `SELECT count(DISTINCT i.identity)::int AS n FROM notice_inbox i JOIN notice n ON n.id = i.notice
       WHERE n.kind = 'settlement-moved' AND n.link = '/contracts/C1'`,
      );
      expect(rows[0]?.n).toBe(2);
      const answer = await world.ask('/api/exports/contract-statement?contract=C1&period=2025-02-01');
      expect(answer.status).toBe(200);
      const paper = Buffer.from(unzipSync(new Uint8Array(await answer.arrayBuffer()))['word/document.xml'] ?? []).toString();
      const { entries } = await contracts().ledger({ contract: 'C1' });
      const own = entries.filter(({ period }) => period === '2025-02-01');
      const cents = own.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
      const grouped = (yuan: number): string => yuan.toLocaleString('en', { minimumFractionDigits: 2 });
      expect(paper).toContain(`本期金额合计：${grouped(cents / 100)} 元`);
      for (const { hash, amount } of own) for (const said of [hash, `${grouped(Number(amount))} 元`]) expect(paper).toContain(said);
      for (const part of ['甲单位（OWN-A）', '节能公司（ESCO）', '校准能耗', '代表签字', '基准 BASE：']) expect(paper).toContain(part);
      expect((await world.ask('/api/exports/contract-statement?contract=C1&period=2025-05-01')).status).toBe(422);
      const ledger = await (await world.ask('/api/exports/contract-ledger?contract=C1&format=csv')).text();
      expect(ledger.split('\n')[0]).toContain('entry,kind,period,item');
      expect((await world.app.slices.contracts.examine()).findings).toEqual([]);
      await world.stores.postgres.query('ALTER TABLE contract_entry DISABLE TRIGGER contract_entry_stays');
      await world.stores.postgres.query(
        `UPDATE contract_entry SET text = replace(text, '"amount":"', '"amount":"1') WHERE contract = 'C1' AND entry = 2`,
      );
      expect((await world.app.slices.contracts.examine()).findings).toEqual([
        { code: 'ledger-broken', severity: 'error', evidence: { contract: 'C1', entry: 2, why: 'altered' } },
      ]);
      expect((await contracts().ledger({ contract: 'C1' })).valid).toBe(false);
    },
  );
});

describe('the other types', () => {
  const { providerShare: _share, negative: _negative, ...common } = terms();
  const fee = [{ from: '2025-01-01', yuan: '1000' }];

  test('a guarantee is settled in the period of its last day', async () => {
    const guarantee = [
      { boundary: '一号楼', from: '2025-01-01', to: '2025-04-01', quantity: '100000', shortfallYuan: '0.5', surplusYuan: '0.1' },
    ];
    const guaranteed = {
      ...common,
      code: 'C2',
      type: 'guaranteed',
      period: 'quarter',
      boundaries: [{ name: '一号楼', baseline: 'BASE-3' }],
      fee,
      guarantee,
    };
    await contracts().add({ terms: guaranteed });
    await confirmBoth('C2');
    const { posted } = await settleContract({ contracts: contracts() }, { contract: 'C2', period: '2025-01-01' });
    const saved = month('2025-01-01', '2025-04-01').reduce((sum, day) => sum + useOf(day) - measuredOf(day), 0);
    expect(posted[0]?.lines.map(({ item }) => item)).toEqual(['fee', 'savings', 'guarantee']);
    expect(Number(posted[0]?.amount)).toBeCloseTo(1000 - (100_000 - saved) * 0.5, 0);
  });

  test('a trusteeship is told with its cost and margin; lamps are agreed on', async () => {
    const base = ['一号楼', '照明'].flatMap((boundary) =>
      Array.from({ length: 12 }, (_, at) => ({ boundary, month: at + 1, quantity: '6200', yuan: '0.60' })),
    );
    const stipulated = await world.upload('l.csv', 'item,count,beforeW,afterW,hours\n灯具,100,36,18,10\n');
    const boundaries = [
      { name: '一号楼', baseline: 'BASE-4' },
      { name: '照明', stipulated },
    ];
    const prices = ['一号楼', '照明'].map((boundary) => ({ boundary, from: '2025-01-01', yuan: '0.62' }));
    await contracts().add({ terms: { ...common, code: 'C3', type: 'trusteeship', boundaries, prices, fee, base, adjust: ['price'] } });
    await confirmBoth('C3');
    const { posted } = await settleContract({ contracts: contracts() }, { contract: 'C3', period: '2025-01-01' });
    const [entry] = posted;
    expect(entry?.lines.map(({ item, boundary, amount }) => [item, boundary, amount])).toEqual([
      ['fee', null, '1000.00'],
      ['savings', '一号楼', null],
      ['savings', '照明', null],
      ['price', '一号楼', '124.00'],
      ['price', '照明', '124.00'],
    ]);
    expect(entry?.lines[2]).toMatchObject({ quantity: '558.00', low: null });
    expect(entry).toMatchObject({ amount: '1248.00' });
    expect(Number(entry?.cost) + Number(entry?.margin)).toBeCloseTo(1248, 2);
  });
});
