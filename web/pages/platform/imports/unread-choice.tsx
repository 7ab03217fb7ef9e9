import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { withOption } from './draft.ts';
import type { Draft } from './draft.ts';
import { importWords } from './words.ts';

/** Whether columns for which no field is chosen may contain something relevant about their rows. */
export function UnreadChoice({ draft, change }: { readonly draft: Draft; readonly change: (draft: Draft) => void }) {
  const { file } = usePageWords(importWords);
  return (
    <Field label={file.unread}>
      {({ id }) => (
        <Choice
          id={id}
          value={draft.options['unread']}
          none={file.unreadUsual}
          options={[{ value: 'ignore', label: file.unreadIgnored }]}
          onChoose={(value) => change(withOption(draft, 'unread', value))}
        />
      )}
    </Field>
  );
}
