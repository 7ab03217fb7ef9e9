import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { numberIn, useAddress } from '../../../ui/address.ts';
import type { ReadAddress } from '../../../ui/address.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import type { OneImport } from './result.tsx';
import { importWords } from './words.ts';

type Seen = Awaited<ReturnType<typeof client.imports.rows>>;
type Row = Seen['rows'][number];

const most = 2_000_000_000;
/** The number of rows above the requested one, and the number of rows shown. */
const [above, shown] = [3, 12];

const readAddress: ReadAddress<{ readonly row: number }> = (given) => ({ row: numberIn(given, 'row', 0, 1, most) });

/** The file that an import read, byte for byte: to download, and to view row by row. */
export function SourcePanel({ of }: { readonly of: OneImport }) {
  const { source: words } = usePageWords(importWords);
  const { format } = useLanguage();
  const [at, go] = useAddress(readAddress);
  const { source } = of;
  if (of.file === null || of.preview || (of.state !== 'shown' && of.state !== 'undone')) return null;
  if (source === null) return <Panel title={words.title}>{words.notKept}</Panel>;
  if (source.removed !== null) return <Panel title={words.title}>{words.removed(format.instant(source.removed))}</Panel>;
  return (
    <Panel title={words.title}>
      <div className="yd-stack">
        <p className="yd-row">
          <a href={`/api/imports/${of.import}/file`} download>
            {words.download}
          </a>
          <span className="yd-quiet">{words.size(format.count(source.bytes))}</span>
          {at.row === 0 ? <Button onClick={() => go({ row: 1 })}>{words.look}</Button> : null}
        </p>
        <p className="yd-quiet">
          SHA-256 <code className="yd-wrap">{source.sha256}</code>
        </p>
        {at.row === 0 ? null : <Rows key={at.row} id={of.import} row={at.row} onRow={(row) => go({ row })} />}
      </div>
    </Panel>
  );
}

function Rows({ id, row, onRow }: { readonly id: number; readonly row: number; readonly onRow: (row: number) => void }) {
  const { source: words } = usePageWords(importWords);
  const from = Math.max(1, row - above);
  const query = useQuery({ ...api.imports.rows.queryOptions({ input: { id, from, count: shown } }), placeholderData: keepPreviousData });
  const { data } = query;
  return (
    <>
      <WhichRow row={row} onRow={onRow} />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {data === undefined ? null : <RowTable seen={data} row={row} />}
      <p className="yd-row">
        <Button disabled={from === 1} onClick={() => onRow(Math.max(1, row - shown))}>
          {words.before}
        </Button>
        <Button disabled={data === undefined || (data.all !== null && from + shown > data.all)} onClick={() => onRow(row + shown)}>
          {words.after}
        </Button>
      </p>
    </>
  );
}

function WhichRow({ row, onRow }: { readonly row: number; readonly onRow: (row: number) => void }) {
  const { source: words } = usePageWords(importWords);
  const [draft, setDraft] = useState(String(row));
  const asked = Number(draft);
  const good = Number.isInteger(asked) && asked >= 1 && asked <= most;
  const send = () => (good ? onRow(asked) : undefined);
  return (
    <div className="yd-row">
      <Field label={words.row}>
        {(ids) => (
          <Input
            {...ids}
            inputMode="numeric"
            autoComplete="off"
            value={draft}
            onChange={(event) => setDraft(event.target.value.trim())}
            onPressEnter={send}
          />
        )}
      </Field>
      <Button disabled={!good} onClick={send}>
        {words.go}
      </Button>
    </div>
  );
}

/** @param row the requested one, highlighted among its neighbours */
function RowTable({ seen, row }: { readonly seen: Seen; readonly row: number }) {
  const { source: words } = usePageWords(importWords);
  const { format } = useLanguage();
  const width = Math.max(seen.header.length, ...seen.rows.map(({ cells }) => cells.length));
  const mark = (one: Row, text: string) => (one.row === row ? <strong>{text}</strong> : text);
  const columns: Column<Row>[] = [
    { key: 'row', title: words.number, number: true, width: 80, value: (one) => one.row, show: (one) => mark(one, format.count(one.row)) },
    ...Array.from({ length: width }, (_, index): Column<Row> => {
      const cell = (one: Row) => one.cells[index] ?? '';
      return { key: String(index), title: seen.header[index] ?? '', value: cell, show: (one) => mark(one, cell(one)) };
    }),
    { key: 'why', title: words.said, show: (one) => one.rejected.map(({ detail }) => detail).join(format.pause) },
  ];
  return (
    <>
      {seen.all === null ? null : <p className="yd-quiet">{words.all(format.count(seen.all))}</p>}
      <PlainTable label={words.rows} columns={columns} rows={seen.rows} rowKey={(one) => String(one.row)} />
    </>
  );
}
