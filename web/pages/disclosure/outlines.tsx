import { useFormat, usePageWords } from '../../i18n/language.tsx';
import { frameOf, pathOf, ringsOf } from './outline-path.ts';
import type { Overview } from './public-address.ts';
import { publicWords } from './public-words.ts';

/** The outlines of the districts, with the number under which the map was approved: never without it. */
export function Outlines({ of: { outlines, sums, districts, mapNumber } }: { readonly of: Overview }) {
  const format = useFormat();
  const words = usePageWords(publicWords);
  const names = new Map([...districts, ...sums].map(({ code, name }) => [code, name]));
  const drawn = outlines.map(({ code, boundary }) => ({ code, rings: ringsOf(boundary) }));
  const frame = frameOf(
    drawn.flatMap(({ rings }) => rings),
    480,
  );
  if (frame === null) return null;
  return (
    <figure className="yd-chart">
      <svg
        className="yd-outlines"
        role="img"
        aria-label={`${words.outlines}${format.colon}${drawn.map(({ code }) => names.get(code) ?? code).join(format.and)}`}
        viewBox={`0 0 ${frame.width} ${frame.height.toFixed(0)}`}
      >
        {drawn.map(({ code, rings }) => (
          <path key={code} d={pathOf(rings, frame)}>
            <title>{names.get(code) ?? code}</title>
          </path>
        ))}
      </svg>
      <figcaption className="yd-quiet">{words.mapNumber(mapNumber)}</figcaption>
    </figure>
  );
}
