import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { DueDay } from './due-day.tsx';

const CalculatedLimit = lazy(async () => ({ default: (await import('./calculated-limit.tsx')).CalculatedLimit }));

type Row = CaseShown['limits'][number];

/** The limits of a case; a due day opens to its calculation. @param opens whether the reader is signed in */
export function LimitsPanel({ of, opens = false }: { readonly of: CaseShown; readonly opens?: boolean }) {
  const words = usePageWords(caseWords);
  const [open, setOpen] = useState<string>();
  const touched = of.limits.filter(({ running, due, used }) => running || due !== null || (used ?? 0) > 0);
  const limit = touched.find(({ id }) => id === open);
  if (touched.length === 0) return null;
  const due = (row: Row) =>
    opens && row.due !== null && !of.reports.some(({ report }) => report === row.id) ? (
      <Button type="link" size="small" aria-expanded={open === row.id} onClick={() => setOpen(open === row.id ? undefined : row.id)}>
        <span className="yd-hidden">{words.openDue(row.name)}</span>
        <DueDay {...row} />
      </Button>
    ) : (
      <DueDay {...row} />
    );
  return (
    <Panel title={words.term.limit}>
      <div className="yd-stack">
        <ShortTable<Row>
          label={words.term.limit}
          columns={[
            { key: 'name', title: words.term.limit, value: ({ name }) => name },
            { key: 'of', title: words.allotted, value: (row) => `${row.of} ${words.unit[row.unit]}` },
            { key: 'used', title: words.term.used, number: true, value: ({ used }) => used ?? undefined },
            { key: 'left', title: words.term.left, number: true, value: ({ left }) => left ?? undefined },
            { key: 'due', title: words.term.due, value: (row) => row.due ?? undefined, show: due },
            { key: 'running', title: words.label.state, value: ({ running }) => (running ? words.label.running : words.stopped) },
          ]}
          rows={touched}
          rowKey={({ id }) => id}
        />
        {limit === undefined ? null : (
          <Suspense fallback={null}>
            <CalculatedLimit of={of} limit={limit} />
          </Suspense>
        )}
      </div>
    </Panel>
  );
}
