import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Status } from '../../platform/knowledge/status.tsx';
import { OneProcedure } from './one-procedure.tsx';
import { proceduresPageWords } from './words.ts';

type Listed = Awaited<ReturnType<typeof client.procedures.list>>['procedures'][number];

/** The procedures in force; the chosen one, otherwise the first, is open below. */
export function ListTab({
  id,
  onOpen,
  onEdit,
}: {
  readonly id: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onEdit: (id: string) => void;
}) {
  const words = usePageWords(proceduresPageWords);
  const query = useQuery(api.procedures.list.queryOptions({ input: {} }));
  const columns: Column<Listed>[] = [
    {
      key: 'name',
      title: words.label.name,
      value: ({ name }) => name,
      show: (one) => (
        <Button type="link" size="small" onClick={() => onOpen(one.id)}>
          {one.name}
        </Button>
      ),
    },
    { key: 'code', title: words.label.code, hidden: true, value: (one) => one.id },
    { key: 'version', title: words.label.version, number: true, value: ({ version }) => version },
    { key: 'states', title: words.label.state, number: true, value: ({ states }) => states },
    { key: 'steps', title: words.term.step, number: true, value: ({ transitions }) => transitions },
    { key: 'basis', title: words.label.basis, value: ({ document, clause }) => `${document} ${clause}` },
    { key: 'status', title: words.label.verification, value: ({ status }) => status, show: ({ status }) => <Status of={status} /> },
  ];
  const open = id ?? query.data?.procedures[0]?.id;
  return (
    <div className="yd-stack">
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <Panel title={words.tabs.list}>
          <ShortTable label={words.tabs.list} columns={columns} rows={query.data.procedures} rowKey={(one) => one.id} />
        </Panel>
      )}
      {open === undefined ? null : <OneProcedure id={open} onEdit={onEdit} />}
    </div>
  );
}
