import { Problem } from '#kernel/problem.ts';

/** What anything here may be asked with. `HEAD` asks what is sent as a file or a page; a procedure says which one it is. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

/** Throws Problem `method-not-allowed` for every other method: TRACE, PATCH, those of WebDAV. */
export function refuseOddMethod(method: string): void {
  if (!methods.includes(method)) throw notAllowed(method, methods);
}

/** @param allowed what may be asked in its place; the answer says so */
export function notAllowed(method: string, allowed: readonly string[]): Problem {
  return new Problem('wrong-method', 'method-not-allowed', { method, allowed: allowed.join(', ') });
}
