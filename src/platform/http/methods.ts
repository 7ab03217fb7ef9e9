import { Problem } from '#kernel/problem.ts';

/** The methods supported here. `HEAD` applies to files and pages; a procedure declares its own method. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

/** Throws Problem `method-not-allowed` for every other method: TRACE, PATCH, those of WebDAV. */
export function refuseOddMethod(method: string): void {
  if (!methods.includes(method)) throw notAllowed(method, methods);
}

/** @param allowed the allowed methods, which the response lists */
export function notAllowed(method: string, allowed: readonly string[]): Problem {
  return new Problem('wrong-method', 'method-not-allowed', { method, allowed: allowed.join(', ') });
}
