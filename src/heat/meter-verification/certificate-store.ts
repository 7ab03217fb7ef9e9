import type { ListQuery } from '#kernel/kind-list.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, type WholeProgram } from '#kernel/unscoped.ts';
import { metersChargedBy } from '#heat/heat-supply/public/sight-store.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { pageOfList, whereListed } from '#platform/ledger/kind-list-store.ts';
import { seesMeter } from '#registry/registry/public/scope-filter.ts';
import type { CertificateVersion } from './certificate-memory.ts';
import { certificateOf } from './present-certificate.ts';
import type { Certificate } from './rule.ts';
import { certificateList } from './vocabulary.ts';

const answers = `LEFT JOIN building n ON n.id = m.building LEFT JOIN building b ON b.id = coalesce(n.merged_into, n.id)`;

/** SQL for «this scope maintains the meter»: it sees it, or is the heat company that charges by it. Pushes what it needs. */
function looksAfter(scope: Scope, values: unknown[]): string {
  const sight = seesMeter(scope, 'm', 'b', values);
  const charged = metersChargedBy(scope, values);
  return charged === null ? sight : `(${sight} OR m.code IN (${charged}))`;
}

/** SQL for «this scope sees the certificate»: it sees its metering point. Pushes what it needs onto the values. */
export function seesCertificate(scope: Scope, alias: string, values: unknown[]): string {
  const sight = looksAfter(scope, values);
  return sight === 'true' || sight === 'false' ? sight : `${alias}.meter IN (SELECT m.code FROM meter m ${answers} WHERE ${sight})`;
}

/** Of these codes, those of existing metering points, and whether the scope sees each. */
export async function metersSeen(on: Queryable, scope: Scope, codes: readonly string[]): Promise<Map<string, boolean>> {
  const values: unknown[] = [codes];
  const sql = `SELECT m.code, coalesce(${looksAfter(scope, values)}, false) AS seen FROM meter m ${answers}
    WHERE m.code = ANY($1) AND m.gone IS NULL`;
  const { rows } = await on.query<{ code: string; seen: boolean }>(sql, values);
  return new Map(rows.map(({ code, seen }) => [code, seen]));
}

/** The metering points of certificates with these numbers, regardless of the caller. */
export async function metersOfCertificates(on: Queryable, _: WholeProgram, numbers: readonly string[]): Promise<string[]> {
  const sql = 'SELECT DISTINCT meter FROM meter_certificate WHERE code = ANY($1)';
  return (await on.query<{ meter: string }>(sql, [numbers])).rows.map(({ meter }) => meter);
}

/** Which of these metering points, by id, have certificates, regardless of the caller; at most a hundred, with one certificate of each. */
export async function metersWithCertificates(
  on: Queryable,
  _: WholeProgram,
  ids: readonly number[],
): Promise<{ meter: string; certificate: string }[]> {
  const sql = `SELECT c.meter, min(c.code) AS certificate FROM meter m JOIN meter_certificate c ON c.meter = m.code AND c.gone IS NULL
    WHERE m.id = ANY($1) GROUP BY 1 ORDER BY 1 LIMIT 100`;
  return (await on.query<{ meter: string; certificate: string }>(sql, [ids])).rows;
}

/** All current certificates, regardless of the caller. */
export async function certificates(on: Queryable, _: WholeProgram): Promise<Certificate[]> {
  return (await on.query<CertificateRow>('SELECT c.code, c.fields FROM meter_certificate c WHERE c.gone IS NULL')).rows.map(certificateOf);
}

type CertificateRow = Parameters<typeof certificateOf>[0];

/** The numbers of certificates that were ever recorded for one of these metering points, regardless of the caller. */
export async function certificatesEverOf(on: Queryable, _: WholeProgram, meters: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT c.code FROM meter_certificate_change n JOIN meter_certificate c ON c.id = n.meter_certificate
    WHERE n.fields ? 'meter' AND n.fields ->> 'meter' = ANY($1)`;
  return (await on.query<{ code: string }>(sql, [meters])).rows.map(({ code }) => code);
}

export type CertificatesQuery = Omit<ListQuery<typeof certificateList>, 'sort' | 'descending'> & {
  readonly limit: number;
  readonly offset: number;
};

const table = {
  name: 'meter_certificate',
  list: certificateList,
  columns: { result: "fields ->> 'result'" },
  sought: `lower(e.code || E'\\n' || e.meter)`,
} as const;

/** A page of the certificates within the scope, ordered by number, and the total. */
export async function list(on: Queryable, scope: Scope, ask: CertificatesQuery): Promise<{ certificates: Certificate[]; total: number }> {
  const values: unknown[] = [];
  const where = [...whereListed(table, ask, values), seesCertificate(scope, 'e', values)];
  const { rows, total } = await pageOfList(on, checkedByCaller, table, { where, values }, { ...ask, sort: 'code', descending: false });
  return { certificates: rows.map(certificateOf), total };
}

/** The current certificates that were changed after this change, regardless of the caller. */
export async function certificatesSince(on: Queryable, _: WholeProgram, last: number): Promise<Certificate[]> {
  const sql = `SELECT c.code, c.fields FROM meter_certificate c
    WHERE c.gone IS NULL AND c.id IN (SELECT meter_certificate FROM meter_certificate_change WHERE id > $1)`;
  return (await on.query<CertificateRow>(sql, [last])).rows.map(certificateOf);
}

/** The last change of any certificate, and how many changes were taken back. */
export async function version(on: Queryable, _: WholeProgram): Promise<CertificateVersion> {
  const sql = `SELECT coalesce((SELECT max(id) FROM meter_certificate_change), 0)::float8 AS last,
    (SELECT count(*) FROM meter_certificate_change WHERE withdrawn IS NOT NULL)::int AS withdrawn`;
  return (await on.query<CertificateVersion>(sql)).rows[0] ?? { last: 0, withdrawn: 0 };
}
