import { Button, Input, Radio } from 'antd';
import { useId } from 'react';
import type { Carrier } from '#kernel/carrier.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Go } from '../../ui/address.ts';
import { Field } from '../../ui/field.tsx';
import { Pick } from '../../ui/pick.tsx';
import { moved, steps } from './address.ts';
import type { UseAddress } from './address.ts';
import { meteringWords } from './words.ts';

/** Which use the chart shows. */
export function UseControls({
  at,
  carriers,
  go,
}: {
  readonly at: UseAddress;
  readonly carriers: readonly Carrier[];
  readonly go: Go<UseAddress>;
}) {
  const { words } = useLanguage();
  const { use } = usePageWords(meteringWords);
  return (
    <div className="yd-row yd-no-print">
      <Pick
        label={use.carrier}
        value={at.carrier}
        options={carriers.map((value) => ({ value, label: words.carrier[value] }))}
        onPick={(carrier) => go({ carrier })}
        width={120}
      />
      <StepSwitch at={at} go={go} />
      <Day label={use.from} value={at.from} onDay={(from) => go({ from })} />
      <Day label={use.to} value={at.to} onDay={(to) => go({ to })} />
      <Button onClick={() => go(moved(at, -1))}>{use.earlier}</Button>
      <Button onClick={() => go(moved(at, 1))}>{use.later}</Button>
    </div>
  );
}

function StepSwitch({ at, go }: { readonly at: UseAddress; readonly go: Go<UseAddress> }) {
  const { words } = useLanguage();
  const { use } = usePageWords(meteringWords);
  const id = useId();
  return (
    <div className="yd-field">
      <span id={id}>{use.step}</span>
      <Radio.Group
        aria-labelledby={id}
        optionType="button"
        value={at.step}
        onChange={(event) => go({ step: event.target.value as UseAddress['step'] })}
        options={steps.map((value) => ({ value, label: words.step[value] }))}
      />
    </div>
  );
}

function Day({
  label,
  value,
  onDay,
}: {
  readonly label: string;
  readonly value: string;
  readonly onDay: (day: string | undefined) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <Input {...ids} type="date" value={value} onChange={(event) => onDay(event.target.value === '' ? undefined : event.target.value)} />
      )}
    </Field>
  );
}
