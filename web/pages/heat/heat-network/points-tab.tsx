import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { heatLeftOutTerms, heatNetworkTerms } from '#heat/heat-network/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { networkWords } from './words.ts';

type Question = Parameters<typeof client.heatNetwork.index>[0];
type Answer = Awaited<ReturnType<typeof client.heatNetwork.index>>;
type Row = Answer['points'][number];

const perArea = 'GJ/m2';

/** Settlement points of a season, the highest heat first, and below them those that are left out. */
export function PointsTab({ asked }: { readonly asked: Question }) {
  const words = usePageWords(networkWords);
  const { language, format } = useLanguage();
  const { data, error, refetch } = useQuery({ ...api.heatNetwork.index.queryOptions({ input: asked }), placeholderData: keepPreviousData });
  const of = (code: keyof typeof heatNetworkTerms) => termText(heatNetworkTerms, code, language);
  const columns = columnsOf(of, termText(settlementPointFieldTerms, 'code', language), words.building);
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  const told = [
    `${of('median')} ${format.quantity(data.median, perArea)}`,
    `${of('reference')} ${format.quantity(data.reference, '')}`,
    ...(data.excluded.length === 0 ? [] : [words.leftOut(format.count(data.excluded.length))]),
  ];
  return (
    <div className="yd-stack">
      <FindingList findings={data.findings} />
      <output>{told.join(format.pause)}</output>
      {data.points.length === 0 ? (
        <p className="yd-panel">{words.noPoints}</p>
      ) : (
        <PlainTable label={words.points} columns={columns} rows={data.points} rowKey={({ point }) => point} />
      )}
      {data.excluded.length === 0 ? null : (
        <details className="yd-panel">
          <summary>{of('excluded')}</summary>
          <ul>
            {data.excluded.map(({ point, why }) => (
              <li key={point}>
                {point} {termText(heatLeftOutTerms, why, language)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type Term = (code: keyof typeof heatNetworkTerms) => string;

function columnsOf(of: Term, point: string, building: string): Column<Row>[] {
  return [
    { key: 'rank', title: of('rank'), number: true, value: ({ rank }) => rank },
    { key: 'point', title: point, value: (row) => row.point },
    {
      key: 'building',
      title: building,
      value: (row) => row.buildingName ?? row.building,
      show: (row) => (
        <Link to="/buildings/$building" params={{ building: row.building }} search={{}}>
          {row.buildingName ?? row.building}
        </Link>
      ),
    },
    {
      key: 'corrected',
      title: of('corrected'),
      number: true,
      value: ({ corrected }) => ({ value: corrected, unit: perArea }),
      show: ({ corrected, figure }) => <Figure of={{ value: corrected, unit: perArea, figure }} />,
    },
    { key: 'outlier', title: of('outlier'), value: ({ outlier }) => (outlier === null ? undefined : of(outlier)) },
    { key: 'index', title: of('index'), number: true, value: ({ index }) => ({ value: index, unit: perArea }) },
    { key: 'heat', title: of('heat'), number: true, value: ({ heat }) => ({ value: heat, unit: 'GJ' }) },
    { key: 'area', title: of('area'), number: true, value: ({ area }) => ({ value: area, unit: 'm2' }) },
    { key: 'coverage', title: of('coverage'), number: true, value: ({ coverage }) => share(coverage) },
  ];
}
