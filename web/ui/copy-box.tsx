import { Button, Input } from 'antd';
import { useRef } from 'react';
import type { InputRef } from 'antd';
import { useWords } from '../i18n/language.tsx';
import { useCopy } from './copy.ts';
import { Field } from './field.tsx';

/** A text to be copied. If the browser provides no clipboard (plain http), it is selected for the keyboard. */
export function CopyBox({ label, text, hint }: { readonly label: string; readonly text: string; readonly hint?: string }) {
  const { copy: words } = useWords();
  const { copied, copy } = useCopy(text);
  const box = useRef<InputRef>(null);
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <div className="yd-row">
          <Input {...ids} ref={box} readOnly value={text} style={{ flex: '1 1 200px' }} />
          <Button aria-label={`${words.do} ${label}`} onClick={() => void copy(() => box.current?.select())}>
            {copied === undefined ? words.do : words[copied]}
          </Button>
        </div>
      )}
    </Field>
  );
}
