import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { termText } from '#kernel/vocabulary.ts';
import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useEquipmentText } from './equipment-kind.tsx';
import { useRenewalColumns } from './renewal-table.tsx';
import { renewalWords } from './renewal-words.ts';
import { equipmentWords } from './words.ts';

/** The maximum number shown; the list has all. */
const most = 200;

/** The equipment of a building, and a link to the list of it. */
export function EquipmentTab({ building: { code: building } }: { readonly building: { readonly code: string } }) {
  const words = usePageWords(equipmentWords);
  const { language, format } = useLanguage();
  const { name, text } = useEquipmentText();
  const { data, error, refetch } = useQuery(api.equipment.list.queryOptions({ input: { building, limit: most } }));
  return (
    <Panel title={words.ofBuilding}>
      <ProblemView error={error} again={refetch} />
      {data?.total === 0 ? <p className="yd-quiet">{words.noEquipment}</p> : null}
      {data === undefined ? null : (
        <p>
          <Link to="/equipment" search={{ building }}>
            {words.inList(format.count(data.total))}
          </Link>
        </p>
      )}
      {data === undefined || data.total === 0 ? null : (
        <PlainTable
          label={words.ofBuilding}
          rows={data.equipment}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'code',
              title: name('code'),
              show: (row) => (
                <Link to="/equipment/$equipment" params={{ equipment: row.code }} search={{}}>
                  {row.name === null ? row.code : `${row.name} ${row.code}`}
                </Link>
              ),
            },
            { key: 'kind', title: name('kind'), show: (row) => text('kind', row.kind) },
            { key: 'count', title: name('count'), number: true, show: (row) => text('count', row.count) },
            { key: 'capacity', title: name('capacity'), number: true, show: (row) => text('capacity', row.capacity) },
            { key: 'installed', title: name('installed'), show: (row) => row.installed },
            { key: 'state', title: words.state, show: ({ state }) => termText(inUseTerms, state, language) },
          ]}
        />
      )}
      {data === undefined || data.total === 0 ? null : <Verdicts building={building} />}
    </Panel>
  );
}

/** Which of it is to be renewed, and what would decide. */
function Verdicts({ building }: { readonly building: string }) {
  const words = usePageWords(renewalWords);
  const { data, error, refetch } = useQuery(api.renewal.verdicts.queryOptions({ input: { building, limit: most } }));
  const columns = useRenewalColumns({ isOfBuilding: true });
  return (
    <>
      <h3>{words.ofBuilding}</h3>
      <ProblemView error={error} again={refetch} />
      {data === undefined ? null : (
        <PlainTable label={words.ofBuilding} rows={data.equipment} rowKey={({ code }) => code} columns={columns} />
      )}
    </>
  );
}
