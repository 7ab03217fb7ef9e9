import { usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { usePolicyWords, useSay } from '../../green-building/policy/facts.ts';
import type { FilterBox } from '../../platform/ledger/list-filters.tsx';
import { entityWords } from '../../platform/ledger/words.ts';

/** A filter by one of the values that knowledge lists for a fact. */
export function FactChoice({ fact, label, value, onValue }: FilterBox & { readonly fact: string }) {
  const { list } = usePageWords(entityWords);
  const { known } = usePolicyWords();
  const say = useSay();
  const options = (known?.facts.get(fact)?.values ?? []).map((one) => ({
    value: String(one.value),
    label: say(one.names, String(one.value)),
  }));
  return <Field label={label}>{({ id }) => <Choice id={id} value={value} none={list.any} options={options} onChoose={onValue} />}</Field>;
}
