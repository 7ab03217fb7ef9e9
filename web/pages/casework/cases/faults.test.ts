import { expect, test } from 'vitest';
import type { CaseStep } from './case-shown.ts';
import { faultsIn } from './faults.ts';

const step = { form: [{ field: 'star', name: '星级' }], evidence: [{ kind: 'report', name: '申请书' }] } as unknown as CaseStep;
const problem = (code: string, findings: object[]) =>
  ({ type: '', title: '', status: 400, detail: '', code, evidence: {}, findings }) as unknown as Parameters<typeof faultsIn>[0];

test('faults stand by field and by kind, called by their names, with the bound that was passed', () => {
  const large = { detail: '“星级”（star） 不合要求：大于上限。', evidence: { field: 'star', name: '“星级”（star）', bound: 3 } };
  expect(faultsIn(problem('field-bad', [large]), step, '意见')?.fields.get('star')).toBe('“星级”（star） 不合要求：大于上限。 3');
  const note = { detail: 'note 必填。', evidence: { field: 'note' } };
  expect(faultsIn(problem('form-incomplete', [note]), step, '意见')?.fields.get('note')).toBe('意见 必填。');
  const missing = { detail: '缺少材料：report。', evidence: { kind: 'report' } };
  expect(faultsIn(problem('evidence-missing', [missing]), step, '意见')?.kinds.get('report')).toBe('缺少材料：申请书。');
});

test('trouble that is not of the form is left to be told as a whole', () => {
  expect(faultsIn(problem('too-early', []), step, '意见')).toBeNull();
});
