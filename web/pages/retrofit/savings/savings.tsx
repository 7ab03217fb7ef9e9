import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Loading } from '../../../ui/states.tsx';
import { BaselineTable } from './baseline-table.tsx';
import { savingsPageWords } from './words.ts';

const readList = (given: Readonly<Record<string, unknown>>) => ({ building: textIn(given, 'building'), project: textIn(given, 'project') });

/** All sealed baselines, or those of the requested building or project. */
export function SavingsPage() {
  const words = usePageWords(savingsPageWords);
  const [{ building, project }, go] = useAddress(readList);
  const input = { ...(building !== undefined && { building }), ...(project !== undefined && { project }), limit: 500 };
  const query = useQuery({ ...api.savings.list.queryOptions({ input }), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title={words.term.savings} below={words.means}>
        <Link to="/savings-portfolio" search={{}}>
          {words.toPortfolio}
        </Link>
      </PageHeader>
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.term.savings}>
        <SearchField label={words.label.building} text={building} onSearch={(code) => go({ building: code })} />
        <SearchField label={words.label.project} text={project} onSearch={(code) => go({ project: code })} />
      </div>
      <Panel title={words.list}>
        <p className="yd-quiet">{words.listMeans}</p>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : <BaselineTable rows={query.data.baselines} total={query.data.total} label={words.list} />}
      </Panel>
    </>
  );
}
