import { Input } from 'antd';
import { carriers, units } from '#kernel/carrier.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { DecimalsChoice } from './decimals-choice.tsx';
import { kindOfReadings, layoutIn, unitOfMeter, withOption } from './draft.ts';
import type { Draft, Inspection } from './draft.ts';
import { importWords } from './words.ts';

type Props = { readonly draft: Draft; readonly change: (draft: Draft) => void };

/** What the readings of a file mean, where the file itself does not say it. */
export function ReadingOptions({ seen, draft, change }: Props & { readonly seen: Inspection }) {
  const { words } = useLanguage();
  const { readings } = usePageWords(importWords);
  const me = useMe();
  const layout = layoutIn(draft, seen);
  const isRegister = kindOfReadings(draft, seen) === 'register';
  /** The default if nothing is stated: as the server reads the file, otherwise the usual value. */
  const auto = (name: string, of: Readonly<Record<string, string>>, usual: string): string => {
    const read = seen.options[name];
    return read === undefined ? usual : readings.auto(of[read] ?? read);
  };
  const pick = (name: string, label: string, of: Readonly<Record<string, string>>, none?: string) => (
    <OptionChoice key={name} name={name} label={label} of={of} draft={draft} change={change} {...(none === undefined ? {} : { none })} />
  );
  const text = (name: string, label: string, hint: string, read = '') => (
    <OptionText key={name} name={name} label={label} hint={hint} read={read} draft={draft} change={change} />
  );
  const periods = layout === 'months' || layout === 'days' || Object.values(draft.fields).includes('end');
  return (
    <Panel title={readings.title}>
      <div className="yd-row">
        {pick('layout', readings.layout, readings.layouts, auto('layout', readings.layouts, readings.fromFile))}
        {pick('kind', readings.kind, readings.kinds, auto('kind', readings.kinds, readings.fromMeter))}
        {periods || isRegister
          ? null
          : pick('interval', readings.interval, readings.intervals, auto('interval', readings.intervals, readings.fromFile))}
        {periods || isRegister ? null : pick('marks', readings.marks, readings.marksOf, readings.fromFile)}
        {periods && layout !== 'months' && layout !== 'days' && !isRegister
          ? pick('ends', readings.ends, readings.endsOf, readings.fromFile)
          : null}
        {layout === 'months' ? null : pick('dateOrder', readings.dateOrder, readings.dateOrderOf, readings.dateOrderUsual)}
        <DecimalsChoice draft={draft} change={change} />
        <UnitChoice seen={seen} draft={draft} change={change} />
        {pick('zero', readings.zero, { missing: readings.zeros.missing }, readings.zeros.value)}
        {layout === 'wide' ? null : text('meter', readings.meter, readings.meterHint)}
        {layout === 'months' || (layout === 'long' && draft.options['year'] !== undefined)
          ? text('year', readings.year, readings.yearHint, auto('year', {}, ''))
          : null}
        {text('zone', readings.zone, readings.zoneHint)}
        {may(me, 'back-date') ? text('received', readings.received, readings.receivedHint) : null}
      </div>
      <label className="yd-check">
        <input
          type="checkbox"
          checked={draft.options['createMeters'] === 'true'}
          onChange={(event) => change(withOption(draft, 'createMeters', event.target.checked ? 'true' : undefined))}
        />
        {readings.createMeters}
      </label>
      {draft.options['createMeters'] === 'true'
        ? pick(
            'carrier',
            readings.carrier,
            Object.fromEntries(carriers.slice(1).map((one) => [one, words.carrier[one]])),
            words.carrier.electricity,
          )
        : null}
    </Panel>
  );
}

/**
 * The unit of the values: as the file names it, with its conversion; if it names none, the user must choose one, even if it is that of the
 * metering points.
 */
function UnitChoice({ seen, draft, change }: Props & { readonly seen: Inspection }) {
  const { readings } = usePageWords(importWords);
  const { unitRead, unitAssumed } = seen.options;
  const chosen = draft.options['unit'];
  const none = unitAssumed === 'true' ? readings.chooseUnit : unitRead === undefined ? readings.fromMeter : readings.unitInFile(unitRead);
  const own = unitAssumed === 'true' ? [{ value: unitOfMeter, label: readings.fromMeter }] : [];
  const hint = unitAssumed === 'true' && chosen === undefined ? readings.unitMissing : undefined;
  return (
    <Field label={readings.unit} {...(hint === undefined ? {} : { hint })}>
      {({ id }) => (
        <Choice
          id={id}
          value={chosen}
          none={none}
          options={[...own, ...units.map((value) => ({ value, label: readings.unitNames[value] ?? value }))]}
          onChoose={(value) => change(withOption(draft, 'unit', value))}
        />
      )}
    </Field>
  );
}

function OptionChoice({
  name,
  label,
  of,
  none,
  draft,
  change,
}: Props & { readonly name: string; readonly label: string; readonly of: Readonly<Record<string, string>>; readonly none?: string }) {
  const options = Object.entries(of).map(([value, text]) => ({ value, label: text }));
  return (
    <Field label={label}>
      {({ id }) => (
        <Choice
          id={id}
          value={draft.options[name]}
          options={options}
          onChoose={(value) => change(withOption(draft, name, value))}
          {...(none === undefined ? {} : { none })}
        />
      )}
    </Field>
  );
}

function OptionText({
  name,
  label,
  hint,
  read,
  draft,
  change,
}: Props & { readonly name: string; readonly label: string; readonly hint: string; readonly read: string }) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <Input
          {...ids}
          value={draft.options[name] ?? ''}
          placeholder={read}
          onChange={(event) => change(withOption(draft, name, event.target.value))}
        />
      )}
    </Field>
  );
}
