import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryOf, Scalar } from '#platform/knowledge/facts.ts';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { shippedOnce } from '../../../test/judge.ts';
import { regionsOf, shippedLibrary } from '../../../test/library.ts';
import { rounds } from '../../../test/rounds.ts';
import { readProject } from './project.ts';
import { judge, type Verdict } from './verdict.ts';

const library = shippedOnce();
const asked = [...library.facts.values()].filter(({ derived, open }) => derived === undefined && open !== true);

function anyValue(fact: EntryOf<'fact'>): fc.Arbitrary<Scalar> {
  if (fact.type === 'bool') return fc.boolean();
  if (fact.type === 'choice') return fc.constantFrom(...Object.keys(fact.values ?? {}));
  const edges = [0, 1, 2, 3, 99, 100, 101, 999, 1000, 4999, 5000, 19_999, 20_000, 49_999, 50_000, 99_999, 100_000, 4_999_999, 5_000_000];
  return fc.constantFrom(...edges.filter((edge) => edge >= (fact.min ?? 0) && edge <= (fact.max ?? Infinity)));
}

/** Projects whose facts do not contradict each other, each fact given or absent. */
const anyProject = fc
  .record(Object.fromEntries(asked.map((fact) => [fact.fact, fc.option(anyValue(fact), { nil: null, freq: 2 })])))
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Record<string, Scalar>)
  .map(withoutContradictions);

function withoutContradictions(facts: Record<string, Scalar>): Record<string, Scalar> {
  let kept: Record<string, Scalar> = {};
  for (const [name, value] of Object.entries(facts)) {
    const more = { ...kept, [name]: value };
    if (readProject(more, library).findings.every(({ code }) => code !== 'facts-contradict')) kept = more;
  }
  return kept;
}

const anyWhere = fc.record({
  region: fc.constantFrom('140303', '140802', '150104', '140105'),
  day: fc.constantFrom('2022-08-15', '2025-04-07', '2025-12-31', '2026-03-01'),
});

type Where = { region: string; day: string };

/** Null if no document was in force yet. */
function verdictOf({ region, day }: Where, project: object, from = library): Verdict | null {
  const regions = regionsOf(region);
  const begun = from.documents.some(({ head }) => regions.includes(head.region) && head.issued <= day);
  return begun ? judge(from, { regions, day, project }) : null;
}

/** All documents, but only this one of their rules: its result depends on no other. */
const onlyOf = (rule: string): typeof library => ({
  ...library,
  documents: library.documents.map((one) => ({ ...one, rules: one.rules.filter(({ id }) => id === rule) })),
});

const rulesOf = (list: readonly { readonly rule: string }[] | undefined): Set<string> => new Set(list?.map(({ rule }) => rule));

describe('facts that contradict each other', () => {
  it('are found whichever was read first, through what they mean as well', () => {
    const codes = (facts: object) => readProject(facts, library).findings.map(({ code }) => code);
    expect(codes({ use: 'dwelling', devZoneStandardPlant: true })).toContain('facts-contradict');
    expect(codes({ devZoneStandardPlant: true, use: 'dwelling' })).toContain('facts-contradict');
    expect(codes({ devZoneStandardPlant: true })).not.toContain('facts-contradict');
  });
});

describe('the order in which facts come', () => {
  const anyFacts = fc
    .record(Object.fromEntries([...library.facts.values()].map((fact) => [fact.fact, fc.option(anyValue(fact), { nil: null, freq: 1 })])))
    .map((facts) => Object.entries(facts).filter(([, value]) => value !== null) as [string, Scalar][]);
  const say = (project: object) => {
    const { requirements, undecided, findings } = judge(library, { regions: regionsOf('140303'), day: '2026-03-01', project });
    const open = undecided.map(({ rule, needs }) => [rule, needs.toSorted()]);
    return [rulesOf(requirements), open, findings.map((one) => JSON.stringify(one)).toSorted()];
  };

  it('changes nothing, not even where they contradict each other', () => {
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (facts, numbers) => {
        const other = facts
          .map((fact) => [numbers.next().value, fact] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, fact]) => fact);
        expect(say(Object.fromEntries(other))).toEqual(say(Object.fromEntries(facts)));
      }),
      { numRuns: rounds(60, 200) },
    );
  });

  it('a fact that two others mean differently is unknown: nothing that rests on it is told as certain', () => {
    for (const facts of [
      { work: 'new', urban: true, devZoneStandardPlant: true, publicInstitution: true },
      { publicInstitution: true, devZoneStandardPlant: true, urban: true, work: 'new' },
    ]) {
      const { known, findings } = readProject(facts, library);
      expect(known.has('class')).toBe(false);
      expect(findings.map(({ code, evidence }) => [code, evidence['fact']])).toEqual(
        expect.arrayContaining([
          ['facts-contradict', 'devZoneStandardPlant'],
          ['fact-left-open', 'class'],
        ]),
      );
    }
  });
});

describe('the law of unknown facts', () => {
  it('a fact more never takes away a requirement that held without it', () => {
    fc.assert(
      fc.property(anyWhere, anyProject, fc.nat(), (where, project, pick) => {
        const names = Object.keys(project);
        const { [names[pick % Math.max(1, names.length)] ?? '']: _gone, ...fewer } = project;
        const [less, more] = [verdictOf(where, fewer), verdictOf(where, project)];
        const all = rulesOf(more?.requirements);
        expect([...rulesOf(less?.requirements)].filter((rule) => !all.has(rule))).toEqual([]);
      }),
      { numRuns: rounds(100, 300) },
    );
  });

  it('unknown is never false: what holds with all facts is open or holds with fewer', () => {
    fc.assert(
      fc.property(anyWhere, anyProject, fc.array(fc.nat({ max: 60 })), (where, project, gone) => {
        const names = Object.keys(project);
        const lost = new Set(gone.map((at) => names[at]));
        const fewer = Object.fromEntries(Object.entries(project).filter(([name]) => !lost.has(name)));
        const [less, more] = [verdictOf(where, fewer), verdictOf(where, project)];
        const possible = new Set([...rulesOf(less?.requirements), ...rulesOf(less?.undecided)]);
        expect([...rulesOf(more?.requirements)].filter((rule) => !possible.has(rule))).toEqual([]);
      }),
      { numRuns: rounds(100, 300) },
    );
  });

  it('the facts that an open rule needs decide it, whatever they turn out to be', () => {
    const values = new Map(asked.map((fact) => [fact.fact, fc.sample(anyValue(fact), { numRuns: 12, seed: 7 })]));
    fc.assert(
      fc.property(anyWhere, anyProject, fc.nat({ max: 11 }), (where, project, pick) => {
        for (const { rule, needs } of verdictOf(where, project)?.undecided ?? []) {
          const answers = Object.fromEntries(
            needs.filter((name) => values.has(name)).map((name) => [name, values.get(name)?.[pick] as Scalar]),
          );
          if (needs.includes('dayOfIssue')) continue;
          // an answer that contradicts what is known decides nothing
          const { findings } = readProject({ ...project, ...answers }, library);
          if (findings.some(({ code }) => code === 'facts-contradict')) continue;
          expect(Object.keys(answers).length, `${rule}: ${needs.join()}`).toBeGreaterThan(0);
          const answered = verdictOf(where, { ...project, ...answers }, onlyOf(rule));
          expect(rulesOf(answered?.undecided).has(rule), `${rule}: ${needs.join()}`).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a stricter document never weakens a result', () => {
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
    say: 新建建筑执行三星级标准。
    rules: [{id: star, item: green-star, atLeast: 3, strength: must, word: 执行, quote: 新建建筑执行三星级标准, when: 新建建筑}]
`;
    const more = shippedLibrary(readKnowledge('ZZ.yaml', text).entries);
    fc.assert(
      fc.property(anyWhere, anyProject, (where, project) => {
        const [before, after] = [verdictOf(where, project), verdictOf(where, project, more)];
        const all = rulesOf(after?.requirements);
        expect([...rulesOf(before?.requirements)].filter((rule) => !all.has(rule))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
