import { describe, expect, it } from 'vitest';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { regionsOf, shippedLibrary } from '../../../test/library.ts';
import { judge } from './verdict.ts';

/** The document of a new city is a single file: this is all of it. */
const file = `kind: policy
code: JY
version: 1
status: VERIFIED
number: 嘉政发〔2026〕9号
title: 嘉佑市绿色建筑办法
issuer: 嘉佑市人民政府
issued: '2026-02-01'
region: '330200'
cites:
  - {title: 民用建筑节能条例, clause: 第一条}
  - {title: 嘉佑市绿色建筑办法, clause: 第五条}
text:
  - prose: |
      嘉佑市绿色建筑办法
      第一条 为推动绿色建筑，制定本办法。
  - at: 第二条
    say: 建筑面积超过3万平方米的医院，
      应当达到三星级,或者近零能耗建筑不少于2个单体。
    rules:
      - id: hospital
        anyOf: [{item: green-star, atLeast: 3}, {item: ultra-low-energy-buildings, atLeast: 2}]
        strength: must
        word: 应当
        quote: 建筑面积超过3万平方米的医院，应当达到三星级，或者近零能耗建筑不少于2个单体
        when: {use: hospital, buildingAreaM2: {above: 30000}}
  - at: 第三条
    baseline: 2025年，全市绿色建筑占比为81%。
  - say: 到2028年，全市星级绿色建筑占比超过50%。（市住建局负责）
    targets:
      - {id: share, name: {zh: 星级绿色建筑占比, en: share of star buildings}, scope: 全市, above: 50, unit: '%', due: 2028, mode: in-year, kind: binding, quote: 全市星级绿色建筑占比超过50%}
    tasks:
      - {id: work, title: 推广星级绿色建筑, units: [市住建局], quote: （市住建局负责）}
`;

const library = shippedLibrary(readKnowledge('JY.yaml', file).entries);
const ask = (project: object) => judge(library, { regions: regionsOf('330203'), day: '2026-03-01', project });

describe('a sixth document, made up', () => {
  it('is adopted by its one file, without a fault', () => {
    expect(readKnowledge('JY.yaml', file).faults).toEqual([]);
    expect(library.documents.map(({ head }) => head.code)).toContain('JY');
  });

  it('超过 leaves the number out; the choice and the words come as they stand', () => {
    expect(ask({ use: 'hospital', buildingAreaM2: 30_000 }).requirements.filter(({ document }) => document === 'JY')).toEqual([]);
    expect(ask({ use: 'hospital', buildingAreaM2: 30_001 }).requirements.find(({ document }) => document === 'JY')).toEqual({
      anyOf: [
        { item: 'green-star', comparator: '>=', value: 3, unit: 'star' },
        { item: 'ultra-low-energy-buildings', comparator: '>=', value: 2, unit: 'building' },
      ],
      strength: 'must',
      document: 'JY',
      clause: '第二条',
      quote: '建筑面积超过3万平方米的医院， 应当达到三星级,或者近零能耗建筑不少于2个单体',
      rule: 'JY/hospital',
      binds: 'building',
    });
    expect(ask({ use: 'hospital' }).undecided.find(({ document }) => document === 'JY')?.needs).toEqual(['buildingAreaM2']);
    expect(ask({ class: 'residential' }).undecided.filter(({ document }) => document === 'JY')).toEqual([]);
  });

  it('its target, task and what it leans on are there; what is loaded is not missed', () => {
    const document = library.documents.find(({ head }) => head.code === 'JY');
    expect(document?.targets).toMatchObject([
      { id: 'JY/share', comparator: '>', value: 50, due: 2028, kind: 'binding', clause: '第三条', base: null },
    ]);
    expect(document?.tasks).toMatchObject([{ units: ['市住建局'], counties: [], due: null }]);
    const titles = ask({}).notLoaded.map(({ title }) => title);
    expect(titles).toContain('民用建筑节能条例');
    expect(titles).not.toContain('嘉佑市绿色建筑办法');
  });
});
