import { expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import { limitOf, tagsOfTarget, type TargetStanding } from './draft.ts';

const target = {
  id: 'YC/retrofit-area',
  name: { zh: '既有建筑节能改造', en: 'buildings retrofitted' },
  clause: '一(二)',
  quote: '完成“十四五”城镇既有建筑节能改造 200 万平方米',
  value: 200,
  unit: '万平方米',
  due: 2025,
};
const standing = (rest: object = {}, of: object = {}): TargetStanding =>
  ({
    target: { ...target, ...of },
    document: { head: { title: '方案', region: '140800' } },
    own: { kind: 'whole' },
    now: null,
    ...rest,
  }) as never;

test('a goal on retrofitted area is a limit in square metres with its clause; one whose year is past is marked as lapsed', () => {
  expect(limitOf(standing(), '140800', 2026)).toEqual({
    id: 'YC/retrofit-area',
    names: { zh: '既有建筑节能改造', en: 'buildings retrofitted' },
    resource: 'area',
    min: '2000000',
    clause: '一(二)',
    document: '方案',
    quote: target.quote,
    due: 2025,
    value: '200',
    unit: '万平方米',
    done: null,
    lapsed: true,
  });
  expect(limitOf(standing({}, { due: 2027 }), '140800', 2026)).not.toHaveProperty('lapsed');
});

test('what is done is taken off, and never more than all of it', () => {
  expect(limitOf(standing({ now: exact('50.5') }), '140800', 2026)?.min).toBe('1495000');
  expect(limitOf(standing({ now: exact('500') }), '140800', 2026)?.min).toBe('0');
});

test('of a place above its part alone is a goal here; nobody takes a whole country for one', () => {
  expect(limitOf(standing(), '140802', 2026)).toBeNull();
  expect(limitOf(standing({ own: { kind: 'unsaid' } }), '140802', 2026)).toBeNull();
  expect(limitOf(standing({ own: { kind: 'part', value: exact('30') } }), '140802', 2026)?.min).toBe('300000');
});

test('homes and public buildings are told apart by tags; other goals are no limit', () => {
  const ids = ['NM/retrofit-homes-area', 'NM/retrofit-public-area', 'YC/retrofit-area', 'YQ/prefab-share'];
  expect(ids.map((id) => tagsOfTarget(id))).toEqual([['residential'], ['public'], null, undefined]);
  expect(limitOf(standing({}, { id: 'YC/retrofit-gain', unit: '%' }), '140800', 2026)).toBeNull();
});
