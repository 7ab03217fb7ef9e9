import { expect, test } from 'vitest';
import { judgeProject, shippedOnce } from '../../../test/judge.ts';
import { Problem } from '#kernel/problem.ts';
import { itemCounts, itemOf, whoOwes } from './city.ts';
import { obligationsOf, type Judge } from './building-obligations.ts';

const day = '2026-03-01';

/** The obligations of a building of 阳泉 with these facts, by the shipped documents. */
function owed(facts: object, yearBuilt: number | null = 2005, region = '140302') {
  const judge: Judge = (work, on) => {
    try {
      return judgeProject(region, on, { ...facts, work });
    } catch (error) {
      if (error instanceof Problem && error.code === 'policy-date-before') return null;
      throw error;
    }
  };
  return obligationsOf(judge, day, yearBuilt, (item) => shippedOnce().items.get(item)?.index === true);
}

const told = (facts: object, yearBuilt?: number | null) =>
  owed(facts, yearBuilt).owed.map((one) => `${itemOf(one)} ${one.strength} ${one.when}`);
const hangs = (facts: object, rule: string, yearBuilt?: number | null) => owed(facts, yearBuilt).open.find((one) => one.rule === rule);

test('室内温度控制: every public building, none of homes', () => {
  expect(told({ class: 'public' })).toContain('indoor-temperature-control must operation');
  expect(told({ class: 'residential' })).not.toContain('indoor-temperature-control must operation');
  expect(hangs({}, 'YQ/temperature')?.decidedBy).toEqual(['use']);
});

test('整体能效提升 20%: with a retrofit of a public building that has had no measures; where that is not written down, the field would decide', () => {
  const rule = 'YQ/gain-20';
  expect(told({ class: 'public', hadEnergyMeasures: false })).toContain('efficiency-gain must retrofit');
  expect(told({ class: 'public', hadEnergyMeasures: true })).not.toContain('efficiency-gain must retrofit');
  expect(hangs({ class: 'public' }, rule)).toMatchObject({ needs: ['hadEnergyMeasures'], decidedBy: ['energyMeasures'], when: 'retrofit' });
});

test('供热计量 of what stands is pushed, not owed; retrofit of public buildings in towns is pushed', () => {
  expect(told({ class: 'public', urban: true })).toEqual(
    expect.arrayContaining(['heat-metering promote operation', 'energy-retrofit promote operation']),
  );
  expect(told({ class: 'public', urban: true })).not.toContain('heat-metering must operation');
});

test('监测计量装置: owed by what was built under the rule; the very year of the document is open, and so is an unknown year', () => {
  const organ = { class: 'public', stateOrganOffice: true, urban: true };
  expect(told(organ, 2005)).not.toContain('energy-monitoring-device must construction');
  expect(told(organ, 2027)).toContain('energy-monitoring-device must construction');
  expect(hangs(organ, 'YQ/monitoring', 2026)?.needs).toEqual(['dayOfPermit']);
  expect(hangs(organ, 'YQ/monitoring', null)).toMatchObject({ needs: ['yearBuilt'], decidedBy: ['yearBuilt'] });
});

test('a place is counted by item, duty first; who owes it, and who may', () => {
  const building = (code: string, facts: object) => ({ code, name: code, region: '140302', use: null, ...owed(facts) });
  const all = [
    building('A', { class: 'public', hadEnergyMeasures: false }),
    building('B', { class: 'public' }),
    building('C', { class: 'industrial' }),
  ];
  const counts = itemCounts(all, [...shippedOnce().strengths.keys()]);
  expect(counts[0]?.strength).toBe('must');
  expect(counts.find(({ item }) => item === 'efficiency-gain')).toMatchObject({ owing: 1, open: 1, when: 'retrofit' });
  expect(whoOwes(all, { item: 'efficiency-gain', state: 'owing' }).map(({ code }) => code)).toEqual(['A']);
  expect(whoOwes(all, { item: 'efficiency-gain', state: 'open' }).map(({ code }) => code)).toEqual(['B']);
  expect(whoOwes(all, { item: 'efficiency-gain' })[0]?.owed).toHaveLength(1);
});
