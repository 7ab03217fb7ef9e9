import { describe, expect, it } from 'vitest';
import { readKnowledge } from '#platform/knowledge/read.ts';
import { regionsOf, shippedLibrary } from '../../../test/library.ts';
import { bindsFrom } from './standing.ts';
import { judge, periodEnded } from './verdict.ts';

const rule = (id: string, stars: number) =>
  `\n  - at: 一${id}\n    say: 新建建筑执行${stars}星级标准${id}。\n    rules: [{id: ${id}, item: green-star, atLeast: ${stars}, strength: must, word: 执行, quote: 新建建筑执行${stars}星级标准, when: 新建建筑}]`;

const document = (code: string, issued: string, more = '', rules = rule('a', 1) + rule('b', 2)) => `kind: policy
code: ${code}
version: 1
status: VERIFIED
number: 甲政发〔${code}〕1号
title: 甲市${code}
issuer: 甲市人民政府
issued: '${issued}'
region: '330100'
${more}
text:${rules}
`;

function on(day: string, ...files: string[]) {
  const read = files.map((text, index) => readKnowledge(`${index}.yaml`, text));
  expect(read.flatMap(({ faults }) => faults)).toEqual([]);
  const library = shippedLibrary(read.flatMap(({ entries }) => entries));
  const told = judge(library, { regions: regionsOf('330102'), day, project: { work: 'new' } });
  const mine = (list: readonly { readonly rule: string }[]) => list.map((one) => one.rule).filter((one) => /^[A-D]{2}\//u.test(one));
  return { ...told, held: mine(told.requirements), past: mine(told.lapsed), open: mine(told.undecided) };
}

describe('a document in time', () => {
  it('of which only the month or year is printed surely binds on its last day', () => {
    expect(bindsFrom({ issued: '2022-07' })).toEqual({ earliest: '2022-07-01', surely: '2022-07-31' });
    expect(bindsFrom({ issued: '2024-02' })).toEqual({ earliest: '2024-02-01', surely: '2024-02-29' });
    expect(bindsFrom({ issued: '2022' })).toEqual({ earliest: '2022-01-01', surely: '2022-12-31' });
    expect(bindsFrom({ issued: '2022-07-05' })).toEqual({ earliest: '2022-07-05', surely: '2022-07-05' });
    expect(bindsFrom({ issued: '2022-07-05', binds: '2022-09-01' }).surely).toBe('2022-09-01');
  });

  it('inside that month nothing is certain: undecided for want of the day, with a finding', () => {
    const early = document('AA', '2015-01-01', '', rule('x', 1));
    const month = document('BB', '2022-07');
    expect(on('2022-06-30', early, month)).toMatchObject({ held: ['AA/x'], open: [] });
    const inside = on('2022-07-30', early, month);
    expect([inside.held, inside.open]).toEqual([['AA/x'], ['BB/a', 'BB/b']]);
    expect(inside.undecided.filter(({ document: code }) => code === 'BB').map(({ needs }) => needs)).toEqual([
      ['dayOfIssue'],
      ['dayOfIssue'],
    ]);
    expect(inside.findings).toContainEqual(expect.objectContaining({ code: 'document-day-unknown', severity: 'warning' }));
    expect(on('2022-07-31', early, month)).toMatchObject({ held: ['AA/x', 'BB/a', 'BB/b'], open: [] });
  });

  it('whose period has ended is told as lapsed, and binds no more', () => {
    const plan = document('AA', '2021-01-01', "periodEnds: '2025-12-31'");
    expect(on('2025-12-31', plan).held).toEqual(['AA/a', 'AA/b']);
    const after = on('2026-01-01', plan);
    expect([after.held, after.past]).toEqual([[], ['AA/a', 'AA/b']]);
    expect(after.lapsed.find(({ rule: id }) => id === 'AA/a')).toMatchObject({ since: '2025-12-31', why: periodEnded });
    expect(periodEnded).toBe('period ended, no repeal found');
  });

  it('that is repealed or replaced from a day is gone from that day on', () => {
    const old = document('AA', '2021-01-01');
    for (const what of ['repeals', 'replaces']) {
      const later = document('BB', '2024-05-01', `changes: [{what: ${what}, document: 甲政发〔AA〕1号, from: '2024-06-01'}]`, rule('c', 3));
      expect(on('2024-05-31', old, later)).toMatchObject({ held: ['AA/a', 'AA/b', 'BB/c'] });
      expect(on('2024-06-01', old, later)).toMatchObject({ held: ['BB/c'], past: ['AA/a', 'AA/b'] });
      expect(on('2024-06-01', old, later).lapsed[0]).toMatchObject({ by: 'BB', why: `${what} by BB` });
    }
  });

  it('that is amended loses only the rules named', () => {
    const old = document('AA', '2021-01-01');
    const later = document('BB', '2024-05-01', "changes: [{what: amends, document: AA, from: '2024-06-01', rules: [a]}]", rule('c', 3));
    expect(on('2024-06-01', old, later)).toMatchObject({ held: ['AA/b', 'BB/c'], past: ['AA/a'] });
  });

  it('before any document of the place is a problem that names day and place', () => {
    expect(() => on('2010-01-01', document('AA', '2015-01-01'))).toThrow(
      expect.objectContaining({ code: 'policy-date-before', evidence: expect.objectContaining({ region: '330102', date: '2010-01-01' }) }),
    );
  });
});
