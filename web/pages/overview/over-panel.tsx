import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { Figure } from '../../ui/figure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/column.ts';
import { BuildingLink } from '../benchmarking/building-link.tsx';
import type { City } from './answer.ts';
import { cityWords } from './words.ts';
import { whole } from '../../ui/cell.ts';

/** Who is over quota by verified limits; where all verdicts are indicative, why there is no list; and why others cannot be judged. */
export function OverPanel({ city, year }: { readonly city: City; readonly year: number }) {
  const { format } = useLanguage();
  const { over: words } = usePageWords(cityWords);
  const judged = ({ leading, within, over }: City['verified']) => leading + within + over;
  const onlyIndicative = judged(city.verified) === 0 && judged(city.indicative) > 0;
  return (
    <Panel title={words.title}>
      <div className="yd-stack">
        {onlyIndicative ? <Why city={city} text={words.allIndicative(format.count(judged(city.indicative)))} /> : null}
        {!onlyIndicative && city.over.length === 0 ? <p>{words.none}</p> : null}
        {city.over.length === 0 ? null : <Over over={city.over} year={year} />}
        {city.overCount > city.over.length ? <p>{words.more(format.count(city.overCount))}</p> : null}
        {city.unjudged.length === 0 ? null : <Unjudged rows={city.unjudged} />}
      </div>
    </Panel>
  );
}

function Over({ over, year }: { readonly over: City['over']; readonly year: number }) {
  const { words: own } = useLanguage();
  const { over: words } = usePageWords(cityWords);
  const columns: Column<City['over'][number]>[] = [
    {
      key: 'name',
      title: words.name,
      show: (row) => <BuildingLink code={row.code} name={row.name} year={year} />,
      value: (row) => row.name,
    },
    { key: 'code', title: own.table.code, hidden: true, value: ({ code }) => code },
    {
      key: 'corrected',
      title: words.corrected,
      number: true,
      show: (row) => <Figure of={{ value: row.corrected, unit: row.unit, figure: row.figure }} />,
    },
    { key: 'constraint', title: words.constraint, number: true, show: (row) => <Figure of={{ value: row.constraint, unit: row.unit }} /> },
  ];
  return <PlainTable label={words.table} columns={columns} rows={over} rowKey={({ code }) => code} />;
}

function Why({ city, text }: { readonly city: City; readonly text: string }) {
  const { over: words, status } = usePageWords(cityWords);
  const columns: Column<City['unverified'][number]>[] = [
    { key: 'document', title: words.document, show: ({ document, clause }) => `${document} ${clause}` },
    { key: 'status', title: words.status, show: (row) => status[row.status] ?? row.status },
    { key: 'rest', title: words.rest, number: true, value: ({ buildings }) => whole(buildings) },
  ];
  return (
    <>
      <p>{text}</p>
      <PlainTable
        label={words.sources}
        columns={columns}
        rows={city.unverified}
        rowKey={(row) => `${row.document} ${row.clause} ${row.status}`}
      />
    </>
  );
}

function Unjudged({ rows }: { readonly rows: City['unjudged'] }) {
  const { over: words, reason } = usePageWords(cityWords);
  const columns: Column<City['unjudged'][number]>[] = [
    { key: 'reason', title: words.unjudged, show: ({ code }) => reason[code] ?? code },
    { key: 'count', title: words.count, number: true, value: ({ buildings }) => whole(buildings) },
  ];
  return <PlainTable label={words.unjudged} columns={columns} rows={rows} rowKey={({ code }) => code} />;
}
