import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { ShownProject } from './answers.ts';
import { projectPageWords } from './project-words.ts';
import { poolWords } from './words.ts';

/** Which estimate cost and saving were taken from: a link to it, the day as known on, and for each measure its lifetime and the source. */
export function EstimatesPanel({ of: { estimates, buildingNames } }: { readonly of: ShownProject }) {
  const { estimates: own } = usePageWords(projectPageWords);
  const { field } = usePageWords(poolWords);
  const { format } = useLanguage();
  return (
    <Panel title={own.title}>
      <ul>
        {estimates.map(({ figures, building, year, name, measures, knownAt }) => (
          <li key={figures.saving}>
            {own.of(buildingNames[building] ?? building, name ?? own.chosen, String(year), format.instant(knownAt))}
            <div className="yd-row">
              <OpenedText figure={figures.saving} text={field.saving} />
              <OpenedText figure={figures.cost} text={field.cost} />
            </div>
            <ul>
              {measures.map((one) => (
                <li key={one.measure}>
                  {one.name}
                  {format.colon}
                  {one.life === null ? own.noLife : own.lasts(format.quantity(one.life, ''))}
                  {format.aside(one.source)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
