import { Button } from 'antd';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Inspection } from './draft.ts';
import { importWords } from './words.ts';

type Sheet = Inspection['sheets'][number];

/** The sheets of a workbook: what each seems to be and its columns, and which one is read. */
export function Sheets({ seen, onChoose }: { readonly seen: Inspection; readonly onChoose: (sheet: string) => void }) {
  const { format } = useLanguage();
  const own = usePageWords(importWords);
  const { file } = own;
  const columns: Column<Sheet>[] = [
    { key: 'name', title: file.sheet, show: ({ name }) => name },
    { key: 'kind', title: file.kind, show: ({ kind }) => (kind === null ? file.noTable : (own.kind[kind] ?? kind)) },
    { key: 'header', title: file.columns, value: ({ header }) => header?.join(format.comma) },
    {
      key: 'choose',
      title: '',
      press: true,
      show: ({ name, header }) =>
        name === seen.sheet ? (
          <strong>{file.reading}</strong>
        ) : header === null ? null : (
          <Button size="small" aria-label={file.readSheet(name)} onClick={() => onChoose(name)}>
            {file.read}
          </Button>
        ),
    },
  ];
  return (
    <Panel title={file.sheets}>
      <PlainTable label={file.sheets} columns={columns} rows={seen.sheets} rowKey={({ name }) => name} />
    </Panel>
  );
}
