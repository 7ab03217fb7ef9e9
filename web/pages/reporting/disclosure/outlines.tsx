import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Legend } from '../../../ui/legend.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { frameOf, pathOf, ringsOf } from './outline-path.ts';
import type { Overview } from './public-address.ts';
import { publicWords } from './public-words.ts';
import { sumClasses, sumIntensity } from './sum-classes.ts';

/**
 * The outlines of the districts, coloured by the electricity per m2 of their sums, with the approval number of the map: never without it.
 */
export function Outlines({ of: { outlines, sums, districts, mapNumber } }: { readonly of: Overview }) {
  const format = useFormat();
  const words = usePageWords(publicWords);
  const { mode } = useTheme();
  const form = (value: number): string => format.quantity(value, 'kWh/m2');
  const coloured = sumClasses(sums, mode, form, words.steps);
  const values = new Map(sums.map((sum) => [sum.code, sumIntensity(sum)]));
  const names = new Map([...districts, ...sums].map(({ code, name }) => [code, name]));
  const drawn = outlines.map(({ code, boundary }) => ({ code, rings: ringsOf(boundary) }));
  const frame = frameOf(
    drawn.flatMap(({ rings }) => rings),
    480,
  );
  if (frame === null) return null;
  const toldOf = (code: string): string => {
    const [name, value] = [names.get(code) ?? code, values.get(code) ?? null];
    return value === null ? name : `${name} ${form(value)}`;
  };
  return (
    <figure className="yd-chart">
      <svg
        className="yd-outlines"
        role="img"
        aria-label={`${words.outlines}${format.colon}${drawn.map(({ code }) => toldOf(code)).join(format.and)}`}
        viewBox={`0 0 ${frame.width} ${frame.height.toFixed(0)}`}
      >
        {drawn.map(({ code, rings }) => (
          <path key={code} d={pathOf(rings, frame)} style={coloured === null ? undefined : { fill: coloured.colourOf(code) }}>
            <title>{toldOf(code)}</title>
          </path>
        ))}
      </svg>
      {coloured === null ? null : (
        <>
          <div className="yd-quiet">{words.mapMeans}</div>
          <Legend classes={coloured.classes} />
        </>
      )}
      <figcaption className="yd-quiet">{words.mapNumber(mapNumber)}</figcaption>
    </figure>
  );
}
