import { describe, expect, it } from 'vitest';
import { readShipped } from '../../../../test/knowledge.ts';
import { policyFaults } from './policy-check.ts';
import { tell } from '#kernel/finding.ts';
import { readKnowledge, type Fault } from '../read.ts';
import { knowledgeWords } from '../words.ts';

const good = `kind: policy
code: TT
version: 1
status: VERIFIED
number: null
title: 试行办法
issuer: 某市
issued: '2026-01-01'
region: '330100'
text:
  - at: 一
    say: 大型公共建筑应当达到二星级。推动住宅达到一星级。（市住建局负责）
    rules:
      - {id: a, item: green-star, atLeast: 2, strength: must, word: 应当, quote: 大型公共建筑应当达到二星级, when: [新建建筑, {largePublic: true}]}
      - {id: b, item: green-star, atLeast: 1, strength: promote, word: 推动, quote: 推动住宅达到一星级, when: {class: residential}}
    tasks:
      - {id: t, title: 绿色建筑, units: [市住建局], quote: （市住建局负责）}
`;

const shipped = readShipped().entries;

/** Line and code of each fault of a file, checked together with the shipped ones. */
function faults(text: string): unknown[] {
  const read = readKnowledge('TT.yaml', text);
  const all = read.faults.length > 0 ? read.faults : policyFaults([...shipped, ...read.entries]);
  for (const fault of all) expect(fault.file).toBe('TT.yaml');
  return all.map(({ line, code, evidence }) => [line, code, ...Object.values(evidence)]);
}

describe('a subject', () => {
  const subject = `kind: topic
source: {document: 试, clause: 试}
status: CITY
entries:
  - id: topic/water
    version: 1
    topic: water
    names: {zh: 水, en: water}
    says: {zh: 水, en: water}
    facts: {urban: true}
    items: [green-star]
    tasks: [NM/task-eco-district]
`;

  it('names existing items, facts and tasks', () => {
    expect(faults(subject)).toEqual([]);
    expect(faults(subject.replace('[green-star]', '[blue-star]'))).toEqual([[11, 'policy-item-unknown', 'blue-star']]);
    expect(faults(subject.replace('urban: true', 'urban: 5'))).toMatchObject([[10, 'policy-fact-value', 'urban', expect.any(String)]]);
    expect(faults(subject.replace('NM/task-eco-district', 'NM/none'))).toEqual([[12, 'policy-mark-unknown', 'NM/none']]);
  });
});

describe('a document file', () => {
  it('is accepted unchanged if nothing is wrong', () => {
    expect(faults(good)).toEqual([]);
  });

  it.each([
    ['a fact that is none', '{class: residential}', '{colour: red}', 15, 'policy-fact-unknown'],
    ['a value that a fact cannot have', '{class: residential}', '{class: castle}', 15, 'policy-fact-value'],
    ['a number where words stand', '{class: residential}', '{class: {atLeast: 3}}', 15, 'policy-fact-value'],
    ['a term that is none', '[新建建筑,', '[新的建筑,', 14, 'policy-term-unknown'],
    ['an item that is none', 'item: green-star, atLeast: 2', 'item: blue-star, atLeast: 2', 14, 'policy-item-unknown'],
    ['a quote that is not in the text', 'quote: 推动住宅达到一星级', 'quote: 推动住宅达到二星级', 15, 'policy-quote-absent'],
    ['push told as duty', 'strength: promote, word: 推动', 'strength: must, word: 推动', 15, 'policy-strength-differs'],
    ['a strength that is none', 'strength: promote', 'strength: perhaps', 15, 'policy-strength-unknown'],
    ['a governing word that is not there', 'word: 推动', 'word: 推进', 15, 'policy-quote-absent'],
    ['two comparisons', 'atLeast: 1,', 'atLeast: 1, atMost: 2,', 15, 'policy-bound-not-one'],
    ['an id twice', 'id: b', 'id: a', 15, 'policy-id-twice'],
    ['a unit that is not printed', '[市住建局]', '[市财政局]', 17, 'policy-unit-absent'],
  ])('%s: is named by file and line', (_name, from, to, line, code) => {
    expect(good).toContain(from);
    expect(faults(good.replace(from, to)).map((one) => (one as unknown[]).slice(0, 2))).toContainEqual([line, code]);
  });

  it.each([
    ['a province that there is not', '990100'],
    ['a county that a known province does not have', '140399'],
    ['a city that a known province does not have', '149900'],
  ])('%s: is named by file and line', (_name, region) => {
    expect(faults(good.replace("region: '330100'", `region: '${region}'`))).toEqual([[9, 'policy-region-unknown', region]]);
  });

  it('a place of a province without listed cities is accepted, and so is a bundled one', () => {
    for (const region of ['330102', '100000', '140000', '140303', '150000'])
      expect(faults(good.replace("region: '330100'", `region: '${region}'`))).toEqual([]);
  });

  it.each(['2026-02-30', '2026-13', '2026-00-10', '26-01-01', '2026-01-32'])('%s is not a day of issue', (issued) => {
    expect(faults(good.replace("issued: '2026-01-01'", `issued: '${issued}'`)).map((one) => (one as unknown[]).slice(0, 2))).toEqual([
      [8, 'knowledge-field-bad'],
    ]);
  });

  it('an empty file is reported as a whole, in the reader’s language', () => {
    const [fault] = readKnowledge('TT.yaml', '').faults;
    expect(fault).toMatchObject({ line: 1, code: 'knowledge-field-bad', evidence: { field: { zh: '全文', en: 'the whole' } } });
    expect(tell({ ...(fault as Fault), severity: 'error', evidence: { file: 'TT.yaml', line: 1, ...fault?.evidence } }, knowledgeWords, 'zh').detail).toMatch(
      /^TT\.yaml 第 1 行第 1 列：字段 全文 不合要求：[\u4E00-\u9FFF]/u,
    );
  });

  it('a sentence that nobody quotes is named', () => {
    expect(faults(good.replace('推动住宅', '这一句没有标注。推动住宅').replace('quote: 推动住宅', 'quote: 推动住宅'))).toEqual([
      [11, 'policy-sentence-unmarked', '这一句没有标注。'],
    ]);
  });

  it('an invalid condition, day and field: each by its line', () => {
    expect(faults(good.replace('{class: residential}', '{any: []}'))).toEqual([[15, 'knowledge-field-bad', 106, 'text.0.rules.1.when.any', 'any of nothing']]);
    expect(faults(good.replace("'2026-01-01'", "'1 January'"))[0]).toEqual(expect.arrayContaining([8, 'knowledge-field-bad', 'issued']));
    expect(faults(good.replace('issuer:', 'isuer: x\nissuer:'))[0]).toEqual([7, 'knowledge-field-unknown', 1, 'isuer']);
    expect(faults(`${good}  - [`)[0]).toEqual(expect.arrayContaining(['yaml-broken']));
  });

  it('two documents may not have one code', () => {
    expect(faults(good.replace('code: TT', 'code: YQ').replace('version: 1', 'version: 2'))).toEqual([
      [1, 'policy-code-twice', 'YQ', 'policies/YQ.yaml'],
    ]);
  });

  it('circular terms are reported', () => {
    const ring = `kind: term
source: {document: 试, clause: 一}
status: CITY
entries:
  - {id: term/a, version: 1, term: 甲, given: plain, when: 乙}
  - {id: term/b, version: 1, term: 乙, given: plain, when: [甲]}
`;
    const read = readKnowledge('ring.yaml', ring);
    expect(policyFaults([...shipped, ...read.entries]).map(({ code, line }) => [code, line])).toEqual([
      ['policy-ring', 5],
      ['policy-ring', 6],
    ]);
  });
});
