import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { eventTable, evidenceOf, type TypedEvent } from './event-table.ts';
import { fresh } from './fresh.ts';
import type { Contract, ContractEvent } from './answers.ts';
import { contractsPageWords } from './words.ts';

const kinds = ['exclude', 'fixed', 'factor'] as const satisfies readonly ContractEvent['kind'][];
const nothing: TypedEvent = { from: '', to: '', kind: 'exclude', amount: '', note: '', evidence: '' };

/** Proposes an event: typed, with a file of the building as evidence, or a table of several. */
export function EventForm({ of }: { readonly of: Contract }) {
  const words = usePageWords(contractsPageWords);
  const measured = of.boundaries.filter(({ baseline }) => baseline !== null);
  const [boundary, setBoundary] = useState(measured[0]?.name ?? '');
  const [typed, setTyped] = useState(nothing);
  const [table, setTable] = useState<File>();
  const set = (change: Partial<TypedEvent>) => setTyped({ ...typed, ...change });
  const propose = useMutation({
    mutationFn: async () => {
      const given = table ?? new File([eventTable(typed)], 'events.csv', { type: 'text/csv' });
      const { file } = await uploadWithProgress(given, () => undefined);
      return client.contracts.event({ contract: of.contract, boundary, file });
    },
    onSuccess: async () => {
      setTyped(nothing);
      setTable(undefined);
      await fresh();
    },
  });
  const isReady = table !== undefined || (typed.from !== '' && typed.to !== '');
  return (
    <form
      aria-label={words.proposeEvent}
      className="yd-stack yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate();
      }}
    >
      <h3>{words.proposeEvent}</h3>
      <div className="yd-row yd-row-top">
        <Field label={words.saving.boundary}>
          {({ id }) => (
            <Choice
              id={id}
              value={boundary}
              options={measured.map(({ name }) => ({ value: name, label: name }))}
              onChoose={(name) => setBoundary(name ?? '')}
            />
          )}
        </Field>
        <EventFields typed={typed} set={set} />
        <EvidenceFields
          key={boundary}
          building={measured.find(({ name }) => name === boundary)?.building ?? null}
          evidence={typed.evidence}
          onSay={(evidence) => set({ evidence })}
        />
        <Field label={words.eventTable}>{(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([one]) => setTable(one)} />}</Field>
      </div>
      <ProblemView error={propose.error} />
      <div>
        <Button htmlType="submit" loading={propose.isPending} disabled={!isReady}>
          {words.proposeEvent}
        </Button>
      </div>
    </form>
  );
}

function EventFields({ typed, set }: { readonly typed: TypedEvent; readonly set: (change: Partial<TypedEvent>) => void }) {
  const words = usePageWords(contractsPageWords);
  return (
    <>
      <Field label={words.first}>{(ids) => <DayInput {...ids} value={typed.from} onDay={(from) => set({ from: from ?? '' })} />}</Field>
      <Field label={words.end}>{(ids) => <DayInput {...ids} value={typed.to} onDay={(to) => set({ to: to ?? '' })} />}</Field>
      <Field label={words.label.kind}>
        {({ id }) => (
          <Choice
            id={id}
            value={typed.kind}
            options={kinds.map((value) => ({ value, label: words.event[value] }))}
            onChoose={(kind) => set({ kind: kind ?? 'exclude' })}
          />
        )}
      </Field>
      <Field label={words.eventAmount} hint={words.eventAmountHint}>
        {(ids) => (
          <Input
            {...ids}
            inputMode="decimal"
            value={typed.amount}
            maxLength={40}
            onChange={({ target }) => set({ amount: target.value })}
          />
        )}
      </Field>
      <Field label={words.label.note}>
        {(ids) => <Input {...ids} value={typed.note} maxLength={500} onChange={({ target }) => set({ note: target.value })} />}
      </Field>
    </>
  );
}

/** Evidence: a file of the building, if the reader sees it, or words. */
function EvidenceFields({
  building,
  evidence,
  onSay,
}: {
  readonly building: string | null;
  readonly evidence: string;
  readonly onSay: (evidence: string) => void;
}) {
  const words = usePageWords(contractsPageWords);
  const query = useQuery({
    ...api.attachments.entries.queryOptions({ input: { building: building ?? '', limit: 1000 } }),
    enabled: building !== null,
  });
  const files = (query.data?.entries ?? []).flatMap(({ id, file }) => (file === null ? [] : [evidenceOf(file.name, id)]));
  return (
    <>
      {files.length === 0 ? null : (
        <Field label={words.attachment}>
          {({ id }) => (
            <Choice
              id={id}
              value={files.find((one) => one === evidence)}
              none={words.noAttachment}
              options={files.map((value) => ({ value, label: value }))}
              onChoose={(file) => onSay(file ?? '')}
            />
          )}
        </Field>
      )}
      <Field label={words.label.evidence}>
        {(ids) => <Input {...ids} value={evidence} maxLength={500} onChange={({ target }) => onSay(target.value)} />}
      </Field>
    </>
  );
}
