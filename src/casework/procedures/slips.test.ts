import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProcedureFile, type Procedure } from '#platform/knowledge/facts.ts';
import { pictureOf } from './picture.ts';

/** Mistakes that an office may make in a file: each is refused at its position, or the result is a procedure that can be run. */

const folder = fileURLToPath(new URL('../../../knowledge/procedures/', import.meta.url));
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}${name}`, 'utf8') }));

const word = /[\p{L}\p{N}_.$/-]+/gu;

type Slip = { readonly kind: 'drop' | 'swap' | 'number' | 'cut' | 'twice' | 'line' | 'sign'; readonly at: number; readonly other: number };

const slip: fc.Arbitrary<Slip> = fc.record({
  kind: fc.constantFrom('drop', 'swap', 'number', 'cut', 'twice', 'line', 'sign'),
  at: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
});

function slipped(text: string, { kind, at, other }: Slip): string {
  const words = [...text.matchAll(word)];
  const one = words[at % words.length] as RegExpExecArray;
  const put = (by: string): string => text.slice(0, one.index) + by + text.slice(one.index + one[0].length);
  const lines = text.split('\n');
  const line = at % lines.length;
  if (kind === 'drop') return put('');
  if (kind === 'swap') return put((words[other % words.length] as RegExpExecArray)[0]);
  if (kind === 'number') return put(String((other % 5000) - 1000));
  if (kind === 'cut') return text.slice(0, at % text.length);
  if (kind === 'twice') return lines.toSpliced(line, 0, lines[line] as string).join('\n');
  if (kind === 'line') return lines.toSpliced(line, 1).join('\n');
  return text.slice(0, at % text.length) + '{}[]:,&*#|>%@'.charAt(other % 13) + text.slice((at % text.length) + 1);
}

/** Whether every case of a procedure can reach an end, through existing roles, states and limits. */
function canBeRun({ states, transitions, roles, limits }: Procedure): boolean {
  const steps = Object.values(transitions);
  const isKnown = steps.every(
    ({ from, to, by = [], after, before, auto }) =>
      [from, to].flat().every((state) => state in states) &&
      [by].flat().every((role) => role in roles) &&
      [after, before, auto].every((limit) => limit === undefined || limit in limits),
  );
  const good = new Set(Object.keys(states).filter((state) => states[state]?.end === true));
  for (let grown = true; grown;) {
    const more = steps.filter(({ to }) => good.has(to)).flatMap(({ from }) => [from].flat().filter((state) => !good.has(state)));
    for (const state of more) good.add(state);
    grown = more.length > 0;
  }
  const starts = Object.values(states).filter(({ start }) => start === true).length;
  return isKnown && starts === 1 && good.size === Object.keys(states).length;
}

test('every file that ships is sound', () => {
  for (const { name, text } of files) {
    const read = readProcedureFile(name, text);
    expect([name, read.procedure === null ? read.findings : null]).toEqual([name, null]);
  }
});

test(
  'each of 200 slips in files that ship is refused by line and column, or leaves a procedure that can be run and drawn',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), slip, ({ name, text }, how) => {
        const read = readProcedureFile(name, slipped(text, how));
        if (read.procedure === null) {
          expect(read.findings.length).toBeGreaterThan(0);
          for (const { code, evidence } of read.findings) {
            expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/u);
            expect(evidence).toMatchObject({ file: name, line: expect.any(Number), column: expect.any(Number) });
          }
          return;
        }
        expect(canBeRun(read.procedure)).toBe(true);
        expect(pictureOf(read.procedure, 'zh')).toContain('<svg');
      }),
      { numRuns: 200 },
    );
  },
);
