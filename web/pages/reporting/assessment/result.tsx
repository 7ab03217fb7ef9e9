import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { IssueAction } from '../../casework/statement/issue-action.tsx';
import { standingWords } from '../../casework/statement/standing-words.ts';
import { PlaceItems } from './place-items.tsx';
import { pointsText, type PlaceRow, type Result } from './shown.ts';
import { assessmentPageWords } from './words.ts';

type AssessmentQuestion = { readonly id: string; readonly region: string; readonly year: number };
type OnPlace = (code: string | undefined) => void;

/** The places of a scheme in a year, ranked; one of them item by item; Word, and the statement. */
export function ResultView({
  asked,
  place,
  onPlace,
}: {
  readonly asked: AssessmentQuestion;
  readonly place: string | undefined;
  readonly onPlace: OnPlace;
}) {
  const words = usePageWords(assessmentPageWords);
  const usual = usePageWords(standingWords);
  const { language, words: spoken } = useLanguage();
  const known = useKnownAt();
  const query = useQuery({ ...api.assessment.run.queryOptions({ input: { ...asked, ...known } }), placeholderData: keepPreviousData });
  const standing = useStanding(asked);
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const told = query.data;
  const opened = told.rows.find(({ region }) => region === place);
  const file = `/api/exports/assessment?${new URLSearchParams({ ...asked, year: String(asked.year), ...known }).toString()}`;
  return (
    <div className="yd-stack" aria-busy={query.isPlaceholderData}>
      <ProblemView error={query.error} again={query.refetch} />
      <div className="yd-panel">
        <p>
          <strong>
            {told.regionName} {spoken.yearOf(String(told.year))} {told.scheme.names[language]}
          </strong>{' '}
          {words.most(pointsText(told.of))} {told.indicative ? <span className="yd-tag">{words.label.indicative}</span> : null}
        </p>
        <FindingList findings={told.findings} />
        <a href={file} download className="yd-no-print">
          {usual.word}
        </a>
      </div>
      {opened === undefined ? null : <PlaceItems of={opened} scheme={told.scheme} onClose={() => onPlace(undefined)} />}
      <RankTable told={told} onPlace={onPlace} />
      <IssueAction
        key={JSON.stringify([asked, known])}
        title={words.issue}
        label={words.issue}
        name={`${told.regionName} ${spoken.yearOf(String(told.year))}`}
        means={words.issueMeans}
        standing={standing}
        issue={async () => (await client.assessment.issue({ ...asked, ...known, seen: told.hash })).statement}
      />
    </div>
  );
}

/** The current statement on the same scheme, place and year. */
function useStanding({ id, region, year }: AssessmentQuestion): { readonly number: string; readonly day: string } | undefined {
  const input = { kind: 'place-assessment', region, period: String(year), state: 'standing' as const };
  const all = useQuery(api.statement.list.queryOptions({ input })).data?.statements ?? [];
  // one place and year is assessed by several schemes; the list does not say by which
  const whole = useQueries({ queries: all.map(({ number }) => api.statement.get.queryOptions({ input: { number } })) });
  return whole.find(({ data }) => data?.question['scheme'] === id)?.data;
}

function RankTable({ told, onPlace }: { readonly told: Result; readonly onPlace: OnPlace }) {
  const words = usePageWords(assessmentPageWords);
  const { language, format } = useLanguage();
  const vetoes = new Map(told.scheme.veto.map(({ id, say }) => [id, say[language]]));
  const said = ({ veto }: PlaceRow): string => veto.map((id) => vetoes.get(id) ?? id).join(format.pause);
  const columns: Column<PlaceRow>[] = [
    { key: 'rank', title: words.label.rank, number: true, value: ({ rank }) => rank },
    { key: 'code', title: words.label.code, hidden: true, value: ({ region }) => region },
    {
      key: 'place',
      title: words.label.place,
      width: 200,
      value: ({ name }) => name,
      show: ({ name, region }) => (
        <>
          {name}{' '}
          <Button size="small" aria-label={words.look(name)} onClick={() => onPlace(region)}>
            {words.lookShort}
          </Button>
        </>
      ),
    },
    {
      key: 'score',
      title: words.term.score,
      number: true,
      value: ({ score }) => score,
      show: ({ score, figure }) => <OpenedText figure={figure} text={pointsText(score)} />,
    },
    {
      key: 'veto',
      title: words.term.veto,
      value: (row) => said(row),
      show: (row) => (row.veto.length === 0 ? null : <strong>{said(row)}</strong>),
    },
    {
      key: 'findings',
      title: words.label.attention,
      value: ({ findings }) => findings.map(({ detail }) => detail).join(' '),
      show: ({ findings }) => <FindingList findings={findings} />,
    },
  ];
  return <PlainTable label={words.tabs.result} columns={columns} rows={told.rows} rowKey={({ region }) => region} pageSize={100} />;
}
