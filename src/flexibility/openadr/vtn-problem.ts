import { fill, type Words } from '#kernel/finding.ts';
import type { MountedAnswer } from '#kernel/mount.ts';
import { Problem, problemStatus, type ProblemKind } from '#kernel/problem.ts';

const titles: Partial<Record<ProblemKind, string>> = {
  'bad-input': 'Bad Request',
  'not-signed-in': 'Unauthorized',
  'not-allowed': 'Forbidden',
  'not-found': 'Not Found',
  'wrong-method': 'Method Not Allowed',
  conflict: 'Conflict',
};

/** The problem of OpenADR (`openadr3.yaml`, problem; RFC 7807), in English as its schema says; null where it is told elsewhere. */
export function problemAnswer(error: unknown, words: Words): MountedAnswer | null {
  if (!(error instanceof Problem)) return null;
  const { kind, code, evidence } = error;
  const title = titles[kind];
  if (title === undefined) return null;
  const status = problemStatus[kind];
  const detail = fill(words[code]?.en ?? code, evidence, 'en', words);
  const headers = {
    'content-type': 'application/problem+json',
    ...(kind === 'not-signed-in' && { 'www-authenticate': 'Bearer' }),
    ...(kind === 'wrong-method' && { allow: String(evidence['allowed']) }),
  };
  return { status, headers, body: { type: 'about:blank', title, status, detail } };
}
