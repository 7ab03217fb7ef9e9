import { expect, test } from 'vitest';
import { shippedLibrary } from '../../../test/library.ts';
import { topicNamed, topicOf } from './topic.ts';

const library = shippedLibrary();
const held = library.documents.map((document) => ({ document, state: 'holds' as const }));

/** The words by which a task says that it is about a subject. */
const spoken = [
  ['low-energy', /超低能耗|近零能耗|零碳建筑|低碳建筑/u],
  ['rural', /农房|农村|农户|农牧民/u],
  ['district', /城区|示范区|园区|片区/u],
] as const;

test.each(spoken)('every task that speaks of the subject %s is drawn under it', (name, words) => {
  const topic = topicNamed(name, library);
  const speaking = library.documents.flatMap(({ tasks }) => tasks.filter(({ title }) => words.test(title)).map(({ id }) => id));
  expect(speaking.filter((id) => !topic.tasks.includes(id))).toEqual([]);
});

test('Yangquan has a task on rural houses, with its clause and who does it', () => {
  const { tasks } = topicOf(topicNamed('rural', library), held);
  expect(tasks.find(({ id }) => id === 'YQ/task-2-8')).toMatchObject({ clause: '二(八)', units: ['市住建局', '市能源局'] });
});

test('what a subject names exists in a document that is loaded', () => {
  const there = new Set(
    library.documents.flatMap(({ tasks, targets, baselines }) => [...tasks, ...targets, ...baselines].map(({ id }) => id)),
  );
  const named = [...library.topics.values()].flatMap(({ tasks, targets, baselines }) => [...tasks, ...targets, ...baselines]);
  expect(named.filter((id) => !there.has(id))).toEqual([]);
});
