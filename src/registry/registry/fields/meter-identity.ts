import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { valueOn, type State } from '#platform/ledger/fold.ts';
import { createChanges, type IdentityField, identityChanges, identityEditFault } from '#platform/ledger/identity.ts';
import { meterKindTerms } from '../vocabulary.ts';
import { meterDictionary } from './meter-fields.ts';

/** What identifies a metering point besides its code. */
export const meterIdentity: readonly IdentityField[] = [
  { field: 'building' },
  { field: 'shares' },
  { field: 'carrier', of: carrierTerms },
  { field: 'kind', of: meterKindTerms },
];

/**
 * What an edit changes of that, told; for all time only if it may. Throws `identity-edited`.
 * @param moves whether it may; from a day on it has said that something changes then
 */
export function meterMoves(
  code: string,
  before: State,
  fields: Readonly<Record<string, unknown>>,
  from: string | null,
  moves: boolean,
): Finding[] {
  const was = (field: string): unknown => (from === null ? before.fields[field] : valueOn(before, field, from));
  const moved = identityChanges(code, fields, was, { identity: meterIdentity, dictionary: meterDictionary });
  const { kind, code: fault, evidence } = identityEditFault(moved);
  if (moved.length > 0 && !moves && from === null) throw new Problem(kind, fault, evidence);
  const changes = createChanges();
  changes.add(moved);
  return changes.told('identity-changed');
}
