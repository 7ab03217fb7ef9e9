import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Finding } from '#kernel/finding.ts';
import { issueText } from '#kernel/issue-text.ts';
import { Problem } from '#kernel/problem.ts';
import { planShape, type WrittenPlan } from './plan-shape.ts';

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/**
 * Reads a plan as YAML or JSON. Throws Problem `pathway-invalid` with all that is wrong, each with line and column.
 * @param name what the file is called
 */
export function readPlan(name: string, text: string): WrittenPlan {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
  const broken = [...document.errors, ...document.warnings].map(({ pos, message }) =>
    faultAt('pathway-broken', lines.linePos(pos[0]), { said: message.split('\n')[0] ?? '' }),
  );
  if (broken.length > 0) throw invalid(name, broken);
  const read = planShape.safeParse(valueOf(name, document));
  if (read.success) return read.data;
  const positionOf = (path: Path, ofKey: boolean) => lines.linePos(offsetOf(document, path, ofKey));
  throw invalid(
    name,
    read.error.issues.flatMap((issue) => faultsOf(issue, positionOf)),
  );
}

/** An alias may stand for no more than a file holds. */
function valueOf(name: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (trouble) {
    const said = trouble instanceof Error ? trouble.message : String(trouble);
    throw invalid(name, [faultAt('pathway-broken', { line: 1, col: 1 }, { said })]);
  }
}

function invalid(file: string, found: readonly Finding[]): Problem {
  return new Problem('bad-input', 'pathway-invalid', { file, count: found.length }, found);
}

type Position = { readonly line: number; readonly col: number };

const faultAt = (code: string, { line, col }: Position, evidence: Finding['evidence']): Finding => ({
  code,
  severity: 'error',
  evidence: { line, column: col, ...evidence },
});

function faultsOf(issue: Issue, positionOf: (path: Path, ofKey: boolean) => Position): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => faultAt('pathway-field-unknown', positionOf([...path, key], true), { field: [...path, key].join('.') }));
  // of two ways to write a value the one is told whose kind it is
  const [branch] = issue.code === 'invalid_union' ? issue.errors.filter((errors) => errors.some((one) => one.path.length > 0)) : [];
  if (branch !== undefined) return branch.flatMap((one) => faultsOf({ ...one, path: [...issue.path, ...one.path] }, positionOf));
  return [faultAt('pathway-field-bad', positionOf(path, false), { field: path.join('.'), said: issueText(issue) })];
}

/** Where a value stands, or its key; what holds it where it is not there. */
function offsetOf(document: Document, path: Path, ofKey: boolean): number {
  const holder: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair =
    ofKey && isMap(holder) ? holder.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1))) : undefined;
  if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null } | null | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
