import { expect, test } from 'vitest';
import type { Fields } from '../facts.ts';
import { effectsOf } from './effects.ts';

const step = (effects: readonly object[], fields: Fields = {}) =>
  effectsOf({ from: 'a', to: 'b', effects } as never, {
    fields,
    day: '2026-03-02',
    steps: new Map([['issue', { day: '2026-02-20', count: 1 }]]),
  });

test('values are those of fields, of the day, and of the day of an earlier step; anything else is as written', () => {
  const effect = {
    enter: 'standard',
    code: '$code',
    fields: { name: '$title', kind: 'local', issued: '$step.issue', reviewed: '$today' },
  };
  expect(step([effect], { code: '3.6.1.0.12', title: '示例标准' })).toEqual([
    {
      enter: 'standard',
      code: '3.6.1.0.12',
      fields: { name: '示例标准', kind: 'local', issued: '2026-02-20', reviewed: '2026-03-02' },
    },
  ]);
  expect(step([{ set: 'building.demolished', to: '$today' }])).toEqual([{ set: 'building.demolished', to: '2026-03-02' }]);
});

test('what is not known clears nothing: such a field is left out, and so is the day of a step that was not taken', () => {
  const effect = { enter: 'standard', code: '$code', fields: { name: '$title', replaces: '$replaces', issued: '$step.print' } };
  expect(step([effect], { code: '3.6.1.0.12', title: '示例标准', replaces: null })).toEqual([
    { enter: 'standard', code: '3.6.1.0.12', fields: { name: '示例标准' } },
  ]);
});

test('an effect is had only where its condition is known to be true', () => {
  const effect = {
    enter: 'standard',
    code: '$code',
    fields: { status: 'abolished' },
    when: { fact: 'conclusion', test: { in: ['withdraw'] } },
  };
  expect(step([effect], { code: '1.1.0.0.1', conclusion: 'withdraw' })).toHaveLength(1);
  expect(step([effect], { code: '1.1.0.0.1', conclusion: 'continue' })).toEqual([]);
  expect(step([effect], { code: '1.1.0.0.1' })).toEqual([]);
});
