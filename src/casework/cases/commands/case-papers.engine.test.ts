import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';
import { story } from '../../../../test/story.ts';

let world: World;
let folder: string;
let code = '';

const procedure = `kind: procedure
id: grant
version: 1
status: CITY
source: {document: 示例, clause: 一}
roles: {clerk: {who: post}}
fields: {amount: {type: money}, accountNumber: {type: text, personal: true}}
states: {open: {start: true}, granted: {limit: none}, paid: {end: true}}
limits: {open: {in: [open], days: 10}}
transitions:
  grant: {from: open, to: granted, by: clerk, form: [amount], optional: [accountNumber], document: certificate, effects: [{grant: amount}]}
  pay: {from: granted, to: paid, by: clerk, effects: [{pay: amount}]}
`;

const at = (name: string) => join(folder, name);

async function json(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  await run([...words, '--json'], { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return JSON.parse(out.join('') || err.join('')) as Record<string, unknown>;
}

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-02T02:00:00Z') });
  folder = await mkdtemp(join(tmpdir(), 'case-papers-'));
  await writeFile(at('p.yaml'), procedure);
  await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  await json('procedure', 'add', at('p.yaml'));
  await json('post', 'set', 'key:clerk', '--role', 'grant/clerk', '--region', '140300');
  code = String((await json('case', 'new', 'grant', '--region', '140302', '--for', 'key:clerk'))['case']);
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

story('what is granted within its budget has its paper, and is paid', (step) => {
  step('a budget is set and listed, and holds what is granted on the command line', async () => {
    expect(await json('budget', 'set', 'grant', '--region', '140300', '--year', '2026', '--amount', '900')).toMatchObject({
      left: '900.00',
    });
    const grant = ['case', 'do', code, 'grant', '--set', 'amount=1000', '--set', 'accountNumber=62220001', '--for', 'key:clerk'];
    expect(await json(...grant)).toMatchObject({ code: 'budget-short' });
    await json('budget', 'set', 'grant', '--region', '140300', '--year', '2026', '--amount', '5000', '--note', '追加', '--seen', '1');
    expect(await json(...grant)).toMatchObject({ state: 'granted' });
    expect(await json('budget', 'list', '--procedure', 'grant')).toMatchObject({
      budgets: [{ amount: '5000.00', granted: '1000.00', versions: [{ amount: '900.00' }, { note: '追加' }] }],
    });
  });

  step('a paper is written with its hash, and the template is taken out, changed and put in', async () => {
    const told = await json('case', 'document', code, 'certificate', '--out', at('c.docx'));
    const hash = createHash('sha256')
      .update(await readFile(at('c.docx')))
      .digest('hex');
    expect(told).toEqual({ file: at('c.docx'), sha256: hash });
    expect(await json('case', 'document', code, 'certificate', '--out', at('d.docx'))).toMatchObject({ sha256: hash });
    expect(await json('case', 'document', code, 'passport', '--out', at('e.docx'))).toMatchObject({ code: 'no-such-case-document' });
    await json('procedure', 'document', 'grant', 'certificate', '--out', at('t.docx'));
    const preview = await json('procedure', 'document', 'grant', 'certificate', '--template', at('t.docx'), '--preview');
    expect(preview).toMatchObject({ version: null, findings: [] });
    expect(await json('procedure', 'document', 'grant', 'certificate', '--template', at('t.docx'))).toMatchObject({ version: 1 });
    expect(await json('procedure', 'document', 'grant')).toMatchObject({ templates: [{ document: 'certificate', from: 'own' }] });
    expect(await json('procedure', 'document', 'grant', 'certificate', '--shipped')).toMatchObject({ version: 2 });
  });

  step('the list of payments goes out as a workbook, and what the bank says comes back', async () => {
    expect(await json('case', 'payments', '--procedure', 'grant', '--out', at('p.xlsx'))).toMatchObject({ payments: 1, total: '1000.00' });
    await writeFile(at('r.csv'), `付款编号,结果,原因\n${code}/1,支付失败,账号有误\n`);
    expect(await json('case', 'payments', '--procedure', 'grant', '--return', at('r.csv'))).toMatchObject({ failed: 1, repeated: 0 });
    expect(await json('case', 'payments', '--procedure', 'grant', '--return', at('r.csv'))).toMatchObject({ failed: 0, repeated: 1 });
    expect(await json('case', 'payments', '--procedure', 'grant')).toMatchObject({
      payments: [{ failed: '账号有误', account: '62220001' }],
    });
    const span = ['--procedure', 'grant', '--from', '2026-03-01', '--to', '2026-04-01'];
    expect(await json('case', 'statistics', ...span, '--out', at('s.docx'))).toMatchObject({ begun: 1 });
    expect((await readFile(at('s.docx'))).subarray(0, 2).toString()).toBe('PK');
  });
});

test('an office names itself in versions, and goes back to the name that is made of its place', async () => {
  expect(await json('case', 'office')).toEqual({ offices: [] });
  const named = await json('case', 'office', '140300', '--name', '示例市建设局', '--name-en', 'Bureau of Example');
  expect(named).toMatchObject({ offices: [{ region: '140300', name: '示例市建设局', nameEn: 'Bureau of Example', version: 1 }] });
  expect(await json('case', 'office', '140300')).toMatchObject({ offices: [{ name: '示例市建设局' }] });
  expect(await json('case', 'office', '140300', '--usual')).toMatchObject({ offices: [{ region: '140300', name: null, version: 2 }] });
  expect(await json('case', 'office', '999999', '--name', '无此地')).toMatchObject({ code: 'no-such-place' });
});

test('where no site has reported, neither its waste nor the share that is reused is known', async () => {
  const told = await json('case', 'waste', '--from', '2026-01-01', '--to', '2027-01-01', '--region', '140300', '--out', at('w.xlsx'));
  expect(told).toMatchObject({ sites: [], total: { made: null, reuseShare: null } });
  expect((await readFile(at('w.xlsx'))).subarray(0, 2).toString()).toBe('PK');
  expect(await json('case', 'waste', '--from', '2026-13-01', '--to', '2027-01-01')).toHaveProperty('code');
});
