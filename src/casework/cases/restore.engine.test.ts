import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { compose, type App } from '#main.ts';
import { restoreInto } from '#restore.ts';
import { createWorld, type World } from '../../../test/world.ts';

/**
 * A restored city gives the same answers about its cases as the one that was backed up; a new version of a procedure changes no running
 * case.
 */

const procedure = (version: number, days: number) => `kind: procedure
id: kept
version: ${version}
status: CITY
source: {document: 测试, clause: '1'}
roles: {applicant: {who: applicant}, clerk: {who: post}}
fields: {area: {type: decimal, decimals: 2}, contact: {type: text, personal: true}}
evidence: {report: {types: [pdf], most: 3}}
numbers: {certificate: {pattern: 'NO-{year}-{seq}', per: [year]}}
states: {open: {start: true}, granted: {limit: none}, closed: {end: true}}
limits: {open: {in: [open], workdays: ${days}}}
transitions:
  note: {from: open, to: open, by: [applicant, clerk], form: [area], optional: [contact], evidence: [report]}
  grant: {from: open, to: granted, by: clerk, number: certificate, document: certificate, publish: {fields: [area]}}
  close: {from: granted, to: closed, by: clerk}
`;

const room = mkdtempSync(path.join(tmpdir(), 'yaodong-cases-'));
let now = Date.parse('2026-03-02T02:00:00Z');
let world: World;
let restored: App;
const codes: string[] = [];
let token = '';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { local } = world;
  await local.procedures.add({ name: 'kept.yaml', text: procedure(1, 5) });
  await local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140300' });
  await local.people.posts.set({ holder: 'key:clerk', role: 'kept/clerk', region: '140300' });
  for (const at of [1, 2, 3]) {
    const { case: code } = await local.cases.begin({ procedure: 'kept', region: '140302', for: 'key:clerk' });
    const file = await world.upload('report.pdf', `%PDF-1.7 ${at}`);
    const fields = { area: `${at}.50`, contact: `张三 ${at}` };
    await local.cases.take({ case: code, transition: 'note', fields, evidence: [{ kind: 'report', file }], for: 'key:clerk' });
    if (at > 1) await local.cases.take({ case: code, transition: 'grant', for: 'key:clerk' });
    codes.push(code);
  }
  token = (await local.cases.link({ case: codes[0] as string, role: 'applicant' })).token;
  now += 86_400_000;
  await world.app.slices.cases.passTime();
});
afterAll(async () => {
  await restored?.stop();
  await world.stop();
  rmSync(room, { recursive: true, force: true });
});

const sha256 = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  createHash('sha256')
    .update(new Uint8Array(await answer.arrayBuffer()))
    .digest('hex'),
];

/** All answers about the cases: their current state, their records, files and papers, the seals, the public page, what a link opens. */
async function answersOf(app: App): Promise<Record<string, unknown>> {
  const get = (address: string) =>
    app.fetch(new Request(`http://localhost${address}`, { headers: { authorization: `Bearer ${app.localKey}`, 'accept-language': 'zh' } }));
  const said = async (address: string): Promise<unknown> => (await get(address)).json();
  const answers: Record<string, unknown> = {
    list: await said('/api/cases?limit=50'),
    seals: await said('/api/public/seals'),
    public: await said('/api/public/cases'),
  };
  for (const code of codes) {
    answers[`${code} shown`] = await said(`/api/cases/${code}`);
    answers[`${code} record`] = await said(`/api/cases/${code}/record`);
    answers[`${code} file`] = await sha256(await get(`/api/cases/${code}/evidence/1`));
    if (code !== codes[0]) answers[`${code} paper`] = await sha256(await get(`/api/cases/${code}/documents/certificate`));
  }
  const linked = await app.fetch(
    new Request('http://localhost/api/public/case-link', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    }),
  );
  answers['linked'] = [linked.status, await linked.json()];
  return answers;
}

test('a restored city answers of its cases as before: heads, seals, files, papers, links', async () => {
  const before = await answersOf(world.app);
  expect(before['linked']).toMatchObject([200, { case: codes[0] }]);
  expect(before[`${codes[1]} paper`]).toEqual([200, expect.any(String)]);
  const backup = path.join(room, 'one.yaodong');
  writeFileSync(backup, new Uint8Array(await (await world.ask('/api/backup')).arrayBuffer()));
  const config = readConfig({ data: path.join(room, 'restored'), port: 0 }, {});
  await restoreInto(config, backup);
  restored = await compose(config, { log: pino({ level: 'silent' }), clock: () => now });
  expect(await answersOf(restored)).toEqual(before);
  expect((await restored.slices.cases.examine()).findings).toEqual([]);
});

test('a further version of its procedure changes no answer of a running case; the next case is on it', async () => {
  const before = await answersOf(world.app);
  await world.local.procedures.add({ name: 'kept.yaml', text: procedure(2, 1) });
  expect(await answersOf(world.app)).toEqual(before);
  const next = await world.local.cases.begin({ procedure: 'kept', region: '140302', for: 'key:clerk' });
  expect(next).toMatchObject({ version: 2, limits: [{ of: 1 }] });
  expect(before[`${codes[0]} shown`]).toMatchObject({ version: 1, limits: [{ of: 5 }] });
});
