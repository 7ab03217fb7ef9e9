import type { Scope } from '#kernel/scope.ts';
import type { FieldFault, Fields, KindSpec } from '#platform/ledger/kind-spec.ts';
import { codeFault, levelsOf } from './code.ts';
import { requiredOfStandard, standardsDictionary } from './fields.ts';

/** A standard as a kind of the ledger. Anyone may read the library; bureaus and administrators maintain it together. */
export function standardKind(table: () => ReadonlySet<string>): KindSpec {
  return {
    name: 'standard',
    liesBy: {},
    table: { name: 'standard', lock: 7305 },
    dictionary: standardsDictionary,
    // checked in `refuse`, because the library has no place that rows could be outside of
    required: [],
    sees: () => 'true',
    writes: (scope) => (keeps(scope) ? 'true' : 'false'),
    surroundings: async (_on, scope) => {
      const codes = table();
      return {
        defaults: {},
        resolve: () => [],
        isSeen: () => keeps(scope),
        refuse: (code, before, after) => refusal(code, before, after, codes),
      };
    },
  };
}

const keeps = ({ sees }: Scope): boolean => 'all' in sees || 'region' in sees;

function refusal(code: string, before: Fields | null, after: Fields, codes: ReadonlySet<string>): FieldFault | null {
  const levels = levelsOf(code);
  const fault = levels === null ? 'standard-code-unknown' : codeFault(levels, codes);
  if (fault !== null && before === null) return { field: 'code', code: fault, evidence: { value: code } };
  const missing = requiredOfStandard.find((field) => after[field] === undefined);
  if (missing !== undefined) return { field: missing, code: 'missing', evidence: { field: missing } };
  const { issued, reviewed } = after;
  return typeof issued === 'string' && typeof reviewed === 'string' && reviewed < issued
    ? { field: 'reviewed', code: 'standard-reviewed-before-issued', evidence: { issued, reviewed } }
    : null;
}
