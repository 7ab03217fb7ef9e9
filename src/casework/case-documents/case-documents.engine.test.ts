import { unzipSync, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWord } from '#platform/docx/docx.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { story } from '../../../test/story.ts';

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');
let code = '';

const procedure = `kind: procedure
id: permit
version: 1
status: CITY
source: {document: 示例办法, clause: 第三条}
names: {zh: 示例许可, en: Example permit}
links: {organisation: required, building: required}
roles: {applicant: {who: applicant}, clerk: {who: post, names: {zh: 经办人, en: Clerk}}}
fields:
  star: {type: integer, min: 1, max: 3, names: {zh: 星级, en: Star}}
  area: {type: decimal, decimals: 2, unit: m2, names: {zh: 面积, en: Area}}
  way: {type: choice, options: {new: {zh: 新建, en: New}, old: {zh: 改造, en: Retrofit}}, names: {zh: 方式, en: Way}}
  contact: {type: text, personal: true, names: {zh: 联系人, en: Contact}}
  parts: {type: table, columns: {part: {type: text}, size: {type: decimal}}, names: {zh: 部位, en: Parts}}
numbers: {certificate: {pattern: '证-{year}-{seq}', per: [year]}}
states: {draft: {start: true}, check: {}, granted: {limit: none, names: {zh: 已发证, en: Granted}}, closed: {end: true}}
limits: {check: {in: [check], workdays: 5, names: {zh: 审核期限, en: Check}}}
transitions:
  submit: {from: draft, to: check, by: applicant, form: [star, area, way], optional: [contact, parts]}
  accept: {from: check, to: check, by: clerk, document: acceptance, note: true}
  grant: {from: check, to: granted, by: clerk, number: certificate, document: certificate, publish: {fields: [star]}}
  order: {from: granted, to: granted, by: clerk, note: true, document: correction}
  tell: {from: granted, to: granted, by: clerk, document: own-paper, names: {zh: 告知, en: Tell}}
  close: {from: granted, to: closed, by: clerk, optional: [area]}
`;

const secrets = new Map<string, string>();
const key = async (name: string, role: 'bureau' | 'owner' | 'viewer', place: { region?: string; organisation?: string }) =>
  secrets.set(name, (await world.local.access.keys.create({ name, role, ...place })).secret);
const as = (who: string) => ({ headers: { authorization: `Bearer ${secrets.get(who) ?? world.app.localKey}` } });
const asked = (who: string, path: string) => world.ask(`/api${path}`, as(who));
const take = (transition: string, fields: Record<string, unknown> = {}, note?: string, holder = 'key:clerk') =>
  world.local.cases.take({ case: code, transition, fields, for: holder, ...(note !== undefined && { note }) });

async function word(who: string, document: string, more = '', of = code) {
  const answer = await asked(who, `/cases/${of}/documents/${document}${more}`);
  if (answer.status !== 200) return { status: answer.status, said: (await answer.json()) as { code: string }, text: '', sha256: '' };
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = Buffer.from(unzipSync(bytes)['word/document.xml'] ?? [])
    .toString()
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
  return { status: 200, said: { code: '' }, text, sha256: createHash('sha256').update(bytes).digest('hex') };
}

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'permit.yaml', text: procedure });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nORG1,第一中学,140302\n') });
  const building = 'code,name,use,region,organisation\nB1,教学楼,school,140302,ORG1\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', building) });
  await key('clerk', 'bureau', { region: '140300' });
  await key('owner', 'owner', { organisation: 'ORG1' });
  await key('elsewhere', 'bureau', { region: '150200' });
  await key('viewer', 'viewer', { region: '140300' });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'permit/clerk', region: '140300' });
  code = (await world.local.cases.begin({ procedure: 'permit', organisation: 'ORG1', building: 'B1', for: 'key:owner' })).case;
  const fields = {
    star: 2,
    area: '1200.50',
    way: 'new',
    contact: '张三 13800000000',
    parts: [{ part: '屋面', size: '3.5' }, { part: '外墙' }],
  };
  await take('submit', fields, undefined, 'key:owner');
});
afterAll(() => world.stop());

test('a paper that was not issued, or that the procedure does not have, is told as such', async () => {
  await world.local.procedures.add({ name: 'other.yaml', text: procedure.replace('id: permit', 'id: other') });
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'other/clerk', region: '140300' });
  const begun = (await world.local.cases.begin({ procedure: 'other', organisation: 'ORG1', building: 'B1', for: 'key:owner' })).case;
  expect(await word('clerk', 'certificate', '', begun)).toMatchObject({ status: 422, said: { code: 'document-not-issued' } });
  expect(await word('clerk', 'passport', '', begun)).toMatchObject({ status: 404, said: { code: 'no-such-case-document' } });
});

story('a case has its papers from its acceptance to its certificate, each as it was issued', (step) => {
  step('a step issues its paper: names, values, due days and the note of the step, by those who see the evidence', async () => {
    await take('accept', {}, '材料齐全');
    const first = await word('owner', 'acceptance');
    for (const said of [
      '受理通知书',
      '第一中学',
      '教学楼',
      '示例许可',
      code,
      '面积',
      '1200.50 m²',
      '新建',
      '审核期限',
      '2026年3月9日',
      '2026年3月2日',
      '阳泉市主管部门',
    ])
      expect(first.text).toContain(said);
    expect(first.text).not.toContain('张三');
    expect((await word('clerk', 'acceptance', '?language=en')).text).toContain('Notice of acceptance');
    expect(await word('viewer', 'acceptance')).toMatchObject({ status: 404, said: { code: 'no-such-case-document' } });
    expect(await word('elsewhere', 'acceptance')).toMatchObject({ status: 404, said: { code: 'no-such-case' } });
    expect(await (await asked('viewer', `/cases/${code}/documents`)).json()).toEqual({ documents: [] });
  });

  step('an office signs by the name that its place has stated from then on, and as the program calls it where none is', async () => {
    const set = (asked: object, who = 'local') =>
      world.ask('/api/case-offices', {
        method: 'POST',
        headers: { ...as(who).headers, 'content-type': 'application/json' },
        body: JSON.stringify(asked),
      });
    expect((await set({ region: '140300', name: '示例市住建局' }, 'clerk')).status).toBe(403);
    expect(await (await set({ region: '140300', name: null, nameEn: 'X' })).json()).toMatchObject({ code: 'office-unnamed' });
    expect((await set({ region: '999999', name: '示例' })).status).toBe(404);
    const stated = await (await set({ region: '140300', name: '示例市住建局', nameEn: 'Sample Bureau' })).json();
    expect(stated).toMatchObject({ region: '140300', regionName: '阳泉市', name: '示例市住建局', nameEn: 'Sample Bureau', version: 1 });
    expect((await word('clerk', 'acceptance')).text).toContain('阳泉市主管部门');
    now += 1000;
    await take('accept', {}, '再次受理');
    expect((await word('clerk', 'acceptance')).text).toContain('示例市住建局');
    expect((await word('clerk', 'acceptance', '?language=en')).text).toContain('Sample Bureau');
    expect(await (await asked('elsewhere', '/case-offices')).json()).toEqual({ offices: [] });
    expect(await (await asked('clerk', '/case-offices')).json()).toMatchObject({ offices: [{ region: '140300' }] });
    expect(await (await set({ region: '140300', name: null, seen: 1 })).json()).toMatchObject({ name: null, version: 2 });
    now += 1000;
    await take('accept', {}, '第三次');
    expect((await word('clerk', 'acceptance')).text).toContain('阳泉市主管部门');
  });

  step('the same case gives the same bytes, and nothing later changes what was issued', async () => {
    await take('grant');
    const certificate = await word('clerk', 'certificate');
    expect(certificate.text).toContain('证-2026-1');
    await world.local.registry.editBuilding({ building: 'B1', set: { name: '新名' } });
    await world.local.place.editOrganisations({ organisations: ['ORG1'], set: { name: '改名中学' } });
    now += 3 * 86_400_000;
    await take('order', {}, '屋面渗漏');
    await take('order', {}, '外墙开裂');
    expect((await word('clerk', 'certificate')).sha256).toBe(certificate.sha256);
    expect((await word('clerk', 'correction')).text).toContain('外墙开裂');
    const { documents } = (await (await asked('clerk', `/cases/${code}/documents`)).json()) as {
      documents: { document: string; n: number; day: string }[];
    };
    expect(documents.map(({ document, n, day }) => [document, n, day])).toEqual([
      ['acceptance', 3, '2026-03-02'],
      ['acceptance', 4, '2026-03-02'],
      ['acceptance', 5, '2026-03-02'],
      ['certificate', 6, '2026-03-02'],
      ['correction', 7, '2026-03-05'],
      ['correction', 8, '2026-03-05'],
    ]);
    const before = await word('clerk', 'correction', '?n=7');
    expect(before.text).toContain('屋面渗漏');
    expect(before.text).toContain('改名中学');
  });

  step('a place puts its own Word file in place: unknown tags are named, issued papers keep theirs', async () => {
    const before = await word('clerk', 'certificate');
    const bytes = await template(
      '{星级}星，{contact}，{fields.area}，{numbers.certificate}，{单位}，{nonsense}',
      '{#parts}',
      '{part}={size}',
      '{/parts}',
    );
    expect(await state('certificate', bytes)).toMatchObject({
      status: 200,
      said: { version: 1, findings: [{ code: 'template-tag-unknown', evidence: { tag: 'nonsense' } }] },
    });
    expect((await word('clerk', 'certificate')).sha256).toBe(before.sha256);
    await state('correction', bytes);
    now += 1000;
    await take('order', {}, '再次');
    const own = await word('clerk', 'correction');
    expect(own.text).toContain('2星，张三 13800000000，1200.50，证-2026-1，改名中学，—');
    expect(own.text).toMatch(/屋面=3\.5.*外墙=—/u);
    expect((await asked('clerk', '/case-templates/permit')).status).toBe(200);
    const shown = await world.local.caseDocuments.templates({ procedure: 'permit' });
    expect(shown.templates.map(({ document, from, version }) => [document, from, version])).toEqual([
      ['acceptance', 'shipped', 1],
      ['certificate', 'own', 1],
      ['correction', 'own', 1],
      ['own-paper', 'general', 1],
    ]);
    const given = await asked('clerk', '/case-templates/permit/correction');
    expect(Buffer.from(await given.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    await world.local.caseDocuments.stateTemplate({ procedure: 'permit', document: 'correction', file: null });
    now += 1000;
    await take('order', {}, '三次');
    expect((await word('clerk', 'correction')).text).toContain('责令整改通知书');
    expect((await word('clerk', 'correction', '?n=9')).sha256).toBe(own.sha256);
  });

  step('personal values stand on paper by their own tag alone, and are gone after they were erased', async () => {
    await state('own-paper', await template('联系人：{contact}'));
    now += 1000;
    await take('tell');
    expect((await word('clerk', 'own-paper')).text).toContain('联系人：张三');
    await world.local.cases.erase({ case: code, fields: ['contact'], note: '依申请' });
    expect((await word('clerk', 'own-paper')).text).toContain('联系人：（已删除）');
    const { rows } = await world.stores.postgres.query<{ text: string }>('SELECT row_to_json(case_issue)::text AS text FROM case_issue');
    expect(JSON.stringify(rows)).not.toContain('张三');
  });

  step('the applicant fetches the certificate by link', async () => {
    const { token } = await world.local.cases.link({ case: code, role: 'applicant' });
    const ask = async (path: string, body: unknown) =>
      (
        await world.ask(`/api/public/case-link/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: '' },
          body: JSON.stringify(body),
        })
      ).json();
    expect(((await ask('documents', { token })) as { documents: unknown[] }).documents.length).toBeGreaterThan(4);
    const got = (await ask('document', { token, document: 'certificate' })) as { sha256: string; base64: string };
    expect(createHash('sha256').update(Buffer.from(got.base64, 'base64')).digest('hex')).toBe(got.sha256);
    expect(got.sha256).toBe((await word('clerk', 'certificate')).sha256);
  });
});

const template = (...texts: string[]) =>
  writeWord({ title: '本市文书', blocks: texts.map((text) => ({ kind: 'text', text })), signed: [], dated: 0 });

async function state(document: string, bytes: Uint8Array, name = '本市.docx', secret?: string) {
  const file = await world.upload(name, bytes, secret);
  const answer = await world.ask('/api/case-templates/permit', {
    method: 'POST',
    headers: { authorization: `Bearer ${secret ?? world.app.localKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ document, file }),
  });
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}

test('what is no Word file, unpacks to far more or carries macros is refused by name, and only administrators put one in place', async () => {
  const parts = unzipSync(await template('x'));
  expect(await state('certificate', new TextEncoder().encode('MZ'), 'x.docx')).toMatchObject({
    status: 400,
    said: { code: 'template-broken' },
  });
  const macro = zipSync({ ...parts, 'word/vbaProject.bin': new Uint8Array(3) });
  expect(await state('certificate', macro, '宏.docm')).toMatchObject({ said: { code: 'template-macro', evidence: { name: '宏.docm' } } });
  const bomb = zipSync({ ...parts, 'word/a.xml': new Uint8Array(70_000_000) });
  expect(await state('certificate', bomb, '弹.docx')).toMatchObject({ status: 413, said: { code: 'template-too-large' } });
  expect(await state('certificate', await template('{open'), 'y.docx')).toMatchObject({ said: { code: 'template-tags' } });
  expect(await state('passport', await template('x'))).toMatchObject({ status: 404, said: { code: 'no-such-paper' } });
  expect(await state('certificate', await template('x'), 'z.docx', secrets.get('clerk'))).toMatchObject({ status: 403 });
});

test('how a procedure went in a stretch of days is a Word file too', async () => {
  const path = '/exports/case-statistics?procedure=permit&from=2026-03-01&to=2026-04-01&region=140300';
  const answer = await asked('clerk', path);
  const text = Buffer.from(unzipSync(new Uint8Array(await answer.arrayBuffer()))['word/document.xml'] ?? []).toString();
  for (const said of ['示例许可办理情况统计', '2026年3月1日', '受理 1 件', '已发证', '审核期限']) expect(text).toContain(said);
  expect((await asked('viewer', path)).status).toBe(403);
});
