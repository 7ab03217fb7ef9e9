import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import type { City } from './answer.ts';
import { tileWords } from './tile-words.ts';
import { cityWords } from './words.ts';
import { whole } from '../../../ui/cell.ts';

/** What verdicts are based on that is still to be checked, and why other buildings cannot be judged. */
export function GroundsPanel({ city }: { readonly city: City }) {
  const { format } = useLanguage();
  const { over: words } = usePageWords(cityWords);
  const { grounds } = usePageWords(tileWords);
  const judged = ({ leading, within, over }: City['verified']) => leading + within + over;
  if (city.unverified.length === 0 && city.unjudged.length === 0) return null;
  return (
    <Panel title={grounds}>
      <div className="yd-stack">
        {city.unverified.length === 0 ? null : <Why city={city} text={words.allIndicative(format.count(judged(city.indicative)))} />}
        {city.unjudged.length === 0 ? null : <Unjudged rows={city.unjudged} />}
      </div>
    </Panel>
  );
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
    { key: 'reason', title: words.unjudged, show: ({ code }) => reason[code] ?? reason['other'] },
    { key: 'count', title: words.count, number: true, value: ({ buildings }) => whole(buildings) },
  ];
  return <PlainTable label={words.unjudged} columns={columns} rows={rows} rowKey={({ code }) => code} />;
}
