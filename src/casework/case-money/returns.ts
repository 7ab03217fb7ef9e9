import { exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { ofAsker } from '#kernel/trail.ts';
import { today } from '#kernel/today.ts';
import type { CaseMoneyNeeds } from './needs.ts';
import { isSame, type ReturnRow, returnColumns, returnRow } from './return-file.ts';
import * as store from './store.ts';
import { otherColumns } from '#platform/tables/other-columns.ts';
import { openTable } from '#platform/tables/tables.ts';

export type ReturnGiven = { readonly procedure: string; readonly file: string; readonly preview?: boolean | undefined };

type Payment = Awaited<ReturnType<CaseMoneyNeeds['cases']['payable']>>[number];

type Outcome = 'paid' | 'failed' | 'repeated' | 'rejected';

type Bringing = {
  readonly needs: CaseMoneyNeeds;
  readonly scope: Scope;
  readonly name: string;
  readonly preview: boolean;
  readonly findings: Finding[];
  /** Payments that this file has already reported, in a preview. */
  readonly told: Set<string>;
};

/**
 * Processes the bank's return file row by row: payments made become steps of their cases, taken by the account that imports the file;
 * failed ones become findings and stay due. A row that was reported before does nothing, so importing the same file twice books nothing
 * twice. Invalid rows become findings, the others count. Throws `no-such-file`, `return-columns-missing`, `return-empty`,
 * `no-such-procedure`.
 */
export async function bringReturn(needs: CaseMoneyNeeds, scope: Scope, { procedure, file, preview = false }: ReturnGiven) {
  const upload = await needs.imports.fileOf(scope, file);
  const { rows, left } = await returnRows(upload);
  const codes = [...new Set(rows.map(({ payment }) => caseOf(payment)))];
  const known = new Map((await needs.cases.payable(scope, { procedure, codes })).map((one) => [one.case, one]));
  const one: Bringing = { needs, scope, name: upload.name, preview, findings: left, told: new Set() };
  const counts: Record<Outcome, number> = { paid: 0, failed: 0, repeated: 0, rejected: 0 };
  let sum = 0n;
  for (const row of rows) {
    const code = caseOf(row.payment);
    const outcome = await bringRow(one, row, known.get(code));
    counts[outcome] += 1;
    const due = known.get(code);
    if (outcome === 'paid' && due !== undefined) {
      sum += centsOf(exact(due.amount as string));
      known.set(code, { ...due, times: due.times + 1, amount: null, step: null });
    }
  }
  const result = { rows: rows.length, ...counts, sum: moneyOf(sum), day: today(needs.now()), findings: one.findings };
  if (!preview) {
    const detail = { file: upload.name, sha256: upload.sha256, ...counts, sum: result.sum };
    const touched = codes.filter((code) => known.has(code)).map((code) => `case:${code}` as const);
    const region = touched.length === 0 ? ofAsker(scope) : { where: touched };
    await needs.audit(scope, { action: 'case-payments-return', subject: `procedure:${procedure}`, region, detail });
  }
  return result;
}

const caseOf = (payment: string): string => payment.slice(0, Math.max(payment.lastIndexOf('/'), 0));
const timeOf = (payment: string): number => Number(/\/(?<n>[1-9]\d{0,6})$/u.exec(payment)?.groups?.['n'] ?? 0);

async function bringRow(one: Bringing, row: ReturnRow, known: Payment | undefined): Promise<Outcome> {
  const { payment, result } = row;
  const time = timeOf(payment);
  if (result === null) return reject(one, row, 'payment-result-unknown', {});
  if (known === undefined || time === 0 || time > known.times + 1) return reject(one, row, 'payment-unknown', {});
  if (time <= known.times) {
    if (result === 'failed') one.findings.push(finding(row, 'payment-contradicted', 'warning', { case: known.case }));
    return 'repeated';
  }
  return result === 'failed' ? bringFailed(one, row, known) : bringPaid(one, row, known);
}

const finding = ({ row, payment }: ReturnRow, code: string, severity: Finding['severity'], evidence: object): Finding => ({
  code,
  severity,
  evidence: { row, payment, ...evidence },
});

function reject({ findings }: Bringing, row: ReturnRow, code: string, evidence: object): 'rejected' {
  findings.push(finding(row, code, 'error', evidence));
  return 'rejected';
}

async function bringFailed({ needs, scope, preview, findings, told }: Bringing, row: ReturnRow, known: Payment): Promise<Outcome> {
  const { payment, reason } = row;
  const key = `${payment} ${reason}`;
  const isFresh =
    preview || told.has(key)
      ? !told.has(key) && !(await store.isDisclosed(needs.postgres, checkedByCaller, payment, reason))
      : await store.addFailed(needs.postgres, scope, { payment, reason, code: known.case, told: new Date(needs.now()) });
  told.add(key);
  if (!isFresh) return 'repeated';
  findings.push(finding(row, 'payment-failed', 'warning', { case: known.case, reason: reason === '' ? '—' : reason }));
  return 'failed';
}

async function bringPaid(one: Bringing, row: ReturnRow, { case: code, amount, step, head }: Payment): Promise<Outcome> {
  if (amount === null || step === null) return reject(one, row, 'payment-not-due', { case: code });
  if (!isSame(row.amount, amount)) return reject(one, row, 'payment-amount-differs', { case: code, said: row.amount, amount });
  if (one.preview) return 'paid';
  try {
    const note = `${one.name}#${row.row}`;
    await one.needs.cases.take(one.scope, { case: code, transition: step.transition, fields: step.fields, note, seen: head });
    return 'paid';
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return reject(one, row, cause.code, { ...cause.evidence, case: code });
  }
}

const mostRows = 100_000;

/** The rows of a return file. Throws `return-columns-missing`, `return-empty`, `return-large`, and what reading tables throws. */
async function returnRows({
  path,
  name,
}: {
  readonly path: string;
  readonly name: string;
}): Promise<{ rows: ReturnRow[]; left: Finding[] }> {
  const { header, rows } = await openTable(path, { name });
  const { at, missing } = returnColumns(header);
  if (missing.length > 0) throw new Problem('bad-input', 'return-columns-missing', { file: name, columns: missing.join('、') });
  const read: ReturnRow[] = [];
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      if (read.length >= mostRows) throw new Problem('too-large', 'return-large', { file: name, most: mostRows });
      const one = returnRow(row, cells, at);
      if (one !== null) read.push(one);
    }
  if (read.length === 0) throw new Problem('bad-input', 'return-empty', { file: name });
  const columns = otherColumns(header, Object.values(at)).join(', ');
  return { rows: read, left: columns === '' ? [] : [{ code: 'payment-columns-left', severity: 'info', evidence: { columns } }] };
}
