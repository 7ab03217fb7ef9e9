import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { certificateWords } from './certificate-words.ts';
import { useDueColumns } from './due-columns.tsx';

/** The maximum number of meters shown; the list has all. */
const most = 1000;

/** The meters of a building with their current states by certificate, each linked to its certificates. */
export function VerificationTab({ building: { code: building } }: TabOf) {
  const words = usePageWords(certificateWords);
  const columns = useDueColumns().filter(({ key }) => key !== 'building');
  const input = { building, limit: most, ...useKnownAt() };
  const { data, error, refetch } = useQuery(api.meterVerification.due.queryOptions({ input }));
  return (
    <Panel title={words.ofBuilding}>
      <ProblemView error={error} again={refetch} />
      {data?.total === 0 ? <p className="yd-quiet">{words.noMeters}</p> : null}
      <p>
        <Link to="/meter-due" search={{ building }}>
          {words.inList}
        </Link>
      </p>
      {data === undefined || data.total === 0 ? null : (
        <PlainTable label={words.ofBuilding} columns={columns} rows={data.meters} rowKey={({ meter }) => meter} />
      )}
    </Panel>
  );
}
