import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A part of a file that stands by itself: a function, a constant. Lines from 1, both included. */
export type Piece = { readonly file: string; readonly first: number; readonly last: number };

/** Files that touch the outside world or contain words and shapes, by name: they are tested on the engines. */
const outside =
  /(?:^|-)(?:routes|store|contract|words|worker|workers|sender|line|door|caller|devices)\.ts$|^(?:example|facts|vocabulary|slice|player)\.ts$|\.test\.ts$/u;

/** Folders whose entire purpose is the outside world, or words. */
const outsidePlaces = /^src\/(?:cli|platform\/(?:db|http)|upkeep\/demo)\/|\/(?:commands|migrations)\//u;

/** Services that are arithmetic themselves. */
const pureServices = new Set(['src/metering/counter-line/counter-line.ts', 'src/metering/reading-intake/reading-intake.ts']);

const isService = (file: string): boolean => path.basename(file, '.ts') === path.basename(path.dirname(file)) && !pureServices.has(file);

/** The files that contain arithmetic and rules on plain values. */
export function pureFiles(root: string): string[] {
  return globSync('src/*/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !outsidePlaces.test(file) && !outside.test(path.basename(file)) && !isService(file))
    .toSorted();
}

/** The pieces of a file that can be wrong: what is between blank lines at the outermost level and is not an import, type or comment. */
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

/** `count` of the pieces, drawn by a seed; all of them if there are no more. */
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
