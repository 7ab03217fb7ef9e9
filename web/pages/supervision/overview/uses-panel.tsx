import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { City } from './answer.ts';
import { cityWords } from './words.ts';

type Use = City['uses'][number];

/** The totals of the buildings of each use, with their share as a bar; each links to its list. */
export function UsesPanel({ city, region, year }: { readonly city: City; readonly region: string; readonly year: number }) {
  const { words: own } = useLanguage();
  const { uses: words, key, below } = usePageWords(cityWords);
  const names: Readonly<Record<string, string>> = own.use;
  const columns: Column<Use>[] = [
    {
      key: 'use',
      title: words.use,
      show: ({ use }) => (
        <Link
          to="/ranking"
          search={
            use === 'unknown' ? { region, year, gap: 'use' } : { region, year, use, carrier: 'total', sort: 'intensity', order: 'desc' }
          }
        >
          {names[use] ?? words.unknown}
        </Link>
      ),
      value: ({ use }) => names[use] ?? words.unknown,
    },
    { key: 'buildings', title: below.buildings, number: true, value: ({ buildings }) => whole(buildings) },
    { key: 'share', title: words.share, value: (one) => share(one.share), show: (one) => <ShareBar of={one} /> },
    {
      key: 'intensity',
      title: words.intensity,
      number: true,
      show: ({ intensity }) => <Figure of={intensity} />,
      value: ({ intensity }) => intensity,
    },
    { key: 'change', title: key.change, number: true, value: ({ change }) => share(change) },
  ];
  return (
    <Panel title={words.title}>
      <PlainTable label={words.title} columns={columns} rows={city.uses} rowKey={({ use }) => use} pageSize={6} />
      <FindingList findings={city.usesLack} />
    </Panel>
  );
}

/** Energy in standard coal, as a bar with the length of its share. */
export function ShareBar({ of }: { readonly of: { readonly tce: number | null; readonly share: number | null; readonly figure: string } }) {
  const { format } = useLanguage();
  return (
    <div className="yd-bar">
      <span className="yd-bar-fill" style={{ width: `${(of.share ?? 0) * 100}%` }} />
      <Figure of={{ value: of.tce, unit: 'tce', figure: of.figure }} />
      {of.share === null ? null : <small className="yd-quiet"> {format.share(of.share)}</small>}
    </div>
  );
}
