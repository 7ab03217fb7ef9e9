import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A call that gives the SQL of what a scope sees, `seesBuilding(scope, 'b', values)`: its file and where it begins and ends there. */
export type Condition = { readonly file: string; readonly start: number; readonly end: number; readonly text: string };

/** The conditions on scopes in the program’s SQL: every call of a `sees…` or `visible` that pushes onto `values`. */
export function conditionsOf(root: string): Condition[] {
  return globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts', '**/commands/**'] })
    .toSorted()
    .flatMap((file) =>
      conditionsIn(readFileSync(path.join(root, file), 'utf8')).map((one) => ({ ...one, file: file.replaceAll(path.sep, '/') })),
    );
}

/** @example conditionsIn("where(seesBuilding(scope, 'b', values))") // [{ start: 6, end: 37, text: "seesBuilding(scope, 'b', values)" }] */
export function conditionsIn(text: string): Omit<Condition, 'file'>[] {
  return [...text.matchAll(/(?<!function |[\w.])(?:sees[A-Z]\w*|visible\w*|in\w*Scope)\((?=[^;{]*?values\b)/gu)].flatMap(
    ({ index, 0: head }) => {
      const end = closing(text, index + head.length - 1);
      const call = text.slice(index, end);
      return /\bvalues\b/u.test(call) && !/:\s*(?:Scope|unknown)/u.test(call) ? [{ start: index, end, text: call }] : [];
    },
  );
}

/** Where the bracket that opens at an index is closed: the index after it. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}

/** The text of a file without one of its conditions: everyone sees everything there. */
export const without = (text: string, { start, end }: Pick<Condition, 'start' | 'end'>): string =>
  `${text.slice(0, start)}'true'${text.slice(end)}`;
