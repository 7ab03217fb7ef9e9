import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import { roofSourceTerms, roofTerms, roofVerdictTerms } from '#flexibility/solar-potential/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useCitation } from './document-name.ts';
import { RoofMap } from './roof-map.tsx';
import { SheetLinks } from './sheet-links.tsx';
import { solarPageWords } from './words.ts';

type Question = Parameters<typeof client.solarPotential.list>[0];
type Row = Awaited<ReturnType<typeof client.solarPotential.list>>['buildings'][number];

/** Roofs of a place, largest remaining capacity first. */
export function PotentialTab({ asked }: { readonly asked: Question }) {
  const words = usePageWords(solarPageWords);
  const columns = useColumns();
  const known = useKnownAt();
  const { data, error, refetch } = useQuery({
    ...api.solarPotential.list.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  if (data.buildings.length === 0) return <p className="yd-panel">{words.noRoofs}</p>;
  const rows = data.buildings.toSorted((a, b) => (b.capacityKw ?? -1) - (a.capacityKw ?? -1) || (b.share ?? -1) - (a.share ?? -1));
  return (
    <div className="yd-stack">
      <FindingList findings={data.findings} />
      {rows.every(({ installedKw }) => installedKw === 0) ? null : <SheetLinks of={{ region: asked.region ?? '', ...known }} />}
      {rows.some(({ required }) => required.strength === 'promote') ? <p>{words.push}</p> : null}
      <RoofMap
        roofs={rows}
        region={asked.region ?? ''}
        table={() => <PlainTable label={words.title} columns={columns} rows={rows} rowKey={({ code }) => code} />}
      />
      <PlainTable label={words.potential} columns={columns} rows={rows} rowKey={({ code }) => code} />
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(solarPageWords);
  const { language, format } = useLanguage();
  const citation = useCitation();
  const of = (code: keyof typeof roofTerms): string => termText(roofTerms, code, language);
  const area = (code: 'installedArea' | 'gapArea') => ({
    key: code,
    title: of(code),
    number: true,
    value: (row: Row) => ({ value: row[code], unit: 'm2' }),
  });
  return [
    {
      key: 'building',
      title: words.building,
      value: ({ name }) => name,
      show: ({ code, name }) => (
        <Link to="/buildings/$building" params={{ building: code }} search={{}}>
          {name}
        </Link>
      ),
    },
    { key: 'code', title: words.code, value: ({ code }) => code, hidden: true },
    { key: 'roofArea', title: of('roofArea'), number: true, value: ({ roofArea }) => ({ value: roofArea.value, unit: 'm2' }) },
    {
      key: 'source',
      title: words.source,
      value: ({ roofArea }) => (roofArea.source === null ? null : termText(roofSourceTerms, roofArea.source, language)),
    },
    area('installedArea'),
    {
      key: 'share',
      title: of('share'),
      number: true,
      value: (row) => share(row.share),
      show: ({ name, share: part }) =>
        part === null ? (
          format.none
        ) : (
          <>
            <meter min={0} max={1} value={part} aria-label={words.bar(name, format.share(part))} /> {format.share(part)}
          </>
        ),
    },
    {
      key: 'required',
      title: of('required'),
      number: true,
      value: ({ required }) => (required.value === null ? undefined : share(required.value)),
    },
    { key: 'verdict', title: words.verdict, value: ({ verdict }) => termText(roofVerdictTerms, verdict, language) },
    {
      key: 'clause',
      title: words.clause,
      value: ({ required }) => (required.clause === null ? undefined : citation(required.document ?? '', required.clause)),
    },
    area('gapArea'),
    { key: 'capacityKw', title: of('capacityKw'), number: true, value: ({ capacityKw }) => ({ value: capacityKw, unit: 'kW' }) },
  ];
}
