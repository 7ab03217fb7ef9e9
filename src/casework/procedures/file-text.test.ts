import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readProcedureFile } from '#platform/knowledge/facts.ts';
import { asVersion, withLimits } from './file-text.ts';

const folder = fileURLToPath(new URL('../../../knowledge/procedures', import.meta.url));
const shipped = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

function sound(text: string) {
  const read = readProcedureFile('a.yaml', text);
  if (read.procedure === null) throw new Error(JSON.stringify(read.findings));
  return read.procedure;
}

test.each(shipped)('$file: the next version differs by its number alone', ({ text }) => {
  const { version, ...rest } = sound(text);
  const next = asVersion(text, version + 1);
  expect(sound(next)).toEqual({ ...rest, version: version + 1 });
  expect(next.length).toBe(text.length);
});

test.each(shipped)('$file: every missing term can be set, and nothing else changes', ({ text }) => {
  const before = sound(text);
  const missing = Object.keys(before.states).filter((state) => before.states[state]?.status === 'MISSING');
  const basis = { document: '某市住建局 〔2026〕3号: 通知', clause: '第五条 #2' };
  const next = withLimits(
    text,
    2,
    missing.map((state, at) => ({ state, count: at + 3, unit: 'workdays', ...basis })),
    '2027-01-01',
  );
  const after = sound(next);
  expect(Object.values(after.states).filter(({ status }) => status === 'MISSING')).toEqual([]);
  missing.forEach((state, at) => {
    const limit = Object.values(after.limits).find((one) => one.in.includes(state));
    expect(limit).toEqual({ in: [state], workdays: at + 3, status: 'CITY', source: basis, names: before.states[state]?.names });
  });
  const { states: _states, limits: _limits, version: _version, validFrom: _from, ...others } = after;
  expect(before).toMatchObject(others);
  expect(after).toMatchObject({ version: 2, validFrom: '2027-01-01', limits: before.limits });
  for (const line of text.split('\n').filter((one) => one.startsWith('#'))) expect(next).toContain(line);
});

test('a limit that has the name already keeps it', () => {
  const text = shipped.find(({ file }) => file === 'demolition.yaml')?.text ?? '';
  const basis = { document: '通知', clause: '一', unit: 'days' as const };
  const once = withLimits(text, 2, [{ state: 'review', count: 5, ...basis }]);
  const twice = withLimits(once, 3, [{ state: 'review', count: 9, ...basis }]);
  expect(Object.keys(sound(twice).limits)).toEqual(['review', 'review-2']);
});
