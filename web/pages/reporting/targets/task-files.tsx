import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { targetsPageWords } from './words.ts';

type TasksOf = { readonly region: string; readonly unit?: string; readonly state?: string };

/** Exports the table of tasks, as Word and xlsx, and imports it when filled in. */
export function TaskFiles({ of }: { readonly of: TasksOf }) {
  const words = usePageWords(targetsPageWords);
  const me = useMe();
  const address = (format: string): string => `/api/exports/tasks?${new URLSearchParams({ ...of, format }).toString()}`;
  return (
    <div className="yd-panel yd-row yd-no-print">
      {may(me, 'export') ? (
        <>
          <a href={address('docx')} download>
            {words.wordFile}
          </a>
          <a href={address('xlsx')} download>
            {words.xlsxFile}
          </a>
        </>
      ) : null}
      {may(me, 'report-tasks') ? <TableIn /> : null}
    </div>
  );
}

function TableIn() {
  const words = usePageWords(targetsPageWords);
  const { format } = useLanguage();
  const queries = useQueryClient();
  const bring = useMutation({
    mutationFn: async (file: File) => client.assignment.importReports({ file: (await uploadWithProgress(file, () => undefined)).file }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const told = bring.data;
  return (
    <div className="yd-stack" aria-busy={bring.isPending}>
      <Field label={words.bringTable}>
        {(ids) => <FileInput {...ids} accept=".csv,.xlsx" onceEach onFiles={([file]) => file !== undefined && bring.mutate(file)} />}
      </Field>
      <ProblemView error={bring.error} />
      {told === undefined ? null : (
        <div role="status">
          {words.brought(
            format.count(told.accepted),
            format.count(told.repeated),
            format.count(told.empty),
            format.count(told.rejectedCount),
          )}
          <ul>
            {told.rejected.map(({ row, detail }) => (
              <li key={row}>
                {words.label.row} {format.count(row)} {detail}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
