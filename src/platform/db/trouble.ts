import { isAway } from '#kernel/store-retry.ts';
import { Problem, type ProblemKind } from '#kernel/problem.ts';
import type { Evidence } from '#kernel/finding.ts';

export type StoreName = 'postgres' | 'clickhouse';

/** ClickHouse codes of temporary errors: too many queries, memory limit, timeout, too many parts, network, table is locked. */
const passing = new Set([159, 202, 209, 210, 241, 252, 279, 473]);

/** ClickHouse codes of a full disk: no space reserved, and a write that found none. */
const full = new Set([243, 75]);

/** PostgreSQL states of temporary errors, in addition to those of an unavailable server: lock not available, serialization. */
const passingState = /^(?:55P03|40)/u;

/** A Problem that keeps its cause, for the log. */
export function problemOf(kind: ProblemKind, code: string, evidence: Evidence, cause?: unknown): Problem {
  const problem = new Problem(kind, code, evidence);
  if (cause !== undefined) problem.cause = cause;
  return problem;
}

/** An engine's message made presentable: one line, short, without credentials. */
export function readable(message: string): string {
  return message
    .replaceAll(/\/\/[^/\s@]*@/gu, '//')
    .replaceAll(/password\s*=?\s*'[^']*'/giu, 'password')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 400);
}

/** An error of ClickHouse as a problem: `busy` if temporary, otherwise `broken`. */
export function clickhouseProblem(message: string, cause?: unknown): Problem {
  const code = Number(/Code: (\d+)/u.exec(message)?.[1] ?? Number.NaN);
  if (full.has(code) && (code === 243 || /No space left/u.test(message)))
    return problemOf('busy', 'store-full', { store: 'clickhouse' }, cause);
  const busy = passing.has(code);
  const reason = readable(message.replace(/^Code: \d+\. DB::Exception: /u, '').replace(/\(version [^)]*\)\s*$/u, ''));
  return problemOf(
    busy ? 'busy' : 'broken',
    busy ? 'store-busy' : 'store-broken',
    { store: 'clickhouse', engineCode: code, reason },
    cause,
  );
}

/** Any error of a store's client as a problem; problems pass through. */
export function storeProblem(store: StoreName, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, message } = error as { code?: string; message?: string };
  if (store === 'postgres' && code === '53100') return problemOf('busy', 'store-full', { store }, error);
  const busy = isAway(error) || (store === 'postgres' && code !== undefined && passingState.test(code));
  const reason = readable(message === undefined || message === '' ? String(code ?? error) : message);
  return problemOf(busy ? 'busy' : 'broken', busy ? 'store-busy' : 'store-broken', { store, engineCode: code ?? null, reason }, error);
}
