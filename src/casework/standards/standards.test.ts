import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedChronicle } from '../../../test/knowledge.ts';
import { citedStandards } from './cited.ts';
import { codeFault, compareCodes, isUnder, levelsOf, type Levels } from './code.ts';
import { presentStandards } from './present-standard.ts';
import { replacementsOf } from './replacing.ts';
import { editionless, numberKey, numbersIn } from './standard-number.ts';
import { codeTable } from './table.ts';

const table = codeTable(shippedChronicle().inForce('standard-code', { on: '2026-11-22', recorded: 1 }));
const faultOf = (text: string) => {
  const levels = levelsOf(text);
  return levels === null ? 'no code' : codeFault(levels, table.codes);
};

describe('the code table of SX 四(四)2', () => {
  test('has these 29 leaves', () => {
    expect(table.levels.filter(({ leaf }) => leaf).map(({ code, names }) => `${code} ${names.zh}`)).toEqual([
      '1.1 城市与乡村规划',
      '1.2 城市设计',
      '2.1.1.1 城镇公共交通工程',
      '2.1.1.2 城镇道路桥梁工程',
      '2.1.1.3 城镇给水排水',
      '2.1.1.4 燃气工程',
      '2.1.1.5 城镇供热供冷',
      '2.1.2 市容环卫',
      '2.1.3 风景园林',
      '2.1.4 海绵城市',
      '2.1.5.1 城镇工程防灾',
      '2.1.5.2 工程建设消防',
      '2.2 城市管理',
      '2.3 村镇建设',
      '3.1 建筑设计',
      '3.2 建筑地基基础',
      '3.3 建筑结构',
      '3.4.1 施工与验收',
      '3.4.2 质量安全管理',
      '3.4.3 建材检测',
      '3.5 工程造价',
      '3.6.1 绿建节能',
      '3.6.2.1 装配式建筑',
      '3.6.2.2 建筑信息模型',
      '3.6.2.3 其他技术应用',
      '3.7.1 建筑维护加固',
      '3.7.2 住房管理',
      '4.1 电力',
      '4.2 通信',
    ]);
  });

  test('has four parts and fourteen disciplines, and every level stands below another', () => {
    const depth = (n: number) => table.levels.filter(({ code }) => code.split('.').length === n);
    expect([depth(1).length, depth(2).length]).toEqual([4, 14]);
    for (const { code, status } of table.levels) {
      expect(status).toBe('VERIFIED');
      if (code.includes('.')) expect(table.codes).toContain(code.slice(0, code.lastIndexOf('.')));
    }
  });
});

describe('a code', () => {
  test('is whole where it has 0 for just those levels that the table lacks', () => {
    for (const code of ['1.1.0.0.1', '3.6.1.0.12', '3.6.2.1.3', '2.1.5.2.7', '4.2.0.0.99'])
      expect([code, faultOf(code)]).toEqual([code, null]);
  });

  test('is incomplete where it stops and the table goes on', () => {
    for (const code of ['3.0.0.0.1', '3.6.0.0.1', '3.6.2.0.1', '2.1.1.0.4', '3.6.1.0.0', '0.0.0.0.1'])
      expect([code, faultOf(code)]).toEqual([code, 'standard-code-incomplete']);
  });

  test('is unknown where the table has no such level', () => {
    for (const code of ['5.1.0.0.1', '3.9.0.0.1', '3.6.1.1.1', '1.1.1.0.1', '3.0.1.0.1', '0.6.0.0.1'])
      expect([code, faultOf(code)]).toEqual([code, 'standard-code-unknown']);
  });

  test('is five integers, of any width of digits, without leading zeros', () => {
    expect(levelsOf('３.６.１.０.０１２')).toEqual([3, 6, 1, 0, 12]);
    for (const text of ['3.6.1', '3.6.1.0.1.2', '3.6.1.0.a', '', '3..1.0.2', '-3.6.1.0.1']) expect(levelsOf(text)).toBeNull();
  });

  test('of any leaf with zeros behind it and a number is whole, and of any other level incomplete', () => {
    fc.assert(
      fc.property(fc.constantFrom(...table.levels), fc.integer({ min: 1, max: 999_999 }), ({ code, leaf }, number) => {
        const upper = [...code.split('.').map(Number), 0, 0, 0].slice(0, 4);
        const levels = [...upper, number] as unknown as Levels;
        expect(codeFault(levels, table.codes)).toBe(leaf ? null : 'standard-code-incomplete');
        expect(isUnder(levels.join('.'), code)).toBe(true);
      }),
    );
  });

  test('stands in the order of its numbers', () => {
    expect(['3.6.1.0.12', '3.6.1.0.2', '1.1.0.0.9', '3.6'].toSorted(compareCodes)).toEqual(['1.1.0.0.9', '3.6', '3.6.1.0.2', '3.6.1.0.12']);
    expect(isUnder('3.61.0.0.1', '3.6')).toBe(false);
  });
});

describe('what replaces what', () => {
  const one = (code: string, number: string | null, replaces: string[], status = 'issued') => ({ code, number, replaces, status });

  test('is found by number, however it is written, and by code', () => {
    const { replacedBy, findings } = replacementsOf([
      one('3.6.1.0.1', 'GB/T 50378-2019', ['GB/T50378—2014']),
      one('3.6.1.0.2', 'GB/T 50378-2014', ['3.6.1.0.3'], 'abolished'),
      one('3.6.1.0.3', null, [], 'abolished'),
    ]);
    expect(replacedBy).toEqual(
      new Map([
        ['3.6.1.0.2', ['3.6.1.0.1']],
        ['3.6.1.0.3', ['3.6.1.0.2']],
      ]),
    );
    expect(findings.size).toBe(0);
  });

  test('tells rings, what was replaced and is in force, and one number under two codes', () => {
    const { findings } = replacementsOf([
      one('1.1.0.0.1', 'A-1', ['A-2'], 'abolished'),
      one('1.1.0.0.2', 'A-2', ['A-1'], 'abolished'),
      one('1.1.0.0.3', 'B-1', ['B-1'], 'abolished'),
      one('1.1.0.0.4', 'C-2', ['C-1']),
      one('1.1.0.0.5', 'C-1', []),
      one('1.1.0.0.6', 'D 1', []),
      one('1.1.0.0.7', 'd1', []),
    ]);
    expect([...findings].map(([code, all]) => [code, ...all.map((finding) => finding.code)])).toEqual([
      ['1.1.0.0.1', 'standard-replaces-ring'],
      ['1.1.0.0.2', 'standard-replaces-ring'],
      ['1.1.0.0.3', 'standard-replaces-ring'],
      ['1.1.0.0.5', 'standard-replaced-in-force'],
      ['1.1.0.0.6', 'standard-number-twice'],
      ['1.1.0.0.7', 'standard-number-twice'],
    ]);
  });

  test('a chain without a ring has no ring, wherever the chain is closed it has one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), (length, back) => {
        const chain = Array.from({ length }, (_, at) => one(`1.1.0.0.${at + 1}`, `N-${at}`, at === 0 ? [] : [`N-${at - 1}`], 'abolished'));
        expect(replacementsOf(chain).findings.size).toBe(0);
        const closing = back % length;
        const closed = chain.map((link, at) => (at === 0 ? { ...link, replaces: [`N-${closing}`] } : link));
        expect(replacementsOf(closed).findings.size).toBe(closing + 1);
      }),
    );
  });
});

describe('numbers of standards', () => {
  test('are found in a text, each once, whatever its dashes and spaces', () => {
    expect(
      numbersIn('按 GB/T 51161-2016 和 GB/T51161—2016 第 5.2 条、JGJ 26-2018、DBJ04/T243-2024、DBJ03-35-2019、T/CECS 608-2019'),
    ).toEqual(['GB/T 51161-2016', 'JGJ 26-2018', 'DBJ04/T243-2024', 'DBJ03-35-2019', 'T/CECS 608-2019']);
    expect(numbersIn('2024年3月，第12条；GBP 200；建标〔2022〕24号')).toEqual([]);
    expect(editionless(numberKey('DBJ03-35-2019'))).toBe('DBJ03-35');
  });

  test('cited by knowledge are told with who cites them and how the library knows them', () => {
    const rows = [
      { code: '3.6.1.0.1', fields: { name: '绿色建筑评价标准', number: 'GB/T 50378-2019', kind: 'national', status: 'issued' } },
      { code: '3.6.1.0.2', fields: { name: '能耗标准', number: 'GB/T 51161-2025', kind: 'national', status: 'drafting' } },
    ];
    const library = presentStandards(rows, () => null, 60);
    const cited = citedStandards(
      [
        { kind: 'limits', id: 'office', text: 'GB/T 51161-2016' },
        { kind: 'limits', id: 'hotel', text: 'GB/T51161-2016' },
        { kind: 'rating', id: 'items', text: 'GB/T 50378' },
        { kind: 'policy', id: 'SX', text: 'DBJ04/T335-2017' },
      ],
      library,
    );
    expect(cited).toEqual([
      {
        number: 'DBJ04/T335-2017',
        known: 'unknown',
        standards: [],
        states: [],
        findings: [],
        by: [{ kind: 'policy', entries: 1, first: 'SX' }],
      },
      {
        number: 'GB/T 50378',
        known: 'known',
        standards: ['3.6.1.0.1'],
        states: ['issued'],
        findings: [],
        by: [{ kind: 'rating', entries: 1, first: 'items' }],
      },
      {
        number: 'GB/T 51161-2016',
        known: 'other-edition',
        standards: ['3.6.1.0.2'],
        states: ['drafting'],
        findings: [],
        by: [{ kind: 'limits', entries: 2, first: 'office' }],
      },
    ]);
  });

  test('that were withdrawn are told with what replaces them, unless another edition that the citation means is in force', () => {
    const library = presentStandards(
      [
        {
          code: '3.6.1.0.1',
          fields: { name: '旧', number: 'DBJ04/T335-2017', kind: 'local', status: 'abolished', abolished: '2026-03-02' },
        },
        {
          code: '3.6.1.0.2',
          fields: { name: '新', number: 'DBJ04/T335-2026', kind: 'local', status: 'issued', replaces: ['DBJ04/T335-2017'] },
        },
        { code: '3.6.1.0.3', fields: { name: '废', number: 'DBJ04/T999-2017', kind: 'local', status: 'abolished' } },
      ],
      () => null,
      60,
    );
    const findings = (text: string) =>
      citedStandards([{ kind: 'limits', id: 'a', text }], library).flatMap((one) =>
        one.findings.map(({ code, evidence }) => [code, evidence['by']]),
      );
    expect(findings('DBJ04/T335-2017')).toEqual([['standard-cited-replaced', '3.6.1.0.2']]);
    expect(findings('DBJ04/T999-2017')).toEqual([['standard-cited-withdrawn', '']]);
    expect(findings('DBJ04/T335')).toEqual([]);
    expect(findings('DBJ04/T335-2026')).toEqual([]);
  });

  test('are due by the term of the rule; without a rule nothing is due', () => {
    const rows = [{ code: '3.6.1.0.1', fields: { name: '一', kind: 'local', status: 'issued', issued: '2020-05-06' } }];
    const asked: object[] = [];
    const due = (from: string, term: { readonly months: number }) => {
      asked.push({ from, ...term });
      return { due: '2025-05-06', indicative: false };
    };
    expect(presentStandards(rows, due, 60)[0]?.reexaminationDue).toBe('2025-05-06');
    expect(asked).toEqual([{ from: '2020-05-06', months: 60 }]);
    expect(presentStandards(rows, due, null)[0]?.reexaminationDue).toBeNull();
  });
});
