import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import { certificateDictionary, requiredOfCertificate } from './fields.ts';

export type CertificateKindNeeds = {
  readonly sees: KindSpec['sees'];
  /** Of these codes, those of existing metering points, and whether the scope sees each. */
  readonly metersSeen: (on: PoolClient, scope: Scope, codes: readonly string[]) => Promise<ReadonlyMap<string, boolean>>;
  /** The metering points of certificates with these numbers. */
  readonly metersOf: (on: PoolClient, numbers: readonly string[]) => Promise<readonly string[]>;
};

/** A certificate of a meter as a kind of the ledger: it belongs to a metering point, whose visibility and rights apply to it. */
export function certificateKind({ sees, metersSeen, metersOf }: CertificateKindNeeds): KindSpec {
  return {
    name: 'certificate',
    liesBy: { meter: 'meter' },
    table: { name: 'meter_certificate', lock: 7309 },
    dictionary: certificateDictionary,
    identity: [{ field: 'meter' }],
    required: requiredOfCertificate,
    codeOf: ({ certificate }) => (typeof certificate === 'string' ? certificate : null),
    twice: { field: 'certificate', code: 'code-twice' },
    sees,
    surroundings: async (on, scope) => surroundingsOf(on, scope, { sees, metersSeen, metersOf }),
  };
}

function surroundingsOf(on: PoolClient, scope: Scope, { metersSeen, metersOf }: CertificateKindNeeds): Surroundings {
  const seesAll = 'all' in scope.sees;
  let seen: ReadonlyMap<string, boolean> = new Map();
  return {
    defaults: {},
    resolve: () => [],
    async load(groups) {
      const [numbers, meters] = [new Set<string>(), new Set<string>()];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          numbers.add(key);
          for (const { fields } of rows) if (typeof fields['meter'] === 'string') meters.add(fields['meter']);
        }
      for (const meter of await metersOf(on, [...numbers])) meters.add(meter);
      seen = await metersSeen(on, scope, [...meters]);
    },
    isSeen: ({ meter }) => seesAll || seen.get(String(meter)) === true,
    refuse: (code, _before, after) => otherMeter(after, seen, seesAll) ?? otherNumber(code, after) ?? endsEarly(after),
  };
}

/** For those who do not see everything, a nonexistent meter gets the same error as one that is not theirs. */
function otherMeter({ meter }: Fields, seen: ReadonlyMap<string, boolean>, seesAll: boolean): FieldFault | null {
  if (seen.get(String(meter)) === true) return null;
  return seesAll
    ? { field: 'meter', code: 'certificate-meter-unknown', evidence: { value: meter } }
    : { field: 'meter', code: 'out-of-scope', evidence: { code: meter } };
}

const otherNumber = (code: string, { certificate }: Fields): FieldFault | null =>
  certificate === code ? null : { field: 'certificate', code: 'certificate-number-fixed', evidence: { code } };

function endsEarly({ verified, until }: Fields): FieldFault | null {
  return typeof verified === 'string' && typeof until === 'string' && until < verified
    ? { field: 'until', code: 'certificate-ends-early', evidence: { until, verified } }
    : null;
}
