import { describe, expect, it } from 'vitest';
import { judgeProject, requiredBy, open } from '../../../test/judge.ts';

const [county, day] = ['140303', '2026-03-01'];
const yq = (project: object, on = day) => requiredBy('YQ', county, on, { work: 'new', urban: true, ...project });
const undecided = (project: object) => open('YQ', county, day, { work: 'new', urban: true, ...project });
const publicBuilding = { class: 'public', fund: 'private' };

describe('阳政办发〔2026〕3号, 二(一): green stars', () => {
  it('binds from 15 January 2026 and not the day before', () => {
    expect(yq({ class: 'residential' }, '2026-01-14')).toEqual([]);
    expect(yq({ class: 'residential' }, '2026-01-15')).toContain('green-star>=0 must');
    expect(yq({ class: 'residential' }, '2036-01-01')).toContain('green-star>=0 must');
  });

  it('holds in the counties of 阳泉 and nowhere else', () => {
    expect(requiredBy('YQ', '140300', day, { work: 'new', urban: true })).toContain('green-star>=0 must');
    expect(judgeProject('140800', day, { work: 'new', urban: true }).requirements.filter(({ document }) => document === 'YQ')).toEqual([]);
  });

  it('城镇新建建筑: not in villages; where it is not said, open', () => {
    expect(yq({ class: 'public', urban: false })).not.toContain('green-star>=0 must');
    expect(open('YQ', county, day, { work: 'new', class: 'residential' })['YQ/star-basic']).toEqual(['urban']);
    expect(yq({ work: 'extension', class: 'public' })).not.toContain('green-star>=0 must');
    expect(yq({ work: 'land', class: 'public' })).toContain('green-star>=0 must');
  });

  it.each([
    ['公共建筑', { class: 'public' }, true],
    ['保障性住房', { housing: 'affordable' }, true],
    ['商品房 exactly 100,000 m²', { housing: 'commodity', projectAreaM2: 100_000 }, true],
    ['商品房 99,999 m²', { housing: 'commodity', projectAreaM2: 99_999 }, false],
    ['“标准地” 住宅', { class: 'residential', housing: 'commodity', projectAreaM2: 1, standardLand: true }, true],
    ['“标准地” 厂房', { class: 'industrial', standardLand: true }, false],
    ['other homes', { housing: 'commodity', projectAreaM2: 1, standardLand: false }, false],
  ])('pushes (推动) %s to one star: %o %s', (_name, project, holds) => {
    expect(yq(project).includes('green-star>=1 promote')).toBe(holds);
    expect(yq(project)).not.toContain('green-star>=1 must');
  });

  it.each([
    ['20,000 m² with central air conditioning', { buildingAreaM2: 20_000, centralAirConditioning: true }, true],
    ['19,999 m²', { buildingAreaM2: 19_999, centralAirConditioning: true }, false],
    ['20,000 m² without it', { buildingAreaM2: 20_000, centralAirConditioning: false }, false],
    ['said to be 大型公共建筑', { buildingAreaM2: 19_999, largePublic: true }, true],
    ['said not to be', { buildingAreaM2: 50_000, centralAirConditioning: true, largePublic: false }, false],
    ['government money', { fund: 'government', buildingAreaM2: 100 }, true],
    ['state capital', { fund: 'state-capital', buildingAreaM2: 100 }, true],
    ['only a share of state capital', { fund: 'mixed-state', buildingAreaM2: 100 }, false],
  ])('执行 二星级 is duty for a public building: %s', (_name, project, holds) => {
    expect(yq({ ...publicBuilding, ...project }).includes('green-star>=2 must')).toBe(holds);
  });

  it('where air conditioning is not known the two stars are open, and it is told which fact decides', () => {
    const asked = undecided({ ...publicBuilding, buildingAreaM2: 20_000 });
    expect(asked['YQ/star-2']).toEqual(['centralAirConditioning', 'largePublic']);
    expect(undecided({ ...publicBuilding, buildingAreaM2: 19_999 })['YQ/star-2']).toBeUndefined();
  });

  it('a derived 大型公共建筑 carries the outside source; one that was given does not', () => {
    const derived = judgeProject(county, day, {
      work: 'new',
      urban: true,
      class: 'public',
      buildingAreaM2: 20_000,
      centralAirConditioning: true,
    }).findings;
    expect(derived.find(({ code }) => code === 'fact-derived')?.evidence).toMatchObject({
      fact: 'largePublic',
      value: true,
      status: 'RECALLED',
    });
    expect(
      judgeProject(county, day, { work: 'new', urban: true, largePublic: true }).findings.filter(({ code }) => code === 'fact-derived'),
    ).toEqual([]);
  });

  it('what holds only by an outside definition says so itself; what holds without it, and what was given, does not', () => {
    const rests = (facts: object) =>
      Object.fromEntries(
        judgeProject(county, day, { work: 'new', urban: true, class: 'public', ...facts }).requirements.map(({ rule, restsOn }) => [
          rule,
          restsOn,
        ]),
      );
    const large = { buildingAreaM2: 20_000, centralAirConditioning: true };
    expect(rests(large)['YQ/star-2']).toMatchObject({ facts: ['largePublic'] });
    expect(rests(large)['YQ/star-2']?.text.zh).toMatch(/大型公共建筑.*建科〔2008〕114号.*待核对标准原文/u);
    expect(rests(large)['YQ/star-basic']).toBeUndefined();
    expect(rests({ ...large, fund: 'government' })['YQ/star-2']).toBeUndefined();
    expect(rests({ largePublic: true })['YQ/star-2']).toBeUndefined();
    expect(rests({ largePublic: true })).toHaveProperty(['YQ/star-2']);
  });

  it('超限高层 has three stars as duty; height alone never makes it so', () => {
    expect(yq({ class: 'public', overLimitHighRise: true })).toContain('green-star>=3 must');
    expect(yq({ class: 'public', heightM: 300 })).not.toContain('green-star>=3 must');
    expect(undecided({ class: 'public', heightM: 300 })['YQ/star-3']).toEqual(['overLimitHighRise']);
  });

  it('“其他有条件的项目” is left open: a finding, no fact asked, and duty only where the authority says so', () => {
    const told = judgeProject(county, day, { work: 'new', urban: true, class: 'residential' });
    expect(told.undecided.flatMap(({ needs }) => needs)).not.toContain('hasConditions');
    expect(told.findings.find(({ evidence }) => evidence['rule'] === 'YQ/star-2-other')?.code).toBe('term-open');
    expect(yq({ class: 'residential', hasConditions: true })).toContain('green-star>=2 must');
  });
});

describe('阳政办发〔2026〕3号, 二(一)二 to 七', () => {
  it.each([
    ['public, 5,000 m²', { class: 'public', buildingAreaM2: 5000 }, true],
    ['public, 4,999 m²', { class: 'public', buildingAreaM2: 4999 }, false],
    ['plant, 5,000 m²', { class: 'industrial', buildingAreaM2: 5000 }, true],
    ['affordable, 5,000 m²', { housing: 'affordable', buildingAreaM2: 5000 }, true],
    ['commodity, 100,000 m²', { housing: 'commodity', projectAreaM2: 100_000, buildingAreaM2: 4000 }, true],
    ['commodity, 99,999 m²', { housing: 'commodity', projectAreaM2: 99_999, buildingAreaM2: 9000 }, false],
  ])('推动…装配率不低于 50%% is push, for %s: %o %s', (_name, project, holds) => {
    expect(yq(project).includes('prefab-rate>=50 promote')).toBe(holds);
    expect(yq(project).includes('prefab=true promote')).toBe(holds);
    expect(yq(project).some((one) => one.startsWith('prefab') && one.endsWith('must'))).toBe(false);
  });

  it('a plant below 5,000 m² is neither bound nor free: the sentence has two readings, and says so', () => {
    const told = judgeProject(county, day, { work: 'new', class: 'industrial', buildingAreaM2: 4999 });
    expect(told.findings.map(({ evidence }) => evidence['rule'])).toContain('YQ/prefab-rate-below');
    expect(yq({ class: 'industrial', buildingAreaM2: 4999, areaLimitPublicOnly: true })).toContain('prefab-rate>=50 promote');
  });

  it('原则上 ultra-low-energy for public buildings of government or state money', () => {
    for (const fund of ['government', 'state-capital'])
      expect(yq({ class: 'public', fund })).toContain('ultra-low-energy=true in-principle');
    expect(yq({ class: 'public', fund: 'private' })).not.toContain('ultra-low-energy=true in-principle');
    expect(undecided({ class: 'public' })['YQ/ultra-low-public']).toEqual(['fund']);
  });

  it('one building or 20 % of new urban homes is a duty with a choice', () => {
    expect(yq({ class: 'residential' })).toContain('ultra-low-energy-buildings>=1|ultra-low-energy-share>=20 must');
    expect(yq({ class: 'residential', urban: false }).join()).not.toContain('ultra-low');
    expect(yq({ class: 'public' }).join()).not.toContain('ultra-low-energy-share');
  });

  it('a solar system is duty (应), its share of the roof is push (推动): 50 % public and plants, 30 % homes', () => {
    expect(yq({ class: 'public' })).toEqual(
      expect.arrayContaining(['solar-system=true must', 'pv-roof-share>=50 promote', 'charging=true promote']),
    );
    expect(yq({ class: 'industrial' })).toContain('pv-roof-share>=50 promote');
    expect(yq({ class: 'residential' })).toContain('pv-roof-share>=30 promote');
    expect(yq({ class: 'residential' })).not.toContain('pv-roof-share>=50 promote');
    expect(yq({ class: 'public' }).filter((one) => /^(pv|charging).*must/u.test(one))).toEqual([]);
  });

  it('green materials: as the standards ask is duty, 30 % is push', () => {
    expect(yq({})).toEqual(expect.arrayContaining(['green-material-standard=true must', 'green-material-share>=30 promote']));
  });

  it('BIM is duty for large public and prefabricated buildings', () => {
    expect(yq({ class: 'residential', prefab: true })).toContain('bim=true must');
    expect(yq({ largePublic: true })).toContain('bim=true must');
    expect(yq({ class: 'residential', prefab: false })).not.toContain('bim=true must');
  });

  it('no completion without green acceptance; a star may apply for the label', () => {
    expect(yq({ class: 'public' })).toContain('green-acceptance=true must');
    expect(yq({ targetStar: 1 })).toContain('label-application=true may');
    expect(yq({ targetStar: 0 })).not.toContain('label-application=true may');
  });
});

describe('阳政办发〔2026〕3号, 二(二) to 三', () => {
  it('83 % for homes and 78 % for public buildings are push', () => {
    expect(yq({ class: 'residential' })).toContain('energy-saving-rate>=83 promote');
    expect(yq({ class: 'public' })).toContain('energy-saving-rate>=78 promote');
    expect(yq({ class: 'industrial' }).join()).not.toContain('energy-saving-rate');
  });

  it('monitoring devices in offices of state organs and large public buildings, itemised meters in homes: duty', () => {
    expect(yq({ stateOrganOffice: true })).toContain('energy-monitoring-device=true must');
    expect(yq({ largePublic: true })).toContain('energy-monitoring-device=true must');
    expect(yq({ class: 'residential' })).toContain('itemised-meters=true must');
    expect(yq({ class: 'public', stateOrganOffice: false, largePublic: false })).not.toContain('energy-monitoring-device=true must');
    expect(undecided({ class: 'residential' })['YQ/monitoring']).toBeUndefined();
  });

  it('insulation integrated with structure is duty in new homes, else encouraged', () => {
    expect(yq({ class: 'residential' })).toEqual(
      expect.arrayContaining(['insulation-integrated=true must', 'insulation-integrated=true encourage']),
    );
    expect(yq({ class: 'public' })).not.toContain('insulation-integrated=true must');
  });

  it.each([
    [{ annualTce: 1000 }, true],
    [{ annualTce: 999.999, annualKwh: 4_999_999 }, false],
    [{ annualKwh: 5_000_000 }, true],
  ])('及以上 includes the number: energy review for %o is %s', (use, holds) => {
    expect(yq(use).includes('energy-review=true must')).toBe(holds);
  });

  it('with one of the two uses below its limit the other decides', () => {
    expect(undecided({ annualTce: 999 })['YQ/review']).toEqual(['annualKwh']);
  });

  it('a public building without energy measures gains 20 % by its retrofit', () => {
    const retrofit = { work: 'retrofit', class: 'public' };
    expect(yq({ ...retrofit, hadEnergyMeasures: false })).toContain('efficiency-gain>=20 must');
    expect(yq({ ...retrofit, hadEnergyMeasures: true })).not.toContain('efficiency-gain>=20 must');
    expect(undecided(retrofit)['YQ/gain-20']).toEqual(['hadEnergyMeasures']);
    expect(yq({ work: 'retrofit', class: 'residential' })).toContain('retrofit-to-current-standard=true must');
  });

  it('renewal of equipment is push (要推动), what is renewed must meet the standards', () => {
    const told = yq({ work: 'retrofit', equipmentOutdated: true });
    expect(told).toEqual(expect.arrayContaining(['equipment-renewal=true promote', 'renewed-equipment-standard=true must']));
  });

  it('in operation: temperature control is duty for public buildings', () => {
    expect(yq({ work: 'operate', class: 'public' })).toContain('indoor-temperature-control=true must');
    expect(yq({ work: 'operate', class: 'residential' })).not.toContain('indoor-temperature-control=true must');
  });

  it('2 级及以上 is grade 1 or 2', () => {
    for (const applianceGrade of [1, 2]) expect(yq({ applianceGrade })).toContain('trade-in-subsidy=true must');
    expect(yq({ applianceGrade: 3 })).not.toContain('trade-in-subsidy=true must');
    expect(undecided({})['YQ/trade-in']).toEqual(['applianceGrade']);
  });

  it('steel first 原则上: large public buildings, schools, hospitals, plants', () => {
    for (const project of [{ largePublic: true }, { use: 'school' }, { use: 'hospital' }, { class: 'industrial' }])
      expect(yq(project)).toContain('steel-structure-first=true in-principle');
    expect(yq({ use: 'office', largePublic: false })).not.toContain('steel-structure-first=true in-principle');
  });

  it('heat metering: duty in new buildings, push in existing ones; by building where households cannot', () => {
    expect(yq({ class: 'residential' })).toContain('heat-metering=true must');
    const existing = { work: 'operate', class: 'residential', meteringPossible: false };
    expect(yq(existing)).toEqual(expect.arrayContaining(['heat-metering=true promote', 'building-heat-meter-by-area=true may']));
    expect(yq(existing)).not.toContain('heat-metering=true must');
  });

  it('a plot owes its indices in the planning conditions; a built project does not', () => {
    expect(yq({ work: 'land' })).toContain('planning-conditions=true must');
    expect(yq({ work: 'new' })).not.toContain('planning-conditions=true must');
  });

  it('plot ratio: added insulation of star buildings and prefabricated walls are left out', () => {
    expect(yq({ targetStar: 1, prefab: true })).toEqual(
      expect.arrayContaining(['far-exclusion-insulation=true must', 'far-exclusion-prefab-wall=true must', 'star-design-review=true must']),
    );
    expect(yq({ targetStar: 0, prefab: false }).join()).not.toContain('far-exclusion');
  });

  it('rural houses have the rules of 二(八) and none of the towns', () => {
    const told = yq({ class: 'rural-house', urban: false });
    expect(told).toEqual(expect.arrayContaining(['rural-energy-standard=true must', 'prefab=true encourage']));
    expect(told.join()).not.toContain('green-star');
  });
});
