import { can } from '#kernel/rights.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Entry } from './facts.ts';

/** The author of an entry may change and withdraw it, and so may those responsible for the place. */
export function mayChange(scope: Scope, entry: Pick<Entry, 'made'>): boolean {
  return can(scope, 'edit') && (scope.role === 'administrator' || scope.role === 'bureau' || entry.made.identity === scope.identity);
}
