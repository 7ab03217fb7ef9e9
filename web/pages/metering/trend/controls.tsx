import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { carriers } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { mostPoints, trendSteps, type TrendAddress } from './address.ts';
import { trendWords } from './words.ts';

/** Points, days and steps, and what is shown with them. */
export function TrendControls({
  at,
  go,
  codes,
  building,
}: {
  readonly at: TrendAddress;
  readonly go: Go<TrendAddress>;
  readonly codes: readonly string[];
  readonly building: string | null | undefined;
}) {
  const words = usePageWords(trendWords);
  const { words: own } = useLanguage();
  return (
    <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.title}>
      <AddPoint codes={codes} building={building} go={go} />
      <Field label={words.step}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.step}
            options={trendSteps.map((value) => ({ value, label: value === 'raw' ? words.raw : own.step[value] }))}
            onChoose={(step) => go({ step })}
          />
        )}
      </Field>
      <Field label={words.from}>
        {(ids) => <DayInput {...ids} value={at.from} onDay={(from) => from !== undefined && go({ from })} />}
      </Field>
      <Field label={words.to}>{(ids) => <DayInput {...ids} value={at.to} onDay={(to) => to !== undefined && go({ to })} />}</Field>
      <Beside at={at} go={go} />
    </div>
  );
}

/** Which time counts, which values are acceptable, and whether use is shown too. */
function Beside({ at, go }: { readonly at: TrendAddress; readonly go: Go<TrendAddress> }) {
  const words = usePageWords(trendWords);
  const { words: own } = useLanguage();
  const durings = (['occupied', 'unoccupied'] as const).map((value) => ({ value, label: words[value] }));
  return (
    <>
      <Field label={words.during}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.during === '' ? undefined : at.during}
            none={words.all}
            options={durings}
            onChoose={(during) => go({ during })}
          />
        )}
      </Field>
      <Field label={words.within} hint={words.withinHint}>
        {(ids) => (
          <Input.Search
            {...ids}
            key={at.within}
            defaultValue={at.within ?? ''}
            allowClear
            onSearch={(text) => go({ within: text.trim() === '' ? undefined : text.trim() })}
          />
        )}
      </Field>
      <Field label={words.carrier}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.carrier === '' ? undefined : at.carrier}
            none={words.noCarrier}
            options={carriers.map((value) => ({ value, label: own.carrier[value] }))}
            onChoose={(carrier) => go({ carrier })}
          />
        )}
      </Field>
    </>
  );
}

/** Adds a point by its code, or one of the building of the first. */
function AddPoint({
  codes,
  building,
  go,
}: {
  readonly codes: readonly string[];
  readonly building: string | null | undefined;
  readonly go: Go<TrendAddress>;
}) {
  const words = usePageWords(trendWords);
  const { format } = useLanguage();
  const isKnown = typeof building === 'string';
  const { data } = useQuery({ ...api.point.list.queryOptions({ input: { building: building ?? '', limit: 200 } }), enabled: isKnown });
  const others = (data?.points ?? []).filter(({ code }) => !codes.includes(code));
  const add = (code: string | undefined) => code !== undefined && code.trim() !== '' && go({ points: [...codes, code.trim()].join(',') });
  if (codes.length >= mostPoints) return <p>{words.full(format.count(mostPoints))}</p>;
  return (
    <>
      <Field label={words.add} hint={words.addHint}>
        {(ids) => <Input.Search {...ids} key={codes.join(',')} onSearch={add} />}
      </Field>
      {others.length === 0 ? null : (
        <Choice
          label={words.add}
          value={undefined}
          none={words.choose}
          options={others.map(({ code, name, space }) => ({
            value: code,
            label: [space, name, code].filter((one) => one !== null).join(' · '),
          }))}
          onChoose={add}
        />
      )}
    </>
  );
}
