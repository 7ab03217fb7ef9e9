import { describe, expect, it } from 'vitest';
import { judgeProject, requiredBy, open } from '../../../test/judge.ts';

const [county, day] = ['140802', '2026-03-01'];
const yc = (project: object, on = day) => requiredBy('YC', county, on, { work: 'new', urban: true, ...project });
const undecided = (project: object) => open('YC', county, day, { work: 'new', urban: true, ...project });

describe('运政办发〔2025〕6号', () => {
  it('binds from 7 April 2025 and not the day before', () => {
    expect(yc({ class: 'public' }, '2025-04-06')).toEqual([]);
    expect(yc({ class: 'public' }, '2025-04-07')).toContain('green-star>=1 must');
  });

  it('stars: basic for all, one for public buildings, two for large, state organs and any share of state capital, three over limit: duty', () => {
    expect(yc({ class: 'residential' })).toContain('green-star>=0 must');
    expect(yc({ class: 'residential' })).not.toContain('green-star>=1 must');
    expect(yc({ class: 'public', fund: 'private' })).not.toContain('green-star>=2 must');
    for (const fund of ['government', 'state-capital', 'mixed-state'])
      expect(yc({ class: 'public', fund })).toContain('green-star>=2 must');
    expect(yc({ stateOrganOffice: true })).toContain('green-star>=2 must');
    expect(yc({ class: 'public', buildingAreaM2: 20_000, centralAirConditioning: true })).toContain('green-star>=2 must');
    expect(yc({ class: 'public', fund: 'private', buildingAreaM2: 19_999, centralAirConditioning: true })).not.toContain(
      'green-star>=2 must',
    );
    expect(yc({ overLimitHighRise: true })).toContain('green-star>=3 must');
    expect(yc({ class: 'public', urban: false }).join()).not.toContain('green-star');
  });

  it.each([
    [{ annualTce: 1000 }, true],
    [{ annualTce: 999, annualKwh: 4_999_999 }, false],
    [{ annualTce: 1, annualKwh: 5_000_000 }, true],
  ])('energy review at and around its limits: %o %s', (use, holds) => {
    expect(yc(use).includes('energy-review=true must')).toBe(holds);
  });

  it('ultra-low energy is push, for public welfare of state money', () => {
    expect(yc({ fund: 'state-capital', publicWelfare: true })).toContain('ultra-low-energy=true promote');
    expect(yc({ fund: 'private', publicWelfare: true })).not.toContain('ultra-low-energy=true promote');
    expect(undecided({ fund: 'government' })['YC/ultra-low-welfare']).toEqual(['publicWelfare']);
  });

  it('photovoltaics are push: new urban public buildings, standard plants, and existing roofs that are fit', () => {
    expect(yc({ class: 'public' })).toContain('pv=true promote');
    expect(yc({ devZoneStandardPlant: true, urban: false })).toContain('pv=true promote');
    expect(yc({ class: 'residential' })).not.toContain('pv=true promote');
    expect(yc({ work: 'operate', class: 'public', pvFeasible: true })).toContain('pv=true promote');
    expect(yc({ work: 'operate', class: 'public', pvFeasible: false })).not.toContain('pv=true promote');
  });

  it('有稳定热水需求: solar hot water is a bare imperative, duty', () => {
    expect(yc({ stableHotWater: true })).toContain('solar-hot-water=true must');
    expect(yc({ stableHotWater: false })).not.toContain('solar-hot-water=true must');
    expect(undecided({})['YC/solar-hot-water']).toEqual(['stableHotWater']);
  });

  it('20 % by the retrofit of a public building without measures; homes to the current standard', () => {
    expect(yc({ work: 'retrofit', class: 'public', hadEnergyMeasures: false })).toContain('efficiency-gain>=20 must');
    expect(yc({ work: 'retrofit', class: 'residential' })).toContain('retrofit-to-current-standard=true must');
  });

  it('renewal of equipment is duty (更新) of public institutions: a mall only where it is one', () => {
    const old = { work: 'operate', equipmentOutdated: true };
    expect(yc({ ...old, publicInstitution: true })).toContain('equipment-renewal=true must');
    expect(yc({ ...old, use: 'school' })).toContain('equipment-renewal=true must');
    expect(yc({ ...old, use: 'mall', publicInstitution: false, stateOrganOffice: false })).not.toContain('equipment-renewal=true must');
    expect(undecided({ ...old, use: 'mall' })['YC/renewal']).toEqual(['publicInstitution', 'stateOrganOffice']);
  });

  it('no demolition at scale, and no permit for who misses the indices', () => {
    expect(yc({ work: 'demolish' })).toContain('mass-demolition=false must');
    expect(yc({ work: 'new' }).join()).not.toContain('mass-demolition');
    expect(yc({ meetsEnergyIndices: false })).toContain('planning-permit=false must');
    expect(yc({ meetsEnergyIndices: true })).not.toContain('planning-permit=false must');
    expect(yc({ work: 'land' })).toContain('planning-conditions=true must');
  });

  it('both targets of 一 are there as printed, and no other', () => {
    const { documents } = judgeProject(county, day, {});
    expect(documents.find(({ code }) => code === 'YC')).toMatchObject({
      number: '运政办发〔2025〕6号',
      issued: '2025-04-07',
      region: '140800',
      state: 'holds',
    });
  });

  it('names what it leans on and has not read', () => {
    const titles = judgeProject(county, day, {}).notLoaded.map(({ title }) => title);
    for (const title of [
      '民用建筑节能条例',
      '山西省绿色建筑发展条例',
      '建筑节能与可再生能源利用通用规范',
      '山西省既有居住建筑节能改造技术标准',
    ])
      expect(titles).toContain(title);
  });
});
