import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readShipped } from '../../../test/knowledge.ts';
import { ratingFaults } from './checks/rating-check.ts';
import { clashes, readKnowledge } from './read.ts';

const good = `kind: coefficient
source: {document: GB/T 2589-2020, clause: A}
status: VERIFIED
entries:
  - {id: standard-coal/electricity, version: 1, value: 0.1229, unit: kgce/kWh}
  - id: standard-coal/heat
    version: 1
    value: 34.12
    unit: kgce/GJ
    status: RECALLED
    source: {clause: B}
    note: to be checked
`;

const places = (text: string) => readKnowledge('own.yaml', text).faults.map(({ line, code, evidence }) => [line, code, evidence['field']]);

describe('a knowledge file', () => {
  it('returns its entries, each with the common values of the file', () => {
    const { entries, faults } = readKnowledge('own.yaml', good);
    expect(faults).toEqual([]);
    expect(entries.map(({ held }) => [held.id, held.status, held.source])).toEqual([
      ['standard-coal/electricity', 'VERIFIED', { document: 'GB/T 2589-2020', clause: 'A' }],
      ['standard-coal/heat', 'RECALLED', { document: 'GB/T 2589-2020', clause: 'B' }],
    ]);
    expect(entries.map(({ lineAt }) => lineAt([]))).toEqual([5, 6]);
  });

  it('is reported by line and field if a value is wrong, and then returns nothing', () => {
    const bad = good.replace('value: 34.12', 'value: "34,12"');
    expect(places(bad)).toEqual([[8, 'knowledge-field-bad', 'value']]);
    expect(readKnowledge('own.yaml', bad).entries).toEqual([]);
  });

  it('is reported by the line of the entry if a field is missing', () => {
    expect(places(good.replace('    unit: kgce/GJ\n', ''))).toEqual([[6, 'knowledge-field-bad', 'unit']]);
  });

  it('names an unknown field, on its own line', () => {
    expect(places(good.replace('    note:', '    remark:'))).toEqual([[12, 'knowledge-field-unknown', 'remark']]);
  });

  it('names the line of a YAML error', () => {
    expect(places(good.replace('unit: kgce/kWh}', 'unit: kgce/kWh'))[0]?.slice(0, 2)).toEqual([6, 'yaml-broken']);
    expect(places('kind: coefficient\nkind: quota\n')[0]?.slice(0, 2)).toEqual([2, 'yaml-broken']);
  });

  it('needs a source with document and clause', () => {
    expect(places(good.replace('source: {document: GB/T 2589-2020, clause: A}\n', ''))).toContainEqual([4, 'knowledge-field-bad', 'source.document']);
  });

  it('refuses text that is not a list of entries', () => {
    expect(places('')[0]?.[1]).toBe('knowledge-field-bad');
    expect(places('- 1')[0]?.[1]).toBe('knowledge-field-bad');
    expect(places(good.replace('kind: coefficient', 'kind: spell'))).toEqual([[1, 'knowledge-field-bad', 'kind']]);
  });

  it('has the same text whatever its note and the order of its fields, and another if a value changes', () => {
    const written = (text: string) => readKnowledge('own.yaml', text).entries.map((entry) => entry.written);
    expect(written(good.replace('to be checked', 'checked'))).toEqual(written(good));
    expect(written(good.replace('    version: 1\n    value: 34.12\n', '    value: 34.12\n    version: 1\n'))).toEqual(written(good));
    expect(written(good.replace('34.12', '34.13'))[1]).not.toBe(written(good)[1]);
  });
});

describe('the name of an entry where it is cited or required', () => {
  it('is wording: improved in a release, the entry stays the version known to a stored city', () => {
    const items = (more: string) =>
      `kind: item\nsource: {document: X, clause: '1'}\nentries:\n  - {id: item/pv, version: 1, status: VERIFIED, item: pv, unit: bool, names: {zh: 光伏, en: pv}${more}}\n`;
    const written = (text: string) => {
      const { entries, faults } = readKnowledge('items.yaml', text);
      expect(faults).toEqual([]);
      return entries.map((entry) => entry.written);
    };
    expect(written(items(', asks: {zh: 安装光伏, en: install pv}'))).toEqual(written(items('')));
    expect(written(items(', index: true'))).not.toEqual(written(items('')));
  });
});

describe('the example in knowledge/README.md', () => {
  it('is a valid file', () => {
    const readme = readFileSync(new URL('../../../knowledge/README.md', import.meta.url), 'utf8');
    const [, example = ''] = /```yaml\n([\s\S]*?)```/u.exec(readme) ?? [];
    expect(readKnowledge('README.md', example)).toMatchObject({ faults: [], entries: [{ held: { id: 'some-city/office' } }] });
  });
});

describe('several knowledge files', () => {
  it('cannot contain the same version of an entry twice', () => {
    const [ours, theirs] = [readKnowledge('ours.yaml', good), readKnowledge('theirs.yaml', good)];
    const faults = clashes([...ours.entries, ...theirs.entries]);
    expect(faults.map(({ file, line, code, evidence }) => [file, line, code, evidence['other']])).toEqual([
      ['theirs.yaml', 5, 'knowledge-twice', 'ours.yaml:5'],
      ['theirs.yaml', 6, 'knowledge-twice', 'ours.yaml:6'],
    ]);
  });
});

describe('entries of standards', () => {
  const item = (fields: string) => `kind: rating-item\nsource: {document: X, clause: 1.2.3}\nstatus: CITY\nentries:\n  - {id: own/1, version: 1, standard: GB/T50378-2019, code: 4.2.1, type: score, names: {zh: 甲, en: A}, ${fields}}\n`;
  const faults = (text: string) => ratingFaults([...readShipped().entries, ...readKnowledge('own.yaml', text).entries]).map(({ line, code }) => [line, code]);

  it('are reported if an item has no part, has no points, or exists under another name', () => {
    expect(faults(item('part: Q1, max: 12, supersedes: rating-item/gbt50378-2019/4.2.1'))).toEqual([]);
    expect(faults(item('part: Q1, max: 12'))).toEqual([[5, 'rating-item-twice']]);
    expect(faults(item('part: Q9, supersedes: rating-item/gbt50378-2019/4.2.1'))).toEqual([
      [5, 'rating-item-part'],
      [5, 'rating-item-points'],
    ]);
  });

  it('are reported if an incentive is not an item of the rules', () => {
    const text = 'kind: incentive\nsource: {document: X, clause: Y}\nstatus: CITY\nentries:\n  - {id: own/2, version: 1, item: free-lunch, gives: money, names: {zh: 午餐, en: lunch}}\n';
    expect(faults(text)).toEqual([[5, 'policy-item-unknown']]);
  });
});
