import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { day as dayCell } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PlainTable } from '../../../ui/table.tsx';
import { uploadWords } from './words.ts';

type Parcel = Awaited<ReturnType<typeof client.upload.status>>['parcels'][number];

/** The days of the calendar as a list with its file; collapsed by default. */
export function DaysTable({ parcels }: { readonly parcels: readonly Parcel[] }) {
  const words = usePageWords(uploadWords);
  const columns: Column<Parcel>[] = [
    { key: 'day', title: words.label.day, value: ({ day }) => dayCell(day) },
    { key: 'state', title: words.label.state, value: ({ state }) => words.stateNames[state] },
    { key: 'version', title: words.term.version, number: true, value: ({ version }) => version },
    { key: 'rows', title: words.term.rows, number: true, value: ({ rows }) => rows },
    { key: 'receipt', title: words.term.receipt, value: ({ receipt }) => receipt },
    { key: 'withdrawn', title: words.term.withdrawn, number: true, value: ({ counts }) => counts?.withdrawn ?? null },
    { key: 'rejected', title: words.term.rejected, number: true, value: ({ counts }) => counts?.rejected ?? null },
    { key: 'why', title: words.why, value: ({ reason }) => reason?.detail ?? null },
  ];
  if (parcels.length === 0) return <p className="yd-quiet">{words.noneOver}</p>;
  return (
    <details>
      <summary>{words.asList}</summary>
      <PlainTable label={words.term.parcels} rows={parcels.toReversed()} rowKey={({ day }) => day} columns={columns} />
    </details>
  );
}
