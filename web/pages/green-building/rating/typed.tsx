import { Box } from '../../../ui/box.tsx';
import { numberOrText } from '../../../ui/number-or-text.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { usePageWords } from '../../../i18n/language.tsx';
import { ratingWords } from './words.ts';

/** A number box with a label. */
export function NumberField({
  label,
  hint,
  value,
  onSay,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: unknown;
  readonly onSay: (value: number | string | undefined) => void;
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <Box
          id={ids.id}
          describedBy={ids['aria-describedby']}
          value={value}
          number
          width={140}
          onSay={(typed) => onSay(numberOrText(typed))}
        />
      )}
    </Field>
  );
}

/** Yes, no, or not known. */
export function YesNo({
  label,
  id,
  value,
  onSay,
}: {
  readonly label?: string;
  readonly id?: string | undefined;
  readonly value: unknown;
  readonly onSay: (value: boolean | undefined) => void;
}) {
  const { common } = usePageWords(ratingWords);
  return (
    <Choice
      {...(label === undefined ? {} : { label })}
      id={id}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
      none={common.unknown}
      options={[
        { value: 'yes', label: common.yes },
        { value: 'no', label: common.no },
      ]}
      onChoose={(chosen) => onSay(chosen === undefined ? undefined : chosen === 'yes')}
    />
  );
}
