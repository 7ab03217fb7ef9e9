import type { ProblemBody } from '#kernel/problem-answer.ts';
import { spoken } from './i18n/spoken.ts';
import { heard, Trouble } from './trouble.ts';

/** The uploaded share of a file, 0 to 1. */
export type OnProgress = (share: number) => void;

/**
 * Uploads a file and reports its progress, which `fetch` cannot; returns the answer for an import. Throws Trouble.
 * @param signal aborts it; the server discards what has arrived
 * @param link the token of a link into a case, for users without an account
 */
export function uploadWithProgress(
  file: File,
  onProgress: OnProgress,
  signal?: AbortSignal,
  link?: string,
): Promise<{ file: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/${link === undefined ? 'files' : 'public/case-link/files'}?name=${encodeURIComponent(file.name)}`);
    if (link !== undefined) request.setRequestHeader('x-case-link', link);
    request.setRequestHeader('accept-language', spoken());
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () =>
      request.status < 300 ? resolve(request.response as { file: string; bytes: number }) : reject(heard(troubleIn(request))),
    );
    for (const end of ['error', 'timeout']) request.addEventListener(end, () => reject(new Trouble(unheard(0))));
    request.addEventListener('abort', () => reject(new DOMException('the upload was stopped', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function troubleIn(request: XMLHttpRequest): Trouble {
  const told = request.response as ProblemBody | null;
  return new Trouble(told !== null && typeof told === 'object' && 'code' in told ? told : unheard(request.status));
}

function unheard(status: number): ProblemBody {
  return { type: '', title: '', status, detail: '', code: 'no-answer', evidence: {}, findings: [] };
}
