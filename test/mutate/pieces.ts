import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A stretch of a file that stands by itself: a function, a constant. Lines from 1, both included. */
export type Piece = { readonly file: string; readonly first: number; readonly last: number };

const slices = [
  'kernel',
  'metering/counter-line',
  'metering/reading-intake',
  'metering/readings',
  'metering/metering',
  'supervision/benchmarking',
  'supervision/overview',
];

/** What touches the outside world or holds words and shapes; tested on the engines. */
const outside = /(?:^|-)(?:routes|store|contract|words)\.ts$|^(?:example|facts)\.ts$|\.test\.ts$/u;

/** Faces that are arithmetic themselves. */
const pureFaces = new Set(['metering/counter-line/counter-line.ts', 'metering/reading-intake/reading-intake.ts']);

/** The files of arithmetic and rules on plain values. */
export function pureFiles(root: string): string[] {
  return slices.flatMap((slice) =>
    readdirSync(path.join(root, 'src', slice))
      .filter(
        (name) =>
          name.endsWith('.ts') && !outside.test(name) && (name !== `${path.basename(slice)}.ts` || pureFaces.has(`${slice}/${name}`)),
      )
      .map((name) => `src/${slice}/${name}`),
  );
}

/** The pieces of a file that can be wrong: what stands between blank lines at its outermost level and is no import, type or comment. */
export function piecesOf(root: string, file: string): Piece[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  const pieces: Piece[] = [];
  let first = 0;
  lines.forEach((line, at) => {
    if (line === '' && /^\S/u.test(lines[at + 1] ?? '')) {
      pieces.push({ file, first: first + 1, last: at });
      first = at + 1;
    }
  });
  pieces.push({ file, first: first + 1, last: lines.length });
  return pieces.filter((piece) =>
    /^(?:export )?(?:async )?(?:function|const|let|class)/mu.test(lines.slice(piece.first - 1, piece.last).join('\n')),
  );
}

/** `count` of the pieces, drawn by a seed; all where there are no more. */
export function drawn<T>(pieces: readonly T[], count: number, seed: number): T[] {
  const left = [...pieces];
  const out: T[] = [];
  let state = (seed * 0x9e3779b1) >>> 0;
  while (out.length < count && left.length > 0) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) >>> 0;
    out.push(...left.splice((state >>> 3) % left.length, 1));
  }
  return out;
}
