import { Input } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { casesListWords } from './list-words.ts';

/** Only for administrators: when a step on paper was taken, and with whose rights. */
export type Paper = { readonly at?: string | undefined; readonly for?: string | undefined };

/** What was entered of a step on paper; nothing for one that is not. */
export const paperGiven = (paper: Paper): { readonly at?: string; readonly for?: string } =>
  Object.fromEntries(Object.entries(paper).filter(([, value]) => (value ?? '').trim() !== ''));

/** The fields of a step on paper. */
export function PaperFields({ paper, onChange }: { readonly paper: Paper; readonly onChange: (paper: Paper) => void }) {
  const words = usePageWords(casesListWords);
  return (
    <details>
      <summary>{words.paper}</summary>
      <div className="yd-row">
        <Field label={words.at} hint={words.atHint}>
          {(ids) => (
            <Input {...ids} value={paper.at ?? ''} maxLength={60} onChange={({ target }) => onChange({ ...paper, at: target.value })} />
          )}
        </Field>
        <Field label={words.for}>
          {(ids) => (
            <Input {...ids} value={paper.for ?? ''} maxLength={200} onChange={({ target }) => onChange({ ...paper, for: target.value })} />
          )}
        </Field>
      </div>
    </details>
  );
}
