import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { CaseShown } from './case-shown.ts';
import { caseWords } from './case-words.ts';

type Row = CaseShown['doubts'][number];

/** What did not agree when steps were taken, or could not be compared, with the reasons that were given. */
export function DoubtsPanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  return (
    <Panel title={words.term.doubts}>
      <ShortTable<Row>
        label={words.term.doubts}
        columns={[
          { key: 'step', title: words.term.transition, value: ({ stepName }) => stepName },
          { key: 'at', title: words.label.day, value: ({ at }) => format.instant(at) },
          { key: 'detail', title: words.term.doubts, value: ({ detail }) => detail },
          { key: 'reason', title: words.term.doubtReason, value: ({ reason }) => reason ?? undefined },
        ]}
        rows={of.doubts}
        rowKey={({ n, field, code, detail }) => `${n} ${field} ${code} ${detail}`}
      />
    </Panel>
  );
}
