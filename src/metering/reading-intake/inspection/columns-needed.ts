import { valueColumns, type Plan } from '../columns/layout.ts';
import { besideOf } from '../times/row-time.ts';

/** Columns of a row that are needed: the positions kept by the splitter. @param more positions needed in addition to those of the plan */
export function columnsNeeded(plan: Plan, header: readonly string[], more: readonly number[] = []): number {
  const beside = 'written' in plan ? besideOf(plan.written) : [];
  const most = valueColumns(plan).reduce((greatest, column) => Math.max(greatest, column), Math.max(plan.unit ?? 0, ...beside));
  const end = plan.layout === 'long' || plan.layout === 'wide' ? (plan.end ?? 0) : 0;
  const time = plan.layout === 'months' ? (plan.yearColumn ?? 0) : plan.time;
  const meter = plan.layout === 'wide' ? 0 : (plan.meter ?? 0);
  const carrier = plan.layout === 'months' ? (plan.carrier ?? 0) : 0;
  const received =
    plan.layout === 'long'
      ? Math.max(
          plan.received ?? 0,
          ...(plan.multipliers ?? []),
          plan.carrier ?? 0,
          plan.minus ?? 0,
          plan.swap?.final ?? 0,
          plan.swap?.start ?? 0,
          ...(plan.parts ?? []),
        )
      : 0;
  const registers = plan.layout === 'wide' ? [] : (plan.registers ?? []).map(({ column }) => column);
  // for a short header all, so that a note under the table is recognised as one
  return Math.max(most, end, time, meter, received, carrier, ...registers, ...more, Math.min(header.length, 20) - 1) + 1;
}
