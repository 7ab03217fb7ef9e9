import { useMutation } from '@tanstack/react-query';
import { api, queryClient, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { openadrPageWords } from './words.ts';

type Client = Awaited<ReturnType<typeof client.openadr.overview>>['clients'][number];

/** The clients that may query the server; revoked here. */
export function ClientTable({ rows }: { readonly rows: readonly Client[] }) {
  const words = usePageWords(openadrPageWords);
  const remove = useMutation({
    ...api.openadr.removeClient.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.openadr.key() }),
  });
  if (rows.length === 0) return <p className="yd-quiet">{words.noClients}</p>;
  const columns: Column<Client>[] = [
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'role', title: words.label.role, value: ({ role }) => words.roles[role] },
    { key: 'id', title: words.term.clientId, value: ({ clientId }) => clientId, show: ({ clientId }) => <code>{clientId}</code> },
    { key: 'made', title: words.made, value: ({ made }) => instant(made) },
    { key: 'token', title: words.term.lastToken, value: ({ lastToken }) => (lastToken === null ? words.never : instant(lastToken)) },
    {
      key: 'remove',
      press: true,
      title: words.label.does,
      show: ({ name }) => (
        <Confirm label={words.label.remove} name={name} means={words.removeMeans} onYes={() => remove.mutate({ name })} />
      ),
    },
  ];
  return (
    <>
      <ProblemView error={remove.error} />
      <PlainTable label={words.clients} columns={columns} rows={rows} rowKey={({ clientId }) => clientId} />
    </>
  );
}
