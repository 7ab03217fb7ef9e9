import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { workdaysWords } from './words.ts';

type NoticeText = { readonly text: string; readonly year?: number | undefined; readonly published?: string | undefined };
type Read = Awaited<ReturnType<typeof client.workdays.notice.read>>;

/** The next notice by its text: parsed, shown for comparison, then kept as the city's own calendar. */
export function NoticeTab() {
  const words = usePageWords(workdaysWords);
  const [ask, setAsk] = useState<NoticeText>({ text: '' });
  const read = useMutation({ mutationFn: () => client.workdays.notice.read(ask) });
  const add = useMutation({
    mutationFn: () => client.workdays.notice.add({ ...ask, ...((read.data?.version ?? 0) > 0 && { seen: read.data?.version }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.workdays.key() }),
  });
  const change = (part: Partial<NoticeText>) => {
    setAsk({ ...ask, ...part });
    read.reset();
    add.reset();
  };
  const isSound = read.data?.findings.every(({ severity }) => severity !== 'error') === true && read.data.published !== null;
  return (
    <Panel title={words.tabs.notice}>
      <div className="yd-stack">
        <Field label={words.text} hint={words.textHint}>
          {(ids) => (
            <textarea
              {...ids}
              className="yd-area"
              rows={10}
              maxLength={50_000}
              value={ask.text}
              onChange={({ target }) => change({ text: target.value })}
            />
          )}
        </Field>
        <div className="yd-row">
          <Field label={words.label.year} hint={words.yearHint}>
            {(ids) => (
              <Input
                {...ids}
                type="number"
                style={{ width: 120 }}
                value={ask.year ?? ''}
                onChange={({ target }) => change({ year: target.value === '' ? undefined : Number(target.value) })}
              />
            )}
          </Field>
          <Field label={words.term.published} hint={words.yearHint}>
            {(ids) => <DayInput {...ids} value={ask.published} onDay={(published) => change({ published })} />}
          </Field>
        </div>
        <div className="yd-row">
          <Button disabled={ask.text.trim() === ''} loading={read.isPending} onClick={() => read.mutate()}>
            {words.read}
          </Button>
          <Button type="primary" disabled={!isSound || add.isSuccess} loading={add.isPending} onClick={() => add.mutate()}>
            {words.add}
          </Button>
        </div>
        <ProblemView error={read.error ?? add.error} />
        {add.data === undefined ? null : <Alert type="success" role="status" title={words.added} />}
        {read.data === undefined ? null : <ReadNotice of={read.data} />}
      </div>
    </Panel>
  );
}

function ReadNotice({ of }: { readonly of: Read }) {
  const words = usePageWords(workdaysWords);
  const format = useFormat();
  type Row = Read['festivals'][number];
  const days = (list: readonly string[]) => list.map((one) => `${format.day(one)} ${format.weekday(one)}`).join(format.pause);
  const columns: Column<Row>[] = [
    { key: 'name', title: words.term.festival, value: ({ name }) => name },
    { key: 'closed', title: words.term.closedDays, value: ({ closed }) => days(closed) },
    { key: 'worked', title: words.term.workedInExchange, value: ({ worked }) => days(worked) },
  ];
  const isWrong = of.findings.some(({ severity }) => severity === 'error');
  return (
    <div className="yd-stack">
      {of.findings.length === 0 ? null : (
        <Alert
          type={isWrong ? 'error' : 'warning'}
          title={isWrong ? words.wrong : words.label.attention}
          description={<FindingList findings={of.findings} />}
        />
      )}
      <p>
        {[String(of.year), of.number, of.published === null ? null : format.day(of.published)]
          .filter((one) => one !== null)
          .join(format.pause)}
      </p>
      <p className="yd-quiet">{words.readMeans}</p>
      <ShortTable label={words.tabs.notice} columns={columns} rows={of.festivals} rowKey={({ name }) => name} />
    </div>
  );
}
