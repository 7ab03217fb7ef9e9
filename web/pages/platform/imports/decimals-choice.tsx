import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { withOption } from './draft.ts';
import type { Draft } from './draft.ts';
import { importWords } from './words.ts';

/** The decimal mark of the file, if the file does not show it itself. */
export function DecimalsChoice({ draft, change }: { readonly draft: Draft; readonly change: (draft: Draft) => void }) {
  const { file } = usePageWords(importWords);
  return (
    <Field label={file.decimals}>
      {({ id }) => (
        <Choice
          id={id}
          value={draft.options['decimals']}
          none={file.decimalsUsual}
          options={[
            { value: 'point', label: file.decimalsOf.point },
            { value: 'comma', label: file.decimalsOf.comma },
          ]}
          onChoose={(value) => change(withOption(draft, 'decimals', value))}
        />
      )}
    </Field>
  );
}
