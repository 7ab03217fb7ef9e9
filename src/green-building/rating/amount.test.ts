import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import { centsOf } from '#kernel/money.ts';
import { policyFaults } from '#platform/knowledge/checks/policy-check.ts';
import { ratingFaults } from '#platform/knowledge/checks/rating-check.ts';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { judge } from '#green-building/policy/verdict.ts';
import { readShipped } from '../../../test/knowledge.ts';
import { regionsOf, shippedLibrary } from '../../../test/library.ts';
import { ratingLibrary } from '../../../test/rating.ts';
import { incentivesOf } from './incentives.ts';

/** A made-up city that prints amounts: no shipped document does. */
const files = `kind: policy
source: {document: 嘉佑市绿色建筑奖励办法, clause: 全文}
code: JY
version: 1
status: VERIFIED
number: null
title: 嘉佑市绿色建筑奖励办法
issuer: 嘉佑市人民政府
issued: '2026-02-01'
region: '330200'
text:
  - at: 第三条
    say: 对二星级绿色建筑项目给予奖励，每平方米50.555元，单个项目不超过100万元。
    rules:
      - {id: star, item: funding-support, is: true, strength: must, word: 给予, quote: 对二星级绿色建筑项目给予奖励，每平方米50.555元，单个项目不超过100万元, binds: project, when: {targetStar: 2}}
  - at: 第四条
    say: 对超低能耗建筑项目给予建设成本30%的补助。
    rules:
      - {id: low, item: funding-support, is: true, strength: must, word: 给予, quote: 对超低能耗建筑项目给予建设成本30%的补助, binds: project, when: {ultraLowEnergy: true}}
  - at: 第五条
    say: 对建筑信息模型应用项目给予资金支持。
    rules:
      - {id: bim, item: funding-support, is: true, strength: must, word: 给予, quote: 对建筑信息模型应用项目给予资金支持, binds: project, when: {innovationProject: true}}
`;
const star = '{rule: JY/star, pays: 50.555元, of: projectAreaM2, most: 100万元, document: JY, clause: 第三条, status: VERIFIED}';
const low = '{rule: JY/low, pays: 30%, of: costYuan, document: JY, clause: 第四条, status: CITY}';

function entriesOf(...amounts: readonly string[]) {
  const incentive = `kind: incentive
source: {document: 嘉佑市绿色建筑奖励办法, clause: 全文}
status: CITY
entries:
  - id: jy/funding
    version: 1
    supersedes: incentive/funding-support
    item: funding-support
    gives: money
    names: {zh: 绿色建筑奖励, en: green-building reward}
    amounts: [${amounts.join(', ')}]
`;
  const read = [readKnowledge('JY.yaml', files), readKnowledge('JY-amounts.yaml', incentive)];
  expect(read.flatMap(({ faults }) => faults)).toEqual([]);
  return read.flatMap(({ entries }) => entries);
}

const own = entriesOf(star, low);
const library = shippedLibrary(own);
const incentives = ratingLibrary(own).incentives('2026-03-01');

function claim(project: object, measures: object = {}) {
  const verdict = judge(library, { regions: regionsOf('330203'), day: '2026-03-01', project });
  const { claims, undecided, findings, indicative } = incentivesOf(verdict, [], incentives, { project, measures });
  const of = (list: typeof undecided) => Object.fromEntries(list.map(({ rule, amount }) => [rule, amount]));
  return { claims: of(claims.map((one) => ({ ...one, needs: [] }))), undecided: of(undecided), findings, indicative };
}

test('a rate for each square metre is exact to the cent: 50.555 元 × 1,000.1 m² = 50,560.0555 → 50,560.06 元', () => {
  const { claims, indicative } = claim({ targetStar: 2, projectAreaM2: 1000.1, ultraLowEnergy: false, innovationProject: false });
  expect(claims['JY/star']).toMatchObject({ yuan: '50560.06', capped: false, capYuan: '1000000.00', clause: '第三条', needs: [] });
  expect(claims['JY/star']?.working).toEqual(['50.555元 × 1000.1 = 50560.06']);
  expect(indicative).toBe(false);
});

test('the cap decides where the rate would give more', () => {
  const { claims } = claim({ targetStar: 2, projectAreaM2: 20_000 });
  expect(claims['JY/star']).toMatchObject({ yuan: '1000000.00', capped: true });
  expect(claims['JY/star']?.working.at(-1)).toBe('1011100.00 > 100万元 = 1000000.00');
});

test('a share of a cost takes the cost as text or as a number, and what rests on an unchecked entry is indicative', () => {
  for (const costYuan of ['1000000.05', 1_000_000.05])
    expect(claim({ ultraLowEnergy: true }, { costYuan }).claims['JY/low']?.yuan).toBe('300000.02');
  const { findings, indicative } = claim({ ultraLowEnergy: true }, { costYuan: 1 });
  expect([indicative, findings.map(({ code }) => code)]).toEqual([true, expect.arrayContaining(['incentive-amount-recalled'])]);
});

test('what is missing is named, and nothing is guessed', () => {
  expect(claim({ targetStar: 2 }).claims['JY/star']).toMatchObject({ yuan: null, printed: true, needs: ['projectAreaM2'] });
  expect(claim({ ultraLowEnergy: true }).claims['JY/low']).toMatchObject({ yuan: null, needs: ['costYuan'] });
  expect(() => claim({ ultraLowEnergy: true }, { costYuan: '1e9' })).toThrow('rating-input-bad');
});

test('a clause that gives money and prints no amount says so', () => {
  const { claims, findings } = claim({ innovationProject: true });
  expect(claims['JY/bim']).toMatchObject({ yuan: null, printed: false, needs: [] });
  expect(findings.map(({ code, evidence }) => [code, evidence['clause']])).toContainEqual(['incentive-amount-not-printed', '第五条']);
});

test('what hangs on facts not given tells what it would pay', () => {
  expect(claim({ projectAreaM2: 100 }).undecided['JY/star']?.yuan).toBe('5055.50');
});

test('the buildings of a project share the amount by area, and their parts add up to it to the cent', () => {
  const area = fc.double({ min: 0.01, max: 1e5, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 12 }), fc.double({ min: 1, max: 1e4, noNaN: true }), (areas, projectAreaM2) => {
      const buildings = areas.map((areaM2, at) => ({ name: `${at}#`, areaM2 }));
      const amount = claim({ targetStar: 2, projectAreaM2 }, { buildings }).claims['JY/star'];
      const cents = (yuan: string | null | undefined) => centsOf(exact(yuan ?? '0'));
      expect(amount?.parts.reduce((sum, { yuan }) => sum + cents(yuan), 0n)).toBe(cents(amount?.yuan));
    }),
    { numRuns: 30 },
  );
});

test('a building without its area is asked for, and one that is named twice refused', () => {
  const project = { targetStar: 2, projectAreaM2: 100 };
  expect(claim(project, { buildings: [{ name: 'A', areaM2: 1 }, { name: 'B' }] }).claims['JY/star']).toMatchObject({
    yuan: '5055.50',
    parts: [],
    needs: ['buildings[1].areaM2'],
  });
  const twice = [
    { name: 'A', areaM2: 1 },
    { name: 'A', areaM2: 2 },
  ];
  expect(() => claim(project, { buildings: twice })).toThrow('rating-input-bad');
});

const faultsOf = (...amounts: readonly string[]) => {
  const entries = [...readShipped().entries, ...entriesOf(...amounts)];
  return [...policyFaults(entries), ...ratingFaults(entries)].map(({ code }) => code);
};

test.each([
  ['as printed', [star, low], []],
  ['not in the words of the rule', [star.replace('50.555元', '60元')], ['incentive-amount-absent']],
  ['only the end of the number that is printed', [star.replace('50.555元', '55元')], ['incentive-amount-absent']],
  ['a cap that nobody printed', [star.replace('100万元', '200万元')], ['incentive-amount-absent']],
  ['no amount at all', [star.replace('50.555元', '给予奖励')], ['incentive-amount-bad']],
  ['of a fact that is no number', [star.replace('projectAreaM2', 'housing')], ['incentive-quantity-unknown']],
  ['a share of an area', [low.replace('costYuan', 'projectAreaM2')], ['incentive-quantity-unknown']],
  ['of a rule that is none', [star.replace('JY/star', 'JY/moon')], ['incentive-rule-unknown']],
  ['twice for one rule', [star, star], ['incentive-amount-twice']],
  [
    'in words that the document does not have',
    [star.replace('status', 'quote: 每平方米50.555元奖励100万元, status')],
    ['policy-quote-absent'],
  ],
] as const)('an amount in knowledge, %s', (_, amounts, codes) => {
  expect(faultsOf(...amounts)).toEqual(codes);
});

test('no document that ships prints an amount, and none is invented', () => {
  const shipped = ratingLibrary().incentives('9999-12-31');
  expect(shipped.flatMap(({ amounts }) => amounts)).toEqual([]);
});
