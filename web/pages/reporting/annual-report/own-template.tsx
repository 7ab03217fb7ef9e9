import { Button } from 'antd';
import TextArea from 'antd/es/input/TextArea.js';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { annualReportPageWords } from './words.ts';

/** A template that is not kept: the name of its file and its text. */
export type TemplateText = { readonly name: string; readonly text: string };

/** The user's own template, as a file or pasted; its faults are shown in place of the report. */
export function OwnTemplate({
  own,
  onOwn,
}: {
  readonly own: TemplateText | undefined;
  readonly onOwn: (own: TemplateText | undefined) => void;
}) {
  const words = usePageWords(annualReportPageWords);
  const [text, setText] = useState('');
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await file.text();
    setText(read);
    onOwn({ name: file.name, text: read });
  };
  return (
    <div className="yd-no-print">
      <Panel title={words.own}>
        <div className="yd-stack">
          <Field label={words.file}>
            {(ids) => <FileInput {...ids} accept=".yaml,.yml,.json" onceEach onFiles={([file]) => void take(file)} />}
          </Field>
          <Field label={words.pasted}>
            {(ids) => <TextArea {...ids} rows={4} maxLength={200_000} value={text} onChange={({ target }) => setText(target.value)} />}
          </Field>
          <div className="yd-row">
            <Button disabled={text.trim() === ''} onClick={() => onOwn({ name: 'template.yaml', text })}>
              {words.useText}
            </Button>
            {own === undefined ? null : <Button onClick={() => onOwn(undefined)}>{words.drop}</Button>}
          </div>
        </div>
      </Panel>
    </div>
  );
}
