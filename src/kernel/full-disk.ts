import { Problem } from './problem.ts';

/** How the file system and PostgreSQL (53100, `disk_full`) say that there is no room. */
const codes = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** How ClickHouse says it, whose words reach us alone: code 243 (`NOT_ENOUGH_SPACE`), or what the file system told it. */
const said = /no space left|NOT_ENOUGH_SPACE/iu;

const mostCauses = 5;

/**
 * Whether an error, or what caused it, says that a disk is full or a quota used up.
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
 * The problem `disk-full` for an error that says so, with what caused it for the log; one that has its own words stays; null for any other
 * error.
 */
export function diskFullProblem(error: unknown): Problem | null {
  if (!isDiskFull(error)) return null;
  if (error instanceof Problem && error.code === 'store-full') return error;
  const problem = new Problem('busy', 'disk-full');
  problem.cause = error;
  return problem;
}
