import { Button, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { listWords } from './list-words.ts';
import { useFactWords } from './value-text.ts';

type Answer = Awaited<ReturnType<typeof client.registry.editBuildings>>;

/** Fields that many buildings may share. */
const fields = [
  'use',
  'region',
  'organisation',
  'yearBuilt',
  'structure',
  'ownership',
  'fund',
  'stateOrgan',
  'climateZone',
  'energyStandard',
  'greenStar',
  'heating',
  'airConditioning',
  'hotelStars',
  'shopKind',
  'occupancyRate',
  'hoursPerYear',
  'zone',
  'developmentZone',
];

/** One field of the selected buildings: a preview of what would change, then one change that can be undone. */
export function BulkEdit({ chosen, drop }: { readonly chosen: readonly string[]; readonly drop: () => void }) {
  const { format } = useLanguage();
  const { bulk } = usePageWords(listWords);
  const [set, setSet] = useState<Setting>({ field: 'heating', value: '', from: '' });
  const known = useQueryClient();
  const input = { buildings: [...chosen], set: { [set.field]: set.value }, ...(set.from === '' ? {} : { from: set.from }) };
  const look = useMutation({ ...api.registry.editBuildings.mutationOptions() });
  const write = useMutation({
    ...api.registry.editBuildings.mutationOptions(),
    onSuccess: async () => {
      look.reset();
      await known.invalidateQueries();
    },
  });
  const change = (next: Setting) => {
    setSet(next);
    look.reset();
    write.reset();
  };
  const stale = look.variables?.buildings.join() !== chosen.join();
  return (
    <Panel title={bulk.title(format.count(chosen.length))} actions={<Button onClick={drop}>{bulk.drop}</Button>}>
      <p className="yd-quiet">{bulk.hint}</p>
      <div className="yd-row">
        <SettingFields set={set} change={change} />
        <Button type="primary" loading={look.isPending} onClick={() => look.mutate({ ...input, preview: true })}>
          {bulk.preview}
        </Button>
      </div>
      <ProblemView error={look.error ?? write.error} />
      {look.data === undefined || stale ? null : (
        <Changes
          of={look.data}
          writing={write.isPending}
          onWrite={() => write.mutate({ ...input, ...(look.data.hash !== undefined && { seen: look.data.hash }) })}
        />
      )}
      {write.data === undefined ? null : <Done of={write.data} />}
    </Panel>
  );
}

type Setting = { readonly field: string; readonly value: string; readonly from: string };

function SettingFields({ set, change }: { readonly set: Setting; readonly change: (set: Setting) => void }) {
  const { bulk } = usePageWords(listWords);
  const facts = useFactWords();
  return (
    <>
      <Field label={bulk.field}>
        {({ id }) => (
          <Choice
            id={id}
            value={set.field}
            options={fields.map((value) => ({ value, label: facts.name(value) }))}
            onChoose={(field) => change({ ...set, field: field ?? set.field })}
          />
        )}
      </Field>
      <Field label={bulk.value} hint={bulk.valueHint}>
        {(ids) => <Input {...ids} value={set.value} onChange={(event) => change({ ...set, value: event.target.value })} />}
      </Field>
      <Field label={bulk.from} hint={bulk.fromHint}>
        {(ids) => (
          <DayInput {...ids} value={set.from === '' ? undefined : set.from} onDay={(from) => change({ ...set, from: from ?? '' })} />
        )}
      </Field>
    </>
  );
}

function Changes({ of, writing, onWrite }: { readonly of: Answer; readonly writing: boolean; readonly onWrite: () => void }) {
  const { format } = useLanguage();
  const { bulk } = usePageWords(listWords);
  const facts = useFactWords();
  const count = new Set(of.changed.map(({ code }) => code)).size;
  const text = (field: string, value: unknown) => facts.text(field, value) ?? facts.unknown;
  return (
    <section aria-label={bulk.previewTitle} className="yd-stack">
      <h3>{bulk.previewTitle}</h3>
      {of.unchanged > 0 ? <p>{bulk.unchanged(format.count(of.unchanged))}</p> : null}
      {count === 0 ? (
        <p>{bulk.nothing}</p>
      ) : (
        <PlainTable
          label={bulk.previewTitle}
          rows={of.changed}
          rowKey={({ code, field }) => `${code} ${field}`}
          pageSize={20}
          columns={[
            { key: 'name', title: facts.name('name'), show: (row) => `${row.name} ${row.code}` },
            { key: 'field', title: bulk.field, show: (row) => facts.name(row.field) },
            { key: 'from', title: bulk.before, show: (row) => text(row.field, row.from) },
            { key: 'to', title: bulk.after, show: (row) => text(row.field, row.to) },
          ]}
        />
      )}
      <Refused of={of} />
      {count === 0 ? null : (
        <div>
          <Button type="primary" loading={writing} onClick={onWrite}>
            {bulk.do(format.count(count))}
          </Button>
        </div>
      )}
    </section>
  );
}

function Refused({ of }: { readonly of: Answer }) {
  const format = useFormat();
  const { bulk } = usePageWords(listWords);
  if (of.refused.length === 0) return null;
  return (
    <section aria-label={bulk.refused}>
      <h4>{bulk.refused}</h4>
      <ul>
        {of.refused.map(({ code, name, detail }) => (
          <li key={code}>
            {name} {code}
            {format.colon}
            {detail}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Done({ of }: { readonly of: Answer }) {
  const { format } = useLanguage();
  const { bulk } = usePageWords(listWords);
  return (
    <div className="yd-row" role="status">
      {bulk.done(format.count(new Set(of.changed.map(({ code }) => code)).size))}
      {of.change === null ? null : <Undo id={of.change} name={bulk.undoName} />}
    </div>
  );
}
