import { Figure } from '../../../ui/figure.tsx';
import { tonnes, type Inventory } from './answer.ts';

/** Carbon as a bar: measured solid, estimated beyond it hatched; `most` is the value of the full width. */
export function CarbonBar({ of, most }: { readonly of: Inventory; readonly most: number }) {
  const { total, estimated, figure } = of;
  const width = (kg: number): string => `${most === 0 ? 0 : (Math.max(0, kg) / most) * 100}%`;
  const measured = total.kg ?? 0;
  const beyond = Math.max(0, (estimated?.totalKg ?? measured) - measured);
  return (
    <div className="yd-bar">
      {measured > 0 ? <span className="yd-bar-fill yd-bar-carbon" style={{ width: width(measured) }} aria-hidden /> : null}
      <span className="yd-bar-fill yd-bar-estimate" style={{ insetInlineStart: width(measured), width: width(beyond) }} aria-hidden />
      <Figure of={tonnes(total.kg, figure)} />
    </div>
  );
}
