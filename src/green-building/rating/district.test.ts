import { describe, expect, it } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import { judgeProject } from '../../../test/judge.ts';
import { district, projectsOf, readDistrict } from './district.ts';

const asked = (facts: object) => judgeProject('140303', '2026-03-01', { work: 'new', urban: true, ...facts });

/** As the service does: each project with its own class. */
function districtOf(buildings: readonly object[]) {
  const read = readDistrict({ buildings });
  return district(
    read,
    projectsOf(read).map(({ class: of }) => asked(of === null ? {} : { class: of })),
  );
}

describe('a district (YQ 二(一)三: the share rule binds each project of homes)', () => {
  const homes = (project: string, ultraLow: boolean | null, aboveGroundM2: number | null = 10_000) => ({
    project,
    class: 'residential',
    ultraLow,
    aboveGroundM2,
  });

  it('one project does not answer for another', () => {
    const { projects, levels } = districtOf([homes('A', true), homes('A', false), homes('B', false), homes('B', false)]);
    expect(projects.map(({ name, share, rules }) => [name, share.least, rules.map(({ rule, verdict }) => [rule, verdict])])).toEqual([
      ['A', 50, [['YQ/ultra-low-homes', 'meets']]],
      ['B', 0, [['YQ/ultra-low-homes', 'fails']]],
    ]);
    expect(levels.find(({ level }) => level === 'ultraLow')).toEqual({
      level: 'ultraLow',
      count: { least: 1, most: 1 },
      m2: { least: 10_000, most: 10_000 },
      share: { least: 25, most: 25 },
    });
  });

  it('each project is asked by its own class: the share is not asked of public buildings', () => {
    const { projects } = districtOf([homes('A', false), { project: 'P', class: 'public', ultraLow: false, aboveGroundM2: 5000 }]);
    expect(projects.map(({ class: of, rules }) => [of, rules.map(({ rule }) => rule)])).toEqual([
      ['residential', ['YQ/ultra-low-homes']],
      ['public', []],
    ]);
  });

  it('a project of several classes is taken as of none that is known, and told', () => {
    const { projects, findings } = districtOf([homes('A', true), { project: 'A', class: 'public', ultraLow: false, aboveGroundM2: 5000 }]);
    expect(projects[0]?.rules).toMatchObject([{ rule: 'YQ/ultra-low-homes', verdict: 'undecided', needs: ['class'] }]);
    expect(findings).toMatchObject([{ code: 'district-class-mixed', evidence: { project: 'A' } }]);
  });

  it('what is not known lies between two, and an area that is missing leaves no share', () => {
    const open = districtOf([homes('A', null), homes('A', true)]).levels[0];
    expect(open).toMatchObject({ count: { least: 1, most: 2 }, share: { least: 50, most: 100 } });
    expect(districtOf([homes('A', true, null), homes('A', false)]).levels[0]).toMatchObject({
      count: { least: 1, most: 1 },
      share: { least: null, most: null },
    });
  });

  it('counts stars from each level up', () => {
    const { levels } = districtOf([0, 1, 2, 3, null].map((star) => ({ star, aboveGroundM2: 100 })));
    expect(levels.slice(3).map(({ level, count }) => [level, count.least, count.most])).toEqual([
      ['star1', 3, 4],
      ['star2', 2, 3],
      ['star3', 1, 2],
    ]);
  });

  it.each([
    [[], 'rating-input-bad'],
    [{ buildings: 5 }, 'rating-input-bad'],
    [{ buildings: [5] }, 'rating-input-bad'],
    [{ buildings: [{ star: 1.5 }] }, 'rating-input-bad'],
    [{ buildings: [{ star: 4 }] }, 'rating-input-bad'],
    [{ buildings: [{ aboveGroundM2: -1 }] }, 'rating-input-bad'],
    [{ buildings: [{ ultraLow: 'yes' }] }, 'rating-input-bad'],
  ])('%j is refused by name', (input, code) => {
    const found = () => {
      try {
        return readDistrict(input).length;
      } catch (error) {
        return (error as Problem).code;
      }
    };
    expect(found()).toBe(code);
  });
});
