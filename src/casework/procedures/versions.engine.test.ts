import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  for (const [code, region] of [
    ['ORG1', '140302'],
    ['ORG2', '140402'],
  ]) {
    const file = await world.upload('o.csv', `code,name,region\n${code},单位 ${code},${region}\n`);
    await world.local.place.importOrganisations({ file });
  }
  await world.local.access.keys.create({ name: 'clerk', role: 'bureau', region: '140000' });
  for (const id of ['permit', 'late', 'apart', 'termed']) {
    await world.local.procedures.add({ name: `${id}.yaml`, text: permit(1, 'workdays: 5', id) });
    await world.local.people.posts.set({ holder: 'key:clerk', role: `${id}/clerk`, region: '140000' });
  }
});
afterAll(() => world.stop());

/** Five workdays in `check` unless another term is given. */
const permit = (version: number, term = 'workdays: 5', id = 'permit') => `# 示范
kind: procedure
id: ${id}
version: ${version} # 见通知
status: CITY
source: {document: 示例, clause: 一}
links: {organisation: required}
roles: {clerk: {who: post}}
states: {draft: {start: true, limit: none}, check: {}, site: {limit: none, status: MISSING, names: {zh: 现场, en: On site}}, done: {end: true}}
limits: {check: {in: [check], ${term}}}
transitions:
  submit: {from: draft, to: check, by: clerk}
  visit: {from: check, to: site, by: clerk}
  end: {from: [check, site], to: done, by: clerk}
`;

const day = (text: string) => (now = Date.parse(`${text}T10:00:00+08:00`));

async function submitted(procedure: string, organisation: string): Promise<string> {
  const made = await world.local.cases.begin({ procedure, organisation, for: 'key:clerk' });
  await world.local.cases.take({ case: made.case, transition: 'submit', for: 'key:clerk' });
  return made.case;
}

test('how many running cases a text would make late: by the calendar, those late already apart, and nothing is changed', async () => {
  day('2026-03-02');
  const old = await submitted('late', 'ORG1');
  day('2026-03-06');
  const middle = await submitted('late', 'ORG1');
  day('2026-03-10');
  await submitted('late', 'ORG2');
  day('2026-03-12');
  // the first has been there since the 2nd: due on the 9th; the second since the 6th: 4 worked days by the 12th; the third 2
  const ask = (term: string) => world.local.cases.underVersion({ text: permit(2, term, 'late') });
  expect(await ask('workdays: 5')).toMatchObject({ version: 2, running: 3, made: 0, already: 1, late: [{ case: old, already: true }] });
  expect(await ask('workdays: 3')).toMatchObject({
    running: 3,
    made: 1,
    already: 1,
    elsewhere: 0,
    late: [
      { case: middle, limit: 'check', due: '2026-03-11', already: false },
      { case: old, already: true },
    ],
  });
  expect(await ask('workdays: 1')).toMatchObject({ made: 2, already: 1 });
  expect(await ask('workdays: 60')).toMatchObject({ made: 0, already: 0, late: [] });
  expect((await world.local.cases.show({ case: middle })).version).toBe(1);
  expect((await world.local.procedures.show({ id: 'late' })).versions).toEqual([1]);
});

test('a key of one place is told of its own cases alone', async () => {
  day('2026-03-10');
  await submitted('apart', 'ORG1');
  await submitted('apart', 'ORG2');
  day('2026-03-12');
  const { secret } = await world.local.access.keys.create({ name: 'south', role: 'bureau', region: '140402' });
  const answer = await world.ask('/api/cases-under-version', {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text: permit(2, 'workdays: 1', 'apart') }),
  });
  expect(await answer.json()).toMatchObject({ running: 1, made: 1, already: 0 });
});

test('a text with faults tells all of them by line and column, to the editor and to who asks for late cases', async () => {
  const broken = permit(2).replace('to: site', 'to: siet').replace('by: clerk}\n  end', 'by: clerks}\n  end');
  const { findings, sound } = await world.local.procedures.edited({ text: broken });
  expect(sound).toBe(null);
  expect(findings.map(({ code, evidence }) => [code, evidence['line']])).toEqual([
    ['state-unknown', 13],
    ['role-unknown', 13],
  ]);
  await expect(world.local.cases.underVersion({ text: broken })).rejects.toMatchObject({ document: { code: 'procedure-broken' } });
});

test('a file is got back as it was written, also as its next version, and what an edit changes is told', async () => {
  const { text, next } = await world.local.procedures.text({ id: 'permit' });
  expect(text).toBe(permit(1));
  expect(next).toBe(permit(2));
  const { sound, findings } = await world.local.procedures.edited({ text: next.replace('workdays: 5', 'workdays: 8'), language: 'en' });
  expect(sound).toMatchObject({
    version: 2,
    against: 1,
    next: 2,
    changes: [{ part: 'limits', before: '5 workdays', after: '8 workdays' }],
  });
  expect(sound?.svg).toContain('On site');
  expect(findings.map(({ code }) => code)).toEqual(['rule-needed']);
});

test('where the file of a version was changed on the disk, what is known is got back, and it is sound', async () => {
  const own = join(world.stores.places.root, 'knowledge', 'procedures', 'permit-1.yaml');
  const kept = await readFile(own, 'utf8');
  await writeFile(own, kept.replace('workdays: 5', 'workdays: 50'));
  const { text } = await world.local.procedures.text({ id: 'permit' });
  await writeFile(own, kept);
  expect(text).not.toContain('workdays: 50');
  expect((await world.local.procedures.edited({ text })).sound).toMatchObject({ id: 'permit', version: 1 });
});

test('a term that no rule gives is set with its source: the next version, as the city’s own, and only once', async () => {
  for (const organisation of ['ORG1', 'ORG1', 'ORG2']) await submitted('termed', organisation);
  const limit = { state: 'site', count: 10, unit: 'workdays' as const, document: '某局〔2026〕1号', clause: '第三条' };
  expect(await world.local.procedures.setLimits({ id: 'termed', limits: [limit] })).toMatchObject({ version: 2, findings: [] });
  const shown = await world.local.procedures.show({ id: 'termed' });
  expect(shown.stateList.find(({ key }) => key === 'site')).toMatchObject({ term: '10 个工作日', status: 'CITY' });
  expect((await world.local.procedures.text({ id: 'termed' })).text).toContain('# 示范');
  expect((await world.local.procedures.compare({ id: 'termed', from: 1, to: 2 })).changes.map(({ part }) => part)).toEqual([
    'states',
    'states',
    'limits',
  ]);
  await expect(world.local.procedures.setLimits({ id: 'termed', limits: [limit] })).rejects.toMatchObject({
    document: { code: 'limit-not-missing' },
  });
  const running = await world.local.cases.list({ procedure: 'termed' });
  expect(running.total).toBe(3);
});
