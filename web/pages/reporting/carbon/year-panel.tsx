import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { tonnes, type Inventory } from './answer.ts';
import { carbonWords } from './words.ts';

/** A year's carbon by part, as measured; below it, and visibly separate, the estimated part, with its interval. */
export function YearPanel({ of }: { readonly of: Inventory }) {
  const { words: own, format } = useLanguage();
  const words = usePageWords(carbonWords);
  const { total, figure, unknown } = of;
  const facts = [
    [words.of.measuredPart, <Figure key="all" of={tonnes(total.kg, figure)} />],
    [words.of.direct, <Figure key="direct" of={tonnes(total.directKg)} />],
    [words.of.electricity, <Figure key="electricity" of={tonnes(total.electricityKg)} />],
    [words.of.heat, <Figure key="heat" of={tonnes(total.heatKg)} />],
    [words.of.kgPerM2, <Figure key="perM2" of={{ value: of.kgPerM2, unit: 'kgCO2/m2' }} />],
    [words.area, <Figure key="area" of={{ value: of.floorArea, unit: 'm2' }} />],
    [words.of.generated, <Figure key="generated" of={{ value: of.generatedKwh, unit: 'kWh' }} />],
  ] as const;
  return (
    <Panel title={own.yearOf(String(of.year))}>
      <dl className="yd-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Estimated of={of} />
      {unknown.buildings === 0 ? null : (
        <p className="yd-quiet">{(of.estimated === undefined ? words.lacking : words.unknown)(format.count(unknown.buildings))}</p>
      )}
      {of.indicative ? <p>{words.indicative}</p> : null}
      <FindingList findings={of.findings} />
    </Panel>
  );
}

function Estimated({ of: { estimated, figure } }: { readonly of: Inventory }) {
  const { format } = useLanguage();
  const words = usePageWords(carbonWords);
  if (estimated === undefined || estimated.buildings === 0) return null;
  const { low, high } = estimated;
  const text = (kg: number | null) => format.scaled(kg === null ? null : kg / 1000, 'tCO2');
  return (
    <section className="yd-estimated" aria-label={words.of.estimatedPart}>
      <h3>{words.of.estimatedPart}</h3>
      <p>
        {words.estimated(text(estimated.kg), format.count(estimated.buildings))} <Figure of={tonnes(estimated.totalKg, figure)} />
      </p>
      {low === null || high === null ? null : <p className="yd-quiet">{words.among(text(low), text(high))}</p>}
    </section>
  );
}
