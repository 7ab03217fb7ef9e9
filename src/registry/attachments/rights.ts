import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Entry } from './facts.ts';

/** Who wrote an entry may change it and take it back, and so may those who answer for the place. */
export function mayChange(scope: Scope, entry: Pick<Entry, 'made'>): boolean {
  return can(scope, 'edit') && (scope.role === 'administrator' || scope.role === 'bureau' || entry.made.identity === scope.identity);
}
