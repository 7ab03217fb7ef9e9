import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { saveText } from '../draws/save.ts';
import { Facts } from './case-facts.tsx';
import type { CaseShown, FormField } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { PicturePreview } from './picture-preview.tsx';
import './cases.css';

const isTable = ({ type }: FormField): boolean => type === 'table';

/** A value of a case as people read it. */
function FieldValue({ form, value }: { readonly form: FormField; readonly value: unknown }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  const optionName = (key: unknown) => form.options.find((one) => one.key === key)?.name ?? String(key);
  if (isTable(form)) return <ValueRows form={form} value={value} />;
  if (Array.isArray(value)) return value.map(optionName).join(format.pause);
  if (typeof value === 'boolean') return value ? words.label.yes : words.label.no;
  if (form.type === 'choice') return optionName(value);
  if (form.type === 'money') return format.money(String(value));
  if (form.type === 'day') return format.day(String(value));
  return `${String(value)}${form.unit === null ? '' : ` ${form.unit}`}`;
}

type TableRow = Readonly<Record<string, unknown>>;

function ValueRows({ form, value }: { readonly form: FormField; readonly value: unknown }) {
  const rows = (Array.isArray(value) ? value : []) as TableRow[];
  return (
    <ShortTable<TableRow>
      label={form.name}
      columns={form.columns.map(({ key, name }) => ({
        key,
        title: name,
        value: (row: TableRow) => (row[key] ?? undefined) as string | undefined,
      }))}
      rows={rows}
      rowKey={(row) => String(rows.indexOf(row))}
    />
  );
}

/** What was declared, and when it was published. */
export function FieldsPanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  if (of.fieldForms.length === 0) return null;
  const plain = of.fieldForms.filter((form) => !isTable(form) && form.type !== 'rating');
  return (
    <Panel title={words.fields}>
      <div className="yd-stack">
        <Facts of={plain.map((form) => [form.name, <FieldValue key={form.field} form={form} value={of.fields[form.field]} />])} />
        {of.fieldForms.filter(isTable).map((form) => (
          <FieldValue key={form.field} form={form} value={of.fields[form.field]} />
        ))}
        {of.published === null ? null : <p className="yd-quiet">{words.published(format.instant(of.published))}</p>}
      </div>
    </Panel>
  );
}

/** The files of a case, byte for byte. */
export function EvidencePanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  type Row = CaseShown['evidence'][number];
  return (
    <Panel title={words.term.evidence}>
      {of.evidence.length === 0 ? (
        <p className="yd-quiet">{words.noEvidence}</p>
      ) : (
        <ShortTable<Row>
          label={words.term.evidence}
          columns={[
            { key: 'n', title: words.label.remarks, value: ({ n }) => words.file(n) },
            { key: 'kind', title: words.label.category, value: ({ kindName }) => kindName },
            {
              key: 'name',
              title: words.label.download,
              value: ({ name }) => name,
              show: ({ n, name }) => (
                <a href={`/api/cases/${encodeURIComponent(of.case)}/evidence/${n}`} download={name}>
                  {name}
                </a>
              ),
            },
            {
              key: 'preview',
              title: words.preview,
              press: true,
              show: ({ n, name }) =>
                /\.(?:jpe?g|png)$/iu.test(name) ? (
                  <PicturePreview address={`/api/cases/${encodeURIComponent(of.case)}/evidence/${n}`} name={name} />
                ) : null,
            },
            {
              key: 'hash',
              title: 'SHA-256',
              value: ({ sha256 }) => sha256,
              show: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 12)}</code>,
            },
          ]}
          rows={of.evidence}
          rowKey={({ n }) => String(n)}
        />
      )}
    </Panel>
  );
}

/** Assigned numbers, and money. */
export function MoneyPanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  const numbers = Object.entries(of.numbers);
  const { granted, paid, reclaimed } = of.ledger;
  const hasMoney = [granted, paid, reclaimed].some((sum) => Number(sum) !== 0);
  return (
    <>
      {numbers.length === 0 ? null : (
        <Panel title={words.numbers}>
          <Facts of={numbers.map(([key, number]) => [of.numberNames[key] ?? key, number])} />
        </Panel>
      )}
      {hasMoney ? (
        <Panel title={words.ledger}>
          <Facts
            of={[
              [words.granted, format.money(granted)],
              [words.paid, format.money(paid)],
              [words.reclaimed, format.money(reclaimed)],
            ]}
          />
        </Panel>
      ) : null}
    </>
  );
}

/** The record, which anyone can verify. */
export function RecordPanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  const save = useMutation({
    mutationFn: async () => {
      const { case: code, events, head } = await client.cases.record({ case: of.case });
      saveText(`${code}.json`, JSON.stringify({ case: code, events, head }));
    },
  });
  return (
    <Panel title={words.record}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.recordMeans}</p>
        <Facts of={[[words.term.head, of.head]]} />
        <div className="yd-row">
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {words.saveRecord}
          </Button>
        </div>
        <p className="yd-quiet">
          {words.verify} <code>{words.verifyCommand}</code>
        </p>
        <ProblemView error={save.error} />
      </div>
    </Panel>
  );
}
