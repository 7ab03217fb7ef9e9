import { Problem } from './problem.ts';

/** How the file system and PostgreSQL (53100, `disk_full`) report that there is no space. */
const codes = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** How ClickHouse, of which only the message reaches us, reports it: code 243 (`NOT_ENOUGH_SPACE`), or the file system's message. */
const said = /no space left|NOT_ENOUGH_SPACE/iu;

const mostCauses = 5;

/**
 * Whether an error, or its cause, reports a full disk or an exhausted quota.
 * @example isDiskFull(Object.assign(new Error('write'), { code: 'ENOSPC' })) // true
 */
export function isDiskFull(error: unknown): boolean {
  let at = error;
  for (let depth = 0; depth < mostCauses && at instanceof Error; depth += 1) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && codes.has(code)) return true;
    if (
      at instanceof Problem &&
      (at.code === 'store-full' || (typeof at.evidence['reason'] === 'string' && said.test(at.evidence['reason'])))
    )
      return true;
    at = at.cause;
  }
  return false;
}

/**
 * The problem `disk-full` for such an error, with its cause for the log; one that already is a specific problem stays; null for any other
 * error.
 */
export function diskFullProblem(error: unknown): Problem | null {
  if (!isDiskFull(error)) return null;
  if (error instanceof Problem && error.code === 'store-full') return error;
  const problem = new Problem('busy', 'disk-full');
  problem.cause = error;
  return problem;
}
