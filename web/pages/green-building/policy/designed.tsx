import { useId } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { Box, NumberBox } from '../../../ui/box.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useSay, type Item, type PolicyVocabulary } from './facts.ts';
import type { Project, Value } from './project-code.ts';
import { policyWords } from './words.ts';

/** Separates several names of standards in one text, in the address and in the box. */
const between = '; ';

const namesIn = (value: Value | undefined): string[] =>
  String(value ?? '')
    .split(/[；;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** A design as the contract takes it: names of standards as a list. */
export function asDesigned(values: Project, { items }: Pick<PolicyVocabulary, 'items'>): Record<string, Value | string[]> {
  return Object.fromEntries(
    Object.entries(values).map(([item, value]) => [item, items.get(item)?.unit === 'text' ? namesIn(value) : value]),
  );
}

type Of = {
  readonly item: Item;
  readonly label: string;
  readonly value: Value | undefined;
  readonly onSet: (value: Value | undefined) => void;
};

/** The design's value for an item: chosen if there are few options, typed if there are many. Several rows of one item all show the same. */
export function Designed({
  item,
  required,
  ...of
}: Omit<Of, 'item' | 'label'> & { readonly item: Item | undefined; readonly required: unknown }) {
  const { plot, ask } = usePageWords(policyWords);
  const say = useSay();
  if (item === undefined) return plot.notAsked;
  const label = plot.designOf(say(item.names));
  if (item.unit === 'text') return <Names {...of} item={item} label={label} required={String(required)} />;
  if (item.unit === 'star') return <Stars {...of} item={item} label={label} />;
  const { value, onSet } = of;
  if (item.unit === 'bool')
    return (
      <Choice
        label={label}
        value={value === undefined ? undefined : String(value)}
        options={[
          { value: 'true', label: ask.yes },
          { value: 'false', label: ask.no },
        ]}
        none={plot.notAsked}
        onChoose={(chosen) => onSet(chosen === undefined ? undefined : chosen === 'true')}
      />
    );
  return (
    <div>
      <NumberBox label={label} value={typeof value === 'boolean' ? undefined : value} onSay={onSet} />{' '}
      <span className="yd-quiet">{item.unit}</span>
    </div>
  );
}

function Stars({ label, value, onSet }: Of) {
  const { plot, plans } = usePageWords(policyWords);
  return (
    <Choice
      label={label}
      value={value === undefined ? undefined : String(value)}
      options={[0, 1, 2, 3].map((star) => ({ value: String(star), label: plans.star(star) }))}
      none={plot.notAsked}
      onChoose={(chosen) => onSet(chosen === undefined ? undefined : Number(chosen))}
    />
  );
}

/** A check box for the standard of this row; others are typed or chosen from those that the documents print. */
function Names({ item, label, required, value, onSet }: Of & { readonly required: string }) {
  const { plot } = usePageWords(policyWords);
  const listed = useId();
  const names = namesIn(value);
  const set = (next: readonly string[]) => onSet(next.length === 0 ? undefined : [...new Set(next)].join(between));
  return (
    <div className="yd-stack">
      <label className="yd-check">
        <input
          type="checkbox"
          checked={names.includes(required)}
          onChange={({ target }) => set(target.checked ? [...names, required] : names.filter((name) => name !== required))}
        />{' '}
        {plot.follows(required)}
      </label>
      <Box label={label} value={names.join(between)} width="100%" list={listed} onSay={(typed) => set(namesIn(typed))} />
      <datalist id={listed}>
        {item.values.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}
