import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');

const procedure = `kind: procedure
id: grant
version: 1
status: CITY
source: {document: 示例, clause: 一}
names: {zh: 示例补助, en: Example grant}
links: {organisation: optional, building: optional}
roles: {clerk: {who: post}}
fields:
  area: {type: decimal, decimals: 2}
  amount: {type: money, compute: {multiply: [area, 10]}}
  part: {type: money}
  back: {type: money}
  accountHolder: {type: text, personal: true}
  accountNumber: {type: text, personal: true}
states: {open: {start: true}, granted: {limit: none}, due: {limit: none}, closed: {end: true}}
limits: {open: {in: [open], days: 100}}
transitions:
  name: {from: open, to: open, by: clerk, form: [area], optional: [accountHolder, accountNumber]}
  grant: {from: open, to: granted, by: clerk, effects: [{grant: amount}]}
  order: {from: granted, to: due, by: clerk, form: [part]}
  pay: {from: due, to: granted, by: clerk, effects: [{pay: part}]}
  payAny: {from: granted, to: granted, by: clerk, form: [part], effects: [{pay: part}], names: {zh: 直接支付, en: Pay}}
  reclaim: {from: granted, to: granted, by: clerk, form: [back], effects: [{reclaim: back}]}
  close: {from: granted, to: closed, by: clerk}
`;

const secrets = new Map<string, string>();
const key = async (name: string, role: 'bureau' | 'viewer' | 'owner' | 'auditor', region: string) =>
  secrets.set(name, (await world.local.access.keys.create({ name, role, region })).secret);

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(who: string, path: string, body?: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secrets.get(who) ?? world.app.localKey}`, 'content-type': 'application/json' };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

const step = (code: string, transition: string, fields: Record<string, unknown> = {}) =>
  answerTo('clerk', `/cases/${code}/steps`, { transition, fields });

async function named(
  area: string,
  region = '140302',
  building?: string,
  account: object = { accountHolder: '张三', accountNumber: '6222 0000 1' },
) {
  const { case: code } = (await answerTo('clerk', '/cases', { procedure: 'grant', region, ...(building !== undefined && { building }) }))
    .said;
  await step(code, 'name', { area, ...account });
  return code as string;
}

/** States a budget after reading the last one stated. */
async function budget(region: string, amount: string, year = 2026, who = 'clerk') {
  const { said } = await answerTo(who, `/case-budgets?procedure=grant&region=${region}&year=${year}`);
  const read = (said.budgets as { region: string; versions: object[] }[] | undefined)?.find((one) => one.region === region);
  return answerTo(who, '/case-budgets', { procedure: 'grant', region, year, amount, seen: read?.versions.length ?? 0 });
}

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'grant.yaml', text: procedure });
  await key('clerk', 'bureau', '140300');
  await key('elsewhere', 'bureau', '150200');
  await key('viewer', 'viewer', '140300');
  await key('auditor', 'auditor', '140300');
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'grant/clerk', region: '140300' });
});
afterAll(() => world.stop());

story('grants are held by the budgets of a place from when one is set', (chapter) => {
  chapter('without a budget grants are as before, and the case says that none is set', async () => {
    now = Date.parse('2026-03-02T02:00:00Z');
    const code = await named('100');
    expect((await answerTo('clerk', `/cases/${code}`)).said.findings).toMatchObject([{ code: 'budget-not-set' }]);
    expect(await step(code, 'grant')).toMatchObject({ status: 200, said: { ledger: { granted: '1000.00' } } });
  });

  chapter('a budget is set for a place and year by its own office, in versions that are known as of a day', async () => {
    expect(await budget('140302', '500')).toMatchObject({
      status: 422,
      said: { code: 'budget-below-granted', evidence: { granted: '1000.00' } },
    });
    expect(await budget('140302', '一千')).toMatchObject({ status: 400, said: { code: 'amount-bad' } });
    expect(await budget('150202', '1000')).toMatchObject({ status: 404, said: { code: 'out-of-scope' } });
    expect(await budget('140302', '1000', 2026, 'viewer')).toMatchObject({ status: 403 });
    expect(await budget('140302', '3000')).toMatchObject({ status: 200, said: { amount: '3000.00', granted: '1000.00', left: '2000.00' } });
    now += 86_400_000;
    expect(await budget('140302', '0.4万')).toMatchObject({
      said: { amount: '4000.00', versions: [{ version: 1 }, { version: 2, by: 'key:clerk' }] },
    });
    const known = await answerTo('auditor', '/case-budgets?procedure=grant&knownAt=2026-03-02');
    expect(known.said.budgets).toMatchObject([{ region: '140302', amount: '3000.00', procedureName: '示例补助' }]);
    expect((await answerTo('elsewhere', '/case-budgets')).said.budgets).toEqual([]);
  });

  chapter('no grant goes beyond the budget of the place or of one that holds it, and a refused one leaves nothing', async () => {
    const code = await named('301');
    expect(await step(code, 'grant')).toMatchObject({
      status: 422,
      said: { code: 'budget-short', evidence: { region: '140302', year: 2026, budget: '4000.00', granted: '4010.00' } },
    });
    const { said } = await answerTo('clerk', `/cases/${code}`);
    expect(said).toMatchObject({ state: 'open', ledger: { granted: '0.00' }, findings: [] });
    await budget('140300', '3500');
    await step(code, 'name', { area: '299' });
    expect(await step(code, 'grant')).toMatchObject({ said: { code: 'budget-short', evidence: { region: '140300' } } });
    await budget('140300', '4000');
    expect(await step(code, 'grant')).toMatchObject({ status: 200 });
    now = Date.parse('2027-01-04T02:00:00Z');
    expect(await step(await named('99999'), 'grant')).toMatchObject({ status: 200 });
  });
});

test('of many who state a budget at once one does; the others are told what it is now', async () => {
  now = Date.parse('2031-03-06T02:00:00Z');
  const given = { procedure: 'grant', region: '140302', year: 2031 };
  const at = async (seen: number) =>
    Promise.all(['1', '2', '3', '4', '5', '6'].map((amount) => answerTo('clerk', '/case-budgets', { ...given, amount, seen })));
  const first = await at(0);
  expect(first.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409, 409]);
  const [won] = first.filter(({ status }) => status === 200);
  const lost = first.find(({ status }) => status === 409)?.said;
  const changed = `${won?.said.amount} (key:clerk)`;
  expect(lost).toMatchObject({ code: 'seen-not-latest', evidence: { seen: 0, latest: 1, changed } });
  expect((await at(1)).filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await answerTo('clerk', '/case-budgets', { ...given, amount: '9' })).toMatchObject({
    status: 400,
    said: { code: 'seen-missing', evidence: { latest: 2 } },
  });
  const { budgets } = (await answerTo('clerk', '/case-budgets?procedure=grant&year=2031')).said;
  expect(budgets[0].versions).toHaveLength(2);
});

test('many grants at once never overspend, and what fits is granted to the last yuan', async () => {
  now = Date.parse('2028-03-06T02:00:00Z');
  await budget('140302', '700', 2028);
  const codes = await Promise.all(Array.from({ length: 20 }, () => named('10')));
  const answers = await Promise.all(codes.map((code) => step(code, 'grant')));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ said }) => said.code))).toEqual(new Set(['budget-short']));
  expect((await answerTo('clerk', '/case-budgets?year=2028')).said.budgets).toMatchObject([{ granted: '700.00', left: '0.00' }]);
});

test('an amount that is none, below nothing or finer than a cent books nothing', async () => {
  now = Date.parse('2029-03-06T02:00:00Z');
  const code = await named('-5');
  expect(await step(code, 'grant')).toMatchObject({
    status: 400,
    said: { code: 'field-bad', evidence: { field: 'amount', reason: 'too-small' } },
  });
});

test('paid is never above granted nor reclaimed above paid, whatever is tried in whatever order', async () => {
  now = Date.parse('2032-03-06T02:00:00Z');
  const move = fc.record({ kind: fc.constantFrom('payAny', 'reclaim'), cents: fc.integer({ min: 0, max: 6000 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 8 }), async (moves) => {
      const code = await named('5');
      await step(code, 'grant');
      const model = { granted: 5000, pay: 0, back: 0 };
      for (const { kind, cents } of moves) {
        const field = kind === 'payAny' ? 'part' : 'back';
        const fits = kind === 'payAny' ? model.pay + cents <= model.granted : model.back + cents <= model.pay;
        const { status } = await step(code, kind, { [field]: (cents / 100).toFixed(2) });
        expect(status).toBe(fits ? 200 : 422);
        if (fits && kind === 'payAny') model.pay += cents;
        if (fits && kind === 'reclaim') model.back += cents;
      }
      const { ledger } = (await answerTo('clerk', `/cases/${code}`)).said;
      expect(ledger).toEqual({ granted: '50.00', paid: (model.pay / 100).toFixed(2), reclaimed: (model.back / 100).toFixed(2) });
    }),
    { numRuns: 12 },
  );
});

const list = async (who = 'clerk') => answerTo(who, '/case-payments?procedure=grant&region=140303');

async function returned(csv: string, preview = false) {
  const file = await world.upload('回单.csv', csv, secrets.get('clerk'));
  return answerTo('clerk', '/case-payments/returns', { procedure: 'grant', file, preview });
}

test('the list of payments says whom, how much; what the bank paid is a step, what failed stays due and says why', async () => {
  now = Date.parse('2030-03-06T02:00:00Z');
  const codes = [await named('10', '140303'), await named('20', '140303'), await named('30', '140303', undefined, {})];
  for (const code of codes) await step(code, 'grant');
  await step(codes[1] as string, 'order', { part: '50.00' });
  const first = await list();
  expect(first.said).toMatchObject({
    total: '450.00',
    payments: [
      { payment: `${codes[0]}/1`, holder: '张三', account: '6222 0000 1', amount: '100.00', granted: '100.00', paid: '0.00', failed: null },
      { payment: `${codes[1]}/1`, amount: '50.00' },
      { payment: `${codes[2]}/1`, account: null, amount: '300.00' },
    ],
    findings: [{ code: 'payment-no-account' }],
  });
  expect((await list('viewer')).status).toBe(403);
  expect((await list('elsewhere')).status).toBe(404);
  const csv = `付款编号,应付金额,结果,原因
${codes[0]}/1,100.00,支付成功,
${codes[1]}/1,50.00,支付失败,账号与户名不符
${codes[2]}/1,299.00,支付成功,
${codes[0]}/1,100.00,支付成功,
${codes[0]}/9,1,支付成功,
other-1/1,1,支付成功,
${codes[1]}/1,50,处理中,
`;
  const preview = await returned(csv, true);
  expect(preview.said).toMatchObject({ rows: 7, paid: 1, failed: 1, repeated: 1, rejected: 4, sum: '100.00' });
  expect((await list()).said.total).toBe('450.00');
  const { said } = await returned(csv);
  expect(said).toMatchObject({ rows: 7, paid: 1, failed: 1, repeated: 1, rejected: 4, sum: '100.00' });
  expect(said.findings.map(({ code, evidence }: { code: string; evidence: { row: number } }) => [evidence.row, code])).toEqual([
    [3, 'payment-failed'],
    [4, 'payment-amount-differs'],
    [6, 'payment-unknown'],
    [7, 'payment-unknown'],
    [8, 'payment-result-unknown'],
  ]);
  expect((await answerTo('clerk', `/cases/${codes[0]}`)).said.ledger).toMatchObject({ paid: '100.00' });
  expect((await list()).said.payments).toMatchObject([
    { payment: `${codes[1]}/1`, failed: '账号与户名不符' },
    { payment: `${codes[2]}/1` },
  ]);
  const again = await returned(csv);
  expect(again.said).toMatchObject({ paid: 0, failed: 0, repeated: 3, rejected: 4, sum: '0.00' });
  await returned(`付款编号,结果\n${codes[1]}/1,支付成功\n`);
  expect((await answerTo('clerk', `/cases/${codes[1]}`)).said).toMatchObject({
    state: 'granted',
    ledger: { granted: '200.00', paid: '50.00' },
  });
  expect((await list()).said.payments.map(({ payment, amount }: { payment: string; amount: string }) => [payment, amount])).toEqual([
    [`${codes[1]}/2`, '150.00'],
    [`${codes[2]}/1`, '300.00'],
  ]);
  expect((await returned(`付款编号,结果\n${codes[1]}/1,支付失败\n`)).said.findings).toMatchObject([{ code: 'payment-contradicted' }]);
});

test('a return file that is brought by two at once books each payment once', async () => {
  now = Date.parse('2030-03-06T02:00:00Z');
  const code = await named('10', '140303');
  await step(code, 'grant');
  const csv = `付款编号,结果\n${code}/1,支付成功\n`;
  const both = await Promise.all([returned(csv), returned(csv)]);
  expect(both.map(({ said }) => said.paid).toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect((await answerTo('clerk', `/cases/${code}`)).said.ledger.paid).toBe('100.00');
});

test('the workbook for the bank has the payments with accounts, and comes back as it was filled in', async () => {
  now = Date.parse('2033-03-07T02:00:00Z');
  await step(await named('10', '140321'), 'grant');
  const answer = await world.ask('/api/exports/case-payments?procedure=grant&region=140321', {
    headers: { authorization: `Bearer ${secrets.get('clerk')}` },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString())
    .join('');
  for (const said of ['付款编号', '收款账号', '6222 0000 1', '张三']) expect(text).toContain(said);
  const { entries } = (await answerTo('local', '/audit?limit=5')).said;
  expect(JSON.stringify(entries)).toContain('case-payments');
  expect(JSON.stringify(entries)).not.toContain('6222');
  expect(await returned('a,b\n1,2\n')).toMatchObject({ status: 400, said: { code: 'return-columns-missing' } });
});
