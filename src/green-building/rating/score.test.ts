import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { rated, ratingLibrary, standardsOnce } from '../../../test/rating.ts';

/** Everything that three stars require in addition to points, for a public building. */
const besides = {
  fitOut: true,
  class: 'public',
  envelopeImprovement: 20,
  hvacLoadReduction: 0,
  waterEfficiencyClass: 2,
  pollutantReduction: 20,
  windowAirtightness: true,
};
const whole = { controlsMet: true, ...besides };

describe('GB/T 50378-2019 by hand (3.2.5: Q = (Q0 + Q1 + Q2 + Q3 + Q4 + Q5 + QA) / 10)', () => {
  it('(400 + 60 + 65 + 70 + 120 + 55 + 30) / 10 = 80: two stars, five short of three', () => {
    const told = rated({ ...whole, scores: { Q1: 60, Q2: 65, Q3: 70, Q4: 120, Q5: 55, QA: 30 } });
    expect([told.total, told.grade, told.indicative]).toEqual([80, 2, false]);
    expect(told.unmet).toEqual([]);
    expect(told.categories.map(({ code, score, max, floor, met }) => [code, score, max, floor, met])).toEqual([
      ['Q0', 400, 400, 400, true],
      ['Q1', 60, 100, 30, true],
      ['Q2', 65, 100, 30, true],
      ['Q3', 70, 100, 30, true],
      ['Q4', 120, 200, 60, true],
      ['Q5', 55, 100, 30, true],
      ['QA', 30, 100, 0, true],
    ]);
    expect(told.next).toMatchObject([{ star: 3, points: 50, fewest: 50, floors: [], anywhere: 50, reachable: true, besides: [] }]);
  });

  it.each([
    // 400 + 30 + 30 + 30 + 80 + 30 + 0 = 600
    [{ Q1: 30, Q2: 30, Q3: 30, Q4: 80, Q5: 30, QA: 0 }, 60, 1],
    [{ Q1: 30, Q2: 30, Q3: 30, Q4: 79, Q5: 30, QA: 0 }, 59.9, 0],
    // 400 + 60 + 60 + 60 + 60 + 60 + 0 = 700
    [{ Q1: 60, Q2: 60, Q3: 60, Q4: 60, Q5: 60, QA: 0 }, 70, 2],
    [{ Q1: 60, Q2: 60, Q3: 60, Q4: 60, Q5: 59.9, QA: 0 }, 69.99, 1],
    // 400 + 70 + 70 + 70 + 140 + 70 + 30 = 850
    [{ Q1: 70, Q2: 70, Q3: 70, Q4: 140, Q5: 70, QA: 30 }, 85, 3],
    [{ Q1: 70, Q2: 70, Q3: 70, Q4: 140, Q5: 70, QA: 29 }, 84.9, 2],
    // the maximum: 400 + 600 + 100 = 1100
    [{ Q1: 100, Q2: 100, Q3: 100, Q4: 200, Q5: 100, QA: 100 }, 110, 3],
  ])('%o is %d points and %d stars', (scores, total, grade) => {
    const told = rated({ ...whole, scores });
    expect([told.total, told.grade]).toEqual([total, grade]);
  });

  it('a part one tenth below its floor of 30 % takes every star, whatever the total (Q4: 60 of 200)', () => {
    const told = rated({ ...whole, scores: { Q1: 100, Q2: 100, Q3: 100, Q4: 59.9, Q5: 100, QA: 100 } });
    expect([told.total, told.grade, told.aim]).toEqual([95.99, 0, 3]);
    expect(told.unmet.map(({ code, clause, evidence }) => [code, clause, evidence['part'], evidence['floor']])).toEqual([
      ['rating-floor', '3.2.8-1', 'Q4', 60],
    ]);
    expect(told.next[0]).toMatchObject({ star: 1, points: 0, fewest: 0.1, floors: [{ part: 'Q4', points: 0.1 }], anywhere: 0 });
  });

  it('before completion Q3 has 70 points and its floor is 21; 107 is the most', () => {
    const most = rated({ ...whole, scores: { Q1: 100, Q2: 100, Q3: 70, Q4: 200, Q5: 100, QA: 100 } }, 'pre');
    expect([most.total, most.grade]).toEqual([107, 3]);
    expect(rated({ ...whole, scores: { Q1: 60, Q2: 60, Q3: 21, Q4: 100, Q5: 60, QA: 0 } }, 'pre')).toMatchObject({ total: 70.1, grade: 2 });
    expect(rated({ ...whole, scores: { Q1: 60, Q2: 60, Q3: 20, Q4: 101, Q5: 60, QA: 0 } }, 'pre')).toMatchObject({ total: 70.1, grade: 0 });
    expect(() => rated({ ...whole, scores: { Q3: 71 } }, 'pre')).toThrow(/rating-points-out .*"what":"Q3","score":71,"most":70/u);
  });

  it('control items not met give no grade, and no 400 points', () => {
    const told = rated({ ...whole, controlsMet: false, scores: { Q1: 100, Q2: 100, Q3: 100, Q4: 200, Q5: 100, QA: 100 } });
    expect([told.total, told.grade, told.possibleGrade, told.unmet[0]?.code]).toEqual([70, null, null, 'rating-controls']);
  });
});

describe('table 3.2.8', () => {
  const scores = { Q1: 90, Q2: 90, Q3: 90, Q4: 180, Q5: 90, QA: 50 };

  it.each([
    [{ envelopeImprovement: 19.9 }, 2, 'envelope-or-load'],
    [{ envelopeImprovement: 0, hvacLoadReduction: 15 }, 3, undefined],
    [{ envelopeImprovement: 0, hvacLoadReduction: 14.9 }, 2, 'envelope-or-load'],
    [{ waterEfficiencyClass: 3 }, 1, 'water-efficiency'],
    [{ pollutantReduction: 10 }, 1, 'pollutants'],
    [{ windowAirtightness: false }, 0, 'window-airtightness'],
    [{ fitOut: false }, 0, undefined],
  ])('%o leaves %d stars', (changed, grade, missed) => {
    const told = rated({ ...whole, ...changed, scores });
    expect(told.grade).toBe(grade);
    if (missed !== undefined) expect(told.unmet.map(({ evidence }) => evidence['requirement'])).toEqual([missed]);
  });

  it('asks sound insulation and windows of homes only, windows only where it is cold; that row is recalled, so the star is indicative', () => {
    const home = { ...whole, class: 'residential', soundInsulation: 'high', scores };
    const warm = rated({ ...home, climate: 'hsww' });
    expect([warm.grade, warm.indicative]).toEqual([3, false]);
    const cold = rated({ ...home, climate: '2A', windowUReduction: 20 });
    expect([cold.grade, cold.indicative, cold.findings.map(({ code }) => code)]).toEqual([3, true, ['rating-requirement-recalled']]);
    expect(rated({ ...home, region: '140303', windowUReduction: 10 })).toMatchObject({ grade: 2 });
    expect(rated({ ...home, climate: 'hsww', soundInsulation: 'mean' })).toMatchObject({ grade: 2 });
    expect(rated({ ...home, climate: 'hsww', soundInsulation: 'low' })).toMatchObject({ grade: 1 });
  });

  it('what is not known leaves the star undecided and says which value would decide; nothing is taken as false', () => {
    const { class: _class, pollutantReduction: _reduction, ...less } = whole;
    const told = rated({ ...less, scores });
    expect([told.grade, told.possibleGrade, told.unmet]).toEqual([0, 3, []]);
    expect(told.undecided.map(({ evidence, needs }) => [evidence['requirement'], needs])).toEqual([
      ['window-u-value', ['class', 'climate', 'windowUReduction']],
      ['sound-insulation', ['class', 'soundInsulation']],
      ['pollutants', ['pollutantReduction']],
    ]);
  });

  it('may be only said to be met, for all or up to a star; a value says more than that', () => {
    const bare = { controlsMet: true, fitOut: true, class: 'public', scores };
    expect(rated({ ...bare, starRequirements: true })).toMatchObject({ grade: 3, findings: [{ code: 'rating-requirements-claimed' }] });
    expect(rated({ ...bare, starRequirements: 2 }).grade).toBe(2);
    expect(rated({ ...bare, starRequirements: { '1': true, '2': true, '3': false } }).grade).toBe(2);
    expect(
      rated({
        ...bare,
        starRequirements: { 'envelope-or-load': true, 'water-efficiency': 1, pollutants: true, 'window-airtightness': true },
      }).grade,
    ).toBe(1);
    expect(rated({ ...bare, starRequirements: true, waterEfficiencyClass: 3 }).grade).toBe(1);
  });
});

describe('items', () => {
  const scheme = standardsOnce().scheme('GB/T50378-2019', '2024-09-30');

  it('add up to what table 3.2.4 gives each part; without 6.2.10 to 6.2.13 chapter 6 has 70', () => {
    const sum = (part: string, pre: boolean) =>
      scheme.items.filter((item) => item.part === part && (!pre || item.pre)).reduce((points, { max = 0 }) => points + max, 0);
    expect(['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((part) => sum(part, false))).toEqual([100, 100, 100, 200, 100]);
    expect(sum('Q3', true)).toBe(70);
    expect(scheme.items.filter(({ type }) => type === 'control').length).toBe(40);
    expect(scheme.items.map(({ code }) => code).slice(8, 19)).toEqual([
      '4.2.1',
      '4.2.2',
      '4.2.3',
      '4.2.4',
      '4.2.5',
      '4.2.6',
      '4.2.7',
      '4.2.8',
      '4.2.9',
      '5.1.1',
      '5.1.2',
    ]);
  });

  const items = {
    '4.2.1': 10,
    '4.2.2': { score: 15, evidence: '图纸 A-12' },
    '4.2.6': 12,
    '5.2.1': 12,
    '6.2.1': 8,
    '7.2.1': 20,
    '8.2.1': 10,
  };

  it('count by part; those without points count as none and are named', () => {
    const told = rated({ ...whole, items });
    // 400 + 37 + 12 + 8 + 20 + 10 = 487
    expect(told.total).toBe(48.7);
    expect(told.categories.map(({ score }) => score)).toEqual([400, 37, 12, 8, 20, 10, null]);
    expect(told.categories[1]?.open).toEqual(['4.2.3', '4.2.4', '4.2.5', '4.2.7', '4.2.8', '4.2.9']);
  });

  it('say where the points to the next star are: floors first, then the items with most room', () => {
    const [first] = rated({ ...whole, items }).next;
    // 600 - 487 = 113; the minimums lack 18 + 22 + 40 + 20 = 100, so 13 may come from anywhere
    expect(first).toMatchObject({ star: 1, points: 113, fewest: 113, anywhere: 13 });
    expect(first?.floors).toEqual([
      { part: 'Q2', points: 18 },
      { part: 'Q3', points: 22 },
      { part: 'Q4', points: 40 },
      { part: 'Q5', points: 20 },
    ]);
    expect(first?.items.reduce((sum, { take }) => sum + take, 0)).toBe(113);
    for (const { room, take } of first?.items ?? []) expect(take).toBeLessThanOrEqual(room);
    const done = Object.fromEntries((first?.items ?? []).map(({ code, take }) => [code, take + (code === '4.2.6' ? 12 : 0)]));
    expect(rated({ ...whole, items: { ...items, ...done } })).toMatchObject({ total: 60, grade: 1 });
  });

  it('a control item that is not met takes the grade, one that is not told leaves it open, all forty give it', () => {
    const controls = Object.fromEntries(scheme.items.flatMap(({ type, code }) => (type === 'control' ? [[code, true]] : [])));
    const full = { ...besides, scores: { Q1: 60, Q2: 60, Q3: 60, Q4: 120, Q5: 60, QA: 0 } };
    expect(rated({ ...full, controls })).toMatchObject({ grade: 2, total: 76 });
    const { '7.1.4': _one, ...less } = controls;
    expect(rated({ ...full, controls: less })).toMatchObject({
      grade: null,
      total: null,
      possibleGrade: 2,
      aim: 2,
      undecided: [{ code: 'rating-controls', needs: ['7.1.4'] }],
    });
    const failed = rated({ ...full, controlsMet: true, controls: { ...controls, '7.1.4': false } });
    expect(failed).toMatchObject({
      grade: null,
      unmet: [{ code: 'rating-control', clause: '7.1.4' }],
      findings: [{ code: 'rating-controls-contradict' }],
    });
  });

  it.each([
    [{ items: { '4.2.99': 1 } }, 'rating-item-unknown'],
    [{ items: { '4.2.1': 11 } }, 'rating-points-out'],
    [{ items: { '4.2.1': -1 } }, 'rating-input-bad'],
    [{ items: { '4.2.1': '10' } }, 'rating-input-bad'],
    [{ scores: { Q7: 1 } }, 'rating-part-unknown'],
    [{ scores: { Q1: 50 }, items: { '4.2.1': 10 } }, 'rating-scores-contradict'],
    [{ controlsMet: 'yes' }, 'rating-input-bad'],
    [{ waterEfficiencyClass: 9 }, 'rating-input-bad'],
    [{ soundInsulation: 'loud' }, 'rating-input-bad'],
    [{ class: 'castle' }, 'rating-input-bad'],
    [{ climate: 'lunar' }, 'rating-input-bad'],
    [{ starRequirements: { magic: true } }, 'rating-requirement-unknown'],
  ])('%o is refused with the name of what is wrong', (input, code) => {
    expect(() => rated(input)).toThrow(code);
  });

  it('a field that nobody knows is told and not used', () => {
    expect(rated({ fitout: true }).findings[0]).toMatchObject({ code: 'rating-field-unknown', evidence: { field: 'fitout' } });
    expect(() => rated({ items: { '6.2.12': 1 } }, 'pre')).toThrow('rating-points-out');
  });
});

describe('the edition of 2024', () => {
  const building = { ...whole, scores: { Q1: 90, Q2: 90, Q3: 90, Q4: 180, Q5: 90, QA: 50 } };

  it('makes a star indicative from its day on, and not before', () => {
    expect(rated(building, 'final', '2024-09-30').indicative).toBe(false);
    const told = rated(building, 'final', '2024-10-01');
    expect([told.grade, told.indicative, told.findings[0]?.code]).toEqual([3, true, 'rating-edition-revised']);
  });

  it('once a city has loaded it, it governs from its day and the star is firm', () => {
    const {
      revised: _revised,
      id: _id,
      version: _version,
      validFrom: _from,
      note: _note,
      ...same
    } = standardsOnce().scheme('GB/T50378-2019', '2024-10-01').standard;
    const entry = {
      ...same,
      id: 'rating/gbt50378-2024',
      version: 1,
      validFrom: '2024-10-01',
      supersedes: 'rating/gbt50378-2019',
      grades: [
        { star: 1, total: 60 },
        { star: 2, total: 70 },
        { star: 3, total: 86 },
      ],
    };
    const {
      kind: _kind,
      origin: _origin,
      firstSeen: _seen,
      standsFor: _before,
      ...held
    } = entry as typeof entry & { kind: unknown; origin: unknown; firstSeen: unknown; standsFor: unknown };
    const own = readKnowledge('own.yaml', JSON.stringify({ kind: 'rating-standard', entries: [held] }));
    expect(own.faults).toEqual([]);
    const library = ratingLibrary(own.entries);
    const told = rated({ ...building, scores: { ...building.scores, Q1: 45, QA: 0, Q5: 50 } }, 'final', '2025-01-01', library);
    // 400 + 45 + 90 + 90 + 180 + 50 = 855: three stars by the old threshold of 85, two by the 86 loaded for this city
    expect([told.total, told.grade, told.indicative]).toEqual([85.5, 2, false]);
  });

  it('there is no standard before its day, and none of a name that nobody has heard', () => {
    expect(() => rated(building, 'final', '2019-07-31')).toThrow('rating-standard-not-yet');
    expect(() => standardsOnce().scheme('GB 1', '2025-01-01')).toThrow('rating-standard-unknown');
  });
});

describe('whatever the scores', () => {
  const anyScores = fc.record({
    Q1: fc.integer({ min: 0, max: 100 }),
    Q2: fc.integer({ min: 0, max: 100 }),
    Q3: fc.integer({ min: 0, max: 100 }),
    Q4: fc.integer({ min: 0, max: 200 }),
    Q5: fc.integer({ min: 0, max: 100 }),
    QA: fc.integer({ min: 0, max: 100 }),
  });
  const most = { Q1: 100, Q2: 100, Q3: 100, Q4: 200, Q5: 100, QA: 100 } as const;
  const anyBesides = fc.record({
    fitOut: fc.constantFrom(true, false, null),
    envelopeImprovement: fc.constantFrom(0, 5, 10, 20, null),
    waterEfficiencyClass: fc.constantFrom(1, 2, 3, 4, null),
    pollutantReduction: fc.constantFrom(0, 10, 20, null),
    windowAirtightness: fc.constantFrom(true, false, null),
    class: fc.constantFrom('public', 'residential', null),
  });

  it('more points never lower the grade, and what the next star is said to lack is enough for it', () => {
    fc.assert(
      fc.property(
        anyScores,
        anyBesides,
        fc.constantFrom(...(Object.keys(most) as (keyof typeof most)[])),
        fc.nat(50),
        (scores, rest, part, more) => {
          const before = rated({ controlsMet: true, ...rest, scores });
          const after = rated({ controlsMet: true, ...rest, scores: { ...scores, [part]: Math.min(most[part], scores[part] + more) } });
          expect(after.grade ?? -1).toBeGreaterThanOrEqual(before.grade ?? -1);
          const [next] = before.next;
          if (next === undefined || !next.reachable || next.besides.length > 0) return;
          const filled = { ...scores };
          for (const { part: code, points } of next.floors) filled[code as keyof typeof most] += points;
          let open = next.anywhere;
          for (const code of Object.keys(most) as (keyof typeof most)[]) {
            const take = Math.min(open, most[code] - filled[code]);
            filled[code] += take;
            open -= take;
          }
          expect(open).toBeCloseTo(0);
          expect(rated({ controlsMet: true, ...rest, scores: filled }).grade).toBeGreaterThanOrEqual(next.star);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('without its control items no building has a star; taking a fact away never adds one', () => {
    fc.assert(
      fc.property(anyScores, anyBesides, fc.constantFrom(false, null), (scores, rest, controlsMet) => {
        expect(rated({ controlsMet, ...rest, scores }).grade).toBeNull();
        const full = rated({ controlsMet: true, ...rest, scores });
        for (const fact of Object.keys(rest)) {
          const less = rated({ controlsMet: true, ...rest, [fact]: null, scores });
          expect(less.grade ?? -1).toBeLessThanOrEqual(full.grade ?? -1);
          expect(less.possibleGrade ?? -1).toBeGreaterThanOrEqual(full.grade ?? -1);
        }
      }),
      { numRuns: 200 },
    );
  });
});
