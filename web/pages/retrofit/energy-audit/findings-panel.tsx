import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Severity } from '#kernel/finding.ts';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { nextCode } from './next-code.ts';
import { indicatorCell, indicatorKey, renewAudits, type Audit } from './shown.ts';
import { TableIn } from './table-in.tsx';
import { energyAuditPageWords } from './words.ts';

type Rests = NonNullable<Audit['findings'][number]['rests']>;

type Written = {
  readonly code: string;
  readonly system: string;
  readonly text: string;
  readonly severity: Severity;
  readonly carrier: Rests['carrier'] | null;
  readonly indicator: Rests['indicator'] | null;
};

const columns = ['code', 'system', 'text', 'severity', 'carrier', 'indicator'] as const;

/** What the auditor found, written one by one or imported as a table, and what is doubtful about the data. */
export function FindingsPanel({ of: { audit, findings, indicators } }: { readonly of: Audit }) {
  const words = usePageWords(energyAuditPageWords);
  const written = findings.flatMap(({ code, system, detail, severity, rests }) =>
    system === null
      ? []
      : [{ code, system, text: detail, severity, rests, carrier: rests?.carrier ?? null, indicator: rests?.indicator ?? null }],
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
            {
              key: 'rests',
              title: words.term.rests,
              value: ({ rests }) => (rests === null ? undefined : indicatorName(words, rests)),
              show: ({ rests }) => (rests === null ? null : <OnIndicator of={rests} />),
            },
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
        form={(add) => <AddFinding taken={written.map(({ code }) => code)} indicators={indicators} onAdd={add} />}
      />
      {findings.some(({ system }) => system === null) ? <strong>{words.dataFindings}</strong> : null}
      <FindingList findings={findings.filter(({ system }) => system === null)} />
    </div>
  );
}

type IndicatorWords = Pick<(typeof energyAuditPageWords)['zh'], 'carrier' | 'indicator'>;

const indicatorName = ({ carrier, indicator }: IndicatorWords, rests: Pick<Rests, 'carrier' | 'indicator'>): string =>
  `${carrier[rests.carrier]} ${indicator[rests.indicator]}`;

/** The indicator that a finding is based on, with its current value; it opens. */
function OnIndicator({ of: rests }: { readonly of: Rests }) {
  const words = usePageWords(energyAuditPageWords);
  return (
    <>
      {indicatorName(words, rests)} <Figure of={{ ...indicatorCell(rests), ...(rests.figure !== null && { figure: rests.figure }) }} />
    </>
  );
}

type AddProps = {
  readonly taken: readonly string[];
  readonly indicators: Audit['indicators'];
  readonly onAdd: (row: Written) => void;
};

function AddFinding({ taken, indicators, onAdd }: AddProps) {
  const words = usePageWords(energyAuditPageWords);
  const [system, setSystem] = useState('');
  const [text, setText] = useState('');
  const [severity, setSeverity] = useState<Severity>('warning');
  const [rests, setRests] = useState<string>();
  const on = indicators.find((one) => indicatorKey(one) === rests);
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
      <Field label={words.term.rests}>
        {({ id }) => (
          <Choice
            id={id}
            value={rests}
            none={words.term.noRests}
            options={indicators.map((one) => ({ value: indicatorKey(one), label: indicatorName(words, one) }))}
            onChoose={setRests}
          />
        )}
      </Field>
      <Button
        disabled={!isReady}
        onClick={() =>
          onAdd({
            code: nextCode('F', taken),
            system: system.trim(),
            text: text.trim(),
            severity,
            carrier: on?.carrier ?? null,
            indicator: on?.indicator ?? null,
          })
        }
      >
        {words.addFinding}
      </Button>
    </div>
  );
}
