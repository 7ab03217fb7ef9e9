import { stepClasses, stepOf } from '../../../map/classes.ts';
import type { MapClass, Mode } from '../../../map/classes.ts';
import { stepNames } from '../../../map/step-names.ts';
import type { StepWords } from '../../../map/step-names.ts';

type Sum = {
  readonly code: string;
  readonly buildings: number;
  /** m2; null if that of a building is not known. */
  readonly floorArea: number | null;
  readonly carriers: readonly { readonly carrier: string; readonly value: number; readonly buildings: number }[];
};

/**
 * Electricity per m2 of a district's sum, kWh/m2; null if the area is not known, or if the electricity covers fewer buildings than the
 * area: that would be too little per m2.
 */
export function sumIntensity({ buildings, floorArea, carriers }: Sum): number | null {
  const electric = carriers.find(({ carrier }) => carrier === 'electricity');
  if (electric === undefined || floorArea === null || floorArea <= 0 || electric.buildings !== buildings) return null;
  return electric.value / floorArea;
}

/**
 * The colours of districts by electricity per m2; null if fewer than two differ.
 * @param form how a value is written
 */
export function sumClasses(
  sums: readonly Sum[],
  mode: Mode,
  form: (value: number) => string,
  words: StepWords & { readonly unknown: string },
): { readonly classes: readonly MapClass[]; readonly colourOf: (code: string) => string | undefined } | null {
  const values = new Map(sums.map((sum) => [sum.code, sumIntensity(sum)]));
  const known = [...new Set([...values.values()].filter((value) => value !== null))].toSorted((a, b) => a - b);
  const bounds = boundsOf(known);
  if (bounds.length === 0) return null;
  const names = stepNames(bounds, form, words);
  const classes = stepClasses(mode, [...names, ...Array<string>(5 - names.length).fill(''), words.unknown]);
  return { classes, colourOf: (code) => classes[stepOf(values.get(code), bounds)]?.colour };
}

/** The bounds between up to five steps of rising, distinct values: each step starts with an existing value. */
function boundsOf(known: readonly number[]): number[] {
  const steps = Math.min(5, known.length);
  return Array.from({ length: Math.max(0, steps - 1) }, (_, at) => known[Math.floor(((at + 1) * known.length) / steps)] as number);
}
