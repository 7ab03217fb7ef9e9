import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readProcedureFile, type Procedure } from '#platform/knowledge/facts.ts';
import { withLimits } from './file-text.ts';
import { versionChanges } from './version-changes.ts';

const folder = fileURLToPath(new URL('../../../knowledge/procedures', import.meta.url));
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');

function sound(text: string): Procedure {
  const read = readProcedureFile('a.yaml', text);
  if (read.procedure === null) throw new Error(JSON.stringify(read.findings));
  return read.procedure;
}

const label = sound(textOf('label.yaml'));

/** A version with one piece, which it must contain, replaced by another. */
function changed(from: string, to: string): Procedure {
  const text = textOf('label.yaml');
  expect(text).toContain(from);
  return sound(text.replace(from, to));
}

const brief = (after: Procedure, language: 'zh' | 'en' = 'zh') =>
  versionChanges(label, after, language).map(({ part, name, how, what, before, after: now }) => [part, name, how, what, before, now]);

test.each(readdirSync(folder))('%s says the same as itself', (file) => {
  expect(versionChanges(sound(textOf(file)), sound(textOf(file)), 'zh')).toEqual([]);
});

test('a term that changed is told with both terms, also where its unit is another', () => {
  expect(brief(changed('workdays: 7', 'workdays: 10'))).toEqual([['limits', '公示期', 'changed', '办理时限', '7 个工作日', '10 个工作日']]);
  expect(brief(changed('workdays: 7', 'months: 1'), 'en')).toEqual([
    ['limits', 'Notice period', 'changed', 'Term', '7 workdays', '1 months'],
  ]);
});

test('a term that was set for a state without one: the state and the new limit', () => {
  const after = sound(
    withLimits(textOf('label.yaml'), 2, [{ state: 'check', count: 5, unit: 'workdays', document: '通知', clause: '三' }]),
  );
  expect(brief(after)).toEqual([
    ['states', '形式审查', 'changed', '核对情况', '尚无规定', null],
    ['states', '形式审查', 'changed', '不设时限', '是', null],
    ['limits', '形式审查', 'added', null, null, '5 个工作日'],
  ]);
});

test('steps are told with the names of states, roles and fields, and parts that came or went as a whole', () => {
  expect(brief(changed('accept: {from: [check, check-again], to: review', 'accept: {from: [check], to: review'))).toEqual([
    ['transitions', '形式审查通过', 'changed', '起始状态', '形式审查、补正后审查', '形式审查'],
  ]);
  expect(brief(changed('form: [grounds], note: true', 'form: [grounds, contact]'))).toEqual([
    ['transitions', '责令整改', 'changed', '填写事项', '整改要求', '整改要求、联系人及电话'],
    ['transitions', '责令整改', 'changed', '须写理由', '是', null],
  ]);
  const without = changed('  corrected: {from: correcting, to: granted, by: clerk, names: {zh: 整改合格, en: Corrected}}\n', '');
  expect(brief(without)).toEqual([['transitions', '整改合格', 'removed', null, null, null]]);
});
