import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { ClauseLink } from '../../green-building/policy/rule.tsx';
import type { AssignedTask } from './answers.ts';
import { targetsPageWords } from './words.ts';

/** One task in a place: its clause, reports with evidence, and the forms that the reader may fill in. */
export function TaskPanel({ of, onClose }: { readonly of: AssignedTask; readonly onClose: () => void }) {
  const words = usePageWords(targetsPageWords);
  return (
    <Panel title={`${of.title} ${of.regionName}`}>
      <div className="yd-stack">
        <blockquote className="yd-quiet">
          {of.quote} <ClauseLink document={of.document} clause={of.clause} rule={of.id} />
        </blockquote>
        <Reports of={of} />
        {of.mayReport ? <ReportForm of={of} /> : null}
        {of.mayAssign ? <AssignForm key={of.assigned?.version ?? 0} of={of} /> : null}
        <div className="yd-no-print">
          <Button onClick={onClose}>{words.close}</Button>
        </div>
      </div>
    </Panel>
  );
}

function Reports({ of: { reports } }: { readonly of: AssignedTask }) {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  if (reports.length === 0) return <p className="yd-quiet">{words.noReports}</p>;
  return (
    <PlainTable
      label={words.task.reports}
      rows={reports}
      rowKey={({ report }) => String(report)}
      columns={[
        { key: 'on', title: words.task.on, value: ({ on }) => on, show: ({ on }) => format.day(on) },
        { key: 'percent', title: words.task.percent, number: true, value: ({ percent }) => ({ value: percent, unit: '%' }) },
        { key: 'note', title: words.label.remarks, value: ({ note }) => note },
        { key: 'by', title: words.task.by, value: ({ by }) => by },
        {
          key: 'evidence',
          title: words.task.proof,
          value: ({ evidence }) => evidence.map(({ name }) => name).join(format.and),
          show: ({ report, evidence }) =>
            evidence.map(({ n, name }) => (
              <a key={n} href={`/api/tasks/reports/${report}/evidence/${n}`} download={name}>
                {name}{' '}
              </a>
            )),
        },
      ]}
    />
  );
}

function ReportForm({ of }: { readonly of: AssignedTask }) {
  const words = usePageWords(targetsPageWords);
  const [percent, setPercent] = useState('');
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [taken, setTaken] = useState(0);
  const queries = useQueryClient();
  const send = useMutation({
    async mutationFn() {
      const evidence: string[] = [];
      for (const file of files) evidence.push((await uploadWithProgress(file, () => undefined)).file);
      return client.assignment.report({ task: of.id, region: of.region, percent: Number(percent), note, evidence });
    },
    async onSuccess() {
      setPercent('');
      setNote('');
      setFiles([]);
      setTaken((before) => before + 1);
      await queries.invalidateQueries();
    },
  });
  return (
    <section aria-label={words.task.report} className="yd-stack yd-no-print">
      <h3>{words.task.report}</h3>
      <div className="yd-row">
        <Field label={words.task.percent}>
          {(ids) => <Input {...ids} type="number" min={0} max={100} value={percent} onChange={({ target }) => setPercent(target.value)} />}
        </Field>
        <Field label={words.label.remarks}>
          {(ids) => <Input {...ids} maxLength={5000} value={note} onChange={({ target }) => setNote(target.value)} />}
        </Field>
        <Field label={words.task.proof}>{(ids) => <FileInput key={taken} {...ids} multiple onFiles={setFiles} />}</Field>
      </div>
      <div>
        <Button type="primary" disabled={percent === ''} loading={send.isPending} onClick={() => send.mutate()}>
          {words.task.report}
        </Button>
      </div>
      <ProblemView error={send.error} />
    </section>
  );
}

function AssignForm({ of }: { readonly of: AssignedTask }) {
  const words = usePageWords(targetsPageWords);
  const [unit, setUnit] = useState(of.assigned?.unit ?? '');
  const [to, setTo] = useState(of.assigned?.to ?? '');
  const [due, setDue] = useState<string | undefined>(of.assigned === null ? undefined : (of.due ?? undefined));
  const queries = useQueryClient();
  const assign = useMutation({
    mutationFn: () =>
      client.assignment.assign({
        task: of.id,
        region: of.region,
        ...(unit.trim() !== '' && { unit }),
        ...(to.trim() !== '' && { to }),
        ...(due !== undefined && { due }),
        ...(of.assigned !== null && { seen: of.assigned.version }),
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <section aria-label={words.task.assign} className="yd-stack yd-no-print">
      <h3>{words.task.assign}</h3>
      <div className="yd-row">
        <Field label={words.task.unit} hint={of.units.length === 0 ? undefined : `${words.task.units} ${of.units.join(' ')}`}>
          {(ids) => <Input {...ids} value={unit} onChange={({ target }) => setUnit(target.value)} />}
        </Field>
        <Field label={words.task.person}>{(ids) => <Input {...ids} value={to} onChange={({ target }) => setTo(target.value)} />}</Field>
        <Field label={words.label.due}>{(ids) => <DayInput {...ids} value={due} onDay={setDue} />}</Field>
      </div>
      <div>
        <Button loading={assign.isPending} onClick={() => assign.mutate()}>
          {words.task.assign}
        </Button>
      </div>
      <ProblemView error={assign.error} />
    </section>
  );
}
