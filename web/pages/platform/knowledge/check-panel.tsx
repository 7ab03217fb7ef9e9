import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { termText } from '#kernel/vocabulary.ts';
import { checkStateTerms } from '#supervision/source-check/vocabulary.ts';
import { client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { checkWords } from './check-words.ts';

type Check = Awaited<ReturnType<typeof client.sourceCheck.propose>>;
type Cell = Check['cells'][number];

/** One check: who typed what from which page, what differs, its scan, and the possible decisions. */
export function CheckPanel({ check }: { readonly check: Check }) {
  const words = usePageWords(checkWords);
  const { language, format } = useLanguage();
  const { id, typed, confirmed, ended, scan } = check;
  const text = (value: Cell['printed']) => (value === null ? '—' : String(value));
  const columns: Column<Cell>[] = [
    { key: 'row', title: words.row, value: ({ row }) => row },
    { key: 'value', title: words.value, value: ({ value }) => value },
    { key: 'known', title: words.known, number: true, value: ({ before }) => text(before) },
    { key: 'printed', title: words.printed, number: true, value: ({ printed }) => text(printed) },
    { key: 'unit', title: words.unit, value: ({ unit }) => unit },
    { key: 'differs', title: words.differing, value: ({ differs }) => (differs ? words.differs : '') },
  ];
  const address = `/api/knowledge/checks/${id}/scan`;
  const lines = [
    words.where(check.edition, check.page),
    words.typed(typed.by, format.instant(typed.at)),
    confirmed === null ? null : words.confirmed(confirmed.by, format.instant(confirmed.at)),
    ended === null ? null : words.ended(ended.by, format.instant(ended.at), ended.reason),
    check.note === '' ? null : check.note,
  ].filter((line) => line !== null);
  return (
    <Panel title={`${words.checks} ${id}${format.colon}${termText(checkStateTerms, check.state, language)}`}>
      <div className="yd-stack">
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
        <div>
          <a href={address}>{`${words.open} ${scan.name}`}</a>
        </div>
        {check.state === 'proposed' && scan.type.startsWith('image/') ? (
          <img src={address} alt={scan.name} style={{ maxWidth: '100%', maxHeight: 480 }} />
        ) : null}
        <details open={check.state === 'proposed'}>
          <summary>{words.compared(format.count(check.cells.length), format.count(check.differing))}</summary>
          <ShortTable label={`${words.checks} ${id}`} columns={columns} rows={check.cells} rowKey={({ cell }) => cell} />
        </details>
        <Decide check={check} />
      </div>
    </Panel>
  );
}

function Decide({ check: { id, may } }: { readonly check: Check }) {
  const words = usePageWords(checkWords);
  const [reason, setReason] = useState('');
  const work = useMutation({
    mutationFn: (how: 'confirm' | 'refuse' | 'withdraw') =>
      how === 'confirm' ? client.sourceCheck.confirm({ id }) : client.sourceCheck[how]({ id, reason }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  if (!may.confirm && !may.refuse && !may.withdraw) return <ProblemView error={work.error} />;
  const decision = (how: 'refuse' | 'withdraw') => (
    <Button size="small" disabled={reason.trim() === ''} loading={work.isPending} onClick={() => work.mutate(how)}>
      {words[how]}
    </Button>
  );
  return (
    <>
      {may.confirm ? (
        <Confirm label={words.confirm} name={String(id)} means={words.confirmMeans} busy={work.isPending} onYes={() => work.mutate('confirm')} />
      ) : null}
      <div className="yd-row">
        <Field label={words.reason}>
          {(ids) => <Input {...ids} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {may.refuse ? decision('refuse') : null}
        {may.withdraw ? decision('withdraw') : null}
      </div>
      <ProblemView error={work.error} />
    </>
  );
}
