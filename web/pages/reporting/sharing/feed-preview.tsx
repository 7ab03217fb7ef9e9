import { useQuery } from '@tanstack/react-query';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords, useWords } from '../../../i18n/language.tsx';
import { share, type CellValue } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { sharingPageWords } from './words.ts';

type Preview = Awaited<ReturnType<typeof client.sharing.feeds.preview>>;
type Row = Preview['rows'][number];
type Hidden = Preview['hidden'][number];
type Feed = Awaited<ReturnType<typeof client.sharing.feeds.show>>;

const shownRows = 20;

/** The first rows that the receiver would get now, and what is withheld and why. */
export function FeedPreview({ of }: { readonly of: Feed }) {
  const words = usePageWords(sharingPageWords);
  const query = useQuery(api.sharing.feeds.preview.queryOptions({ input: { id: of.id, limit: shownRows } }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return (
    <>
      <Panel title={words.preview}>
        <FindingList findings={query.data.findings} />
        <Rows told={query.data} />
      </Panel>
      <Panel title={words.term.hidden}>
        <HiddenTable rows={query.data.hidden} />
      </Panel>
    </>
  );
}

function Rows({ told }: { readonly told: Preview }) {
  const words = usePageWords(sharingPageWords);
  const { format } = useLanguage();
  const cell = useFieldCell();
  if (told.rows.length === 0) return <p className="yd-quiet">{words.noRows}</p>;
  const names = [...new Set(told.rows.flatMap((row) => Object.keys(row)))];
  const columns: Column<Row>[] = names.map((name) => ({
    key: name,
    title: words.field[name] ?? name,
    number: told.rows.some((row) => typeof row[name] === 'number'),
    value: (row) => cell(name, row[name]),
  }));
  return (
    <div className="yd-stack">
      <p>{words.rows(format.count(told.rows.length), format.count(told.total))}</p>
      <ShortTable label={words.preview} columns={columns} rows={told.rows} rowKey={(row) => JSON.stringify(row)} />
    </div>
  );
}

/** A field of a row as people read it: codes by their words, places by their names, groups of dwellings by a group name. */
function useFieldCell(): (name: string, value: unknown) => CellValue {
  const words = usePageWords(sharingPageWords);
  const { carrier } = useWords();
  const { nameOf } = usePlaces();
  const group = useGroupName();
  return (name, value) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return value ? words.label.yes : words.label.no;
    if (typeof value === 'number') return name === 'coverage' ? share(value) : value;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (name === 'unit') return unitSign(text);
    if (name === 'region') return nameOf(text);
    if (name === 'carrier') return (carrier as Readonly<Record<string, string>>)[text] ?? text;
    if (name === 'building' || name === 'code') return group(text);
    return words.valueOf[name]?.[text] ?? text;
  };
}

/** The name of a group of dwellings, from what its members have in common. */
function useGroupName(): (code: string) => string {
  const words = usePageWords(sharingPageWords);
  const { nameOf } = usePlaces();
  return (code) =>
    code.startsWith('group:')
      ? words.group(
          code
            .slice(6)
            .split(/[\s/]+/u)
            .map((part) => words.valueOf['use']?.[part] ?? nameOf(part))
            .join(' '),
        )
      : code;
}

function HiddenTable({ rows }: { readonly rows: readonly Hidden[] }) {
  const words = usePageWords(sharingPageWords);
  const group = useGroupName();
  const { format } = useLanguage();
  const fields = rows.filter(({ what }) => what === 'field');
  const subjects = rows.filter(({ what }) => what === 'rows');
  const columns: Column<Hidden>[] = [
    { key: 'name', title: words.kept, value: ({ name }) => group(name) },
    { key: 'why', title: words.why, value: ({ why }) => words.hidden[why] },
    { key: 'count', title: words.count, number: true, value: ({ count }) => count ?? undefined },
  ];
  return (
    <div className="yd-stack">
      {fields.length === 0 ? null : (
        <p>
          {words.hidden['not-listed']}
          {format.colon}
          {fields.map(({ name }) => words.field[name] ?? name).join(format.and)}
        </p>
      )}
      {subjects.length === 0 ? null : (
        <ShortTable label={words.term.hidden} columns={columns} rows={subjects} rowKey={({ name, why }) => `${name} ${why}`} />
      )}
    </div>
  );
}
