import { expect, test } from 'vitest';
import type { CaseEvent } from '../facts.ts';
import { changedSince } from './changed-since.ts';
import { replay } from './replay.ts';

const of = { case: 'c', at: '2026-03-02T01:00:00.000Z', recorded: '2026-03-02T01:00:00.000Z', by: 'key:clerk' };
const file = (n: number) => ({ n, kind: 'drawings', name: `${n}.pdf`, sha256: String(n) });

const events = [
  { ...of, n: 1, kind: 'begin', procedure: 'p', version: 1, region: 'r', organisation: null, building: null, state: 'a' },
  {
    ...of,
    n: 2,
    kind: 'step',
    transition: 'submit',
    from: 'a',
    to: 'b',
    fields: { star: 2, area: '10.00', uses: ['a', 'b'] },
    personal: { name: 'x', phone: 'y' },
    evidence: [file(1)],
  },
  { ...of, n: 3, kind: 'vote', panel: 'experts', person: 'P1', ballot: 'no' },
  {
    ...of,
    n: 4,
    kind: 'step',
    transition: 'submit',
    from: 'a',
    to: 'b',
    fields: { star: 3, uses: ['a', 'b'], area: null, added: 'text' },
    personal: { phone: 'z' },
    evidence: [file(2)],
  },
] as const satisfies readonly CaseEvent[];

test('what a member voted on is held against what lies before them now: only what differs is told', () => {
  expect(changedSince(events, replay(events), 3)).toEqual({
    fields: [
      { field: 'star', was: 2, is: 3 },
      { field: 'area', was: '10.00', is: null },
      { field: 'added', was: null, is: 'text' },
    ],
    personal: ['phone'],
    evidence: [2],
    reports: [],
  });
});

test('what was taken back since, and given again as it was, is no change', () => {
  const back = [...events, { ...of, n: 5, kind: 'back', takesBack: 4 }] as const satisfies readonly CaseEvent[];
  expect(changedSince(back, replay(back), 3)).toEqual({ fields: [], personal: [], evidence: [], reports: [] });
});
