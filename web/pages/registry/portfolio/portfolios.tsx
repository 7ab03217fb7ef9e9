import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { AddPortfolio } from './add-portfolio.tsx';
import { portfolioPageWords } from './words.ts';

type Portfolio = Awaited<ReturnType<typeof client.portfolio.list>>['portfolios'][number];

/** The visible portfolios of aggregators. */
export function PortfolioListPage() {
  const words = usePageWords(portfolioPageWords);
  const query = useQuery(api.portfolio.list.queryOptions({ input: {} }));
  const rows = query.data?.portfolios ?? [];
  const codes = [...new Set(rows.map(({ organisation }) => organisation))];
  const offered = useQuery({ ...api.place.organisations.queryOptions({ input: { codes } }), enabled: codes.length > 0 });
  const nameOf = (code: string): string => offered.data?.organisations.find((one) => one.code === code)?.name ?? code;
  const columns: Column<Portfolio>[] = [
    {
      key: 'code',
      title: words.portfolio.code,
      value: ({ code }) => code,
      show: ({ code }) => (
        <Link to="/portfolios/$portfolio" params={{ portfolio: code }} search={{}}>
          {code}
        </Link>
      ),
    },
    { key: 'name', title: words.portfolio.name, value: ({ name }) => name },
    { key: 'organisation', title: words.portfolio.organisation, value: ({ organisation }) => nameOf(organisation) },
    { key: 'members', title: words.members, number: true, value: ({ members }) => members },
  ];
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        <Panel title={words.title}>
          {query.data !== undefined && rows.length === 0 ? (
            <p className="yd-quiet">{words.none}</p>
          ) : (
            <PlainTable label={words.title} columns={columns} rows={rows} rowKey={({ code }) => code} />
          )}
        </Panel>
        <p>
          <Link to="/baseline-test" search={{}}>
            {words.testRules}
          </Link>
        </p>
        <AddPortfolio />
      </div>
    </>
  );
}
