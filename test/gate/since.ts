import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Imports } from './resting-on.ts';

/** The contents of each file of the checkout, by its path: SHA-256 of its bytes. */
export type Digests = Readonly<Record<string, string>>;

/** Every file of the checkout, including those that are not committed yet. */
export function digestsOf(root: string): Digests {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const there = [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(path.join(root, file)));
  return Object.fromEntries(
    there.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest('base64'),
    ]),
  );
}

/** The files whose contents changed, and those that are new or deleted. */
export function changedSince(before: Digests, now: Digests): string[] {
  const all = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...all].filter((file) => before[file] !== now[file]).toSorted();
}

/** What a check has to cover: files by path, or all. */
export type Part = readonly string[] | 'all';

const isCode = (file: string): boolean => /^(?:src|web|test|lint|deploy|bench)\/.*\.tsx?$/u.test(file);
const isProse = (file: string): boolean => file.endsWith('.md');

/** What has to be linted again: what changed and what imports it. Everything, if something changed that linting depends on. */
export function toLint(changed: readonly string[], now: Digests, imports: Imports): Part {
  if (changed.some((file) => !isCode(file) && !isProse(file) && !file.startsWith('knowledge/'))) return 'all';
  const importers = [...imports].filter(([, all]) => all.some((one) => changed.includes(one))).map(([file]) => file);
  return [...new Set([...changed.filter(isCode), ...importers])].filter((file) => file in now).toSorted();
}

/**
 * The unit tests to run again: those that import what changed, directly or indirectly, and those that read files of the whole checkout.
 * All, if something other than code changed: tests read knowledge and data, and no import says which.
 */
export function toTry(changed: readonly string[], now: Digests, imports: Imports): Part {
  if (changed.some((file) => !isCode(file) && !isProse(file))) return 'all';
  const reached = new Set(changed);
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const [file, all] of imports) if (all.some((one) => reached.has(one))) reached.add(file);
  }
  const looksOverAll = /^(?:test|lint)\/[\w-]+\.test\.ts$/u;
  const isUnitTest = (file: string): boolean => /\.test\.tsx?$/u.test(file) && !/\.(?:engine|long)\.test\.ts$/u.test(file);
  return Object.keys(now).filter((file) => isUnitTest(file) && (reached.has(file) || looksOverAll.test(file)));
}

const record = (root: string): string => path.join(root, '.cache', 'checked.json');

/** The contents of all files when everything last passed; null if it never did. */
export function lastPassed(root: string): Digests | null {
  return existsSync(record(root)) ? (JSON.parse(readFileSync(record(root), 'utf8')) as Digests) : null;
}

/** Keeps the contents of all files at the time when everything passed. */
export function keepPassed(root: string, digests: Digests): void {
  mkdirSync(path.dirname(record(root)), { recursive: true });
  writeFileSync(record(root), JSON.stringify(digests));
}
