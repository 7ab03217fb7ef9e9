import { readFile } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import { sizeOf } from './session.ts';

/** A JSON object from a file. Throws `no-such-local-file`, `file-not-read`, `file-not-json`. */
export async function readObject(path: string): Promise<Record<string, unknown>> {
  await sizeOf(path);
  try {
    const value: unknown = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/u, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new SyntaxError(Array.isArray(value) ? 'array' : typeof value);
  } catch (error) {
    throw new Problem('bad-input', 'file-not-json', { file: path, reason: (error as Error).message });
  }
}
