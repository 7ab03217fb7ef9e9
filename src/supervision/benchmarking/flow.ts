import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { YearUse } from './facts.ts';

export type FlowFigure = { readonly value: number | null; readonly coverage: number; readonly figure: string };

/** Metering's account of a building's energy from supply to item. */
export type FlowOfCarrier = {
  readonly carrier: Carrier;
  readonly unit: YearUse['unit'];
  readonly nodes: readonly {
    readonly item: string | null;
    readonly parent: string | null;
    readonly use: FlowFigure;
    readonly rest: FlowFigure | null;
  }[];
  readonly unmeasured: readonly string[];
  readonly findings: readonly Finding[];
};
