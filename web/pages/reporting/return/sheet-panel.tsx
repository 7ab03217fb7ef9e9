import { useMutation } from '@tanstack/react-query';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { returnsPageWords } from './words.ts';

type Of = { readonly form: string; readonly period: string };

/** Exports the returns of a period as a sheet, and imports it when filled in: what was not accepted is reported by row and column. */
export function SheetPanel({ of, region }: { readonly of: Of; readonly region: string | undefined }) {
  const words = usePageWords(returnsPageWords);
  const me = useMe();
  const address = (format: string): string =>
    `/api/exports/returns?${new URLSearchParams({ ...of, ...(region !== undefined && { region }), format }).toString()}`;
  return (
    <div className="yd-panel yd-row yd-no-print">
      {may(me, 'export') ? (
        <>
          <a href={address('xlsx')} download>
            {words.exportXlsx}
          </a>
          <a href={address('csv')} download>
            {words.exportCsv}
          </a>
        </>
      ) : null}
      {may(me, 'fill-return') ? <SheetIn of={of} /> : null}
    </div>
  );
}

function SheetIn({ of }: { readonly of: Of }) {
  const words = usePageWords(returnsPageWords);
  const { format } = useLanguage();
  const bring = useMutation({
    mutationFn: async (file: File) => client.return.importSheet({ ...of, file: (await uploadWithProgress(file, () => undefined)).file }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.return.key() }),
  });
  const told = bring.data;
  return (
    <div className="yd-stack" aria-busy={bring.isPending}>
      <Field label={words.bring}>
        {(ids) => <FileInput {...ids} accept=".csv,.xlsx" onceEach onFiles={([file]) => file !== undefined && bring.mutate(file)} />}
      </Field>
      <ProblemView error={bring.error} />
      {told === undefined ? null : (
        <div role="status">
          {words.brought(format.count(told.accepted), format.count(told.repeated), format.count(told.rejectedCount))}
          <ul>
            {told.rejected.slice(0, 100).map(({ row, column, detail }) => (
              <li key={`${row} ${column ?? ''}`}>{words.cell(format.count(row), column ?? '', detail)}</li>
            ))}
          </ul>
          <FindingList findings={told.findings} />
        </div>
      )}
    </div>
  );
}
