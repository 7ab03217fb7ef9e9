import { usePageWords } from '../../../i18n/language.tsx';
import { textIn } from '../../../ui/address.ts';
import { TextField } from './text-field.tsx';
import { statementWords } from '../../casework/statement/words.ts';

/** Text of the head and foot of a document that no fact provides; empty if not filled in. */
export type PaperHead = { readonly projectName: string; readonly plotNumber: string; readonly authority: string };

export function readPaperHead(given: Readonly<Record<string, unknown>>): PaperHead {
  const read = (name: string) => textIn(given, name) ?? '';
  return { projectName: read('projectName'), plotNumber: read('plotNumber'), authority: read('authority') };
}

/** The head of a document to be typed in, collapsed: if left empty, lines are left to fill in by hand. */
export function PaperHeadFields({ of, onType }: { readonly of: PaperHead; readonly onType: (change: Partial<PaperHead>) => void }) {
  const { draft } = usePageWords(statementWords);
  return (
    <details className="yd-panel yd-no-print" open={Object.values(of).some((value) => value !== '')}>
      <summary>{draft.head}</summary>
      <p className="yd-quiet">{draft.headMeans}</p>
      <div className="yd-row">
        <TextField label={draft.projectName} value={of.projectName} onType={(projectName) => onType({ projectName })} width={280} />
        <TextField label={draft.plotNumber} value={of.plotNumber} onType={(plotNumber) => onType({ plotNumber })} width={160} />
        <TextField label={draft.authority} value={of.authority} onType={(authority) => onType({ authority })} width={240} />
      </div>
    </details>
  );
}
