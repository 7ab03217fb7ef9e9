import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import { solarDutyTerms, solarItemTerms, solarResultTerms, solarStateTerms } from '#flexibility/solar-safety/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { day, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { CheckFiles, namesOf } from './check-files.tsx';
import { useCitation } from './document-name.ts';
import { solarPageWords } from './words.ts';

type Question = Parameters<typeof client.solarSafety.register>[0];
type Safe = Awaited<ReturnType<typeof client.solarSafety.register>>['resources'][number];
/** A duty of photovoltaics, or photovoltaics without duties. */
type Row = { readonly key: string; readonly of: Safe; readonly duty: Safe['duties'][number] | undefined };

/** Photovoltaics of a place with their duties, longest open first. */
export function SafetyTab({ asked, none }: { readonly asked: Question; readonly none?: string }) {
  const words = usePageWords(solarPageWords);
  const { format } = useLanguage();
  const columns = useColumns();
  const { data, error, refetch } = useQuery({
    ...api.solarSafety.register.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (data === undefined) return <Loading />;
  if (data.resources.length === 0) return <p className="yd-panel">{none ?? words.noArrays}</p>;
  const open = data.resources.filter(({ duties }) => duties.length > 0).length;
  return (
    <div className="yd-stack">
      <output>{words.below100(format.count(data.resources.length), format.count(open))}</output>
      <PlainTable label={words.safety} columns={columns} rows={rowsOf(data.resources)} rowKey={({ key }) => key} />
    </div>
  );
}

/** What must stop comes before what must be removed, and both before what must be assessed; within each the longest open first. */
const order = ['stop', 'remove', 'assess'];

function rowsOf(resources: readonly Safe[]): Row[] {
  const rank = ({ duty }: Row): number => (duty === undefined ? order.length : order.indexOf(duty.duty));
  return resources
    .flatMap((of): Row[] =>
      of.duties.length === 0
        ? [{ key: of.code, of, duty: undefined }]
        : of.duties.map((duty) => ({ key: `${of.code} ${duty.duty}`, of, duty })),
    )
    .toSorted((a, b) => rank(a) - rank(b) || (b.duty?.days ?? -1) - (a.duty?.days ?? -1));
}

function useColumns(): Column<Row>[] {
  const words = usePageWords(solarPageWords);
  const { language, format } = useLanguage();
  const citation = useCitation();
  return [
    {
      key: 'code',
      title: words.code,
      value: ({ of }) => of.code,
      show: ({ of }) => (
        <Link to="/resources/$resource" params={{ resource: of.code }} search={{}}>
          {of.code}
        </Link>
      ),
    },
    { key: 'building', title: words.building, value: ({ of }) => of.buildingName ?? of.building },
    { key: 'kw', title: 'kW', number: true, value: ({ of }) => of.kw },
    { key: 'state', title: words.state, value: ({ of }) => termText(solarStateTerms, of.state, language) },
    {
      key: 'duty',
      title: words.duty,
      value: ({ duty }) => (duty === undefined ? words.nothingOwed : termText(solarDutyTerms, duty.duty, language)),
    },
    {
      key: 'since',
      title: words.since,
      value: ({ duty }) => (duty === undefined ? undefined : duty.since === null ? null : day(duty.since)),
    },
    { key: 'days', title: words.days, number: true, value: ({ duty }) => (duty === undefined ? undefined : whole(duty.days)) },
    { key: 'clause', title: words.clause, value: ({ duty }) => (duty === undefined ? undefined : citation(duty.document, duty.clause)) },
    {
      key: 'latest',
      title: words.latest,
      value: ({ of: { checks } }) =>
        checks[0] === undefined
          ? null
          : `${checks[0].on} ${termText(solarItemTerms, checks[0].item, language)} ${termText(solarResultTerms, checks[0].result, language)}`,
    },
    {
      key: 'files',
      title: words.photos,
      value: ({ of: { checks } }) => namesOf(shownFiles(checks), format.pause),
      show: ({ of: { checks } }) => <CheckFiles files={shownFiles(checks)} />,
    },
  ];
}

/** Files of all checks of an array, the latest check first. */
const shownFiles = (checks: Safe['checks']) => checks.flatMap(({ files = [] }) => files);
