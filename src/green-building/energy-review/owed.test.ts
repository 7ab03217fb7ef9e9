import { describe, expect, it } from 'vitest';
import { tell } from '#kernel/finding.ts';
import type { ReviewLimits } from '#green-building/policy/policy.ts';
import type { YearBuilding, YearUse } from '#supervision/benchmarking/benchmarking.ts';
import type { CoalCoefficients } from '#supervision/benchmarking/public/intensity.ts';
import { declaredUse, meteredUse, type KnownUse, type Limits } from './known-use.ts';
import { belowFindings } from './below-findings.ts';
import { owedOf, type Candidate } from './owed.ts';
import { belowFor, type Review } from './review-of.ts';
import { energyReviewWords } from './words.ts';

/** 1,000 tce or 5 GWh, as the documents have it; a figure that is not known leaves its limit open. */
const limits: Limits = ({ tce, kwh, whole }): ReviewLimits => {
  const reached = [tce === null ? null : tce >= 1000 ? true : whole ? false : null, kwh === null ? null : kwh >= 5e6];
  const needsReview = reached.includes(true) ? true : reached.includes(null) ? null : false;
  const rule = { document: 'YQ', clause: '二(二)', rule: 'review' };
  return {
    needsReview,
    hasLimits: true,
    compared: [
      { figure: 'annualTce', value: tce, limit: 1000, unit: 'tce', reached: reached[0] ?? null, ...rule },
      { figure: 'annualKwh', value: kwh, limit: 5e6, unit: 'kWh', reached: reached[1] ?? null, ...rule },
    ],
  };
};

const coefficients: CoalCoefficients = new Map([
  ['electricity', { id: 'e', version: 1, value: 0.1229, unit: 'kgce/kWh', source: '' }],
  ['heat', { id: 'h', version: 1, value: 34.12, unit: 'kgce/GJ', source: '' }],
]);

const use = (carrier: YearUse['carrier'], value: number | null, coverage = 1): YearUse => ({
  building: 'B1',
  carrier,
  unit: carrier === 'heat' ? 'GJ' : 'kWh',
  value,
  coverage,
  meters: 1,
});

const metered = (uses: readonly YearUse[], heating: string | null | undefined = null) =>
  meteredUse([{ uses } as unknown as YearBuilding], { coefficients, heating: () => heating }, limits);

describe('by meter', () => {
  it('reaches a limit by what is measured, however little of the year that is', () => {
    expect(metered([use('electricity', 5e6, 0.6)])).toMatchObject({ reached: true, whole: false, coverage: 0.6, kwh: 5e6 });
    expect(metered([use('electricity', 3e6), use('heat', 20_000)])).toMatchObject({ reached: true, whole: true, tce: 1051.1 });
  });

  it('below a limit it is only sure if all is measured; otherwise it is open, and likely where the rest would reach it', () => {
    expect(metered([use('electricity', 4e6)])).toMatchObject({ reached: false, whole: true, likely: false });
    expect(metered([use('electricity', 4e6, 0.7)])).toMatchObject({ reached: null, whole: false, likely: true });
    expect(metered([use('electricity', 1e6, 0.7)])).toMatchObject({ reached: null, likely: false });
    expect(metered([use('electricity', 4e6)], 'heat')).toMatchObject({ reached: null, whole: false });
  });

  it('is not known where nothing was measured', () => {
    expect(metered([])).toBeNull();
    expect(metered([use('electricity', null, 0)])).toBeNull();
  });
});

describe('by declaration', () => {
  it('one figure alone may reach its limit, and below it the other is open', () => {
    expect(declaredUse({ annualKwh: 5e6 }, limits)).toMatchObject({ reached: true, kwh: 5e6, tce: null });
    expect(declaredUse({ annualKwh: 1 }, limits)?.reached).toBeNull();
    expect(declaredUse({ annualKwh: 1, annualTce: 2 }, limits)).toMatchObject({ reached: false, whole: true });
    expect(declaredUse({}, limits)).toBeNull();
  });
});

const known = (way: KnownUse['way'], reached: boolean | null, more: Partial<KnownUse> = {}): KnownUse => ({
  way,
  kwh: null,
  tce: null,
  coverage: null,
  whole: false,
  reached,
  likely: false,
  compared: [],
  ground: null,
  ...more,
});

const candidate = (all: readonly KnownUse[], more: Partial<Candidate> = {}): Candidate => ({
  kind: 'building',
  code: 'B1',
  name: '楼',
  region: '140302',
  organisation: null,
  use: 'office',
  areaM2: 1,
  buildings: ['B1'],
  year: 2015,
  known: all,
  review: null,
  below: [],
  ...more,
});

const reviewed = (state: Review['state'], kwh: number | null, tce: number | null, tceEqual: number | null): Review => ({
  state,
  case: 'C',
  kwh,
  tce,
  tceEqual,
});

describe('a review that lies below the limits', () => {
  const declared = known('declared', true, { kwh: 6e6 });
  const owed = (review: Review, all: readonly KnownUse[] = [declared]) =>
    owedOf([candidate(all, { review, below: belowFor(review, all, limits) })], 2010).map((one) => [one.review?.state, one.decided]);

  it('clears nothing that declares, is estimated or measures more', () => {
    expect(owed(reviewed('passed', 100, 0.012, 0.03))).toEqual([['passed-below', ['declared']]]);
    expect(owed(reviewed('passed', 100, 0.012, 0.03), [known('metered', true)])).toEqual([['passed-below', ['metered']]]);
    expect(owed(reviewed('passed', 100, 0.012, 0.03), [known('estimated', true)])).toEqual([['passed-below', ['estimated']]]);
    expect(owed(reviewed('passed', 100, 0.012, 0.03), [known('declared', false), known('metered', null, { likely: true })])).toEqual([]);
  });

  it('is none where either figure reaches its limit, or the report states none', () => {
    expect(owed(reviewed('passed', 5e6, 614.5, 1507.5))).toEqual([]);
    expect(owed(reviewed('passed', 100, 1000, 1000))).toEqual([]);
    expect(owed(reviewed('passed', null, null, null))).toEqual([]);
  });

  it('a declaration by equal value is held against the equal value of the report, a meter against the equivalent value', () => {
    const report = reviewed('passed', 4e6, 491.6, 1206);
    expect(owed(report)).toEqual([]);
    expect(owed(report, [known('metered', true)])).toEqual([['passed-below', ['metered']]]);
  });

  it('is told with what was reviewed and what is known', () => {
    const review = reviewed('passed', 100, 0.012_29, 0.03);
    const rows = owedOf([candidate([declared], { review, below: belowFor(review, [declared], limits) })], 2010);
    expect(belowFindings(rows).map((one) => tell(one, energyReviewWords, 'zh').detail)).toEqual([
      '楼（B1）通过了节能审查（C），审查的年用能为 100 kWh、0.012 tce，低于界限；而项目登记 6000000 kWh，达到界限。请核对节能报告和项目登记，改正有误的一处。',
    ]);
  });
});

describe('who owes a review', () => {
  it('an estimate counts only where a declaration or complete meters say nothing', () => {
    const estimate = known('estimated', true);
    expect(owedOf([candidate([estimate])], 2010)).toMatchObject([{ decided: ['estimated'], verdict: 'reached' }]);
    expect(owedOf([candidate([estimate, known('metered', false, { whole: true })])], 2010)).toEqual([]);
    expect(owedOf([candidate([estimate, known('metered', null)])], 2010)).toMatchObject([{ decided: ['estimated'] }]);
    expect(owedOf([candidate([known('declared', false), estimate, known('metered', true)])], 2010)).toMatchObject([
      { decided: ['metered'] },
    ]);
  });

  it('what passed a review owes none; what failed or is under way still does', () => {
    const states = (['passed', 'under-way', 'not-passed'] as const).map((state) =>
      candidate([known('metered', true)], { review: reviewed(state, 6e6, 737.4, 1809) }),
    );
    expect(owedOf(states, 2010).map(({ review }) => review?.state)).toEqual(['under-way', 'not-passed']);
  });

  it('what is not wholly metered and likely above is open, never left out', () => {
    expect(owedOf([candidate([known('metered', null, { likely: true })])], 2010)).toMatchObject([{ verdict: 'open', decided: [] }]);
    expect(owedOf([candidate([known('metered', null)])], 2010)).toEqual([]);
  });

  it('what stood before reviews began is told apart; the year itself is not known', () => {
    const duty = (year: number | null, since: number | null = 2010) =>
      owedOf([candidate([known('metered', true)], { year })], since)[0]?.duty;
    expect([duty(2009), duty(2010), duty(2011), duty(null), duty(2011, null)]).toEqual(['before', 'unknown', 'due', 'unknown', 'unknown']);
  });
});
