import { contractFormWords } from './form-words.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { FaultLine, MarkedField, TextField } from '../../../ui/marked-field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { rowsOf, type Draft, type Row } from './terms-draft.ts';
import { contractsPageWords } from './words.ts';

type Parts = { readonly draft: Draft; readonly set: (draft: Draft) => void; readonly faults: ReadonlyMap<string, string> };

/** The boundaries: each by a sealed baseline that the reader sees, or by an agreed table of equipment. */
export function BoundaryRows({ draft, set, faults }: Parts) {
  const form = usePageWords(contractFormWords);
  const { format } = useLanguage();
  const rows = rowsOf(draft, 'boundaries');
  const put = (next: readonly Row[]) => set({ ...draft, boundaries: next });
  return (
    <fieldset className="yd-plain-fields">
      <legend>{form.boundaries}</legend>
      {rows.map((row, at) => (
        // rows have no name until one is typed, and keep their order
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="yd-row yd-row-top">
          <BoundaryRow row={row} place={`boundaries[${at}]`} faults={faults} set={(one) => put(rows.with(at, one))} />
          {rows.length < 2 ? null : (
            <Button
              size="small"
              aria-label={form.dropRow(form.row(form.boundaries, format.count(at + 1)))}
              onClick={() => put(rows.filter((_, other) => other !== at))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      <FaultLine of={faults.get('boundaries')} />
      <Button onClick={() => put([...rows, {}])}>{form.addRow(form.boundaries)}</Button>
    </fieldset>
  );
}

function BoundaryRow({
  row,
  place,
  faults,
  set,
}: {
  readonly row: Row;
  readonly place: string;
  readonly faults: Parts['faults'];
  readonly set: (row: Row) => void;
}) {
  const form = usePageWords(contractFormWords);
  const { saving } = usePageWords(contractsPageWords);
  const isTable = row['way'] === 'table';
  return (
    <>
      <TextField
        label={saving.boundary}
        value={row['name'] ?? ''}
        fault={faults.get(`${place}.name`)}
        onChange={(name) => set({ ...row, name })}
      />
      <MarkedField label={form.way} fault={undefined}>
        {({ id }) => (
          <Choice
            id={id}
            value={isTable ? 'table' : 'baseline'}
            options={[
              { value: 'baseline', label: form.byBaseline },
              { value: 'table', label: form.byTable },
            ]}
            onChoose={(way) => set({ ...row, way: way ?? 'baseline' })}
          />
        )}
      </MarkedField>
      {isTable ? (
        <Equipment row={row} fault={faults.get(`${place}.stipulated`)} set={set} />
      ) : (
        <Baseline row={row} fault={faults.get(`${place}.baseline`)} set={set} />
      )}
      <FaultLine of={faults.get(place)} />
    </>
  );
}

type OfRow = { readonly row: Row; readonly fault: string | undefined; readonly set: (row: Row) => void };

function Baseline({ row, fault, set }: OfRow) {
  const form = usePageWords(contractFormWords);
  const query = useQuery(api.savings.list.queryOptions({ input: { limit: 500 } }));
  const names = (query.data?.baselines ?? []).map(({ baseline }) => baseline);
  const chosen = row['baseline'] ?? '';
  const all = chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
  return (
    <>
      <MarkedField label={form.sealed} fault={fault}>
        {({ id }) => (
          <Choice
            id={id}
            value={chosen === '' ? undefined : chosen}
            none={form.chooseFirst}
            options={all.map((value) => ({ value, label: value }))}
            onChoose={(baseline) => set({ ...row, baseline: baseline ?? '' })}
          />
        )}
      </MarkedField>
      <ProblemView error={query.error} again={query.refetch} />
    </>
  );
}

function Equipment({ row, fault, set }: OfRow) {
  const form = usePageWords(contractFormWords);
  const send = useMutation({
    mutationFn: (file: File) => uploadWithProgress(file, () => undefined),
    onSuccess: ({ file }) => set({ ...row, stipulated: file }),
  });
  return (
    <>
      <MarkedField label={form.stipulated} hint={form.tableHint} fault={fault}>
        {({ 'aria-invalid': _invalid, ...ids }) => (
          <FileInput {...ids} accept=".csv,.xlsx" onFiles={([file]) => file !== undefined && send.mutate(file)} />
        )}
      </MarkedField>
      {row['stipulated'] === undefined ? null : <output>{form.haveTable}</output>}
      <ProblemView error={send.error} />
    </>
  );
}
