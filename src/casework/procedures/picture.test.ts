import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readProcedureFile, type Procedure } from '#platform/knowledge/facts.ts';
import { layout } from './layout.ts';
import { pictureOf } from './picture.ts';
import { partsInWords } from './wording.ts';

const folder = fileURLToPath(new URL('../../../knowledge/procedures', import.meta.url));
const shipped = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

function sound(file: string, text: string): Procedure {
  const read = readProcedureFile(file, text);
  if (read.procedure === null) throw new Error(JSON.stringify(read.findings));
  return read.procedure;
}

describe.each(shipped)('$file', ({ file, text }) => {
  const procedure = sound(file, text);

  test('every part has a name in both languages, and every term its source or status', () => {
    const { roles, fields, evidence, panels, numbers, states, limits, transitions, reports } = procedure;
    for (const part of [roles, fields, evidence, panels, numbers, states, limits, transitions, reports])
      for (const [key, one] of Object.entries(part))
        expect(one.names, key).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) });
    for (const [key, one] of Object.entries(limits)) expect(one.status ?? one.source, key).toBeDefined();
  });

  test('a state for which no rule is known says so', () => {
    for (const [key, { status, limit }] of Object.entries(procedure.states)) if (status === 'MISSING') expect(limit, key).toBe('none');
  });

  test.each(['zh', 'en'] as const)('is drawn in %s with each state and step once', (language) => {
    const svg = pictureOf(procedure, language);
    const { stateList, stepList } = partsInWords(procedure, language);
    expect(svg.match(/<rect /gu)).toHaveLength(stateList.length);
    expect(svg.match(/marker-end=/gu)).toHaveLength(stepList.flatMap(({ from }) => from).length);
    for (const { name } of [...stateList, ...stepList]) expect(svg).toContain(name.replaceAll('&', '&amp;'));
    expect(pictureOf(procedure, language)).toBe(svg);
  });
});

test('what a file calls its parts cannot break out of the picture', () => {
  const [first] = shipped;
  const procedure = sound(first?.file ?? '', first?.text ?? '');
  const states = { ...procedure.states, draft: { start: true, names: { zh: '<script>"&', en: '<script>"&' } } };
  const svg = pictureOf({ ...procedure, states }, 'zh');
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;&quot;&amp;');
});

test('boxes do not lie on each other, and lines lead from box to box', () => {
  const boxes = ['a', 'b', 'c', 'd'].map((name) => ({ name, text: `状态${name}` }));
  const lines = [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'd'],
    ['c', 'd'],
    ['d', 'a'],
    ['b', 'b'],
  ].map(([from = '', to = ''], at) => ({ name: `s${at}`, from, to, text: '步骤' }));
  const placed = layout(boxes, lines);
  for (const one of placed.boxes)
    for (const other of placed.boxes) {
      const apart =
        Math.abs(one.x - other.x) >= (one.width + other.width) / 2 || Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
      expect(one === other || apart).toBe(true);
    }
  expect(placed.lines.every(({ points }) => points.length >= 2)).toBe(true);
});
