import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import type { City } from './answer.ts';
import { cityWords } from './words.ts';
import { whole } from '../../../ui/cell.ts';

type Below = City['below'][number];

/** The places directly below, each a link down, with their use. */
export function BelowPanel({ below, year }: { readonly below: City['below']; readonly year: number }) {
  const { words: own, format } = useLanguage();
  const { below: words } = usePageWords(cityWords);
  const carriers = [...new Set(below.flatMap((place) => place.carriers.map(({ carrier }) => carrier)))];
  const columns: Column<Below>[] = [
    {
      key: 'name',
      title: words.name,
      show: ({ code, name }) => (
        <Link to="/" search={{ region: code, year, view: 'use' }} className="yd-nowrap">
          {name}
        </Link>
      ),
    },
    { key: 'buildings', title: words.buildings, number: true, value: ({ buildings }) => whole(buildings) },
    { key: 'area', title: words.area, number: true, value: ({ floorArea }) => ({ value: floorArea, unit: 'm2' }) },
    ...carriers.map((carrier): Column<Below> => {
      const sumOf = (place: Below) => place.carriers.find((one) => one.carrier === carrier);
      const show = (place: Below) => {
        const sum = sumOf(place);
        return sum === undefined ? <span className="yd-none">{format.none}</span> : <Figure of={sum} covered />;
      };
      return { key: carrier, title: own.carrier[carrier], number: true, show, value: (place) => sumOf(place) ?? null };
    }),
    { key: 'judged', title: words.judged, number: true, value: ({ judged }) => whole(judged) },
    { key: 'over', title: words.over, number: true, value: ({ over }) => whole(over) },
  ];
  return (
    <Panel title={words.title}>
      <PlainTable label={words.table} columns={columns} rows={below} rowKey={({ code }) => code} />
    </Panel>
  );
}
