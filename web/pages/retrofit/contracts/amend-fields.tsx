import { Input } from 'antd';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { Contract } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** The period from which an amendment applies, and the reason. */
export type Amending = { readonly from: string; readonly note: string };

export function AmendFields({
  of,
  value,
  set,
}: {
  readonly of: Contract;
  readonly value: Amending;
  readonly set: (value: Amending) => void;
}) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const firsts = of.periods.length === 0 ? [of.from] : of.periods.map(({ from }) => from);
  return (
    <Panel title={words.amend}>
      <div className="yd-row yd-row-top">
        <Field label={words.amendFrom}>
          {({ id }) => (
            <Choice
              id={id}
              value={value.from}
              options={firsts.map((from) => ({ value: from, label: format.day(from) }))}
              onChoose={(from) => set({ ...value, from: from ?? '' })}
            />
          )}
        </Field>
        <Field label={words.amendNote}>
          {(ids) => <Input {...ids} value={value.note} maxLength={2000} onChange={({ target }) => set({ ...value, note: target.value })} />}
        </Field>
      </div>
    </Panel>
  );
}
