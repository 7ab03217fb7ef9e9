import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { openadrPageWords } from './words.ts';

type Connection = Awaited<ReturnType<typeof client.openadr.overview>>['connections'][number];

const again = () => queryClient.invalidateQueries({ queryKey: api.openadr.key() });

/** Remote servers that are followed, with the result of the last poll; polled and ended here. */
export function ConnectionTable({ rows }: { readonly rows: readonly Connection[] }) {
  const words = usePageWords(openadrPageWords);
  const poll = useMutation({ ...api.openadr.poll.mutationOptions(), onSettled: again });
  const end = useMutation({ ...api.openadr.disconnect.mutationOptions(), onSuccess: again });
  if (rows.length === 0) return <p className="yd-quiet">{words.noConnections}</p>;
  const columns: Column<Connection>[] = [
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'url', title: words.label.host, value: ({ url }) => URL.parse(url)?.host ?? url },
    { key: 'portfolio', title: words.portfolio, value: ({ portfolio }) => portfolio },
    { key: 'programme', title: words.programme, value: ({ programme }) => programme },
    { key: 'polled', title: words.polled, value: ({ polled }) => (polled === null ? words.never : instant(polled)) },
    {
      key: 'remarks',
      title: words.label.remarks,
      value: ({ trouble, findings }) => trouble ?? findings.map(({ detail }) => detail).join(' '),
    },
    {
      key: 'does',
      press: true,
      title: words.label.does,
      show: ({ name }) => (
        <div className="yd-row">
          <Button size="small" loading={poll.isPending} aria-label={`${words.poll} ${name}`} onClick={() => poll.mutate({ name })}>
            {words.poll}
          </Button>
          <Confirm label={words.end} name={name} means={words.endMeans} onYes={() => end.mutate({ name })} />
        </div>
      ),
    },
  ];
  return (
    <>
      <ProblemView error={poll.error ?? end.error} />
      <PlainTable label={words.connections} columns={columns} rows={rows} rowKey={({ name }) => name} />
    </>
  );
}

const needed = ['name', 'url', 'clientId', 'clientSecret', 'portfolio', 'programme'] as const;
const fields = ['name', 'url', 'tokenUrl', 'clientId', 'clientSecret', 'portfolio', 'programme'] as const;
const empty = { name: '', url: '', tokenUrl: '', clientId: '', clientSecret: '', portfolio: '', programme: '' };

/** Follows a remote server from now on; an existing one of the same name is replaced. */
export function FollowServer({ rows }: { readonly rows: readonly Connection[] }) {
  const words = usePageWords(openadrPageWords);
  const [given, setGiven] = useState(empty);
  const titles = {
    name: words.serverName,
    url: words.url,
    tokenUrl: words.term.tokenUrl,
    clientId: words.term.clientId,
    clientSecret: words.secret,
    portfolio: words.portfolio,
    programme: words.programme,
  };
  const missing = needed.find((field) => given[field].trim() === '');
  const send = async () => {
    const said = fields.filter((field) => given[field].trim() !== '');
    const asked = Object.fromEntries(said.map((field) => [field, given[field].trim()])) as typeof given;
    // what the table above shows under this name is what is replaced
    const shown = rows.find(({ name }) => name === asked.name);
    await client.openadr.connect({ ...asked, ...(shown !== undefined && { seen: shown.changedAt }) });
    setGiven(empty);
    await again();
  };
  return (
    <SignInForm
      submit={words.follow}
      check={() => (missing === undefined ? undefined : words.fieldMissing(titles[missing]))}
      send={send}
      block={false}
    >
      {fields.map((field) => (
        <Field key={field} label={titles[field]}>
          {(ids) => (
            <Input
              {...ids}
              type={field === 'clientSecret' ? 'password' : 'text'}
              autoComplete="off"
              value={given[field]}
              onChange={(event) => setGiven({ ...given, [field]: event.target.value })}
              style={{ width: 280 }}
            />
          )}
        </Field>
      ))}
    </SignInForm>
  );
}
