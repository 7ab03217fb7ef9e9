import { describe, expect, it } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import { shippedOnce } from '../../../test/judge.ts';
import { shippedChronicle } from '../../../test/knowledge.ts';
import { regionsOf, shippedLibrary } from '../../../test/library.ts';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { changesBetween } from './changes.ts';
import { check } from './check.ts';
import { planningConditions } from './conditions.ts';
import { review, type Coefficients } from './review.ts';
import { isStricter } from './strictest.ts';
import { judge } from './verdict.ts';

const library = shippedOnce();
const question = (region: string, project: object, day = '2026-03-01') => ({ regions: regionsOf(region), day, project });
const home = {
  work: 'new',
  class: 'residential',
  urban: true,
  housing: 'commodity',
  fund: 'private',
  projectAreaM2: 99_999,
  buildingAreaM2: 9000,
  prefab: false,
  overLimitHighRise: false,
  standardLand: false,
};
const goodHome = {
  'green-star': 0,
  'solar-system': true,
  'itemised-meters': true,
  'heat-metering': true,
  'insulation-integrated': true,
  'ultra-low-energy-share': 20,
};

describe('a design against what is required', () => {
  it('meets where every duty of a design is met, push unmet or not', () => {
    const told = check(library, question('140300', home), goodHome);
    expect([told.verdict, told.permit]).toEqual(['meets', []]);
    expect(told.items.find(({ rule }) => rule === 'YQ/pv-roof-homes')).toMatchObject({
      verdict: 'undecided',
      decides: false,
      required: 30,
    });
  });

  it('one building or 20 %: either is enough, neither fails, silence is open', () => {
    const outcome = (design: object) => check(library, question('140300', home), design).verdict;
    const { 'ultra-low-energy-share': _share, ...without } = goodHome;
    expect(outcome({ ...without, 'ultra-low-energy-buildings': 1, 'ultra-low-energy-share': 3 })).toBe('meets');
    expect(outcome({ ...goodHome, 'ultra-low-energy-share': 19.99 })).toBe('undecided');
    expect(outcome({ ...goodHome, 'ultra-low-energy-share': 19.99, 'ultra-low-energy-buildings': 0 })).toBe('fails');
    expect(outcome(without)).toBe('undecided');
  });

  it('a failed check names the clause that forbids the permit', () => {
    const told = check(library, question('140800', { work: 'new', class: 'public', urban: true, fund: 'government' }), { 'green-star': 1 });
    expect(told.verdict).toBe('fails');
    expect(
      told.items.filter(({ verdict }) => verdict === 'fails').map(({ rule, required, designed }) => [rule, required, designed]),
    ).toEqual([['YC/star-2', 2, 1]]);
    expect(told.permit.map(({ document, clause, quote }) => [document, clause, quote])).toEqual([
      ['YC', '二(十四)', '不符合规定要求的，不得颁发建设工程规划许可证'],
    ]);
  });

  it.each([
    ['140300', '2026-03-01', 'YQ'],
    ['140100', '2025-12-31', 'CN, SX'],
  ])('in %s no document has such a clause: none is named, and the answer says so', (region, day, documents) => {
    const project = { work: 'new', class: 'public', urban: true, fund: 'government', buildingAreaM2: 30_000, largePublic: true };
    const told = check(library, question(region, project, day), { 'green-star': 0, 'solar-system': false, pv: false });
    expect([told.verdict, told.permit]).toEqual(['fails', []]);
    const found = told.findings.filter(({ code }) => code.startsWith('permit-'));
    expect(found.map(({ code, evidence }) => [code, evidence['documents']])).toEqual([['permit-no-clause', documents]]);
  });

  it('where nothing that is loaded decides, the answer says so', () => {
    const told = check(library, question('150100', { work: 'new', class: 'public', urban: true }), { 'green-star': 0 });
    expect([told.verdict, told.items.filter(({ decides }) => decides)]).toEqual(['meets', []]);
    expect(told.findings.map(({ code }) => code)).toContain('check-nothing-decides');
  });

  it('the clause hangs on what is being done: without it the answer names the clause and the fact', () => {
    const told = check(library, question('140800', { class: 'public', urban: true, fund: 'government' }), { 'green-star': 1 });
    const open = told.undecided.find(({ rule }) => rule === 'YC/permit');
    expect(open?.needs).toContain('work');
    expect(told.permit).toEqual([]);
  });

  it('a design that meets its indices is not asked whether it does', () => {
    const asked = question('140800', { work: 'new', class: 'industrial', urban: true });
    const before = judge(library, asked).undecided.map(({ rule }) => rule);
    expect(before).toContain('YC/permit');
    const told = check(library, asked, { 'solar-system': false });
    expect(told.verdict === 'undecided' || !told.undecided.some(({ rule }) => rule === 'YC/permit')).toBe(true);
  });

  it('what holds in principle is a warning with its reason to give', () => {
    const told = check(
      library,
      question('140300', {
        work: 'new',
        class: 'public',
        urban: true,
        fund: 'government',
        largePublic: false,
        use: 'office',
        stateOrganOffice: false,
        overLimitHighRise: false,
        prefab: false,
      }),
      {
        'green-star': 2,
        'solar-system': true,
        'heat-metering': true,
        'ultra-low-energy': false,
      },
    );
    expect(told.verdict).toBe('meets');
    expect(told.findings.find(({ code }) => code === 'in-principle-unmet')).toMatchObject({
      severity: 'warning',
      evidence: { document: 'YQ', clause: '二(一)三' },
    });
  });

  it('a share of the roof is a solar system; a fact that is missing leaves the verdict open', () => {
    const told = check(library, question('140300', home), { ...goodHome, 'solar-system': null, 'pv-roof-share': 10 });
    expect(told.verdict).toBe('meets');
    const { overLimitHighRise: _fact, ...unsure } = home;
    expect(check(library, question('140300', unsure), goodHome).verdict).toBe('undecided');
  });

  it('an item that is none and a value of another kind are problems', () => {
    expect(() => check(library, question('140300', home), { stars: 2 })).toThrow(
      expect.objectContaining({ code: 'item-unknown', evidence: { item: 'stars' } }),
    );
    expect(() => check(library, question('140300', home), { 'green-star': 'two' })).toThrow(
      expect.objectContaining({ code: 'design-bad' }),
    );
    const code = (design: unknown) => {
      try {
        check(library, question('140300', home), design);
      } catch (error) {
        return (error as Problem).code;
      }
      return 'none';
    };
    for (const design of [
      null,
      [],
      5,
      'x',
      [1],
      { 'green-star': 1.5 },
      { 'green-star': 4 },
      { 'pv-roof-share': 101 },
      { 'pv-roof-share': NaN },
    ])
      expect([design, code(design)]).toEqual([design, 'design-bad']);
    for (const design of [
      { 'ultra-low-energy-buildings': 0.5 },
      { 'energy-standard': 75 },
      { 'energy-standard': '' },
      { 'energy-standard': ['a', 2] },
      { pv: 'true' },
    ])
      expect([design, code(design)]).toEqual([design, 'design-bad']);
    for (const name of ['constructor', '__proto__', 'toString']) expect(code(JSON.parse(`{"${name}": 1}`))).toBe('item-unknown');
  });

  it('a design that says which standards it follows meets those rules by name; another name settles nothing', () => {
    const named = (design: object) =>
      check(library, question('140802', { work: 'new', urban: true, class: 'public' }), design).items.filter(
        ({ item }) => item === 'energy-standard',
      );
    const texts = named({}).map(({ required }) => required);
    expect(texts).toContain('国家、省现行建筑节能标准');
    expect(texts.length).toBeGreaterThan(1);
    expect(named({}).map(({ decides }) => decides)).not.toContain(true);
    expect(new Set(named({ 'energy-standard': texts }).map(({ verdict }) => verdict))).toEqual(new Set(['meets']));
    const one = named({ 'energy-standard': texts[0] });
    expect(one.find(({ required }) => required === texts[0])?.verdict).toBe('meets');
    expect(one.find(({ required }) => required === texts[1])?.verdict).toBe('undecided');
  });
});

describe('facts that are none', () => {
  it.each([
    [{ colour: 'red' }, 'fact-unknown'],
    [{ work: 'digging' }, 'fact-bad'],
    [{ buildingAreaM2: -1 }, 'fact-bad'],
    [{ targetStar: 4 }, 'fact-bad'],
    [{ urban: 'yes' }, 'fact-bad'],
    [[], 'facts-bad'],
    [[1], 'facts-bad'],
    [null, 'facts-bad'],
    [undefined, 'facts-bad'],
    [5, 'facts-bad'],
    ['work', 'facts-bad'],
    [true, 'facts-bad'],
    [JSON.parse('{"__proto__": {"work": "new"}}'), 'fact-unknown'],
    [{ constructor: 1 }, 'fact-unknown'],
    [{ class: 'toString' }, 'fact-bad'],
    [{ class: '__proto__' }, 'fact-bad'],
    [{ work: ['new'] }, 'fact-bad'],
    [{ work: { new: true } }, 'fact-bad'],
    [{ use: '' }, 'fact-bad'],
    [{ use: ' ' }, 'fact-bad'],
    [{ use: 'x'.repeat(101) }, 'fact-bad'],
    [{ urban: 1 }, 'fact-bad'],
    [{ buildingAreaM2: '20000' }, 'fact-bad'],
    [{ buildingAreaM2: NaN }, 'fact-bad'],
    [{ buildingAreaM2: Infinity }, 'fact-bad'],
    [{ buildingAreaM2: 1e300 }, 'fact-bad'],
    [{ heightM: 1501 }, 'fact-bad'],
    [{ targetStar: 1.5 }, 'fact-bad'],
    [{ applianceGrade: 1.5 }, 'fact-bad'],
    [{ applianceGrade: 0 }, 'fact-bad'],
  ])('%o is a problem, and nothing half judged', (project, code) => {
    expect(() => judge(library, question('140300', project))).toThrow(expect.objectContaining({ code }));
  });

  it('a value that the list does not have is taken as none of them, and told', () => {
    const told = judge(library, question('140300', { work: 'new', use: 'constructor' }));
    expect(told.findings).toContainEqual(expect.objectContaining({ code: 'fact-value-unlisted', severity: 'warning' }));
    expect(judge(library, question('140300', { work: 'new', use: 'office' })).findings.map(({ code }) => code)).not.toContain(
      'fact-value-unlisted',
    );
  });

  it('a building larger than its project is told; one as large is not', () => {
    const codes = (projectAreaM2: number) =>
      judge(library, question('140300', { work: 'new', buildingAreaM2: 20_000, projectAreaM2 })).findings.map(({ code }) => code);
    expect(codes(19_999)).toContain('facts-contradict');
    expect(codes(20_000)).not.toContain('facts-contradict');
  });

  it('null is unknown; what contradicts is told and kept', () => {
    expect(judge(library, question('140300', { work: 'new', class: null })).undecided.length).toBeGreaterThan(0);
    const told = judge(library, question('140300', { use: 'school', class: 'residential' }));
    expect(told.findings).toContainEqual(expect.objectContaining({ code: 'facts-contradict', severity: 'warning' }));
  });
});

describe('planning conditions', () => {
  const plot = { work: 'land', class: 'public', urban: true, fund: 'government', buildingAreaM2: 6000, centralAirConditioning: false };
  const told = planningConditions(library, question('140300', plot));

  it('are the indices, of each the strictest, duty before push, and no push where duty asks as much', () => {
    const stars = told.conditions.filter((one) => 'item' in one && one.item === 'green-star');
    expect(stars.map(({ strength, text }) => [strength, text.zh])).toEqual([['must', '绿色建筑等级不低于二星级']]);
    expect(told.conditions.map(({ strength }) => strength)).toEqual(
      told.conditions.map(({ strength }) => strength).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    expect(told.conditions.find((one) => 'item' in one && one.item === 'prefab-rate')).toMatchObject({
      strength: 'promote',
      value: 50,
      text: { zh: '装配率不低于50%' },
    });
  });

  const order = ['must', 'in-principle', 'promote'];
});

describe('energy review', () => {
  const chronicle = shippedChronicle();
  const coefficientOf: Coefficients = (carrier, basis): EntryOf<'coefficient'> | null =>
    chronicle.find('coefficient', `${basis === 'equivalent' ? 'standard-coal' : 'equal-value'}/${carrier}`, {
      on: '2026-03-01',
      recorded: 1,
    });
  const ask = (use: object) =>
    review(
      use,
      library.documents.filter(({ head }) => head.code === 'YQ'),
      library,
      coefficientOf,
    );

  it('by hand: 4,999,999 kWh × 0.1229 + 10,000 GJ × 34.12 = 614.50 + 341.20 tce, both below; one kWh more is enough', () => {
    const below = ask({ electricity: 4_999_999, heat: 10_000 });
    expect(below.tce.equivalent).toBeCloseTo(955.6998771, 6);
    expect([below.kwh, below.needsReview]).toEqual([4_999_999, false]);
    const reached = ask({ electricity: 5_000_000 });
    expect(reached.needsReview).toBe(true);
    expect(reached.compared).toEqual([
      { figure: 'annualTce', value: 614.5, limit: 1000, unit: 'tce', reached: false, document: 'YQ', clause: '二(二)', rule: 'YQ/review' },
      { figure: 'annualKwh', value: 5e6, limit: 5e6, unit: 'kWh', reached: true, document: 'YQ', clause: '二(二)', rule: 'YQ/review' },
    ]);
    expect(ask({ electricity: { value: 5000, unit: 'MWh' } }).needsReview).toBe(true);
  });

  it('exactly 1,000 tce is enough; the equal value alone is only a warning', () => {
    expect(ask({ coal: 1000 / 0.7143 }).needsReview).toBe(true);
    expect(ask({ coal: 999.99 / 0.7143 }).needsReview).toBe(false);
    const told = ask({ electricity: 3_400_000 });
    expect([told.needsReview, told.findings.map(({ code }) => code)]).toEqual([false, ['review-basis', 'review-not-named']]);
  });

  it('a limit that hangs on more than the use is not taken as missed', () => {
    const text = `kind: policy
code: ZZ
version: 1
status: VERIFIED
number: null
title: 试
issuer: 试
issued: '2020-01-01'
region: '140000'
text:
  - at: 一
    say: 公共建筑年电耗 10 千瓦时以上的应当节能审查。
    rules: [{id: review, item: energy-review, is: true, strength: must, word: 应当, quote: 公共建筑年电耗 10 千瓦时以上的应当节能审查, when: [公共建筑, {annualKwh: {atLeast: 10}}]}]
`;
    const own = shippedLibrary(readKnowledge('ZZ.yaml', text).entries);
    const only = own.documents.filter(({ head }) => head.code === 'ZZ');
    expect([9, 10].map((electricity) => review({ electricity }, only, own, () => null).needsReview)).toEqual([false, null]);
  });

  it('tells each coefficient with source and status; water has none', () => {
    const told = ask({ electricity: 1, water: 5 });
    expect(told.coefficients.map(({ id, status }) => [id, status])).toEqual([
      ['standard-coal/electricity', 'VERIFIED+'],
      ['equal-value/electricity', 'RECALLED'],
    ]);
    expect([told.indicative, told.findings.map(({ code }) => code)]).toEqual([true, ['review-carrier-left-out', 'review-not-named']]);
    expect(told.rules[0]).toMatchObject({ document: 'YQ', clause: '二(二)' });
  });

  it('refuses what names no energy: a missing figure is not 0', () => {
    for (const use of [{}, { water: 100 }, { electricity: null }])
      expect(() => ask(use)).toThrow(expect.objectContaining({ code: 'use-missing' }));
  });

  it('takes what is said to be unknown as a minimum, never as 0', () => {
    const below = ask({ electricity: 100, heat: null });
    expect([below.needsReview, below.findings.map(({ code }) => code)]).toEqual([null, ['review-use-unknown']]);
    expect(below.compared.map(({ reached }) => reached)).toEqual([null, false]);
    expect(ask({ electricity: null, coal: 2000 })).toMatchObject({ needsReview: true, kwh: null });
  });

  it('a part that converts is the least that it may be', () => {
    const without: Coefficients = (carrier, basis) => (carrier === 'gas' ? null : coefficientOf(carrier, basis));
    const documents = library.documents.filter(({ head }) => head.code === 'YQ');
    const partly = (coal: number) => review({ coal, gas: 1 }, documents, library, without).needsReview;
    expect([partly(1), partly(2000)]).toEqual([null, true]);
    expect(ask({ electricity: 0 })).toMatchObject({ tce: { equivalent: 0 }, needsReview: false });
  });

  it.each([{ electricity: -1 }, { fire: 1 }, { heat: { value: 1, unit: 't' } }, { gas: 'much' }])('%o is a problem', (use) => {
    expect(() => ask(use)).toThrow(expect.objectContaining({ code: 'use-bad' }));
  });
});

describe('two questions side by side', () => {
  it('tell what a square metre changes', () => {
    const at = (buildingAreaM2: number) =>
      judge(
        library,
        question('140300', { work: 'new', class: 'public', urban: true, fund: 'private', centralAirConditioning: true, buildingAreaM2 }),
      );
    const told = changesBetween(at(19_999), at(20_000));
    expect(told.added.map(({ rule }) => rule)).toEqual(
      ['YQ/star-2', 'YQ/innovation', 'YQ/bim', 'YQ/monitoring', 'YQ/steel'].filter((rule) =>
        at(20_000).requirements.some((one) => one.rule === rule),
      ),
    );
    expect([told.removed, told.opened]).toEqual([[], []]);
    expect(told.same).toBeGreaterThan(10);
  });
});

describe('the strictest', () => {
  it('ranks floors with floors and ceilings with ceilings', () => {
    const asked = (comparator: '>=' | '>' | '<=' | '=', value: number | boolean) => ({ item: 'x', comparator, value, unit: '%' });
    expect(isStricter(asked('>=', 3), asked('>=', 2))).toBe(true);
    expect(isStricter(asked('>', 2), asked('>=', 2))).toBe(true);
    expect(isStricter(asked('<=', 2), asked('<=', 3))).toBe(true);
    expect(isStricter(asked('<=', 2), asked('>=', 1))).toBe(false);
    expect(isStricter(asked('=', true), asked('=', false))).toBe(false);
  });

  it('governs by item and strength, and names the others', () => {
    const told = judge(
      library,
      question('140300', { work: 'new', class: 'public', urban: true, fund: 'government', overLimitHighRise: true }),
    );
    const stars = told.strictest
      .filter((one) => 'item' in one && one.item === 'green-star')
      .map((one) => [one.strength, 'item' in one && one.value, one.also]);
    expect(stars).toEqual([
      ['must', 3, ['YQ/star-basic', 'YQ/star-2']],
      ['promote', 1, ['YQ/star-1'].slice(1)],
    ]);
  });
});
