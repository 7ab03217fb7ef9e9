import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import type { SpokenFinding } from '#kernel/finding.ts';
import { importWords } from './words.ts';
import { whole } from '../../../ui/cell.ts';

export type OneImport = Awaited<ReturnType<typeof client.imports.get>>;

export type Rejected = {
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly value?: string;
  /** Codes that it may stand for, the likeliest first. */
  readonly suggested?: readonly string[];
};

type RejectedWords = Readonly<Record<'row' | 'column' | 'value' | 'why', string>>;

type Kept = { readonly code: string; readonly field: string; readonly ours: unknown; readonly theirs: unknown };

const counts = [
  'messages',
  'readings',
  'accepted',
  'revised',
  'missing',
  'rows',
  'created',
  'updated',
  'unchanged',
  'repeated',
  'keptCount',
  'identityChanged',
  'rejectedCount',
  'meters',
  'candidates',
] as const;

/** The rejected rows that a result lists. */
export const rejectedIn = (of: OneImport): readonly Rejected[] => (of.result?.['rejected'] as Rejected[] | undefined) ?? [];

/** Whether the import would leave readings of the file behind. */
export const leavesReadings = (of: OneImport): boolean =>
  ((of.result?.['findings'] as SpokenFinding[] | undefined) ?? []).some(({ code }) => code === 'readings-left');

/** How many rows are refused because they would change what identifies something. */
export const identityRefused = (of: OneImport): number =>
  ((of.result?.['rejectedReasons'] as Reason[] | undefined) ?? [])
    .filter(({ code }) => code === 'identity-changes')
    .reduce((sum, { count }) => sum + count, 0);

const brought = ['accepted', 'revised', 'repeated', 'created', 'updated', 'unchanged'] as const;

/** Whether all rows of a file are rejected, so that there is nothing to import. */
export const bringsNothing = ({ result }: OneImport): boolean =>
  Number(result?.['rejectedCount'] ?? 0) > 0 && brought.every((name) => Number(result?.[name] ?? 0) === 0);

/**
 * What an import did, or would do: counts, what was kept, what was rejected and why, what is doubtful.
 * @param brief zeros are left out, and how the file was read is folded
 */
export function ResultView({ of, brief = false }: { readonly of: OneImport; readonly brief?: boolean }) {
  const { format } = useLanguage();
  const { result: words } = usePageWords(importWords);
  const result = of.result ?? {};
  const instant = (name: string) => (typeof result[name] === 'string' ? format.instant(result[name]) : null);
  const findings = (result['findings'] as SpokenFinding[] | undefined) ?? [];
  return (
    <div className="yd-stack">
      <dl className="yd-facts">
        {counts.map((name) =>
          typeof result[name] === 'number' && !(brief && result[name] === 0) ? (
            <Count key={name} name={words[name]} value={format.count(result[name])} />
          ) : null,
        )}
        {(['from', 'to'] as const).map((name) =>
          instant(name) === null ? null : <Count key={name} name={words[name]} value={instant(name) ?? ''} />,
        )}
      </dl>
      {brief ? <FindingList findings={findings.filter(({ severity }) => severity !== 'info')} /> : null}
      <Folded as={brief ? words.howRead : undefined}>
        <Findings of={brief ? findings.filter(({ severity }) => severity === 'info') : findings} />
        <Decisions of={(result['decisions'] as Decision[] | undefined) ?? []} />
      </Folded>
      {typeof result['candidates'] === 'number' && result['candidates'] > 0 && !of.preview ? (
        <Link to="/buildings/duplicates">{words.toCandidates}</Link>
      ) : null}
      <RejectedTable of={of} />
      <KeptTable rows={(result['kept'] as Kept[] | undefined) ?? []} />
    </div>
  );
}

function Findings({ of }: { readonly of: readonly SpokenFinding[] }) {
  const { result: words } = usePageWords(importWords);
  if (of.length === 0) return null;
  return (
    <section aria-label={words.findings}>
      <h3>{words.findings}</h3>
      <FindingList findings={of} />
    </section>
  );
}

/** What is opened only by those who want to know; without a name it is just there. */
function Folded({ as, children }: { readonly as: string | undefined; readonly children: ReactNode }) {
  if (as === undefined) return children;
  return (
    <details>
      <summary>{as}</summary>
      {children}
    </details>
  );
}

type Decision = { readonly what: string; readonly text: string; readonly decided: string; readonly sure: boolean; readonly detail: string };

/** How a file was read, each decision with its evidence; what the file does not state itself is highlighted. */
function Decisions({ of }: { readonly of: readonly Decision[] }) {
  const { result: words } = usePageWords(importWords);
  if (of.length === 0) return null;
  return (
    <section aria-label={words.decisions}>
      <h3>{words.decisions}</h3>
      <ul>
        {of.map(({ what, decided, text, sure, detail }) => (
          <li key={`${what} ${decided} ${text}`}>
            {detail}
            {sure ? null : <strong className="yd-missing"> {words.unsure}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="yd-result">{value}</dd>
    </div>
  );
}

function RejectedTable({ of }: { readonly of: OneImport }) {
  const { format } = useLanguage();
  const { result: words } = usePageWords(importWords);
  const rows = rejectedIn(of);
  const count = Number(of.result?.['rejectedCount'] ?? 0);
  if (count === 0) return null;
  return (
    <section aria-label={words.rejected}>
      <h3>{words.rejected}</h3>
      {of.rejects ? (
        <p>
          <a href={`/api/imports/${of.import}/rejects`} download>
            {words.download}
          </a>
        </p>
      ) : null}
      <ReasonTable of={of} />
      {count > rows.length ? <p className="yd-quiet">{words.firstRejected(format.count(count))}</p> : null}
      <PlainTable
        label={words.rejected}
        rows={rows.map((row, index) => ({ ...row, index }))}
        rowKey={({ index }) => String(index)}
        pageSize={20}
        columns={rejectedColumns(of, words)}
      />
    </section>
  );
}

type Reason = {
  readonly code: string;
  readonly column: string | null;
  readonly count: number;
  readonly rows: readonly number[];
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly detail: string;
};

/** What was rejected, grouped by reason if several rows share one: how many, all their values, and what is wrong. */
function ReasonTable({ of }: { readonly of: OneImport }) {
  const { format } = useLanguage();
  const { result: words } = usePageWords(importWords);
  const reasons = (of.result?.['rejectedReasons'] as Reason[] | undefined) ?? [];
  if (reasons.every(({ count }) => count < 2)) return null;
  const valuesOf = ({ values }: Reason): string =>
    values.map(({ value, count }) => (count > 1 ? `${value} (${format.count(count)})` : value)).join(format.pause);
  return (
    <PlainTable
      label={words.byReason}
      rows={reasons.map((reason) => ({ ...reason, key: `${reason.code} ${reason.column ?? ''}` }))}
      rowKey={({ key }) => key}
      pageSize={20}
      columns={[
        { key: 'count', title: words.rejectedCount, number: true, width: 100, value: ({ count }) => whole(count) },
        { key: 'column', title: words.column, show: ({ column }) => column ?? '' },
        { key: 'values', title: words.value, show: valuesOf },
        { key: 'why', title: words.why, show: ({ detail }) => detail },
      ]}
    />
  );
}

function rejectedColumns(of: OneImport, words: RejectedWords): Column<Rejected & { readonly index: number }>[] {
  const there = !of.preview && of.source !== null && of.source.removed === null;
  return [
    {
      key: 'row',
      title: words.row,
      number: true,
      width: 80,
      value: (row) => whole(row.row),
      ...(there ? { show: (row) => <RowLink id={of.import} row={row.row} /> } : {}),
    },
    { key: 'column', title: words.column, show: (row) => row.column ?? '' },
    { key: 'value', title: words.value, show: (row) => row.value ?? '' },
    { key: 'why', title: words.why, show: (row) => row.detail },
  ];
}

/** Links to the row as it is in the file. */
function RowLink({ id, row }: { readonly id: number; readonly row: number }) {
  const { format } = useLanguage();
  const { source } = usePageWords(importWords);
  return (
    <Link to="/imports/$import" params={{ import: String(id) }} search={{ row: String(row) }} aria-label={source.toRow(format.count(row))}>
      {format.count(row)}
    </Link>
  );
}

function KeptTable({ rows }: { readonly rows: readonly Kept[] }) {
  const { result: words } = usePageWords(importWords);
  if (rows.length === 0) return null;
  return (
    <section aria-label={words.kept}>
      <h3>{words.kept}</h3>
      <PlainTable
        label={words.kept}
        rows={rows}
        rowKey={({ code, field }) => `${code} ${field}`}
        pageSize={20}
        columns={[
          { key: 'code', title: words.code, show: (row) => row.code },
          { key: 'field', title: words.field, show: (row) => row.field },
          { key: 'ours', title: words.ours, show: (row) => text(row.ours) },
          { key: 'theirs', title: words.theirs, show: (row) => text(row.theirs) },
        ]}
      />
    </section>
  );
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
