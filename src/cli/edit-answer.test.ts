import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { answerEdit } from './edit-answer.ts';

const refused = [{ code: 'H1', name: 'H1', fault: 'area-negative', evidence: { text: '-3' }, detail: '' }];
const nothing = { change: null, changed: [], unchanged: 0, refused: [], findings: [] };

/** The output, or the problem that is thrown. */
function answerOf(edited: Parameters<typeof answerEdit>[1]): string | Problem {
  const texts: string[] = [];
  const out = (text: string): void => void texts.push(text);
  try {
    answerEdit({ language: 'en', json: false, out, err: out, terminal: false }, edited, { fields: { area: { zh: '面积', en: 'Area' } } });
    return texts.join('');
  } catch (error) {
    return error as Problem;
  }
}

test('an edit without any accepted part is a problem by its code, with the reason', () => {
  const told = answerOf({ ...nothing, refused });
  expect(told).toBeInstanceOf(Problem);
  expect(told).toMatchObject({ kind: 'bad-input', code: 'area-negative', evidence: { text: '-3' } });
  expect((told as Problem).findings).toEqual([{ code: 'area-negative', severity: 'error', evidence: { code: 'H1', text: '-3' } }]);
  expect(answerOf({ ...nothing, refused: refused.map((one) => ({ ...one, fault: 'out-of-scope' })) })).toMatchObject({
    kind: 'not-allowed',
  });
});

test('an edit with an accepted part, or without any difference, is an answer', () => {
  const changed = [{ code: 'H2', name: 'H2', field: 'area', from: 70, to: 75 }];
  expect(answerOf({ ...nothing, change: 7, changed, refused })).toContain('yaodong undo 7');
  expect(answerOf({ ...nothing, unchanged: 1 })).toContain('1 unchanged');
});

test('a preview shows how to write exactly what it showed', () => {
  const changed = [{ code: 'H2', name: 'H2', field: 'area', from: 70, to: 75 }];
  expect(answerOf({ ...nothing, changed, hash: 'abc' })).toContain('--seen abc');
  expect(answerOf({ ...nothing, changed })).not.toContain('--seen');
});
