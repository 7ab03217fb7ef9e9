import { Button } from 'antd';
import { resourceText } from '#retrofit/retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { FaultLine, TextField } from '../../../ui/marked-field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ChoiceField, RowsPanel } from '../../../ui/rows-panel.tsx';
import { useSources } from './row-box.tsx';
import { type FaultAt } from '../../../ui/faults-at.ts';
import { type LimitKind, type LimitRow, senses, yearsOf, type ScenarioForm } from './scenario-form.ts';
import { scenarioWords } from './scenario-words.ts';

export type PartProps = {
  readonly form: ScenarioForm;
  readonly onForm: (change: Partial<ScenarioForm>) => void;
  readonly fault: FaultAt;
};

const bare: LimitRow = {
  kind: 'other',
  id: '',
  resource: '',
  sense: 'max',
  amount: '',
  years: '',
  regions: '',
  tags: '',
  hard: '',
  weight: '',
  rest: {},
};

/** The limits of one kind, and how they are put back among the others: faults refer to the index of each in the file. */
function useKind({ form, onForm }: PartProps, kind: LimitKind) {
  const places = form.limits.flatMap((one, at) => (one.kind === kind ? [at] : []));
  const put = (rows: readonly LimitRow[]): void =>
    onForm({ limits: [...form.limits.filter((one) => one.kind !== kind), ...rows].toSorted(byKind) });
  return { rows: places.map((at) => form.limits[at] as LimitRow), pathOf: (at: number) => `limits[${places[at]}]`, put };
}

const order: readonly LimitKind[] = ['goal', 'money', 'floor', 'other'];
const byKind = (a: LimitRow, b: LimitRow): number => order.indexOf(a.kind) - order.indexOf(b.kind);

/** What documents set, each with its clause; what has lapsed is shown as such and can be made binding. */
export function GoalsPart({ onGoals, busy, ...props }: PartProps & { readonly onGoals: (() => void) | null; readonly busy: boolean }) {
  const words = usePageWords(scenarioWords);
  const { language } = useLanguage();
  const { rows, pathOf, put } = useKind(props, 'goal');
  const change = (at: number, part: Partial<LimitRow>) => put(rows.map((one, place) => (place === at ? { ...one, ...part } : one)));
  return (
    <Panel title={words.goals}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.goalsHint}</p>
        {rows.length === 0 ? <p className="yd-quiet">{words.noGoals}</p> : null}
        {rows.map((row, at) => (
          <div key={row.id} role="group" aria-label={words.row(words.goals, at + 1)}>
            <div className="yd-row yd-row-top">
              <TextField
                label={`${resourceText(row.resource, language)} ${words.sense[row.sense]}`}
                fault={props.fault(pathOf(at), true)}
                value={row.amount}
                onChange={(amount) => change(at, { amount })}
              />
              <p>
                {said(row, 'document')} {said(row, 'clause')} {row.rest['due'] === null ? '' : words.due(said(row, 'due'))}
                <br />
                <span className="yd-quiet">{said(row, 'quote')}</span>
              </p>
              {row.rest['lapsed'] === true ? (
                <>
                  <span className="yd-tag">{words.lapsed}</span>
                  <Button
                    size="small"
                    aria-label={`${words.bind} ${at + 1}`}
                    onClick={() => change(at, { rest: { ...row.rest, lapsed: false } })}
                  >
                    {words.bind}
                  </Button>
                </>
              ) : null}
              <Button
                size="small"
                aria-label={`${words.label.remove} ${words.row(words.goals, at + 1)}`}
                onClick={() => put(rows.filter((_, place) => place !== at))}
              >
                {words.label.remove}
              </Button>
            </div>
          </div>
        ))}
        <div>
          <Button loading={busy} disabled={onGoals === null} onClick={() => onGoals?.()}>
            {words.addGoals}
          </Button>
        </div>
        <FaultLine of={props.fault('limits')} />
      </div>
    </Panel>
  );
}

const said = ({ rest }: LimitRow, name: string): string =>
  typeof rest[name] === 'object' ? '' : String((rest[name] as string | undefined) ?? '');

/** How much money is available, by source and year. */
export function MoneyPart(props: PartProps) {
  const words = usePageWords(scenarioWords);
  const { rows, pathOf, put } = useKind(props, 'money');
  const sources = useSources().map(({ value, label }) => ({ value: `fund:${value}`, label }));
  return (
    <RowsPanel
      title={words.money}
      hint={words.moneyHint}
      rows={rows}
      onRows={put}
      empty={{ ...bare, kind: 'money', resource: 'fund:county', years: props.form.from }}
      fault={(at) => props.fault(pathOf(at)) ?? props.fault(`${pathOf(at)}.id`)}
    >
      {(row, at, change) => (
        <>
          <ChoiceField
            label={words.who}
            value={row.resource}
            options={sources}
            fault={props.fault(`${pathOf(at)}.resource`)}
            onChange={(resource) => change({ resource, id: '' })}
          />
          <YearField
            form={props.form}
            value={row.years}
            fault={props.fault(`${pathOf(at)}.years`, true)}
            onChange={(years) => change({ years, id: '' })}
          />
          <TextField
            label={words.atMost}
            fault={props.fault(`${pathOf(at)}.${row.sense}`)}
            value={row.amount}
            onChange={(amount) => change({ amount })}
          />
        </>
      )}
    </RowsPanel>
  );
}

/** The minimum to be reached, anywhere, in a place, of a kind, in a year. */
export function FloorsPart(props: PartProps) {
  const words = usePageWords(scenarioWords);
  const { rows, pathOf, put } = useKind(props, 'floor');
  return (
    <RowsPanel
      title={words.floors}
      hint={words.floorsHint}
      rows={rows}
      onRows={put}
      empty={{ ...bare, kind: 'floor', resource: 'area', sense: 'min' }}
      fault={(at) => props.fault(pathOf(at)) ?? props.fault(`${pathOf(at)}.id`)}
    >
      {(row, at, change) => (
        <LimitBoxes {...props} row={row} path={pathOf(at)} some={['min', 'minShare']} change={(part) => change({ id: '', ...part })} />
      )}
    </RowsPanel>
  );
}

/** Limits of any kind, each with its own name. */
export function OthersPart(props: PartProps) {
  const words = usePageWords(scenarioWords);
  const { rows, pathOf, put } = useKind(props, 'other');
  return (
    <RowsPanel title={words.others} rows={rows} onRows={put} empty={bare} fault={(at) => props.fault(pathOf(at))}>
      {(row, at, change) => (
        <>
          <TextField label={words.limitName} fault={props.fault(`${pathOf(at)}.id`)} value={row.id} onChange={(id) => change({ id })} />
          <LimitBoxes {...props} row={row} path={pathOf(at)} some={senses} change={change} />
          <ChoiceField
            label={words.hard}
            value={row.hard}
            none={words.usual}
            options={[
              { value: 'yes', label: words.label.yes },
              { value: 'no', label: words.label.no },
            ]}
            fault={props.fault(`${pathOf(at)}.hard`)}
            onChange={(hard) => change({ hard })}
          />
          <TextField
            label={words.weight}
            width={90}
            fault={props.fault(`${pathOf(at)}.weight`)}
            value={row.weight}
            onChange={(weight) => change({ weight })}
          />
        </>
      )}
    </RowsPanel>
  );
}

type BoxesProps = PartProps & {
  readonly row: LimitRow;
  readonly path: string;
  readonly some: readonly LimitRow['sense'][];
  readonly change: (part: Partial<LimitRow>) => void;
};

/** Resource, sense, amount, years, places, kind. */
function LimitBoxes({ form, fault, row, path, some, change }: BoxesProps) {
  const words = usePageWords(scenarioWords);
  return (
    <>
      <ResourceField
        label={words.what}
        form={form}
        value={row.resource}
        fault={fault(`${path}.resource`)}
        onChange={(resource) => change({ resource })}
      />
      <ChoiceField
        label={words.how}
        value={row.sense}
        options={some.map((value) => ({ value, label: words.sense[value] }))}
        fault={undefined}
        onChange={(sense) => change({ sense: sense as LimitRow['sense'] })}
      />
      <TextField
        label={words.amount}
        width={140}
        fault={fault(`${path}.${row.sense}`)}
        value={row.amount}
        onChange={(amount) => change({ amount })}
      />
      <YearField form={form} value={row.years} fault={fault(`${path}.years`, true)} onChange={(years) => change({ years })} />
      <PlaceField
        value={row.regions}
        none={words.anywhere}
        fault={fault(`${path}.regions`, true)}
        onChange={(regions) => change({ regions })}
      />
      <TextField
        label={words.ofTags}
        width={160}
        fault={fault(`${path}.tags`, true)}
        value={row.tags}
        onChange={(tags) => change({ tags })}
      />
    </>
  );
}

/** An amount of projects: what is always calculated, money by source, crews of the typed trades. */
export function ResourceField({
  label,
  form,
  value,
  fault,
  onChange,
}: {
  readonly label: string;
  readonly form: ScenarioForm;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const words = usePageWords(scenarioWords);
  const { language } = useLanguage();
  const trades = [...new Set(form.crews.map(({ trade }) => trade).filter((one) => one !== ''))].map((trade) => `crew:${trade}`);
  const names = [...Object.keys(words.resource), ...useSources().map(({ value: one }) => `fund:${one}`), ...trades];
  return (
    <ChoiceField
      label={label}
      value={value}
      options={names.map((one) => ({ value: one, label: resourceText(one, language) }))}
      fault={fault}
      onChange={onChange}
    />
  );
}

type FieldProps = { readonly value: string; readonly fault: string | undefined; readonly onChange: (value: string) => void };

function YearField({ form, value, fault, onChange }: FieldProps & { readonly form: ScenarioForm }) {
  const words = usePageWords(scenarioWords);
  const options = yearsOf(form).map((year) => ({ value: String(year), label: String(year) }));
  return <ChoiceField label={words.inYear} value={value} none={words.label.all} options={options} fault={fault} onChange={onChange} />;
}

export function PlaceField({ value, none, fault, onChange }: FieldProps & { readonly none?: string }) {
  const words = usePageWords(scenarioWords);
  const { places } = usePlaces();
  const options = places.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <ChoiceField
      label={words.inPlace}
      value={value}
      options={options}
      fault={fault}
      onChange={onChange}
      {...(none !== undefined && { none })}
    />
  );
}
