import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { day } from '../../../ui/cell.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { editWords } from './edit-words.ts';
import type { EditedFile } from './kept-text.ts';

type UnderVersion = Awaited<ReturnType<typeof client.cases.underVersion>>;

/** How many running cases a text would make late, and which. */
export function RunningCases({ file, isSound }: { readonly file: EditedFile; readonly isSound: boolean }) {
  const words = usePageWords(editWords);
  const ask = useMutation({ mutationFn: (of: EditedFile) => client.cases.underVersion(of) });
  const isOfThis = ask.variables?.text === file.text;
  return (
    <section className="yd-stack" aria-label={words.running}>
      <h3>{words.running}</h3>
      <p className="yd-quiet">{words.runningMeans}</p>
      <div className="yd-row">
        <Button disabled={!isSound} loading={ask.isPending} onClick={() => ask.mutate(file)}>
          {words.calculate}
        </Button>
      </div>
      {isOfThis ? <ProblemView error={ask.error} /> : null}
      {isOfThis && ask.data !== undefined ? <Calculated of={ask.data} /> : null}
    </section>
  );
}

function Calculated({ of }: { readonly of: UnderVersion }) {
  const words = usePageWords(editWords);
  const format = useFormat();
  type Row = UnderVersion['late'][number];
  const also = [
    of.already === 0 ? '' : words.already(format.count(of.already)),
    of.elsewhere === 0 ? '' : words.elsewhere(format.count(of.elsewhere)),
  ].filter((part) => part !== '');
  return (
    <>
      <Alert
        type={of.made === 0 ? 'success' : 'warning'}
        role="status"
        title={words.made(format.count(of.made), format.count(of.running))}
        description={also.length === 0 ? undefined : also.join(' ')}
      />
      {of.late.length === 0 ? null : (
        <ShortTable<Row>
          label={words.late}
          columns={[
            {
              key: 'case',
              title: words.term.case,
              value: (row) => row.case,
              show: (row) => (
                <Link to="/cases/$case" params={{ case: row.case }} search={{}}>
                  {row.case}
                </Link>
              ),
            },
            { key: 'state', title: words.label.state, value: ({ stateName }) => stateName },
            { key: 'limit', title: words.term.limit, value: ({ limitName }) => limitName },
            { key: 'due', title: words.term.due, value: ({ due }) => (due === null ? undefined : day(due)) },
            { key: 'standing', title: words.standing, value: ({ already }) => (already ? words.isLate : words.becomesLate) },
          ]}
          rows={of.late}
          rowKey={(row) => row.case}
        />
      )}
    </>
  );
}
