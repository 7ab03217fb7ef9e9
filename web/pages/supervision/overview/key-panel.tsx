import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import type { City } from './answer.ts';
import { ShareBar } from './uses-panel.tsx';
import { cityWords } from './words.ts';
import { share, whole } from '../../../ui/cell.ts';

type Sum = City['carriers'][number];

/** The key facts and use of a place, and how much of it can be judged. */
export function KeyPanel({ city }: { readonly city: City }) {
  const { words: own, format } = useLanguage();
  const { key } = usePageWords(cityWords);
  const { unjudged } = city;
  const unknown = unjudged.reduce((sum, { buildings }) => sum + buildings, 0);
  const all = city.carriers.reduce((sum, { tce }) => sum + (tce ?? 0), 0);
  const shareOf = ({ tce }: Sum): number | null => (tce === null || all <= 0 ? null : tce / all);
  const facts = [
    { name: key.buildings, value: key.buildingsCount(format.count(city.buildings)) },
    { name: key.area, value: <Figure of={{ value: city.floorArea, unit: 'm2' }} /> },
    { name: key.judged, value: key.judgedOf(format.count(city.buildings - unknown), format.count(city.buildings)) },
  ];
  const columns: Column<Sum>[] = [
    { key: 'carrier', title: key.carrier, show: ({ carrier }) => own.carrier[carrier] },
    { key: 'use', title: key.use, number: true, show: (sum) => <Figure of={sum} /> },
    {
      key: 'tce',
      title: key.share,
      value: ({ tce }) => ({ value: tce, unit: 'tce' }),
      show: (sum) => <ShareBar of={{ ...sum, share: shareOf(sum) }} />,
    },
    { key: 'change', title: key.change, value: ({ change }) => share(change), show: (sum) => <Change of={sum} /> },
    { key: 'coverage', title: key.coverage, number: true, value: ({ coverage }) => share(coverage) },
    { key: 'metered', title: key.metered, number: true, value: ({ buildings }) => whole(buildings) },
  ];
  return (
    <Panel title={key.title}>
      <div className="yd-stack">
        <dl className="yd-facts yd-key">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="yd-result">{value}</dd>
            </div>
          ))}
        </dl>
        <PlainTable label={key.carriers} columns={columns} rows={city.carriers} rowKey={({ carrier }) => carrier} />
      </div>
    </Panel>
  );
}

function Change({ of }: { readonly of: Sum }) {
  const { format } = useLanguage();
  const { key } = usePageWords(cityWords);
  if (of.change === null) return <span className="yd-none">{key.noChange}</span>;
  const share = format.share(Math.abs(of.change));
  const text = Math.abs(of.change) < 0.0005 ? key.same : of.change > 0 ? key.up(share) : key.down(share);
  return (
    <>
      {text} <span className="yd-quiet yd-small">{key.changeMeans(format.count(of.compared))}</span>
    </>
  );
}
