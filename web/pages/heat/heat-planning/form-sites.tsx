import { inputWords } from '#heat/heat-planning/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { TextField } from '../../../ui/marked-field.tsx';
import { ChoiceField, RowsPanel } from '../../../ui/rows-panel.tsx';
import type { PartProps } from './form-constants.tsx';
import { formWords } from './form-words.ts';
import { type DemandRow, demandWays, emptyDemand, emptySource, type SourceRow } from './plan-form.ts';

const spotFields = ['latitude', 'longitude', 'temperature'] as const;

type SpotBoxes<Row> = {
  readonly row: Row;
  readonly path: string;
  readonly fault: PartProps['fault'];
  readonly change: (part: Partial<SourceRow & DemandRow>) => void;
};

function SpotFields({ row, path, fault, change }: SpotBoxes<SourceRow | DemandRow>) {
  const words = usePageWords(formWords);
  const { language } = useLanguage();
  return (
    <>
      <TextField label={words.plan.of} width={180} fault={fault(`${path}.code`)} value={row.code} onChange={(code) => change({ code })} />
      {spotFields.map((name) => (
        <TextField
          key={name}
          label={inputWords(name, language)}
          width={130}
          fault={fault(`${path}.${name}`)}
          value={row[name]}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
    </>
  );
}

/** Heat sources: where, how warm, how much, at which price. */
export function SourcesPart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(formWords);
  const { language } = useLanguage();
  return (
    <RowsPanel
      title={words.match.source}
      rows={form.sources}
      onRows={(sources) => onForm({ sources })}
      empty={emptySource}
      fault={(at) => fault(`sources[${at}]`)}
    >
      {(row, at, change) => {
        const path = `sources[${at}]`;
        return (
          <>
            <SpotFields row={row} path={path} fault={fault} change={change} />
            <TextField
              label={inputWords('yuanPerGj', language)}
              width={130}
              fault={fault(`${path}.yuanPerGj`)}
              value={row.yuanPerGj}
              onChange={(yuanPerGj) => change({ yuanPerGj })}
            />
            <TextField
              label={inputWords('kw', language)}
              hint={words.kwMeans}
              fault={fault(`${path}.kw`, true) ?? fault(`${path}.kwByPeriod`, true)}
              value={row.kw}
              onChange={(kw) => change({ kw })}
            />
            <TextField label={words.origin} fault={undefined} value={row.origin} onChange={(origin) => change({ origin })} />
          </>
        );
      }}
    </RowsPanel>
  );
}

/** Heat demands: where, how warm, and how much, stated in one of four ways. */
export function DemandsPart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(formWords);
  return (
    <RowsPanel
      title={words.match.demand}
      rows={form.demands}
      onRows={(demands) => onForm({ demands })}
      empty={emptyDemand}
      fault={(at) => fault(`demands[${at}]`)}
    >
      {(row, at, change) => {
        const path = `demands[${at}]`;
        return (
          <>
            <SpotFields row={row} path={path} fault={fault} change={change} />
            <ChoiceField
              label={words.toldBy}
              value={row.by}
              options={demandWays.map((value) => ({ value, label: words.way[value] }))}
              fault={undefined}
              onChange={(by) => change({ by: by as DemandRow['by'] })}
            />
            <NeededFields row={row} path={path} fault={fault} change={change} />
            <TextField label={words.origin} fault={undefined} value={row.origin} onChange={(origin) => change({ origin })} />
          </>
        );
      }}
    </RowsPanel>
  );
}

function NeededFields({ row, path, fault, change }: SpotBoxes<DemandRow>) {
  const words = usePageWords(formWords);
  const { language } = useLanguage();
  if (row.by === 'plot')
    return (['m2', 'wattPerM2'] as const).map((name) => (
      <TextField
        key={name}
        label={inputWords(name, language)}
        width={150}
        fault={fault(`${path}.plot.${name}`)}
        value={row[name]}
        onChange={(value) => change({ [name]: value })}
      />
    ));
  if (row.by === 'measured')
    return (
      <>
        <TextField
          label={words.points}
          hint={words.pointsMean}
          fault={fault(`${path}.measured`, true)}
          value={row.points}
          onChange={(points) => change({ points })}
        />
        <TextField label={words.season} width={140} fault={undefined} value={row.season} onChange={(season) => change({ season })} />
      </>
    );
  return (
    <TextField
      label={inputWords(row.by, language)}
      hint={row.by === 'kwByPeriod' ? words.kwMeans : undefined}
      fault={fault(`${path}.${row.by}`, true)}
      value={row.kw}
      onChange={(kw) => change({ kw })}
    />
  );
}
