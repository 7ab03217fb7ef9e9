import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Severity } from '#kernel/finding.ts';
import { client } from '../../api.ts';
import { usePageWords } from '../../i18n/language.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { ShortTable } from '../../ui/short-table.tsx';
import { nextCode } from './next-code.ts';
import { renewAudits, type Audit } from './shown.ts';
import { TableIn } from './table-in.tsx';
import { energyAuditPageWords } from './words.ts';

type Written = { readonly code: string; readonly system: string; readonly text: string; readonly severity: Severity };

const columns = ['code', 'system', 'text', 'severity'] as const;

/** What the auditor found, written one by one or brought in as a table, and what is doubtful about the data. */
export function FindingsPanel({ of: { audit, findings } }: { readonly of: Audit }) {
  const words = usePageWords(energyAuditPageWords);
  const written = findings.flatMap(({ code, system, detail, severity }) =>
    system === null ? [] : [{ code, system, text: detail, severity }],
  );
  return (
    <div className="yd-stack">
      {written.length === 0 ? (
        <p className="yd-quiet">{words.noWritten}</p>
      ) : (
        <ShortTable
          label={words.term.written}
          rows={written}
          rowKey={({ code }) => code}
          columns={[
            { key: 'code', title: words.label.code, value: ({ code }) => code },
            { key: 'system', title: words.term.system, value: ({ system }) => system },
            { key: 'text', title: words.label.text, value: ({ text }) => text },
            { key: 'severity', title: words.label.strength, value: ({ severity }) => words.severity[severity] },
          ]}
        />
      )}
      <TableIn<(typeof columns)[number], Written>
        name="findings.csv"
        label={words.findingTable}
        hint={words.findingColumns}
        columns={columns}
        rows={written}
        onFile={async (file) => {
          await client.energyAudit.findings({ audit, file });
          await renewAudits();
        }}
        form={(add) => <AddFinding taken={written.map(({ code }) => code)} onAdd={add} />}
      />
      {findings.some(({ system }) => system === null) ? <strong>{words.dataFindings}</strong> : null}
      <FindingList findings={findings.filter(({ system }) => system === null)} />
    </div>
  );
}

function AddFinding({ taken, onAdd }: { readonly taken: readonly string[]; readonly onAdd: (row: Written) => void }) {
  const words = usePageWords(energyAuditPageWords);
  const [system, setSystem] = useState('');
  const [text, setText] = useState('');
  const [severity, setSeverity] = useState<Severity>('warning');
  const isReady = system.trim() !== '' && text.trim() !== '';
  return (
    <div className="yd-row">
      <Field label={words.term.system}>
        {(ids) => <Input {...ids} value={system} maxLength={200} onChange={({ target }) => setSystem(target.value)} />}
      </Field>
      <Field label={words.label.text}>
        {(ids) => <Input {...ids} value={text} maxLength={2000} style={{ width: 320 }} onChange={({ target }) => setText(target.value)} />}
      </Field>
      <Field label={words.label.strength}>
        {({ id }) => (
          <Choice
            id={id}
            value={severity}
            options={(['info', 'warning', 'error'] as const).map((value) => ({ value, label: words.severity[value] }))}
            onChoose={(value) => setSeverity(value ?? 'warning')}
          />
        )}
      </Field>
      <Button disabled={!isReady} onClick={() => onAdd({ code: nextCode('F', taken), system: system.trim(), text: text.trim(), severity })}>
        {words.addFinding}
      </Button>
    </div>
  );
}
