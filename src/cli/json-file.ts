import { readFile } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import { twiceInJson } from '#kernel/twice-in-json.ts';
import { sizeOf } from './file-size.ts';

/**
 * A JSON object from a file; a duplicate name makes it invalid.
 * Throws `no-such-local-file`, `file-not-read`, `file-not-json`.
 */
export async function readObject(path: string): Promise<Record<string, unknown>> {
  await sizeOf(path);
  try {
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/u, '');
    const value: unknown = JSON.parse(text);
    const twice = twiceInJson(text);
    if (twice !== null) throw new SyntaxError(`"${twice.name}" × 2`);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new SyntaxError(Array.isArray(value) ? 'array' : typeof value);
  } catch (error) {
    throw new Problem('bad-input', 'file-not-json', { file: path, reason: (error as Error).message });
  }
}
