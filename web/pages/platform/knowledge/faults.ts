import { Trouble } from '../../../trouble.ts';

/** A fault of a file: its line and its description. */
export type LineFault = { readonly line: number; readonly detail: string; readonly file: string };

/** The faults that a refusal names, those of this file first; undefined for any other trouble. */
export function faultsOf(error: unknown): readonly LineFault[] | undefined {
  if (!(error instanceof Trouble) || error.told.code !== 'knowledge-bad') return undefined;
  return error.told.findings.map(({ evidence, detail }) => ({ line: Number(evidence['line']), file: String(evidence['file']), detail }));
}

/** The start and end of a line in a text, in characters; lines count from 1. */
export function spanOfLine(text: string, line: number): readonly [number, number] {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return [Math.min(start, text.length), Math.min(start + (lines[line - 1]?.length ?? 0), text.length)];
}
