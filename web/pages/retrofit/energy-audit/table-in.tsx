import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { tableText } from './table-text.ts';

/** Takes a table: as a file, which replaces what there is, or row by row, which goes through the same door. */
export function TableIn<K extends string, T extends Readonly<Record<K, string | null>>>({
  name,
  label,
  hint,
  columns,
  rows,
  onFile,
  form,
}: {
  /** What the file is called that a row typed here goes in. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly columns: readonly K[];
  /** What there is. */
  readonly rows: readonly T[];
  /** Takes an upload in. */
  readonly onFile: (file: string) => Promise<unknown>;
  readonly form: (add: (row: T) => void) => ReactNode;
}) {
  // a form begins anew once its row was taken
  const [taken, setTaken] = useState(0);
  const send = useMutation({
    mutationFn: async (file: File) => onFile((await uploadWithProgress(file, () => undefined)).file),
    onSuccess: () => setTaken((before) => before + 1),
  });
  const add = (row: T) => send.mutate(new File([tableText(columns, [...rows, row])], name, { type: 'text/csv' }));
  return (
    <div className="yd-stack yd-no-print" aria-busy={send.isPending}>
      <div key={taken}>{form(add)}</div>
      <Field label={label} hint={hint}>
        {(ids) => <FileInput {...ids} accept=".csv,.xlsx" onceEach onFiles={([file]) => file !== undefined && send.mutate(file)} />}
      </Field>
      <ProblemView error={send.error} />
    </div>
  );
}
