import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { householdFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { residentLinkStateTerms, residentLinkTerms } from '#heat/heat-resident/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client, queryClient } from '../../../api.ts';
import { usualZone } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { instant } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { residentConsoleWords } from './console-words.ts';

const QrCode = lazy(async () => ({ default: (await import('../../platform/access/qr-code.tsx')).QrCode }));

type Link = Awaited<ReturnType<typeof client.heatResident.links.list>>['links'][number];

const spans = ['7', '14', '30', '90'] as const;

/** Links into the accounts of a household: created, shown once, listed, revoked. Tokens are after the `#`, so that they are in no log. */
export function LinksPanel({ accounts }: { readonly accounts: readonly string[] }) {
  const words = usePageWords(residentConsoleWords);
  const [account = '', choose] = useState(accounts[0]);
  return (
    <Panel title={words.links}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.linksMean}</p>
        {accounts.length < 2 ? null : (
          <Field label={words.whose}>
            {({ id }) => <Choice id={id} value={account} options={accounts.map((value) => ({ value, label: value }))} onChoose={choose} />}
          </Field>
        )}
        <NewLink key={`new ${account}`} account={account} />
        <Links key={account} account={account} />
      </div>
    </Panel>
  );
}

const renew = () => queryClient.invalidateQueries({ queryKey: api.heatResident.links.list.key() });

function NewLink({ account }: { readonly account: string }) {
  const words = usePageWords(residentConsoleWords);
  const { language, format } = useLanguage();
  const [days, setDays] = useState<(typeof spans)[number]>('14');
  const make = useMutation({ mutationFn: () => client.heatResident.links.make({ account, days: Number(days) }), onSuccess: renew });
  const text = `${location.origin}/heat-link#${make.data?.token ?? ''}`;
  return (
    <>
      <div className="yd-row">
        <Field label={words.days}>
          {({ id }) => (
            <Choice
              id={id}
              value={days}
              options={spans.map((value) => ({ value, label: value }))}
              onChoose={(chosen) => setDays(chosen ?? days)}
            />
          )}
        </Field>
        <Button
          loading={make.isPending}
          aria-label={`${words.make} ${termText(householdFieldTerms, 'account', language)} ${account}`}
          onClick={() => make.mutate()}
        >
          {words.make}
        </Button>
      </div>
      <ProblemView error={make.error} />
      {make.data === undefined ? null : (
        <>
          <CopyBox label={words.made} text={text} hint={`${words.until} ${format.instant(make.data.expires)}`} />
          <Suspense fallback={null}>
            <QrCode label={words.scan} text={text} />
          </Suspense>
        </>
      )}
    </>
  );
}

function Links({ account }: { readonly account: string }) {
  const words = usePageWords(residentConsoleWords);
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(api.heatResident.links.list.queryOptions({ input: { account } }));
  const of = (code: keyof typeof residentLinkTerms) => termText(residentLinkTerms, code, language);
  const columns: Column<Link>[] = [
    { key: 'link', title: of('link'), number: true, value: ({ link }) => link },
    { key: 'state', title: of('state'), value: ({ state }) => termText(residentLinkStateTerms, state, language) },
    { key: 'made', title: of('made'), value: ({ made }) => instant(made, usualZone) },
    { key: 'until', title: words.until, value: ({ expires }) => instant(expires, usualZone) },
    { key: 'used', title: of('used'), value: ({ used }) => (used === null ? null : instant(used, usualZone)) },
    {
      key: 'does',
      title: words.does,
      press: true,
      value: () => null,
      show: (row) => (row.state === 'open' ? <End link={row.link} /> : null),
    },
  ];
  if (data === undefined) return <ProblemView error={error} again={refetch} />;
  if (data.links.length === 0) return <p className="yd-quiet">{words.noLinks}</p>;
  return <ShortTable label={`${words.links} ${account}`} columns={columns} rows={data.links} rowKey={({ link }) => String(link)} />;
}

function End({ link }: { readonly link: number }) {
  const words = usePageWords(residentConsoleWords);
  const end = useMutation({ mutationFn: () => client.heatResident.links.revoke({ link }), onSuccess: renew });
  return (
    <>
      <Confirm label={words.end} name={words.nameOf(String(link))} means={words.endMeans} busy={end.isPending} onYes={() => end.mutate()} />
      <ProblemView error={end.error} />
    </>
  );
}
