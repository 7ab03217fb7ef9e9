import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

test('every code has its words in both languages, quantities their unit, uses their synonyms', async () => {
  const { terms } = await world.local.help.vocabulary({});
  for (const { category, code, zh, en } of terms) expect([category, code, zh.trim(), en.trim()]).not.toContain('');
  const one = (category: string, code: string) => terms.find((term) => term.category === category && term.code === code);
  expect(one('carrier', 'gas')).toMatchObject({ zh: '燃气', en: 'Gas' });
  expect(one('buildingField', 'floorArea')).toMatchObject({ zh: '建筑面积', en: 'Floor area', unit: 'm2' });
  expect(one('use', 'office')?.also).toEqual(expect.arrayContaining(['写字楼', 'Financial Office']));
  expect(one('use', 'school')?.also).not.toContain('教学楼');
  expect((await world.local.help.vocabulary({ category: 'role' })).terms.map(({ code }) => code)).toContain('bureau');
  await expect(world.local.help.vocabulary({ category: 'toString' })).rejects.toMatchObject({ document: { code: 'no-such-category' } });
});

test('a word that may mean several uses raises a question with the candidates; once the city has decided, it is understood', async () => {
  const rows = 'code,name,use,region\nB1,一号楼,教学楼,140302\nB2,二号楼,写字楼,140302\n';
  const file = await world.upload('ledger.csv', Buffer.from(rows));
  const asked = await world.local.registry.importBuildings({ file, preview: true });
  expect(asked).toMatchObject({ created: 1, rejectedCount: 1 });
  expect(asked.rejected).toMatchObject([{ code: 'ambiguous-use', field: 'use', value: '教学楼', suggested: ['school', 'university'] }]);
  expect(asked.rejected?.[0]?.detail).toContain('中小学校、高等院校');
  const text = `kind: use-words
source: {document: 本市台账, clause: 建筑类型}
status: CITY
entries:
  - {id: use-words/city/teaching, version: 1, uses: [school], words: [教学楼]}
`;
  await world.local.knowledge.files.put({ name: 'use-words.yaml', text });
  await expect.poll(async () => (await world.local.registry.importBuildings({ file, preview: true })).rejectedCount).toBe(0);
  const bad = text.replace('[school]', '[castle]').replace('city/teaching', 'city/castle');
  await expect(world.local.knowledge.files.put({ name: 'castle.yaml', text: bad })).rejects.toMatchObject({
    document: { code: 'knowledge-bad' },
  });
});
