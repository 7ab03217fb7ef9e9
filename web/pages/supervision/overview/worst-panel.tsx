import { Link } from '@tanstack/react-router';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BuildingLink } from '../benchmarking/building-link.tsx';
import type { City } from './answer.ts';
import { tileWords } from './tile-words.ts';

/** How many are shown; the others are in their list. */
const most = 6;

type Over = City['over'][number];
type Shown = { readonly city: City; readonly region: string; readonly year: number };

/** The buildings furthest over quota, as ranked bars: formal verdicts if there are any, otherwise the indicative ones, marked as such. */
export function WorstPanel({ city, region, year }: Shown) {
  const { format } = useLanguage();
  const words = usePageWords(tileWords);
  const isFormal = city.over.length > 0;
  const rows = (isFormal ? city.over : city.overIndicative).slice(0, most);
  const count = isFormal ? city.verified.over : city.indicative.over;
  const filters = { region, year, verdict: 'over', basis: isFormal ? 'formal' : 'indicative', sort: 'excess', order: 'desc' } as const;
  return (
    <Panel title={words.worst}>
      {rows.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <div className="yd-stack">
          <p className="yd-quiet">{isFormal ? words.formal : words.indicative}</p>
          <Bars rows={rows} year={year} />
          <Link to="/ranking" search={filters}>
            {words.all(format.count(count))}
          </Link>
        </div>
      )}
    </Panel>
  );
}

function Bars({ rows, year }: { readonly rows: readonly Over[]; readonly year: number }) {
  const { language } = useLanguage();
  const words = usePageWords(tileWords);
  const heatings = wordsIn(buildingValueTerms.heating, language) as Readonly<Record<string, string>>;
  const furthest = Math.max(...rows.map(({ times }) => times - 1));
  const columns: Column<Over>[] = [
    {
      key: 'name',
      title: words.building,
      show: (row) => <BuildingLink code={row.code} name={row.name} year={year} />,
      value: ({ name }) => name,
    },
    { key: 'heating', title: words.heating, value: ({ heating }) => (heating === null ? null : (heatings[heating] ?? heating)) },
    {
      key: 'excess',
      title: words.overBy,
      value: ({ times }) => share(times - 1),
      show: ({ times, figure }) => (
        <div className="yd-bar">
          <span className="yd-bar-fill" style={{ width: `${Math.max(2, ((times - 1) / furthest) * 100)}%` }} />
          <Figure of={{ value: times - 1, unit: 'share', figure }} />
        </div>
      ),
    },
  ];
  return <PlainTable label={words.worstTable} columns={columns} rows={rows} rowKey={({ code }) => code} />;
}
