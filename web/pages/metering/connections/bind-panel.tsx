import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { readUnits, type ReadUnit } from '#kernel/quantity.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SeriesBox } from './series-box.tsx';
import { refreshConnections } from './use-connections.ts';
import { connectionWords } from './words.ts';

/** A channel to be bound: what it showed, and its previous binding. */
export type Bindable = {
  readonly channel: string;
  readonly name?: string | null;
  readonly raw: string | number | null;
  readonly unit: string | null;
  readonly series?: string | null;
  readonly scale?: number | null;
  readonly offset?: number | null;
};

type Typed = { readonly series: string; readonly scale: string; readonly offset: string; readonly unit: string };
type Outcome = Awaited<ReturnType<typeof client.gateway.bindChannels>>['channels'][number];

const textOf = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
const begun = ({ series, scale, offset, unit }: Bindable): Typed => ({
  series: series ?? '',
  scale: textOf(scale),
  offset: textOf(offset),
  unit: readUnits.some((one) => one === unit) ? (unit ?? '') : '',
});
const isNumber = (text: string): boolean => text.trim() === '' || Number.isFinite(Number(text));
const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** Chosen channels, each with the series that it is bound to and how its values are converted to the series; checked before binding. */
export function BindPanel({
  connection,
  chosen,
  onDone,
}: {
  readonly connection: string;
  readonly chosen: readonly Bindable[];
  readonly onDone: () => void;
}) {
  const words = usePageWords(connectionWords);
  const { format } = useLanguage();
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const said = chosen.map((one) => ({ one, given: typed[one.channel] ?? begun(one) }));
  const work = useMutation({
    mutationFn: (preview: boolean) =>
      client.gateway.bindChannels({
        connection,
        preview,
        channels: said.map(({ one: { channel, raw }, given: { series, scale, offset, unit } }) => {
          const numbers = { scale: numberOf(scale), offset: numberOf(offset) };
          return { channel, series: series.trim(), ...numbers, unit: unit === '' ? null : unit, raw };
        }),
      }),
    onSuccess: async ({ channels }, preview) => {
      if (preview) return;
      await refreshConnections();
      if (channels.every(({ bound }) => bound)) onDone();
    },
  });
  const lacks = said.some(({ given: { series, scale, offset } }) => series.trim() === '' || !isNumber(scale) || !isNumber(offset));
  return (
    <Panel title={words.bindTitle(format.count(chosen.length))}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.bindMeans}</p>
        {said.map(({ one, given }) => (
          <BindRow
            key={one.channel}
            of={one}
            given={given}
            outcome={work.data?.channels.find(({ channel }) => channel === one.channel)}
            onGiven={(next) => {
              setTyped({ ...typed, [one.channel]: next });
              work.reset();
            }}
          />
        ))}
        <ProblemView error={work.error} />
        <div className="yd-row">
          <Button disabled={lacks} loading={work.isPending} onClick={() => work.mutate(true)}>
            {words.weigh}
          </Button>
          <Button type="primary" disabled={lacks} loading={work.isPending} onClick={() => work.mutate(false)}>
            {words.bind}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

type RowProps = {
  readonly of: Bindable;
  readonly given: Typed;
  readonly outcome: Outcome | undefined;
  readonly onGiven: (given: Typed) => void;
};

function BindRow({ of: { channel, name, raw }, given, outcome, onGiven }: RowProps) {
  const words = usePageWords(connectionWords);
  const { format } = useLanguage();
  const number = (field: 'scale' | 'offset') => (
    <Field label={words.channel[field]} {...(isNumber(given[field]) ? {} : { hint: words.notNumber })}>
      {(ids) => (
        <input
          {...ids}
          className="yd-choice"
          style={{ width: 90 }}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={!isNumber(given[field])}
          value={given[field]}
          onChange={({ target }) => onGiven({ ...given, [field]: target.value })}
        />
      )}
    </Field>
  );
  const options = readUnits.map((unit: ReadUnit) => ({ value: unit, label: unit === '1' ? words.noUnit : unitSign(unit) }));
  return (
    <fieldset className="yd-fieldset">
      <legend className="yd-wrap">
        {name === null || name === undefined ? channel : `${name}${format.colon}${channel}`}
        {raw === null ? null : ` = ${raw}`}
      </legend>
      <div className="yd-row">
        <Field label={words.channel.series}>
          {({ id }) => <SeriesBox id={id} value={given.series} onValue={(series) => onGiven({ ...given, series })} />}
        </Field>
        {number('scale')}
        {number('offset')}
        <Field label={words.channel.unit}>
          {({ id }) => (
            <Choice
              id={id}
              none={words.ownUnit}
              value={given.unit === '' ? undefined : given.unit}
              options={options}
              onChoose={(unit) => onGiven({ ...given, unit: unit ?? '' })}
            />
          )}
        </Field>
      </div>
      {outcome === undefined ? null : <Result of={outcome} unit={given.unit} />}
    </fieldset>
  );
}

function Result({ of: { value, bound, problem, findings }, unit }: { readonly of: Outcome; readonly unit: string }) {
  const words = usePageWords(connectionWords);
  if (problem !== null)
    return (
      <p role="alert" className="yd-missing">
        {problem}
      </p>
    );
  const shown = value === null ? '' : `${value} ${unit === '' ? '' : unitSign(unit)}`.trim();
  return (
    <div role="status">
      {bound ? words.isBound : words.wouldBe(shown)}
      {findings.length === 0 ? bound ? null : ` ${words.seemsRight}` : <FindingList findings={findings} />}
    </div>
  );
}
