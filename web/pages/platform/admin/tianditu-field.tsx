import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import type { Draft } from './settings-draft.ts';
import { tiandituTiles } from './tianditu.ts';
import { tiandituWords } from './tianditu-words.ts';

/** The national base map by its key: it fills the two fields above; nothing is requested from it before they are saved. */
export function Tianditu({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const words = usePageWords(tiandituWords);
  const [key, setKey] = useState('');
  return (
    <Field label={words.key} hint={words.hint}>
      {(ids) => (
        <Space.Compact>
          <Input {...ids} autoComplete="off" value={key} onChange={(event) => setKey(event.target.value.trim())} />
          <Button
            disabled={!/^[\da-f]{32}$/iu.test(key)}
            onClick={() => onChange({ ...draft, tiles: tiandituTiles(key), tilesBy: words.by })}
          >
            {words.fill}
          </Button>
        </Space.Compact>
      )}
    </Field>
  );
}
