import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureId, readFigure, type FigureQuestion } from './figure.ts';
import { Problem } from './problem.ts';

const question: FigureQuestion = { kind: 'intensity', building: '140302A001', year: 2025, carrier: 'total', received: 1, recorded: 2 };

const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const questions = fc
  .record({ kind: fc.string(), received: fc.nat(), recorded: fc.nat(), rest: fc.dictionary(fc.string(), plain) })
  .map(({ rest, ...held }) => ({ ...rest, ...held }) as FigureQuestion);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (problem) {
    if (problem instanceof Problem) return problem.code;
    throw problem;
  }
  return 'none';
}

describe('a figure id', () => {
  it('returns its query', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        expect({ ...readFigure(figureId(asked)) }).toEqual({ ...asked });
      }),
    );
  });

  it('is the same however the query was built', () => {
    const turned = Object.fromEntries(Object.entries(question).toReversed()) as FigureQuestion;
    expect(figureId(turned)).toBe(figureId(question));
  });

  it('can be used in an address as it is', () => {
    expect(figureId(question)).toMatch(/^[\w.-]+$/u);
  });

  it('is refused if a single character is changed', () => {
    const id = figureId(question);
    fc.assert(
      fc.property(fc.nat(id.length - 1), fc.constantFrom(...'abz019-_.'), (at, letter) => {
        const bent = id.slice(0, at) + letter + id.slice(at + 1);
        fc.pre(bent !== id);
        expect(codeOf(() => readFigure(bent))).toBe('figure-unknown');
      }),
    );
  });

  it('is refused if it is not an id', () => {
    for (const text of ['', '.', 'a.b.c', '@@@.0000000', '窑洞']) expect(codeOf(() => readFigure(text))).toBe('figure-unknown');
  });

  it('is refused if its text is not a query, even with a valid check', () => {
    const check = (text: string) => {
      let hash = 0x811c9dc5;
      for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(36).padStart(7, '0');
    };
    const bent = (text: string) =>
      `${new TextEncoder().encode(text).toBase64({ alphabet: 'base64url', omitPadding: true })}.${check(text)}`;
    for (const text of ['{"kind":', '{"kind":"\\ud800","received":1,"recorded":2}', 'null', '7'])
      expect(codeOf(() => readFigure(bent(text)))).toBe('figure-unknown');
  });
});
