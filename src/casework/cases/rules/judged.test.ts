import { expect, test } from 'vitest';
import type { CourseStep, Standing, Vote } from '../facts.ts';
import { judgedSince, seatsOf } from './judged.ts';

const rule = (from: string, panel: Record<string, 'pass' | 'fail'> = {}) => ({ from, to: 'x', by: 'clerk', panel }) as never;

/** Drawings: reviewed, sent back for revision, reviewed again, passed; then corrected once more without the panel. */
const transitions = {
  submit: rule('draft'),
  accept: rule('check'),
  note: rule('review'),
  fail: rule('review', { experts: 'fail' }),
  resubmit: rule('revise'),
  pass: rule('review', { experts: 'pass' }),
  correct: rule('passed'),
};

const step = (n: number, name: string, to: string, more: Partial<CourseStep> = {}): CourseStep => ({
  n,
  name,
  to,
  brings: false,
  again: false,
  ...more,
});

const submitted = [step(2, 'submit', 'check', { brings: true }), step(3, 'accept', 'review')];
const failed = [...submitted, step(6, 'fail', 'revise', { brings: true })];

test.each<[string, readonly CourseStep[], number]>([
  ['nothing came', [], 0],
  ['what was handed in at first', submitted, 2],
  ['the opinion of the panel itself is no paper', [...submitted, step(6, 'pass', 'passed', { brings: true })], 2],
  ['sent back, and nothing new yet: the result stands', failed, 2],
  ['handed in anew, without a file too', [...failed, step(7, 'resubmit', 'review', { again: true })], 7],
  ['something added while they vote', [...submitted, step(5, 'note', 'review', { brings: true })], 5],
  ['a step that brings nothing while they vote', [...submitted, step(5, 'note', 'review')], 2],
  [
    'what is put right after the end of it leaves the result as it was',
    [...submitted, step(6, 'pass', 'passed', { brings: true }), step(9, 'correct', 'passed', { brings: true })],
    2,
  ],
])('%s', (_why, course, since) => {
  expect(judgedSince({ transitions }, course, 'experts')).toBe(since);
  expect(judgedSince({ transitions }, course, 'others')).toBe(0);
});

test('votes of earlier papers stay, and do not count', () => {
  const votes: Record<string, Vote> = { P1: { ballot: 'no', n: 4 }, P2: { ballot: 'yes', n: 8 } };
  const panels: Standing['panels'] = { experts: { seated: ['P1', 'P2', 'P3'], recused: [], votes } };
  const course = [...failed, step(7, 'resubmit', 'review', { again: true })];
  expect(seatsOf({ procedure: { transitions }, standing: { panels, course } }, 'experts')).toEqual({
    seated: ['P1', 'P2', 'P3'],
    recused: [],
    votes: { P2: 'yes' },
    earlier: ['P1'],
  });
  expect(seatsOf({ procedure: { transitions }, standing: { panels, course: failed } }, 'experts').votes).toEqual({ P1: 'no', P2: 'yes' });
  expect(seatsOf({ procedure: { transitions }, standing: { panels, course } }, 'others').seated).toEqual([]);
});
