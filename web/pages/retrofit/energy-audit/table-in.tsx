import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { tableText } from './table-text.ts';

/** Imports a table: as a file, which replaces the existing rows, or row by row through the same import. */
export function TableIn<K extends string, T extends Readonly<Record<K, string | null>>>({
  name,
  label,
  hint,
  columns,
  rows,
  onFile,
  form,
}: {
  /** The name of the file in which a row typed here is sent. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly columns: readonly K[];
  /** The existing rows. */
  readonly rows: readonly T[];
  /** Imports an upload. */
  readonly onFile: (file: string) => Promise<unknown>;
  readonly form: (add: (row: T) => void) => ReactNode;
}) {
  // a form starts empty again once its row was accepted
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
