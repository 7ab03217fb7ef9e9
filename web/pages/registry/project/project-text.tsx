import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { useOrganisationNames } from '../../../ui/organisation-names.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { useFactText } from '../../green-building/policy/fact-text.ts';
import { usePolicyWords, useSay } from '../../green-building/policy/facts.ts';
import type { EntityText } from '../../platform/ledger/facts.ts';
import type { Value } from '../../green-building/policy/project-code.ts';
import { projectWords } from './words.ts';

const own = ['name', 'region', 'developmentZone', 'address', 'organisation', 'buildings', 'note'];

/**
 * Names and readable values of a project's fields; null if not filled in.
 * @param organisations codes that may be shown
 */
export function useProjectText(organisations: readonly unknown[] = []) {
  const { format } = useLanguage();
  const words = usePageWords(projectWords);
  const { nameOf } = usePlaces();
  const organisationName = useOrganisationNames(organisations);
  const { known } = usePolicyWords();
  const say = useSay();
  const factText = useFactText();
  const text = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null;
    if (field === 'region' || field === 'developmentZone') return nameOf(String(value as string));
    if (field === 'organisation') return organisationName(String(value as string));
    if (field === 'stage') return words.stages[value as keyof typeof words.stages];
    if (Array.isArray(value)) return value.join(format.and);
    const fact = known?.facts.get(field);
    if (fact !== undefined) return factText(fact, value as Value);
    return field.endsWith('On') ? format.day(String(value as string)) : String(value as string);
  };
  const box: EntityText['box'] = (field, { id, value, onValue }) => {
    const chosen = { id, value: value === '' ? undefined : value };
    const values = known?.facts.get(field)?.values ?? [];
    const options = values.map((one) => ({ value: String(one.value), label: say(one.names, String(one.value)) }));
    if (options.length > 0) return <Choice {...chosen} none="" options={options} onChoose={(one) => onValue(one ?? '')} />;
    return field.endsWith('On') ? <DayInput {...chosen} onDay={(day) => onValue(day ?? '')} /> : undefined;
  };
  return {
    text,
    known,
    box,
    valueHint: words.valueHint,
    name: (field: string): string => words.field[field] ?? say(known?.facts.get(field)?.names, field),
    /** The fields that a person edits. */
    editable: [...own, ...Object.keys(words.field).filter((one) => one.endsWith('On')), ...(known?.facts.keys() ?? [])],
  };
}
