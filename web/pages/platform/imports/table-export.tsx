import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Panel } from '../../../ui/panel.tsx';
import { importWords } from './words.ts';

/** What can be exported as a whole and imported again, and the formats in addition to xlsx and csv. */
const files = [
  ['buildings', 'geojson'],
  ['meters'],
  ['readings', 'parquet'],
  ['bills'],
  ['decisions'],
  ['attachments'],
  ['organisations'],
  ['projects'],
  ['equipment'],
  ['resources'],
  ['retrofits'],
  ['points'],
  ['people'],
  ['places', 'geojson'],
  ['substations'],
  ['settlement-points'],
  ['households'],
  ['heat-units'],
  ['payments'],
  ['heat-supplies'],
  ['room-samples'],
  ['certificates'],
] as const;

/** Everything visible, as files that can be edited and imported again. */
export function ImportTableExport() {
  const words = usePageWords(importWords);
  const own = words.out;
  const seesPeople = may(useMe(), 'see-people');
  return (
    <Panel title={own.title}>
      <p className="yd-quiet yd-small">{own.below}</p>
      <ul>
        {files
          .filter(([kind]) => kind !== 'people' || seesPeople)
          .map(([kind, ...more]) => (
            <li key={kind} aria-label={own.kind[kind]}>
              {own.kind[kind]}
              {['xlsx', 'csv', ...more].map((format) => (
                <Button
                  key={format}
                  type="link"
                  size="small"
                  href={`/api/exports/${kind}?format=${format}`}
                  download
                  aria-label={own.file(own.kind[kind], format)}
                >
                  {format}
                </Button>
              ))}
            </li>
          ))}
      </ul>
    </Panel>
  );
}
