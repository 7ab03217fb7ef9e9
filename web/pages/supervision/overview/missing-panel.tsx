import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { BuildingLink } from '../benchmarking/building-link.tsx';
import type { City } from './answer.ts';
import { cityWords } from './words.ts';
import { share } from '../../../ui/cell.ts';

type Worst = City['worst'][number];

/** What data is missing: counts, and the buildings with the worst coverage. */
export function MissingPanel({ city, region, year }: { readonly city: City; readonly region: string; readonly year: number }) {
  const { words: own, format } = useLanguage();
  const { missing: words } = usePageWords(cityWords);
  const columns: Column<Worst>[] = [
    {
      key: 'name',
      title: words.name,
      show: (row) => <BuildingLink code={row.code} name={row.name} year={year} />,
      value: (row) => row.name,
    },
    { key: 'code', title: own.table.code, hidden: true, value: ({ code }) => code },
    { key: 'carrier', title: words.carrier, show: ({ carrier }) => (carrier === null ? words.noMeter : own.carrier[carrier]) },
    {
      key: 'share',
      title: words.share,
      number: true,
      value: ({ carrier, coverage }) => share(carrier === null ? null : coverage),
    },
  ];
  const all = (
    <Link to="/quality" search={{ region, year }}>
      {words.all}
    </Link>
  );
  return (
    <Panel title={words.title} actions={all}>
      <div className="yd-stack">
        <dl className="yd-facts">
          {(['meter', 'coverage', 'area', 'use'] as const).map((name) => (
            <div key={name}>
              <dt>{words[name]}</dt>
              <dd>{words.count(format.count(city.missing[name]))}</dd>
            </div>
          ))}
        </dl>
        {city.worst.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <PlainTable label={words.table} columns={columns} rows={city.worst} rowKey={({ code }) => code} />
        )}
      </div>
    </Panel>
  );
}
