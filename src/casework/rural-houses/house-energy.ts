import { exact, type Exact } from '#kernel/exact-number.ts';

/** How an amount of energy is known, surest first; `platform`: by meters of the building that the platform reads. */
export const energySources = ['platform', 'meter', 'bill', 'interview'] as const;

export type EnergySource = (typeof energySources)[number];

/** The energy of a house in one heating season. */
export type SeasonEnergy = {
  readonly kgce: Exact;
  /** The least sure source of its amounts. */
  readonly how: EnergySource;
};

/** Why an energy is not known: nothing was stated, an amount or its source is missing, or a carrier has no coefficient. */
export type EnergyOpen = 'none' | 'incomplete' | 'no-coefficient';

type Row = Readonly<Record<string, string>>;

const isSource = (text: string | undefined): text is EnergySource => (energySources as readonly string[]).includes(text ?? '');

/**
 * The energy of a season from the rows of a case (carrier, amount, how), in kgce; or why it is not known. Nothing missing counts as zero.
 * @param factorOf kgce per unit of a carrier, as the rows state amounts; null if there is no coefficient
 */
export function seasonEnergy(value: unknown, factorOf: (carrier: string) => Exact | null): SeasonEnergy | EnergyOpen {
  const rows = Array.isArray(value) ? (value as readonly Row[]) : [];
  if (rows.length === 0) return 'none';
  let [sum, weakest] = [exact('0'), 0];
  for (const { carrier, amount, how } of rows) {
    if (carrier === undefined || amount === undefined || amount === '' || !isSource(how)) return 'incomplete';
    const factor = factorOf(carrier);
    if (factor === null) return 'no-coefficient';
    sum = sum.add(exact(amount).mul(factor));
    weakest = Math.max(weakest, energySources.indexOf(how));
  }
  return { kgce: sum, how: energySources[weakest] as EnergySource };
}

export const isKnown = (energy: SeasonEnergy | EnergyOpen): energy is SeasonEnergy => typeof energy !== 'string';

/** The less sure of two sources. */
export const lessSure = (one: EnergySource, other: EnergySource): EnergySource =>
  energySources[Math.max(energySources.indexOf(one), energySources.indexOf(other))] as EnergySource;
