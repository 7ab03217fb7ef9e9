import { Problem } from '#kernel/problem.ts';
import { unitNumber } from '#kernel/quantity.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';

/** So many points are looked at. */
const most = 1000;

/**
 * Looks at values of humidity that come in per cent. No air is so dry that all are no more than one: they may be shares of one. `note`
 * takes each reading, `check` throws at the end.
 * @param isSaid the sender says in which unit they are
 */
export function createShareCheck(isSaid: boolean) {
  const greatest = new Map<number, number>();
  const codes = new Map<number, string>();
  const percent = unitNumber('%');
  return {
    watch(meter: SeriesFacts): void {
      if (!isSaid && meter.kind === 'instant' && meter.quantity === 'humidity' && codes.size < most) codes.set(meter.id, meter.code);
    },
    note(meter: number, value: number, unit: number): void {
      if (unit === percent && codes.has(meter)) greatest.set(meter, Math.max(greatest.get(meter) ?? 0, value));
    },
    /** Throws `point-share-open`. */
    check(): void {
      const open = [...greatest].find(([, value]) => value > 0 && value <= 10_000);
      if (open === undefined) return;
      const value = open[1] / 10_000;
      const share = Math.round(value * 1e6) / 1e4;
      const choices = [
        { set: { unit: '1' }, comesTo: `${share} %` },
        { set: { unit: '%' }, comesTo: `${value} %` },
      ];
      throw new Problem('bad-input', 'point-share-open', { point: codes.get(open[0]), value, share, choices });
    },
  };
}
