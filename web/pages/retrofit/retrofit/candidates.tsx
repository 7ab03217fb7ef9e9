import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { type Go, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { RowActs, useRowChoice } from '../../../ui/row-choice.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { BuildingActs } from '../../registry/registry/building-acts.tsx';
import { type CandidatesAddress, readCandidates } from './address.ts';
import { foundWords } from './found-words.ts';
import { poolWords } from './words.ts';

type Candidate = Awaited<ReturnType<typeof client.retrofit.find>>['candidates'][number];
type Question = { readonly region: string; readonly year: number; readonly percentile?: number };

/** Buildings that a retrofit may be due for, each with its reasons; selected ones become projects of the pool. */
export function RetrofitCandidatesPage() {
  const words = usePageWords(foundWords);
  const pool = usePageWords(poolWords);
  const me = useMe();
  const known = useKnownAt();
  const { begin } = usePlaces();
  const [at, go] = useAddress(readCandidates);
  const { format } = useLanguage();
  const region = at.region ?? begin;
  const asked: Question = { region: region ?? '', year: at.year, ...(at.percentile > 0 && { percentile: at.percentile }) };
  const query = useQuery({
    ...api.retrofit.find.queryOptions({ input: { ...asked, ...known } }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  const adds = may(me, 'edit') && known.knownAt === undefined;
  const rows = query.data?.candidates ?? [];
  const choice = useRowChoice(
    rows.map(({ code }) => code),
    { about: JSON.stringify([at.year, at.percentile, known.knownAt]), isOld: query.isPlaceholderData },
  );
  const subjects = (choice.isCurrent ? rows : [])
    .filter(({ code }) => choice.chosen.includes(code))
    .map((row) => subjectIn(row, words.reason, format.and));
  return (
    <>
      <PageHeader title={pool.find} below={words.find.below}>
        <AsOfPicker />
        <Link to="/retrofit" search={{}}>
          {pool.title}
        </Link>
      </PageHeader>
      <Filters at={at} region={region} go={go} />
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined && query.error === null ? <Loading /> : null}
      {adds ? (
        <RowActs choice={choice}>
          <BuildingActs
            key={at.year}
            subjects={subjects}
            year={at.year}
            from="candidates"
            acts={['pool', 'notify', 'case']}
            {...(asked.percentile !== undefined && { percentile: asked.percentile })}
          />
        </RowActs>
      ) : null}
      {query.data === undefined ? null : <Table rows={rows} selection={adds ? choice : undefined} busy={query.isPlaceholderData} />}
    </>
  );
}

/** A candidate with its reasons, as a case states them. */
const subjectIn = ({ code, name, reasons }: Candidate, words: Readonly<Record<string, string>>, and: string) => ({
  code,
  name,
  text: reasons.map(({ reason }) => words[reason] ?? reason).join(and),
  figures: reasons.flatMap(({ reason, figure }) =>
    figure === undefined ? [] : [{ name: words[reason] ?? reason, figure, says: words[reason] ?? reason }],
  ),
});

function Filters({
  at,
  region,
  go,
}: {
  readonly at: CandidatesAddress;
  readonly region: string | undefined;
  readonly go: Go<CandidatesAddress>;
}) {
  const words = usePageWords(foundWords);
  const from = at.percentile === 0 ? '' : String(at.percentile);
  return (
    <div className="yd-panel yd-row yd-row-top yd-no-print" role="search" aria-label={words.find.filter}>
      <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code })} />
      <Field label={words.find.percentile} hint={words.find.percentileHint}>
        {(ids) => (
          <Input.Search
            {...ids}
            key={from}
            defaultValue={from}
            inputMode="numeric"
            allowClear
            onSearch={(text) => go({ percentile: text.trim() === '' ? undefined : Number(text) })}
          />
        )}
      </Field>
    </div>
  );
}

function Table({
  rows,
  selection,
  busy,
}: {
  readonly rows: readonly Candidate[];
  readonly selection: { readonly chosen: readonly string[]; readonly choose: (chosen: readonly string[]) => void } | undefined;
  readonly busy: boolean;
}) {
  const words = usePageWords(foundWords);
  const { format } = useLanguage();
  const without = rows.filter(({ project }) => project === null).length;
  const columns = useColumns();
  if (rows.length === 0) return <p className="yd-panel yd-quiet">{words.find.none}</p>;
  return (
    <div aria-busy={busy}>
      <p>{words.find.counts(format.count(rows.length), format.count(without))}</p>
      <PlainTable
        label={words.find.table}
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code}
        {...(selection === undefined ? {} : { selection })}
      />
    </div>
  );
}

function useColumns(): Column<Candidate>[] {
  const words = usePageWords(foundWords);
  const { format } = useLanguage();
  const told = (row: Candidate) =>
    row.reasons.map(({ reason, indicative }) => `${words.reason[reason]}${indicative ? format.aside(words.label.indicative) : ''}`);
  return [
    {
      key: 'name',
      title: words.label.building,
      value: ({ name }) => name,
      show: ({ code, name }) => (
        <>
          <Link to="/buildings/$building" params={{ building: code }} search={{}}>
            {name}
          </Link>
          <div className="yd-quiet">{code}</div>
        </>
      ),
    },
    { key: 'code', title: words.label.code, value: ({ code }) => code, hidden: true },
    {
      key: 'reasons',
      title: words.label.reasons,
      value: (row) => told(row).join(format.and),
      show: ({ reasons }) => (
        <span className="yd-row">
          {reasons.map(({ reason, figure, indicative }) => (
            <span key={reason}>
              {figure === undefined ? words.reason[reason] : <OpenedText figure={figure} text={words.reason[reason]} />}{' '}
              {indicative ? <span className="yd-tag">{words.label.indicative}</span> : null}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'project',
      title: words.label.project,
      value: ({ project }) => project,
      show: ({ project }) =>
        project === null ? (
          <span className="yd-none">{words.find.noProject}</span>
        ) : (
          <Link to="/retrofit/projects/$code" params={{ code: project }} search={{}}>
            {project}
          </Link>
        ),
    },
  ];
}
