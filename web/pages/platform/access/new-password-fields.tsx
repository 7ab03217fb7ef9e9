import Password from 'antd/es/input/Password.js';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { accessWords } from './words.ts';

/** A new password as typed, twice. */
export type Fresh = { readonly fresh: string; readonly repeat: string };

/** Says what is wrong with it, or undefined. The server checks again. */
export function checkFresh({ fresh, repeat }: Fresh, words: { readonly short: string; readonly differ: string }): string | undefined {
  if ([...fresh].length < 10) return words.short;
  return fresh === repeat ? undefined : words.differ;
}

export function NewPasswordFields({ value, onChange }: { readonly value: Fresh; readonly onChange: (value: Fresh) => void }) {
  const words = usePageWords(accessWords).own;
  return (
    <>
      <Field label={words.fresh} hint={words.rule}>
        {(ids) => (
          <Password
            {...ids}
            autoComplete="new-password"
            value={value.fresh}
            onChange={(event) => onChange({ ...value, fresh: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.repeat}>
        {(ids) => (
          <Password
            {...ids}
            autoComplete="new-password"
            value={value.repeat}
            onChange={(event) => onChange({ ...value, repeat: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
