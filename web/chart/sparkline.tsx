import { sparkPaths } from './spark-paths.ts';

const size = { width: 120, height: 36 };

/** A row of values as a small line without axes; unknown values are gaps. It has no table of its own: it is inside a link to one. */
export function Sparkline({ label, values }: { readonly label: string; readonly values: readonly (number | null)[] }) {
  const { lines, last } = sparkPaths(values, size);
  return (
    <svg role="img" aria-label={label} className="yd-spark" viewBox={`0 0 ${size.width} ${size.height}`}>
      {lines.map((points) => (
        <polyline key={points} points={points} />
      ))}
      {last === null ? null : <circle cx={last.x} cy={last.y} r={2.5} />}
    </svg>
  );
}
