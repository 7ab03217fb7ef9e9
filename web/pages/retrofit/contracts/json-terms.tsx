import { contractFormWords } from './form-words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FaultLine, MarkedField } from '../../../ui/marked-field.tsx';
import { TermLacks } from './term-lacks.tsx';
import { draftOf, termsOf, type Draft } from './terms-draft.ts';

/** Props shared by all ways of writing terms. */
export type Sending = { readonly error: unknown; readonly isBusy: boolean; readonly label: string; readonly isReady: boolean };

/** Terms as JSON, pasted or from a file; sent unchanged, or filled into the form. */
export function JsonTerms({
  draft,
  onSend,
  toForm,
  error,
  isBusy,
  label,
  isReady,
}: Sending & { readonly draft: Draft; readonly onSend: (terms: unknown) => void; readonly toForm: (draft: Draft) => void }) {
  const form = usePageWords(contractFormWords);
  const [text, setText] = useState(() => JSON.stringify(termsOf(draft), null, 2));
  const [fault, setFault] = useState<string>();
  const read = (then: (terms: unknown, made: Draft) => void) => {
    try {
      const terms: unknown = JSON.parse(text);
      const made = draftOf(terms);
      setFault(made === null ? form.notObject : undefined);
      if (made !== null) then(terms, made);
    } catch {
      setFault(form.badJson);
    }
  };
  return (
    <form
      aria-label={form.json}
      className="yd-stack"
      onSubmit={(event) => {
        event.preventDefault();
        read(onSend);
      }}
    >
      <Field label={form.jsonFile}>
        {(ids) => <FileInput {...ids} accept=".json" onceEach onFiles={([file]) => void file?.text().then(setText)} />}
      </Field>
      <MarkedField label={form.json} fault={undefined}>
        {(ids) => (
          <textarea
            {...ids}
            className="yd-area"
            rows={18}
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </MarkedField>
      <FaultLine of={fault} />
      <TermLacks error={error} />
      <div className="yd-row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
          {label}
        </Button>
        <Button onClick={() => read((_, made) => toForm(made))}>{form.toForm}</Button>
      </div>
    </form>
  );
}
