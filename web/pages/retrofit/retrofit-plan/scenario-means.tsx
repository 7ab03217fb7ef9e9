import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { carriers } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import { tradeText } from '#retrofit/retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { FaultLine, TextField } from '../../../ui/marked-field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ChoiceField, RowsPanel } from '../../../ui/rows-panel.tsx';
import { useSources } from './row-box.tsx';
import { bases, type ModeRow, type SourceRow, yearsOf } from './scenario-form.ts';
import { type PartProps, PlaceField, ResourceField } from './scenario-limits.tsx';
import { scenarioWords } from './scenario-words.ts';

/** How many crews of a trade each county has. */
export function CrewsPart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(scenarioWords);
  const { language } = useLanguage();
  const measures = useQuery(api.retrofitEstimate.measures.queryOptions({ input: {}, staleTime: 600_000 }));
  const trades = [...new Set((measures.data?.measures ?? []).flatMap(({ trade }) => trade ?? []))].toSorted();
  return (
    <RowsPanel
      title={words.crews}
      hint={words.crewsHint}
      rows={form.crews}
      onRows={(crews) => onForm({ crews })}
      empty={{ region: '', trade: '', crews: '' }}
      fault={(at) => fault(`crews[${at}]`)}
    >
      {(row, at, change) => (
        <>
          <PlaceField value={row.region} fault={fault(`crews[${at}].region`)} onChange={(region) => change({ region })} />
          <ChoiceField
            label={words.trade}
            value={row.trade}
            none=""
            options={trades.map((value) => ({ value, label: tradeText(value, language) }))}
            fault={fault(`crews[${at}].trade`)}
            onChange={(trade) => change({ trade })}
          />
          <TextField
            label={words.many}
            width={90}
            fault={fault(`crews[${at}].crews`)}
            value={row.crews}
            onChange={(crews) => change({ crews })}
          />
        </>
      )}
    </RowsPanel>
  );
}

/** Ways of funding, each with its sources in their order. */
export function FundingPart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(scenarioWords);
  return (
    <RowsPanel
      title={words.funding}
      hint={words.fundingHint}
      rows={form.funding}
      onRows={(funding) => onForm({ funding })}
      empty={{ mode: '', tags: '', sources: [{ source: 'county', by: 'share', amount: '', max: '' }] }}
      fault={(at) => fault(`funding[${at}]`) ?? fault(`funding[${at}].sources`)}
    >
      {(row, at, change) => (
        <div className="yd-stack">
          <div className="yd-row yd-row-top">
            <TextField label={words.mode} fault={fault(`funding[${at}].mode`)} value={row.mode} onChange={(mode) => change({ mode })} />
            <TextField
              label={words.ofTags}
              hint={words.tagsHint}
              fault={fault(`funding[${at}].tags`, true)}
              value={row.tags}
              onChange={(tags) => change({ tags })}
            />
          </div>
          <Sources of={row} path={`funding[${at}].sources`} fault={fault} onSources={(sources) => change({ sources })} />
        </div>
      )}
    </RowsPanel>
  );
}

type SourcesProps = {
  readonly of: ModeRow;
  readonly path: string;
  readonly fault: PartProps['fault'];
  readonly onSources: (sources: readonly SourceRow[]) => void;
};

function Sources({ of: { sources }, path, fault, onSources }: SourcesProps) {
  const words = usePageWords(scenarioWords);
  return (
    <>
      {sources.map((one, at) => (
        // sources have no ids of their own and keep their places
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} role="group" aria-label={`${words.who} ${at + 1}`}>
          <div className="yd-row yd-row-top">
            <SourceBoxes
              of={one}
              path={`${path}[${at}]`}
              fault={fault}
              change={(part) => onSources(sources.map((row, place) => (place === at ? { ...row, ...part } : row)))}
            />
            <Button
              size="small"
              aria-label={`${words.label.remove} ${words.who} ${at + 1}`}
              onClick={() => onSources(sources.filter((_, place) => place !== at))}
            >
              {words.label.remove}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onSources([...sources, { source: 'owner', by: 'rest', amount: '', max: '' }])}>
          {words.addSource}
        </Button>
      </div>
    </>
  );
}

type BoxesProps = {
  readonly of: SourceRow;
  readonly path: string;
  readonly fault: PartProps['fault'];
  readonly change: (part: Partial<SourceRow>) => void;
};

/** Source, basis, amount, maximum. */
function SourceBoxes({ of: one, path, fault, change }: BoxesProps) {
  const words = usePageWords(scenarioWords);
  return (
    <>
      <ChoiceField
        label={words.who}
        value={one.source}
        options={useSources()}
        fault={fault(`${path}.source`)}
        onChange={(source) => change({ source })}
      />
      <ChoiceField
        label={words.how}
        value={one.by}
        options={bases.map((value) => ({ value, label: words.basis[value] }))}
        fault={fault(path)}
        onChange={(by) => change({ by: by as SourceRow['by'] })}
      />
      {one.by === 'rest' ? null : (
        <>
          <TextField
            label={words.amount}
            width={120}
            fault={fault(`${path}.${one.by}`)}
            value={one.amount}
            onChange={(amount) => change({ amount })}
          />
          <TextField label={words.cap} width={120} fault={fault(`${path}.max`)} value={one.max} onChange={(max) => change({ max })} />
        </>
      )}
    </>
  );
}

/** Which packages are estimated, by their names. */
export function PackagesPart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(scenarioWords);
  const { data } = useQuery(api.retrofitEstimate.measures.queryOptions({ input: {}, staleTime: 600_000 }));
  const known = data?.packages ?? [];
  const offered = [
    ...known.map((one) => ({ code: one.package, name: one.name })),
    ...form.packages.filter((code) => known.every((one) => one.package !== code)).map((code) => ({ code, name: code })),
  ];
  return (
    <Panel title={words.packages}>
      <p className="yd-quiet">{words.packagesHint}</p>
      <fieldset className="yd-choices">
        <legend className="yd-hidden">{words.packages}</legend>
        {offered.map(({ code, name }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={form.packages.includes(code)}
              onChange={({ target }) =>
                onForm({ packages: target.checked ? [...form.packages, code] : form.packages.filter((one) => one !== code) })
              }
            />{' '}
            {name}
          </label>
        ))}
      </fieldset>
      <FaultLine of={fault('packages', true)} />
    </Panel>
  );
}

/** Prices of energy, the discount, and the heating season. */
export function PricesPart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(scenarioWords);
  const options = carriers.map((value) => ({ value, label: words.carrier[value] }));
  return (
    <>
      <RowsPanel
        title={words.prices}
        hint={words.pricesHint}
        rows={form.prices}
        onRows={(prices) => onForm({ prices })}
        empty={{ name: 'heat', value: '' }}
        fault={() => undefined}
      >
        {(row, _, change) => (
          <>
            <ChoiceField
              label={words.carrierOf}
              value={row.name}
              options={options}
              fault={undefined}
              onChange={(name) => change({ name })}
            />
            <TextField
              label={words.price}
              width={120}
              fault={fault(`prices.${row.name}`)}
              value={row.value}
              onChange={(value) => change({ value })}
            />
          </>
        )}
      </RowsPanel>
      <div className="yd-panel yd-row yd-row-top">
        <TextField label={words.discount} fault={fault('discount.rate')} value={form.rate} onChange={(rate) => onForm({ rate })} />
        <TextField
          label={words.discountYears}
          fault={fault('discount.years')}
          value={form.rateYears}
          onChange={(rateYears) => onForm({ rateYears })}
        />
        <TextField
          label={words.season}
          width={300}
          fault={fault('heatingSeason')}
          value={form.season}
          onChange={(season) => onForm({ season })}
        />
      </div>
    </>
  );
}

/** The objective: weights of amounts and of years. */
export function ObjectivePart({ form, onForm, fault }: PartProps) {
  const words = usePageWords(scenarioWords);
  const years = yearsOf(form).map((year) => ({ value: String(year), label: String(year) }));
  return (
    <>
      <RowsPanel
        title={words.objective}
        hint={fault('objective') ?? words.objectiveHint}
        rows={form.objective}
        onRows={(objective) => onForm({ objective })}
        empty={{ name: 'savingKgce', value: '1' }}
        fault={() => undefined}
      >
        {(row, _, change) => (
          <>
            <ResourceField label={words.what} form={form} value={row.name} fault={undefined} onChange={(name) => change({ name })} />
            <TextField
              label={words.weight}
              width={120}
              fault={fault(`objective.${row.name}`)}
              value={row.value}
              onChange={(value) => change({ value })}
            />
          </>
        )}
      </RowsPanel>
      <RowsPanel
        title={words.yearWeights}
        rows={form.yearWeights}
        onRows={(yearWeights) => onForm({ yearWeights })}
        empty={{ name: form.from, value: '1' }}
        fault={() => undefined}
      >
        {(row, _, change) => (
          <>
            <ChoiceField
              label={words.label.year}
              value={row.name}
              options={years}
              fault={undefined}
              onChange={(name) => change({ name })}
            />
            <TextField
              label={words.weight}
              width={120}
              fault={fault(`yearWeights.${row.name}`)}
              value={row.value}
              onChange={(value) => change({ value })}
            />
          </>
        )}
      </RowsPanel>
    </>
  );
}
