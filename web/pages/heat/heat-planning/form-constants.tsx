import { inputWords } from '#heat/heat-planning/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { FaultAt } from '../../../ui/faults-at.ts';
import { TextField } from '../../../ui/marked-field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { RowsPanel } from '../../../ui/rows-panel.tsx';
import { formWords } from './form-words.ts';
import { constants, emptyPeriod, type PlanForm } from './plan-form.ts';

export type PartProps = { readonly form: PlanForm; readonly onForm: (change: Partial<PlanForm>) => void; readonly fault: FaultAt };

/** Numbers that apply to the whole town, each with its origin. */
export function ConstantsPart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(formWords);
  const { language } = useLanguage();
  return (
    <Panel title={words.constants}>
      <div className="yd-stack">
        {constants.map((name) => {
          const path = name === 'carnot' ? 'lift.carnot' : name;
          const typed = form.constants[name];
          const label = inputWords(path, language);
          const put = (part: Partial<typeof typed>) => onForm({ constants: { ...form.constants, [name]: { ...typed, ...part } } });
          return (
            <div key={name} role="group" aria-label={label} className="yd-row yd-row-top">
              <TextField
                label={label}
                hint={name === 'carnot' ? words.noLift : undefined}
                fault={fault(path)}
                value={typed.value}
                onChange={(value) => put({ value })}
              />
              <TextField label={words.origin} fault={undefined} value={typed.origin} onChange={(origin) => put({ origin })} />
            </div>
          );
        })}
      </div>
    </Panel>
  );
}

/** Parts of the year by their hours and weather. */
export function PeriodsPart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(formWords);
  const { language } = useLanguage();
  const label = (name: string) => inputWords(name, language);
  return (
    <RowsPanel
      title={words.periods}
      hint={words.periodsMean}
      rows={form.periods}
      onRows={(periods) => onForm({ periods })}
      empty={emptyPeriod}
      fault={(at) => fault(`periods[${at}]`)}
    >
      {(row, at, change) => (
        <>
          <TextField
            label={label('hours')}
            width={140}
            fault={fault(`periods[${at}].hours`)}
            value={row.hours}
            onChange={(hours) => change({ hours })}
          />
          <TextField
            label={label('outdoor')}
            width={140}
            fault={fault(`periods[${at}].outdoor`)}
            value={row.outdoor}
            onChange={(outdoor) => change({ outdoor })}
          />
          <TextField label={words.origin} fault={undefined} value={row.origin} onChange={(origin) => change({ origin })} />
        </>
      )}
    </RowsPanel>
  );
}
