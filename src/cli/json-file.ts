import { readFile } from 'node:fs/promises';
import { jsonFaultAt } from '#kernel/json-fault.ts';
import { Problem } from '#kernel/problem.ts';
import { twiceInJson } from '#kernel/twice-in-json.ts';
import { sizeOf } from './file-size.ts';

/**
 * A JSON object from a file; a duplicate name makes it invalid.
 * Throws `no-such-local-file`, `file-not-read`, `file-not-json`.
 */
export async function readObject(path: string): Promise<Record<string, unknown>> {
  await sizeOf(path);
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/u, '');
  const value = parseJson(path, text);
  const twice = twiceInJson(text);
  if (twice !== null) throw new Problem('bad-input', 'file-not-json', { file: path, about: 'twice', name: twice.name });
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Problem('bad-input', 'file-not-json', { file: path, about: 'other' });
}

/** The value of a JSON text. Throws `file-not-json` with the place of its first fault. @param file its name */
export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem('bad-input', 'file-not-json', { file, ...(jsonFaultAt(text) ?? { line: 1, column: 1 }) });
  }
}
