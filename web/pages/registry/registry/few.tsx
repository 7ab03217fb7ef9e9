import { wordsIn, type Category } from '#kernel/vocabulary.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { listWords } from './list-words.ts';

/** The codes of a category as choices. */
export const coded = (terms: Category, language: 'zh' | 'en') =>
  Object.entries(wordsIn(terms, language)).map(([value, label]) => ({ value, label }));

/** One of a few, or any. */
export function Few({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { value: string; label: string }[];
  readonly onChoose: (value: string | undefined) => void;
}) {
  const { filter } = usePageWords(listWords);
  return (
    <Field label={label}>{({ id }) => <Choice id={id} value={value} none={filter.any} options={options} onChoose={onChoose} />}</Field>
  );
}
