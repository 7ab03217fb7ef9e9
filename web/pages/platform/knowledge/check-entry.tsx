import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { CheckPanel } from './check-panel.tsx';
import { checkWords } from './check-words.ts';

type Entry = Awaited<ReturnType<typeof client.sourceCheck.entry>>;
type Cell = Entry['values'][number];

/** One entry: the program's values next to what is typed from the printed text, and the previous checks. */
export function CheckEntry({ id }: { readonly id: string }) {
  const me = useMe();
  const query = useQuery(api.sourceCheck.entry.queryOptions({ input: { entry: id } }));
  const entry = query.data;
  if (entry === undefined)
    return (
      <>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
      </>
    );
  return (
    <div className="yd-stack">
      {entry.checks.map((check) => (
        <CheckPanel key={check.id} check={check} />
      ))}
      <Panel title={`${entry.name} ${entry.document} ${entry.clause}`}>
        {may(me, 'check-source') && entry.state !== 'proposed' ? (
          <Typing key={entry.entry} entry={entry} />
        ) : (
          <Values entry={entry} />
        )}
      </Panel>
    </div>
  );
}

function Values({ entry }: { readonly entry: Entry }) {
  const words = usePageWords(checkWords);
  return <ShortTable label={words.values} columns={useColumns()} rows={entry.values} rowKey={({ cell }) => cell} />;
}

function useColumns(): Column<Cell>[] {
  const words = usePageWords(checkWords);
  return [
    { key: 'row', title: words.row, value: ({ row }) => row },
    { key: 'value', title: words.value, value: ({ value }) => value },
    { key: 'known', title: words.known, number: true, value: ({ known }) => (known === null ? '—' : String(known)) },
    { key: 'unit', title: words.unit, value: ({ unit }) => unit },
  ];
}

type Head = { readonly edition: string; readonly page: string; readonly note: string };
type Typed = Readonly<Record<string, string>>;

function Typing({ entry }: { readonly entry: Entry }) {
  const words = usePageWords(checkWords);
  const { language } = useLanguage();
  const [typed, setTyped] = useState<Typed>({});
  const [head, setHead] = useState<Head>({ edition: '', page: '', note: '' });
  const [table, setTable] = useState<File | null>(null);
  const [scan, setScan] = useState<File | null>(null);
  const columns = useTypedColumns(typed, setTyped, table !== null);
  const text = (name: keyof Head, label: string) => (
    <Field label={label}>
      {(ids) => <Input {...ids} autoComplete="off" value={head[name]} onChange={(event) => setHead({ ...head, [name]: event.target.value })} />}
    </Field>
  );
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.typeMeans}</p>
      <ShortTable label={words.type} columns={columns} rows={entry.values} rowKey={({ cell }) => cell} />
      <div className="yd-row">
        <a href={`/api/knowledge/checks/template?entry=${encodeURIComponent(entry.base)}&format=xlsx&lang=${language}`}>{words.template}</a>
        <Field label={words.file}>
          {(ids) => <FileInput {...ids} accept=".csv,.xlsx,.yaml,.yml" onFiles={([chosen]) => setTable(chosen ?? null)} />}
        </Field>
      </div>
      <div className="yd-row">
        {text('edition', words.edition)}
        {text('page', words.page)}
        {text('note', words.note)}
      </div>
      <Field label={words.scan}>
        {(ids) => <FileInput {...ids} accept=".pdf,.jpg,.jpeg,.png,.webp" onFiles={([chosen]) => setScan(chosen ?? null)} />}
      </Field>
      <Submit entry={entry} typed={typed} head={head} table={table} scan={scan} />
    </div>
  );
}

/** The known value, and next to it a box for the printed one. */
function useTypedColumns(typed: Typed, setTyped: (typed: Typed) => void, disabled: boolean): Column<Cell>[] {
  const words = usePageWords(checkWords);
  const show = ({ cell, row, value, known }: Cell) => {
    const text = typed[cell] ?? '';
    const differs = text.trim() !== '' && text.trim() !== String(known);
    return (
      <>
        <Input
          aria-label={words.fill(`${row} ${value}`.trim())}
          value={text}
          disabled={disabled}
          style={{ width: 120 }}
          onChange={(event) => setTyped({ ...typed, [cell]: event.target.value })}
        />
        {differs ? <span className="yd-quiet"> {words.differs}</span> : null}
      </>
    );
  };
  return [...useColumns(), { key: 'printed', title: words.printed, press: true, show }];
}

type Given = {
  readonly entry: Entry;
  readonly typed: Typed;
  readonly head: Head;
  readonly table: File | null;
  readonly scan: File | null;
};

/** Uploads a file; returns its id. */
const handOver = async (file: File): Promise<string> => (await uploadWithProgress(file, () => undefined)).file;

function Submit({ entry, typed, head, table, scan }: Given) {
  const words = usePageWords(checkWords);
  const { format } = useLanguage();
  const values = Object.entries(typed).map(([cell, value]) => ({ cell, value }));
  const asked = async () => ({ entry: entry.entry, ...(table === null ? { values } : { file: await handOver(table) }) });
  const compare = useMutation({ mutationFn: async () => client.sourceCheck.compare(await asked()) });
  const propose = useMutation({
    mutationFn: async () =>
      client.sourceCheck.propose({ ...(await asked()), ...head, ...(scan === null ? {} : { scan: await handOver(scan) }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.sourceCheck.key() }),
  });
  const told = compare.data && words.compared(format.count(compare.data.cells.length), format.count(compare.data.differing));
  return (
    <>
      <ProblemView error={propose.error ?? compare.error} />
      {told === undefined ? null : <Alert type="info" role="status" title={told} />}
      <div className="yd-row">
        <Button loading={compare.isPending} onClick={() => compare.mutate()}>
          {words.compare}
        </Button>
        <Button
          type="primary"
          loading={propose.isPending}
          disabled={head.edition.trim() === '' || head.page.trim() === ''}
          onClick={() => propose.mutate()}
        >
          {words.propose}
        </Button>
      </div>
    </>
  );
}
