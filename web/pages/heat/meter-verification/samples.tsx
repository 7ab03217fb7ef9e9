import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import { drawStateTerms, drawTerms } from '#casework/draws/vocabulary.ts';
import { lazy, Suspense } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { day, instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { sampleWords } from './sample-words.ts';

type Row = Awaited<ReturnType<typeof client.meterVerification.samples>>['samples'][number];

const NewSample = lazy(async () => ({ default: (await import('./new-sample.tsx')).NewSample }));

/** The samples of meters of the places that the reader sees, and a link to announce the next. */
export function MeterSamplesPage() {
  const words = usePageWords(sampleWords);
  const { language } = useLanguage();
  const announces = may(useMe(), 'draw');
  const query = useQuery(api.meterVerification.samples.queryOptions());
  const columns: Column<Row>[] = [
    {
      key: 'draw',
      title: words.number,
      value: ({ draw }) => draw,
      show: ({ draw }) => (
        <Link to="/meter-samples/$draw" params={{ draw }} search={{}}>
          {draw}
        </Link>
      ),
    },
    { key: 'name', title: words.name, value: ({ name }) => name },
    { key: 'state', title: words.state, value: ({ state }) => termText(drawStateTerms, state, language) },
    { key: 'on', title: words.term.listDay, value: ({ on }) => day(on) },
    { key: 'by', title: words.term.by, value: ({ by }) => words.year[by] },
    { key: 'meters', title: words.head.meters, number: true, value: ({ lots }) => lots.reduce((sum, { meters }) => sum + meters, 0) },
    { key: 'drawn', title: words.term.drawn, number: true, value: ({ lots }) => lots.reduce((sum, { drawn }) => sum + drawn, 0) },
    { key: 'knownFrom', title: termText(drawTerms, 'knownFrom', language), value: ({ knownFrom }) => instant(knownFrom) },
  ];
  return (
    <>
      <PageHeader title={words.term.title} below={words.below}>
        <Link to="/meter-due" search={{}}>
          {words.head.title}
        </Link>
      </PageHeader>
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data?.samples.length === 0 ? <p className="yd-panel">{words.none}</p> : null}
        {query.data === undefined || query.data.samples.length === 0 ? null : (
          <PlainTable label={words.term.title} columns={columns} rows={query.data.samples} rowKey={({ draw }) => draw} />
        )}
        {announces ? (
          <Suspense fallback={<Loading />}>
            <NewSample />
          </Suspense>
        ) : null}
      </div>
    </>
  );
}
