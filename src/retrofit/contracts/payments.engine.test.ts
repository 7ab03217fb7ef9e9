import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { settleContract } from '#cli/as-read.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

/** Who claims that a contract was paid, who confirms it, and who reverses entries. For each month 1,000 hours of equipment are owed. */
let world: World;
let now = Date.parse('2026-01-10T04:00:00Z');
const owner = () => world.as('owner', { organisation: 'O' }).contracts;
const provider = () => world.as('operator', { operator: 'P' }).contracts;
const bureau = () => world.as('bureau', { region: '140302' }).contracts;
const ledger = async () => {
  const { due, paid, claimed, balance } = await world.local.contracts.ledger({ contract: 'C1' });
  return { due, paid, claimed, balance };
};
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    ({ document: { status, code } }: { document: { status: number; code: string } }) => `${status} ${code}`,
  );
const given = { contract: 'C1', on: '2026-01-05', note: '电汇' };
const entryOf = ({ posted }: { posted: readonly { entry: number }[] }): number => posted[0]?.entry ?? 0;

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  const { local, upload } = world;
  const organisations = 'code,name,region\nO,业主,140302\nP,节能公司,140302\n';
  await local.place.importOrganisations({ file: await upload('o.csv', organisations) });
  const terms = {
    code: 'C1',
    name: '照明改造',
    type: 'shared',
    owner: 'O',
    provider: 'P',
    from: '2025-01-01',
    to: '2026-01-01',
    period: 'month',
    basis: 'point',
    confidence: 0.9,
    minCoverage: 1,
    negative: 'none',
    boundaries: [{ name: '照明', stipulated: [{ item: '灯', count: '1000', beforeW: '100', afterW: '0', hours: '10' }] }],
    prices: [{ boundary: '照明', from: '2025-01-01', yuan: '1.00' }],
    providerShare: [{ from: '2025-01-01', percent: '100' }],
  };
  await local.contracts.add({ terms });
  for (const side of ['owner', 'provider'] as const) await local.contracts.confirm({ contract: 'C1', for: side });
  await settleContract(local, { contract: 'C1', period: '2025-01-01' });
}, 240_000);
afterAll(() => world.stop());

story('what was paid is claimed, confirmed, disputed and taken back', (step) => {
  step('what the owner says it paid is a claim, and says so; it counts once the provider has confirmed it', async () => {
    expect(await ledger()).toEqual({ due: '31000.00', paid: '0.00', claimed: '0.00', balance: '31000.00' });
    const paid = await owner().pay({ ...given, yuan: '1000', reference: 'T-1' });
    expect(paid.posted).toMatchObject([{ kind: 'payment', amount: '1000.00', reference: 'T-1', claims: ['owner'] }]);
    expect(paid.findings).toMatchObject([{ code: 'payment-claimed', evidence: { entry: entryOf(paid), side: 'provider' } }]);
    expect(await ledger()).toEqual({ due: '31000.00', paid: '0.00', claimed: '1000.00', balance: '31000.00' });
    await owner().confirm({ contract: 'C1', entry: entryOf(paid) });
    expect((await ledger()).paid).toBe('0.00');
    await provider().confirm({ contract: 'C1', entry: entryOf(paid) });
    expect(await ledger()).toEqual({ due: '31000.00', paid: '1000.00', claimed: '0.00', balance: '30000.00' });
    expect(await owner().show({ contract: 'C1' })).toMatchObject({ paid: '1000.00', claimed: '0.00', balance: '30000.00' });
  });

  step('an administrator writes down what both parties say, and it counts at once; for one party it claims', async () => {
    const both = await world.local.contracts.pay({ ...given, yuan: '500', reference: 'T-2' });
    expect([both.posted[0]?.claims, both.findings]).toEqual([['owner', 'provider'], []]);
    expect((await ledger()).paid).toBe('1500.00');
    const one = await world.local.contracts.pay({ ...given, yuan: '20', reference: 'T-3', for: 'provider' });
    expect(one.findings).toMatchObject([{ code: 'payment-claimed', evidence: { side: 'owner' } }]);
    const none = await bureau().pay({ ...given, yuan: '30', reference: 'T-4' });
    expect(none.findings.map(({ evidence }) => evidence['side'])).toEqual(['owner', 'provider']);
    expect(await ledger()).toMatchObject({ paid: '1500.00', claimed: '50.00' });
  });

  step('a payment is above zero, and a reference counts once, however it is given', async () => {
    for (const yuan of ['-5.00', '0', '0.00', '-1', '1.234'])
      expect(await problem(owner().pay({ ...given, yuan }))).toBe('400 payment-bad');
    for (const reference of ['T-1', 't-1', ' T - 1', 'Ｔ－１', 'T–1', 'T—1', 'T‑1', 'T−1', 'T\u200b-1', 'T\u2060-1'])
      expect(await problem(owner().pay({ ...given, yuan: '7', reference })), reference).toBe('409 payment-repeated');
    await owner().pay({ ...given, yuan: '7', note: '现金' });
    expect(await problem(owner().pay({ ...given, yuan: '7.00', note: '现金' }))).toBe('409 payment-repeated');
    // the same payment, once with its reference and once without
    expect(await problem(owner().pay({ ...given, yuan: '7', note: '现金', reference: 'T-1b' }))).toBe('409 payment-repeated');
    expect(await problem(owner().pay({ ...given, yuan: '1000' }))).toBe('409 payment-repeated');
    const another = await owner().pay({ ...given, yuan: '7', note: '现金', on: '2026-01-06' });
    await owner().reverse({ contract: 'C1', entry: entryOf(another), note: '重复登记' });
    // what was reversed may be claimed again
    await owner().pay({ ...given, yuan: '7', note: '现金', on: '2026-01-06' });
    expect(await ledger()).toMatchObject({ paid: '1500.00', claimed: '64.00' });
  });

  step('more than is due is asked twice, claims included; the provider pays back only what it owes', async () => {
    expect(await problem(owner().pay({ ...given, yuan: '999999999.00', reference: 'T-5' }))).toBe('409 payment-over-due');
    expect(await problem(owner().pay({ ...given, yuan: '29436.01', reference: 'T-5' }))).toBe('409 payment-over-due');
    expect(await problem(owner().pay({ ...given, yuan: '1', by: 'provider', reference: 'T-6' }))).toBe('409 payment-over-due');
    const over = await owner().pay({ ...given, yuan: '29436.01', reference: 'T-5', over: true });
    await provider().confirm({ contract: 'C1', entry: entryOf(over) });
    expect(await ledger()).toEqual({ due: '31000.00', paid: '30936.01', claimed: '64.00', balance: '63.99' });
    const back = await world.local.contracts.pay({ ...given, yuan: '0.01', by: 'provider', reference: 'T-7' });
    expect(back.posted).toMatchObject([{ amount: '-0.01' }]);
    expect((await ledger()).paid).toBe('30936.00');
  });

  step('a party takes back what the other disputes, its own claim that nobody has confirmed, and nothing else', async () => {
    const back = (entry: number, as = owner()) => problem(as.reverse({ contract: 'C1', entry, note: '核对' }));
    expect(await back(1)).toBe('403 reverse-needs-dispute');
    expect(await back(2)).toBe('403 reverse-needs-dispute');
    expect(await back(1, bureau())).toBe('403 reverse-needs-dispute');
    expect(await back(1, provider())).toBe('403 role-may-not');
    await owner().dispute({ contract: 'C1', entry: 1, note: '算错' });
    expect(await back(1)).toBe('403 reverse-needs-dispute');
    await provider().dispute({ contract: 'C1', entry: 2, note: '没有到账' });
    expect(await back(2)).toBe('no problem');
    await provider().dispute({ contract: 'C1', entry: 1, note: '同意重算' });
    expect(await back(1)).toBe('no problem');
    expect((await ledger()).due).toBe('0.00');
    expect(await problem(world.local.contracts.reverse({ contract: 'C1', entry: 3, note: '核对' }))).toBe('no problem');
  });
});

test('what is paid some day later was not paid, and is refused', async () => {
  for (const on of ['2026-01-11', '2105-01-05'])
    expect(await problem(owner().pay({ ...given, yuan: '7', on, reference: 'T-8' })), on).toBe('400 payment-to-come');
});

test('what is paid on a day that nothing is kept of is refused', async () => {
  expect(await problem(owner().pay({ ...given, yuan: '7', on: '0001-01-01', reference: 'T-9' }))).toBe('400 time-not-kept');
});

test('claims and references are under the hash of their entry', async () => {
  const { entries, valid } = await world.local.contracts.ledger({ contract: 'C1' });
  expect(valid).toBe(true);
  for (const { hash, ...bare } of entries) expect(createHash('sha256').update(canonicalJson(bare)).digest('hex')).toBe(hash);
});
