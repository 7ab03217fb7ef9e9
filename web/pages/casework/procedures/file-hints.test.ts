import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hintsAt, meaningAt } from './file-hints.ts';

const label = readFileSync(fileURLToPath(new URL('../../../../knowledge/procedures/label.yaml', import.meta.url)), 'utf8');

/** What is offered at the `|` in the label, which replaces some text. */
function offered(from: string, to: string): string[] {
  expect(label).toContain(from);
  const text = label.replace(from, to);
  const offset = text.indexOf('|');
  return (hintsAt(text.replace('|', ''), offset, 'zh')?.hints ?? []).map(({ text: said }) => said);
}

test('states are offered where a step leads from and to, roles where it is taken, limits where it waits', () => {
  expect(offered('to: check, by: applicant', 'to: |, by: applicant')).toEqual(expect.arrayContaining(['draft', 'check', 'revoked']));
  expect(offered('from: [check, supplement', 'from: [check, |, supplement')).toContain('review');
  expect(offered('to: review, by: clerk, document', 'to: review, by: |, document')).toEqual(['applicant', 'clerk', 'chief', 'expert']);
  expect(offered('after: notice,', 'after: |,')).toEqual(['notice', 'correction']);
  expect(offered('notBy: [accept], after', 'notBy: [|], after')).toContain('submit');
  expect(offered('panel: {experts: pass}, publish', 'panel: {|}, publish')).toEqual(['experts']);
  expect(offered('panel: {experts: pass}, publish', 'panel: {experts: |}, publish')).toEqual(['pass', 'fail']);
  expect(offered('to: $star}], names: {zh: 公布', 'to: |}], names: {zh: 公布')).toContain('$star');
});

test('keys are offered by place, without those that are there', () => {
  const keys = offered('notice: {in: [notice], workdays: 7, anew', 'notice: {in: [notice], |, anew');
  expect(keys).toContain('workdays');
  expect(keys).not.toContain('in');
  expect(offered('\nlinks:', '\n|\nlinks:')).toContain('zone');
  expect(offered('\nlinks:', '\n|\nlinks:')).not.toContain('roles');
  expect(offered('type: integer, min', 'type: |, min')).toContain('credit-code');
  expect(offered('effects: [{set: building.greenStar, to: 0}]', 'effects: [{|}]')).toContain('grant');
  expect(offered('when: {star: {atMost: 2}}', 'when: {star: {|}}')).toEqual(['atLeast', 'above', 'atMost', 'below']);
});

test('what a key and a name mean is told in the language of the reader', () => {
  const at = (piece: string, within: string) => label.indexOf(within) + within.indexOf(piece) + 1;
  expect(meaningAt(label, at('workdays', 'workdays: 7'), 'zh')?.means).toContain('工作日数');
  expect(meaningAt(label, at('workdays', 'workdays: 7'), 'en')?.means).toContain('How many workdays');
  expect(meaningAt(label, at('check', 'to: check, by: applicant'), 'zh')?.means).toBe('形式审查');
  expect(meaningAt(label, at('check', '  check: {limit'), 'en')?.means).toBe('Formal check A state.');
  expect(meaningAt(label, at('建', '建标规'), 'zh')).toBe(null);
});
