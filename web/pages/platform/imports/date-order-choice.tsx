import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { withOption } from './draft.ts';
import type { Draft } from './draft.ts';
import { importWords } from './words.ts';

/** Which number is the day in dates that end with the year, if the file does not show it itself. */
export function DateOrderChoice({ draft, change }: { readonly draft: Draft; readonly change: (draft: Draft) => void }) {
  const { readings } = usePageWords(importWords);
  const orders = ['day-month', 'month-day'] as const;
  return (
    <Field label={readings.dateOrder}>
      {({ id }) => (
        <Choice
          id={id}
          value={draft.options['dateOrder']}
          none={readings.dateOrderUsual}
          options={orders.map((value) => ({ value, label: readings.dateOrderOf[value] }))}
          onChoose={(value) => change(withOption(draft, 'dateOrder', value))}
        />
      )}
    </Field>
  );
}
