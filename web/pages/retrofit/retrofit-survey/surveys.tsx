import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { numberIn, useAddress } from '../../../ui/address.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { surveyWords } from './survey-words.ts';
import { NewSurvey } from './new-survey.tsx';
import { OneSurvey } from './one-survey.tsx';

type Row = Awaited<ReturnType<typeof client.retrofitSurvey.list>>['surveys'][number];

const read = (given: Readonly<Record<string, unknown>>) => ({ survey: numberIn(given, 'survey', 0, 1, 2_147_483_647) });

const dayMs = 86_400_000;

/** Whole days that a link still works. */
const daysLeft = (expires: string): number => Math.max(0, Math.ceil((Date.parse(expires) - Date.now()) / dayMs));

/** The surveys of buildings that the reader sees: open ones, received ones, and a form for the next. */
export function RetrofitSurveysPage() {
  const words = usePageWords(surveyWords);
  const { format } = useLanguage();
  const edits = may(useMe(), 'edit');
  const [at, go] = useAddress(read);
  const query = useQuery(api.retrofitSurvey.list.queryOptions({ input: {} }));
  const columns: Column<Row>[] = [
    {
      key: 'survey',
      title: words.label.number,
      value: ({ survey }) => survey,
      show: ({ survey }) => (
        <Link to="/retrofit/surveys" search={{ survey }} aria-label={words.thisSurvey(String(survey))}>
          {survey}
        </Link>
      ),
    },
    { key: 'buildings', title: words.label.buildings, value: ({ buildings }) => buildings.join(format.pause) },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
    {
      key: 'left',
      title: words.daysLeft,
      number: true,
      value: ({ state, expires }) => (state === 'accepted' ? undefined : daysLeft(expires)),
    },
    { key: 'entries', title: words.entries, number: true, value: ({ entries }) => entries },
  ];
  const rows = query.data?.surveys ?? [];
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <Link to="/retrofit" search={{}}>
          {words.pool}
        </Link>
      </PageHeader>
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data !== undefined && rows.length === 0 ? <p className="yd-panel yd-quiet">{words.none}</p> : null}
        {rows.length === 0 ? null : (
          <ShortTable label={words.title} columns={columns} rows={rows} rowKey={({ survey }) => String(survey)} />
        )}
        {at.survey === 0 ? null : <OneSurvey key={at.survey} survey={at.survey} decides={edits} />}
        {edits ? <NewSurvey onMade={() => go({ survey: undefined })} /> : null}
      </div>
    </>
  );
}
