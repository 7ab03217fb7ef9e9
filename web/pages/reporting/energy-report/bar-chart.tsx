import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { barsOf, type BarStep } from './bars.ts';
import { reportWords } from './words.ts';

const size = { width: 720, height: 150 };

/** Steps as bars with a mark for the same step a year ago; a missing value is a pale column. Its table is below it on the page. */
export function BarChart({ name, unit, steps }: { readonly name: string; readonly unit: string; readonly steps: readonly BarStep[] }) {
  const { format } = useLanguage();
  const words = usePageWords(reportWords);
  const { bars, most } = barsOf(steps, size);
  const every = Math.ceil(bars.length / 16);
  return (
    <figure className="yd-report-chart">
      <figcaption>
        {name} <span className="yd-quiet">{format.scaled(most, unit)}</span>
        <span className="yd-report-key" data-kind="now">
          {words.thisPeriod}
        </span>
        <span className="yd-report-key" data-kind="before">
          {words.section.yearAgoUse}
        </span>
        <span className="yd-report-key" data-kind="missing">
          {words.section.missing}
        </span>
      </figcaption>
      <svg role="img" aria-label={words.chartOf(name)} viewBox={`0 0 ${size.width} ${size.height + 18}`}>
        <line className="yd-report-ground" x1={0} x2={size.width} y1={size.height} y2={size.height} />
        {bars.map(({ label, box, isMissing, mark }, at) => (
          <g key={label}>
            <rect {...box} className={isMissing ? 'yd-report-missing' : 'yd-report-bar'} />
            {mark === null ? null : <line className="yd-report-before" x1={mark.x} x2={mark.x + mark.width} y1={mark.y} y2={mark.y} />}
            {at % every === 0 ? (
              <text x={box.x + box.width / 2} y={size.height + 13} textAnchor="middle">
                {label}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </figure>
  );
}
