import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { story } from './story.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let now = Date.parse('2026-02-01T02:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  const organisations = 'code,name,region\nOWN-A,甲单位,140302\nESCO,节能公司,140302\n';
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', organisations) });
  const buildings = 'code,name,region,organisation,use,floorArea,zone\nB1,一号楼,140302,OWN-A,office,5000,Asia/Shanghai\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
});

afterAll(() => world.stop());

/** How a call is refused: its status, its code, and what was read, is the latest and changed; `none` if it is accepted. */
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (trouble: unknown) => {
      if (!(trouble instanceof ProblemAnswer)) throw trouble;
      const { status, code, evidence } = trouble.document;
      return [status, code, evidence['seen'] ?? null, evidence['latest'] ?? null, evidence['changed'] ?? null];
    },
  );

story('a decision on a contract applies to the version that was read', (step) => {
  const owner = () => world.as('owner', { organisation: 'OWN-A' }).contracts;
  const provider = () => world.as('operator', { operator: 'ESCO' }).contracts;
  const lamps = [{ item: '灯', count: 100, beforeW: 40, afterW: 18, hours: 10 }];
  const terms = (percent: string) => ({
    code: 'C1',
    name: '照明改造',
    type: 'shared',
    owner: 'OWN-A',
    provider: 'ESCO',
    from: '2026-01-01',
    to: '2027-01-01',
    period: 'month',
    basis: 'point',
    confidence: 0.9,
    minCoverage: 0.95,
    boundaries: [{ name: '照明', stipulated: lamps }],
    prices: [{ boundary: '照明', from: '2026-01-01', yuan: '0.62' }],
    providerShare: [{ from: '2026-01-01', percent }],
    negative: 'none',
  });

  step('applies to the terms that were read: terms proposed meanwhile are neither accepted nor refused', async () => {
    expect((await owner().add({ terms: terms('80') })).versions).toMatchObject([{ version: 1 }]);
    await owner().amend({ contract: 'C1', terms: terms('1'), from: '2026-01-01', note: '改为百分之一' });
    expect(await refusal(provider().confirm({ contract: 'C1', seen: 1 }))).toEqual([409, 'seen-not-latest', 1, 2, 'providerShare']);
    expect(await refusal(provider().dispute({ contract: 'C1', seen: 1, note: '不同意' }))).toEqual([
      409,
      'seen-not-latest',
      1,
      2,
      'providerShare',
    ]);
    const told = await owner().show({ contract: 'C1' });
    expect([told.words, told.state]).toEqual([[], 'proposed']);
    await owner().confirm({ contract: 'C1', seen: 2 });
    expect((await provider().confirm({ contract: 'C1', seen: 2 })).versions[1]).toMatchObject({ version: 2, confirmed: true });
  });

  step('is settled and reviewed as read, and not without naming what was read', async () => {
    const asked = { contract: 'C1', period: '2026-01-01' };
    const { hash: seen } = await provider().settle({ ...asked, preview: true });
    expect(await refusal(provider().settle(asked))).toEqual([400, 'seen-missing', null, seen, null]);
    expect(await refusal(provider().settle({ ...asked, seen: 'other' }))).toEqual([
      409,
      'seen-not-latest',
      'other',
      seen,
      expect.any(String),
    ]);
    expect((await provider().settle({ ...asked, seen })).posted).toHaveLength(1);
    const { hash: latest } = await provider().review({ contract: 'C1', preview: true });
    expect(await refusal(provider().review({ contract: 'C1' }))).toEqual([400, 'seen-missing', null, latest, null]);
    expect(await refusal(provider().review({ contract: 'C1', seen }))).toEqual([409, 'seen-not-latest', seen, latest, expect.any(String)]);
    expect(await refusal(provider().review({ contract: 'C1', seen: latest }))).toBe('none');
  });

  step('on an event or an entry, which never change, names its number and no version', async () => {
    expect(await refusal(provider().confirm({ contract: 'C1', event: 1, seen: 2 }))).toEqual([400, 'seen-of-terms', null, null, null]);
  });

  step('that accepts or refuses one of several terms names which', async () => {
    expect(await refusal(provider().confirm({ contract: 'C1' }))).toEqual([400, 'seen-missing', null, 2, null]);
    expect(await refusal(provider().dispute({ contract: 'C1', note: '价格有误' }))).toEqual([400, 'seen-missing', null, 2, null]);
    expect(await refusal(provider().dispute({ contract: 'C1', seen: 2, note: '价格有误' }))).toBe('none');
  });
});

describe('an answer to an energy audit', () => {
  test('is accepted and returned as read; one received since is not', async () => {
    const audits = world.local.energyAudit;
    const { audit } = await audits.open({ building: 'B1', level: 1, from: '2025-01-01', to: '2026-01-01' });
    const { token } = await audits.link({ audit, days: 14 });
    const item = 'storeys';
    const answered = async (value: string): Promise<string> => {
      await audits.linked.answer({ token, set: { [item]: value } });
      const shown = await audits.show({ audit });
      return shown.requests.find((one) => one.item === item)?.answer?.hash ?? '';
    };
    const seen = await answered('12');
    const latest = await answered('21');
    expect(latest).not.toBe(seen);
    expect(await refusal(audits.accept({ audit, item, seen }))).toEqual([409, 'seen-not-latest', seen, latest, '21']);
    expect(await refusal(audits.accept({ audit, item, seen, preview: true }))).toEqual([409, 'seen-not-latest', seen, latest, '21']);
    expect(await refusal(audits.return({ audit, item, seen }))).toEqual([409, 'seen-not-latest', seen, latest, '21']);
    for (const verb of ['accept', 'return'] as const)
      expect(await refusal(audits[verb]({ audit, item }))).toEqual([400, 'seen-missing', null, latest, null]);
    expect((await audits.accept({ audit, item, preview: true })).change).toBeNull();
    expect((await world.local.registry.building({ building: 'B1' }))['storeys'] ?? null).toBeNull();
    await audits.accept({ audit, item, seen: latest });
    expect((await world.local.registry.building({ building: 'B1' }))['storeys']).toBe(21);
  });
});

test('a rule is switched on as read: not another version, and not overriding a colleague’s day', async () => {
  const { warning } = world.local;
  const rule = (version: number, over: number) =>
    JSON.stringify({
      id: 'heavy',
      version,
      names: { zh: '用电偏高', en: 'Heavy use' },
      subject: 'building',
      step: 'day',
      inputs: { use: { use: 'electricity' } },
      when: { gt: ['use', over] },
      notify: ['ops'],
    });
  const read = await warning.add({ rule: rule(1, 20) });
  await warning.add({ rule: rule(2, 900) });
  expect(await refusal(warning.on({ rule: 'heavy', seen: read.revision }))).toEqual([
    409,
    'seen-not-latest',
    1,
    2,
    { zh: '第 2 版，未启用', en: 'version 2, off' },
  ]);
  expect(await refusal(warning.on({ rule: 'heavy' }))).toEqual([400, 'seen-missing', null, 2, null]);
  const on = await warning.on({ rule: 'heavy', from: '2026-01-01', seen: 2 });
  expect([on.revision, on.onVersion, on.from]).toEqual([3, 2, '2025-12-31T16:00:00Z']);
  const since = expect.objectContaining({ en: 'version 2, version 2 on since 2025-12-31T16:00:00Z' });
  expect(await refusal(warning.on({ rule: 'heavy', from: '2026-01-20', seen: 2 }))).toEqual([409, 'seen-not-latest', 2, 3, since]);
  expect((await warning.rules()).rules.find(({ id }) => id === 'heavy')?.from).toBe('2025-12-31T16:00:00Z');
  const both = await Promise.all(['2026-01-10', '2026-01-11'].map((from) => refusal(warning.on({ rule: 'heavy', from, seen: 3 }))));
  expect(both.filter((one) => one === 'none')).toHaveLength(1);
});

test('the destination of a rule’s notices is changed only by callers who read it: an address set meanwhile is kept', async () => {
  const { notify } = world.local.warning;
  const { changedAt: first } = await notify.add({ name: '值班', mail: 'a@example.cn' });
  expect(await refusal(notify.add({ name: '值班', mail: 'b@example.cn' }))).toEqual([400, 'seen-missing', null, first, null]);
  const { changedAt: second } = await notify.add({ name: '值班', mail: 'b@example.cn', seen: first });
  const stale = await refusal(notify.add({ name: '值班', webhook: 'https://other.example.cn/', secret: 'x', seen: first }));
  expect(stale).toEqual([409, 'seen-not-latest', first, second, 'b@example.cn']);
  expect(await refusal(notify.add({ name: '值班', mail: 'b@example.cn' }))).toBe('none');
  expect((await notify.list()).targets.find(({ name }) => name === '值班')).toMatchObject({ mail: 'b@example.cn', webhook: null });
  const both = await Promise.all(['c', 'd'].map((one) => refusal(notify.add({ name: '新岗', mail: `${one}@example.cn` }))));
  expect(both.filter((one) => one === 'none')).toHaveLength(1);
});
