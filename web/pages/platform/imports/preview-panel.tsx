import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { withOption, type Draft } from './draft.ts';
import { Failed, Running } from './import-state.tsx';
import { OpenQuestion, openIn } from './open-questions.tsx';
import { bringsNothing, identityRefused, leavesReadings, ResultView } from './result.tsx';
import type { OneImport } from './result.tsx';
import { importWords } from './words.ts';

/** What would change, and the start of the import. Settings changed since then must be previewed first. */
export function PreviewPanel({
  of,
  error,
  stale,
  onRun,
  running,
  draft,
  onAnswer,
  brief = false,
}: {
  /** In place of another page: how the file was read is folded. */
  readonly brief?: boolean;
  readonly of: OneImport | undefined;
  readonly draft: Draft;
  /** A draft in which the open question is answered: it is previewed again. */
  readonly onAnswer: (draft: Draft) => void;
  readonly error: unknown;
  readonly stale: boolean;
  readonly onRun: () => void;
  readonly running: boolean;
}) {
  const { file } = usePageWords(importWords);
  if (error !== null) return <ProblemView error={error} />;
  if (of === undefined) return null;
  if (of.state === 'begun') return <Running of={of} text={file.previewing} />;
  if (of.problem !== null) return <Failed of={of} />;
  const open = openIn(of);
  if (open !== undefined) return <OpenQuestion of={open} draft={draft} answer={onAnswer} />;
  return (
    <Previewed
      key={of.import}
      of={of}
      stale={stale}
      running={running}
      brief={brief}
      onRun={onRun}
      onAccept={() => onAnswer(withOption(draft, 'onIdentityChange', 'accept'))}
    />
  );
}

/** What an import would do, and its start: what it would leave behind must be confirmed first. */
function Previewed({
  of,
  stale,
  running,
  onRun,
  onAccept,
  brief,
}: {
  readonly brief: boolean;
  readonly of: OneImport;
  readonly stale: boolean;
  readonly running: boolean;
  readonly onRun: () => void;
  /** Accepts that what identifies things changes: it is previewed again. */
  readonly onAccept: () => void;
}) {
  const { file } = usePageWords(importWords);
  const [isTaken, take] = useState(false);
  const leaves = leavesReadings(of);
  const isEmpty = bringsNothing(of);
  return (
    <Panel title={file.previewTitle}>
      <ResultView of={of} brief={brief} />
      <IdentityRefused of={of} onAccept={onAccept} />
      {stale ? <p className="yd-missing">{file.changed}</p> : null}
      {isEmpty ? <p className="yd-missing">{file.bringsNothing}</p> : null}
      {leaves ? (
        <label className="yd-check">
          <input type="checkbox" checked={isTaken} onChange={(event) => take(event.target.checked)} />
          {file.leaveReadings}
        </label>
      ) : null}
      <Button type="primary" disabled={stale || isEmpty || (leaves && !isTaken)} loading={running} onClick={onRun}>
        {file.run}
      </Button>
    </Panel>
  );
}

/** Asks about rows that would change what identifies something; their old and new values are in the table of rejects. */
function IdentityRefused({ of, onAccept }: { readonly of: OneImport; readonly onAccept: () => void }) {
  const { file } = usePageWords(importWords);
  const { format } = useLanguage();
  const count = identityRefused(of);
  if (count === 0) return null;
  return (
    <div role="alert">
      <p className="yd-missing">{file.identityRefused(format.count(count))}</p>
      <Button onClick={onAccept}>{file.acceptAndPreview}</Button>
    </div>
  );
}
