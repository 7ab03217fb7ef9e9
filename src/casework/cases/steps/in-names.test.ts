import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { inNames } from './in-names.ts';

const procedure = {
  roles: { clerk: { names: { zh: '经办人', en: 'Clerk' } }, chief: {} },
  fields: { area: { names: { zh: '面积', en: 'Area' } } },
  states: { check: { names: { zh: '审核', en: 'Check' } } },
  transitions: { submit: { names: { zh: '提交', en: 'Submit' } } },
  reports: {},
  limits: {},
  panels: {},
  evidence: {},
} as unknown as Procedure;

test('codes of a procedure are read as their names, each once; the evidence keeps the codes', () => {
  const evidence = { transition: 'submit', state: 'check', roles: 'clerk, chief, clerk' };
  const lacking = { code: 'field-missing', severity: 'error', evidence: { field: 'area' } } as const;
  const told = inNames(new Problem('conflict', 'transition-not-here', evidence, [lacking]), procedure) as Problem;
  expect(told.evidence).toEqual(evidence);
  expect(told.said).toEqual({
    transition: { zh: '提交', en: 'Submit' },
    state: { zh: '审核', en: 'Check' },
    roles: { zh: '经办人、chief', en: 'Clerk, chief' },
  });
  expect(told.findings).toEqual([{ ...lacking, said: { field: { zh: '面积', en: 'Area' } } }]);
});

test('what is no problem stays what it is', () => {
  const error = new TypeError('x');
  expect(inNames(error, procedure)).toBe(error);
});
