import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { backupWords } from './backup-words.ts';
import { adminWords } from './words.ts';

type Check = Awaited<ReturnType<typeof client.doctor.examine>>['checks'][number];

/** The doctor's checks, run on request: they count every reading. */
export function ChecksPanel() {
  const words = usePageWords(adminWords).system;
  const names: Readonly<Record<string, string>> = { ...words.checkNames, backups: usePageWords(backupWords).title };
  const { format } = useLanguage();
  const work = useMutation({ mutationFn: () => client.doctor.examine() });
  const mending = useMutation({ mutationFn: () => client.doctor.mend(), onSuccess: () => work.mutate() });
  const columns: Column<Check>[] = [
    { key: 'name', title: words.name, show: ({ name }) => names[name] ?? name },
    { key: 'counted', title: words.counted, number: true, value: ({ counted }) => counted ?? undefined },
    {
      key: 'result',
      title: words.result,
      value: ({ ok, findings }) => [ok ? words.ok : words.bad, ...findings.map(({ detail }) => detail)].join(format.pause),
      show: ({ ok, findings }) => (
        <>
          {ok ? words.ok : <strong>{words.bad}</strong>}
          <FindingList findings={findings} />
        </>
      ),
    },
  ];
  return (
    <Panel
      title={words.checks}
      actions={<Actions mending={mending.isPending} checking={work.isPending} mend={() => mending.mutate()} check={() => work.mutate()} />}
    >
      <div className="yd-stack">
        <div className="yd-quiet">{words.checksMeans}</div>
        <ProblemView error={mending.error ?? work.error} />
        {mending.data === undefined ? null : <MendedNote {...mending.data} />}
        {work.data === undefined ? null : (
          <>
            <Alert
              role="status"
              type={work.data.ok ? 'success' : 'error'}
              title={work.data.ok ? words.allWell(format.number(work.data.seconds)) : words.notWell}
            />
            <PlainTable label={words.checks} columns={columns} rows={work.data.checks} rowKey={({ name }) => name} />
          </>
        )}
      </div>
    </Panel>
  );
}

type ActionsProps = { readonly mending: boolean; readonly checking: boolean; readonly mend: () => void; readonly check: () => void };

function Actions({ mending, checking, mend, check }: ActionsProps) {
  const words = usePageWords(adminWords).system;
  return (
    <>
      <Button loading={mending} disabled={checking} onClick={mend}>
        {mending ? words.mending : words.mend}
      </Button>
      <Button loading={checking} disabled={mending} onClick={check}>
        {checking ? words.checking : words.check}
      </Button>
    </>
  );
}

function MendedNote({ days, meters, months }: Awaited<ReturnType<typeof client.doctor.mend>>) {
  const words = usePageWords(adminWords).system;
  const { format } = useLanguage();
  return <Alert role="status" type="info" title={words.mended(format.number(days), format.number(meters), format.number(months))} />;
}
