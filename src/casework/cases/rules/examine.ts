import type { Pool } from 'pg';
import { beforeFirst } from '#kernel/hash-chain.ts';
import type { Finding } from '#kernel/finding.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import type { Imports } from '#platform/imports/imports.ts';
import { sha256 } from './hash.ts';
import { brokenSeal } from './seals.ts';

export type EventRow = { readonly code: string; readonly n: number; readonly text: string; readonly hash: string };

const piece = 20_000;

/** Whether an event follows the one before it in its case, and its text is the one that was sealed. */
export function isNextEvent(last: EventRow | null, { code, n, text, hash }: EventRow): boolean {
  if (n !== (last?.n ?? 0) + 1 || sha256(text) !== hash || previousIn(text) !== (last?.hash ?? beforeFirst)) return false;
  // what precedes `case` in canonical JSON is text, which cannot contain a name
  return text.includes(`"case":${JSON.stringify(code)},`);
}

/** The hash that an event's text names as the one before it: names in canonical JSON are sorted, and `previous` occurs only once. */
const previousIn = (text: string): string | null => /"previous":"(?<hash>[0-9a-f]{64})"/u.exec(text)?.groups?.['hash'] ?? null;

/**
 * Checks that every event of every case has its number, its own hash and that of the one before, that the case is in the state its last
 * event left it in, that its files exist, and that the seals of days match what was touched on them. Reports the first event of a case that
 * does not fit, and the first day.
 */
export async function examineCases({
  postgres,
  imports,
}: {
  readonly postgres: Pool;
  readonly imports: Pick<Imports, 'bytesOfKept'>;
}): Promise<{ counted: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  const broken = (code: string, event: number) =>
    findings.some(({ evidence }) => evidence['case'] === code) ||
    findings.push({ code: 'case-broken', severity: 'error', evidence: { case: code, event } });
  let counted = 0;
  let before: EventRow | null = null;
  for (;;) {
    const after: [string, number] = before === null ? ['', 0] : [before.code, before.n];
    const { rows }: { rows: EventRow[] } = await postgres.query<EventRow>(
      'SELECT code, n, text, hash FROM case_event WHERE (code, n) > ($1, $2) ORDER BY code, n LIMIT $3',
      [...after, piece],
    );
    for (const row of rows) {
      const last: EventRow | null = before?.code === row.code ? before : null;
      if (!isNextEvent(last, row)) broken(row.code, row.n === (last?.n ?? 0) + 1 ? row.n : (last?.n ?? 0) + 1);
      before = row;
    }
    counted += rows.length;
    if (rows.length < piece) break;
  }
  for (const { code, last } of await leftElsewhere(postgres)) broken(code, last);
  const day = await brokenSeal(postgres, sameForAll);
  if (day !== null) findings.push({ code: 'case-seal-broken', severity: 'error', evidence: { day } });
  return { counted, findings: [...findings, ...(await filesLost(postgres, imports))] };
}

/** Cases whose list row does not match their last event. */
async function leftElsewhere(postgres: Pool): Promise<{ code: string; last: number }[]> {
  const { rows } = await postgres.query<{ code: string; last: number }>(
    `SELECT f.code, f.last FROM case_file f LEFT JOIN case_event e ON e.code = f.code AND e.n = f.last
     WHERE e.hash IS DISTINCT FROM f.head OR EXISTS (SELECT FROM case_event x WHERE x.code = f.code AND x.n = f.last + 1) LIMIT 1000`,
  );
  return rows;
}

async function filesLost(postgres: Pool, imports: Pick<Imports, 'bytesOfKept'>): Promise<Finding[]> {
  const { rows } = await postgres.query<{ code: string; n: number; name: string; spool: string; bytes: number }>(
    'SELECT code, n, name, spool, bytes::float8 AS bytes FROM case_evidence ORDER BY code, n',
  );
  const findings: Finding[] = [];
  for (const { code, n, name, spool, bytes } of rows)
    if ((await imports.bytesOfKept(spool)) !== bytes)
      findings.push({ code: 'case-file-lost', severity: 'error', evidence: { case: code, n, name } });
  return findings;
}
