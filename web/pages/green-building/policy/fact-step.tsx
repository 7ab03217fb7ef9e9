import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useFactText } from './fact-text.ts';
import { useSay, type Fact } from './facts.ts';
import type { Value } from './project-code.ts';
import { policyWords } from './words.ts';

/** One fact to be stated: what it is, why it is asked, and its values to choose from. */
export function FactStep({
  fact,
  value,
  onSay,
  children,
}: {
  readonly fact: Fact;
  readonly value: Value | undefined;
  readonly onSay: (value: Value) => void;
  /** Below the values: what depends on it, the way past it. */
  readonly children?: ReactNode;
}) {
  const format = useFormat();
  const { ask } = usePageWords(policyWords);
  const say = useSay();
  return (
    <fieldset className="yd-step">
      <legend>{say(fact.names)}</legend>
      <div className="yd-stack">
        <div className="yd-quiet">
          {ask.why}
          {format.colon}
          {say(fact.why)}
          {fact.derived ? ` ${ask.derived}` : ''}
        </div>
        {fact.type === 'number' && stepsOf(fact).length === 0 ? (
          <NumberOf key={fact.fact} fact={fact} value={value} onSay={onSay} />
        ) : (
          <ValuesOf fact={fact} value={value} onSay={onSay} />
        )}
        {children}
      </div>
    </fieldset>
  );
}

/** The few values of a whole number, such as stars; empty if there are many. */
function stepsOf({ unit, min, max }: Fact): number[] {
  if ((unit !== 'star' && unit !== 'grade') || min === null || max === null) return [];
  return Array.from({ length: max - min + 1 }, (_, at) => min + at);
}

function ValuesOf({
  fact,
  value,
  onSay,
}: {
  readonly fact: Fact;
  readonly value: Value | undefined;
  readonly onSay: (value: Value) => void;
}) {
  const { ask } = usePageWords(policyWords);
  const say = useSay();
  const told = useFactText();
  const steps = stepsOf(fact);
  const values: readonly { readonly value: Value; readonly label: string }[] =
    steps.length > 0
      ? steps.map((step) => ({ value: step, label: told(fact, step) }))
      : fact.type === 'bool'
        ? [
            { value: true, label: ask.yes },
            { value: false, label: ask.no },
          ]
        : fact.values.map((one) => ({ value: one.value, label: say(one.names, one.value) }));
  return (
    <div className="yd-chips">
      {values.map((one) => (
        <Button
          key={String(one.value)}
          type={one.value === value ? 'primary' : 'default'}
          aria-pressed={one.value === value}
          onClick={() => onSay(one.value)}
        >
          {one.label}
        </Button>
      ))}
    </div>
  );
}

function NumberOf({
  fact,
  value,
  onSay,
}: {
  readonly fact: Fact;
  readonly value: Value | undefined;
  readonly onSay: (value: Value) => void;
}) {
  const { ask } = usePageWords(policyWords);
  const format = useFormat();
  const say = useSay();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const number = Number(typed);
  const [least, most] = [fact.min ?? -Infinity, fact.max ?? Infinity];
  const fits = typed.trim() !== '' && Number.isFinite(number) && number >= least && number <= most;
  const range =
    fact.min !== null && fact.max !== null
      ? ask.between(format.number(fact.min), format.quantity(fact.max, fact.unit ?? ''))
      : (fact.unit ?? '');
  return (
    <form
      className="yd-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onSay(number);
      }}
    >
      <Input
        style={{ width: 180 }}
        inputMode="decimal"
        aria-label={say(fact.names)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        {...(typed === '' || fits ? {} : { status: 'error' as const, 'aria-invalid': true })}
      />
      <Button htmlType="submit" disabled={!fits}>
        {ask.set}
      </Button>
      <span className="yd-quiet">{range}</span>
    </form>
  );
}
