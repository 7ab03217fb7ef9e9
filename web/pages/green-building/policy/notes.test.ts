import { expect, test } from 'vitest';
import { notesOnce, ofProject } from './notes.ts';

const note = { zh: '文件未作定义', en: 'not defined' };

test('a note stands where it is said first and nowhere else on the page', () => {
  const once = notesOnce();
  const [first, second] = once([
    { rule: 'a', restsOn: { text: note } },
    { rule: 'b', doubt: note },
  ]);
  const [third] = once([{ rule: 'c', restsOn: { text: note }, doubt: { zh: '另一条', en: 'another' } }]);
  expect([first?.restsOn?.text, second?.doubt, third?.restsOn, third?.doubt?.zh]).toEqual([note, undefined, undefined, '另一条']);
});

test('a project is not asked what its buyers do', () => {
  expect(ofProject([{ binds: 'actor' }, { binds: 'building' }])).toEqual([{ binds: 'building' }]);
});
