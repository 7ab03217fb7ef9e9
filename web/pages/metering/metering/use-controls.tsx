import { Button, Radio } from 'antd';
import { useId } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { moved, spanned, spans, steps } from './address.ts';
import type { Span, UseAddress } from './address.ts';
import { SeriesPick } from './series-pick.tsx';
import type { useMetered, What } from './series-pick.tsx';
import { meteringWords } from './words.ts';

/** Which use the chart shows. */
export function UseControls({
  at,
  what,
  metered,
  go,
}: {
  readonly at: UseAddress;
  readonly what: What;
  readonly metered: ReturnType<typeof useMetered>;
  readonly go: Go<UseAddress>;
}) {
  const { use } = usePageWords(meteringWords);
  return (
    <div className="yd-row yd-controls yd-no-print">
      <SeriesPick {...metered} value={what} onPick={(one) => go({ carrier: one?.carrier, item: one?.item })} />
      <SpanSwitch at={at} go={go} />
      <Button onClick={() => go({ ...moved(at, -1), zoom: undefined })}>{use.earlier}</Button>
      <Button onClick={() => go({ ...moved(at, 1), zoom: undefined })}>{use.later}</Button>
      <details className="yd-more">
        <summary>{use.more}</summary>
        <MoreControls at={at} go={go} hasOthers={metered.carriers.length > 1} />
      </details>
    </div>
  );
}

/** Rarely changed controls: step, days, temperature. */
function MoreControls({ at, go, hasOthers }: { readonly at: UseAddress; readonly go: Go<UseAddress>; readonly hasOthers: boolean }) {
  const { use } = usePageWords(meteringWords);
  return (
    <div className="yd-row">
      <StepSwitch at={at} go={go} />
      <Day label={use.from} value={at.from} onDay={(from) => go({ from, zoom: undefined })} />
      <Day label={use.to} value={at.to} onDay={(to) => go({ to, zoom: undefined })} />
      <label className="yd-check">
        <input
          type="checkbox"
          checked={at.temperature === 'shown'}
          onChange={(event) => go({ temperature: event.target.checked ? undefined : 'hidden' })}
        />
        {use.showTemperature}
      </label>
      {hasOthers ? (
        <label className="yd-check">
          <input
            type="checkbox"
            checked={at.others === 'shown'}
            onChange={(event) => go({ others: event.target.checked ? 'shown' : undefined })}
          />
          {use.showOthers}
        </label>
      ) : null}
    </div>
  );
}

/** From ten years to one day. */
function SpanSwitch({ at, go }: { readonly at: UseAddress; readonly go: Go<UseAddress> }) {
  const { use } = usePageWords(meteringWords);
  const id = useId();
  const here = (span: Span) => {
    const { from, to } = spanned(at, span);
    return from === at.from && to === at.to;
  };
  return (
    <div className="yd-field">
      <span id={id}>{use.spans}</span>
      <Radio.Group
        aria-labelledby={id}
        optionType="button"
        value={spans.find(here) ?? null}
        onChange={(event) => go({ ...spanned(at, event.target.value as Span), zoom: undefined })}
        options={spans.map((value) => ({ value, label: use.span[value] ?? value }))}
      />
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
  return <Field label={label}>{(ids) => <DayInput {...ids} value={value} onDay={onDay} />}</Field>;
}
