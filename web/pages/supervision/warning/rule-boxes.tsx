import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';

/** A text of the rule; what is being typed stays as typed until blur, however it is parsed. */
export function TextBox(props: {
  readonly label: string;
  readonly value: string;
  readonly change: (typed: string) => void;
  readonly hint?: string;
}) {
  const { label, value, change, hint } = props;
  const [typed, setTyped] = useState<string>();
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(ids) => (
        <input
          {...ids}
          className="yd-input"
          value={typed ?? value}
          onBlur={() => setTyped(undefined)}
          onChange={({ target }) => {
            setTyped(target.value);
            change(target.value);
          }}
        />
      )}
    </Field>
  );
}

/** One of a few words of the rule language, by their names. */
export function WordBox<T extends string>(props: {
  readonly label: string;
  readonly value: T | undefined;
  readonly words: Readonly<Record<T, string>>;
  readonly change: (value: T) => void;
}) {
  const { label, value, words, change } = props;
  const options = (Object.keys(words) as T[]).map((one) => ({ value: one, label: words[one] }));
  return (
    <Field label={label}>
      {({ id }) => <Choice id={id} value={value} options={options} onChoose={(one) => one !== undefined && change(one)} />}
    </Field>
  );
}

/** Rows of a part, each with a button that removes it, and one that adds another. */
export function RowList(props: {
  readonly title: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly show: ReactNode; readonly remove: () => void }[];
  readonly none?: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly remove: (name: string) => string;
  readonly children?: ReactNode;
}) {
  const { title, rows, none, add, onAdd, remove, children } = props;
  return (
    <fieldset className="yd-plain-fields yd-stack">
      <legend>{title}</legend>
      {children}
      {rows.length === 0 && none !== undefined ? <p className="yd-quiet">{none}</p> : null}
      {rows.map((row) => (
        <div key={row.key} className="yd-row yd-row-top" role="group" aria-label={row.name}>
          {row.show}
          <Button size="small" onClick={row.remove}>
            {remove(row.name)}
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={onAdd}>{add}</Button>
      </div>
    </fieldset>
  );
}
