import { unitSign } from '#kernel/unit-sign.ts';
import type { client } from '../../../api.ts';
import type { FigureValue } from '../../../ui/figure.tsx';

export type Inventory = Awaited<ReturnType<typeof client.carbon.inventory>>;

/** A factor with all of its digits, as its document prints it. */
export const factorText = (factor: { readonly value: number; readonly unit: string } | null): string | null =>
  factor === null ? null : `${factor.value} ${unitSign(factor.unit)}`;

/** Kilograms as tonnes, for people. */
export const tonnes = (kg: number | null | undefined, figure?: string): FigureValue => ({
  value: kg === null || kg === undefined ? null : kg / 1000,
  unit: 'tCO2',
  figure,
});
