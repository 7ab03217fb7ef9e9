import type { Scope } from '#kernel/scope.ts';
import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { Closing, FieldFault, Fields, KindSpec } from '#platform/ledger/kind-spec.ts';
import { codeFault, levelsOf } from './code.ts';
import { requiredOfStandard, standardsDictionary } from './fields.ts';
import type { StandardRow } from './store.ts';
import { standardKindTerms } from './vocabulary.ts';

/** Called with the standards that a change withdraws, in its transaction. */
export type OnWithdrawn = (on: PoolClient, standards: readonly StandardRow[], change: number) => Promise<readonly Finding[]>;

/** A standard as a kind of the ledger. Anyone may read the library; bureaus and administrators maintain it together. */
export function standardKind(table: () => ReadonlySet<string>, withdrawn: OnWithdrawn): KindSpec {
  return {
    name: 'standard',
    liesBy: {},
    table: { name: 'standard', lock: 7305 },
    dictionary: standardsDictionary,
    identity: [{ field: 'kind', of: standardKindTerms }],
    // checked in `refuse`, because the library has no place that rows could be outside of
    required: [],
    sees: () => 'true',
    writes: (scope) => (keeps(scope) ? 'true' : 'false'),
    surroundings: async (on, scope) => {
      const codes = table();
      return {
        defaults: {},
        resolve: () => [],
        isSeen: () => keeps(scope),
        refuse: (code, before, after) => refusal(code, before, after, codes),
        close: (written, change) => withdrawn(on, withdrawnIn(written), change),
      };
    },
  };
}

/** Those that were in the library and not withdrawn before; what comes in withdrawn is a list of the past. */
const withdrawnIn = (written: readonly Closing[]): StandardRow[] =>
  written.flatMap(({ code, before, after: { fields } }) => {
    const was = before?.fields['status'];
    return fields['status'] === 'abolished' && was !== undefined && was !== 'abolished' ? [{ code, fields }] : [];
  });

const keeps = ({ sees }: Scope): boolean => 'all' in sees || 'region' in sees;

function refusal(code: string, before: Fields | null, after: Fields, codes: ReadonlySet<string>): FieldFault | null {
  const levels = levelsOf(code);
  const fault = levels === null ? 'standard-code-unknown' : codeFault(levels, codes);
  if (fault !== null && before === null) return { field: 'code', code: fault, evidence: { value: code } };
  const missing = requiredOfStandard.find((field) => after[field] === undefined);
  if (missing !== undefined) return { field: missing, code: 'missing', evidence: { field: missing } };
  const { issued, reviewed, abolished, status } = after;
  if (isEarlier(reviewed, issued)) return { field: 'reviewed', code: 'standard-reviewed-before-issued', evidence: { issued, reviewed } };
  if (isEarlier(abolished, issued))
    return { field: 'abolished', code: 'standard-abolished-before-issued', evidence: { issued, abolished } };
  return typeof abolished === 'string' && status !== 'abolished'
    ? { field: 'abolished', code: 'standard-abolished-in-force', evidence: { code, abolished } }
    : null;
}

const isEarlier = (day: unknown, than: unknown): boolean => typeof day === 'string' && typeof than === 'string' && day < than;
