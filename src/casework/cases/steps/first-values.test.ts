import { expect, test } from 'vitest';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { firstValues } from './first-values.ts';

const fields = {
  subject: { type: 'text', from: 'project.name' },
  area: { type: 'decimal', decimals: 2, min: 1, from: ['project.projectAreaM2', 'building.floorArea'] },
  work: { type: 'choice', options: ['new', 'extension'], from: 'project.work' },
  later: { type: 'text', from: 'project.name' },
  own: { type: 'text' },
} satisfies Readonly<Record<string, Procedure['fields'][string]>>;

const allowed = new Set(['subject', 'area', 'work', 'own']);

test('a new case takes what is known of its project, of several the first, and only what may be given then', () => {
  const project = { name: '示例项目', projectAreaM2: 12000, work: 'new' };
  const building = { floorArea: 900 };
  expect(firstValues({ fields }, allowed, { project, building })).toEqual({ subject: '示例项目', area: 12000, work: 'new' });
  expect(firstValues({ fields }, allowed, { project: { name: '示例项目' }, building })).toEqual({ subject: '示例项目', area: 900 });
  expect(firstValues({ fields }, allowed, { project: null, building: null })).toEqual({});
});

test('a value that the field would not take is left out: nobody has given it', () => {
  expect(firstValues({ fields }, allowed, { project: { name: '', work: 'demolish', projectAreaM2: 0 }, building: null })).toEqual({});
});
