import { expect, test } from 'vitest';
import { shippedChronicle } from '../../../test/knowledge.ts';
import { groupsAs, specialitiesUnknown, specialityNamed } from './specialities.ts';

const all = shippedChronicle().inForce('speciality', { on: '2026-11-22', recorded: 1, received: 1 } as never);

test('a speciality is known by its code, its names and what lists call it, whatever its width and case', () => {
  for (const text of ['hvac', 'HVAC', '暖通', '暖通空调', 'ｈｖａｃ']) expect(specialityNamed(all, text)?.code).toBe('hvac');
  expect(specialityNamed(all, '会计')).toBeUndefined();
});

test('who is written down as 暖通 fills the seats of hvac, and keeps what was written', () => {
  expect(groupsAs(all, ['暖通', '会计'])).toEqual(expect.arrayContaining(['暖通', 'hvac', '会计']));
  expect(groupsAs(all, ['暖通'])).not.toContain('电气');
  expect(groupsAs(all, [])).toEqual([]);
});

test('what is not in the list is told once each, with who has it and what the list has', () => {
  const person = (code: string, groups: readonly string[]) => ({ code, after: { fields: { groups } } });
  const found = specialitiesUnknown(all, [person('E1', ['会计', '暖通']), person('E2', ['会计']), person('E3', [])]);
  expect(found).toMatchObject([{ code: 'person-speciality-unknown', evidence: { group: '会计', people: 'E1 E2', count: 2 } }]);
  expect(String(found[0]?.evidence['known'])).toContain('暖通');
});

test('no two specialities share a name', () => {
  const names = all.flatMap(({ code, names: { zh, en }, words }) => [...new Set([code, zh, en.toLowerCase(), ...words])]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
