import type { Library } from '#green-building/policy/policy.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';

type Value = string | number | boolean;

/** A building as the documents see it: facts, and the registry's field that each came from. */
export type BuildingProject = {
  readonly facts: Readonly<Record<string, Value>>;
  readonly from: Readonly<Record<string, string>>;
};

/** The registry field that would decide a fact; facts not listed here are unknown to the registry. */
const fieldOf: Readonly<Record<string, string>> = {
  class: 'use',
  use: 'use',
  urban: 'urban',
  fund: 'fund',
  buildingAreaM2: 'floorArea',
  centralAirConditioning: 'airConditioning',
  largePublic: 'airConditioning',
  stateOrganOffice: 'stateOrgan',
  publicInstitution: 'publicInstitution',
  heatSource: 'heating',
  hadEnergyMeasures: 'energyMeasures',
  meteringPossible: 'heatMeteringPossible',
  equipmentOutdated: 'equipmentOutdated',
  oldCompound: 'oldCompound',
  yearBuilt: 'yearBuilt',
};

/** The field that would decide a fact; null if the registry has none. */
export function fieldDeciding(fact: string): string | null {
  return fieldOf[fact] ?? null;
}

const funds: Readonly<Record<string, string>> = { government: 'government', 'state-owned': 'state-capital', private: 'private' };

/** Ways of heating that identify the source; `heat-pump` does not say which kind, so it stays open. */
const sources: Readonly<Record<string, string>> = {
  heat: 'district',
  gas: 'gas-boiler',
  electricity: 'electric',
  coal: 'coal-boiler',
  oil: 'oil-boiler',
  steam: 'steam',
  none: 'none',
};

const central: Readonly<Record<string, boolean>> = {
  central: true,
  'all-air': true,
  'fan-coil': true,
  split: false,
  vrf: false,
  none: false,
};

/** The class that a use corresponds to, by the facts of the knowledge files; null if it corresponds to none, or to one of several. */
export function classByUse(facts: Library['facts']): (use: string) => string | null {
  return (use) => {
    const implied = facts.get('use')?.implies?.[use]?.['class'];
    return typeof implied === 'string' ? implied : null;
  };
}

const plain = ['urban', 'publicInstitution', 'oldCompound', 'equipmentOutdated'] as const;

/**
 * What the registry knows about a building, as facts. What it does not know stays unknown: nothing is guessed from a name or a year.
 * @param classOf the class that a use corresponds to, by the knowledge files; null if none
 */
export function projectOf(
  { fields, uses }: Pick<BuildingFacts, 'fields' | 'uses'>,
  classOf: (use: string) => string | null,
): BuildingProject {
  const facts: Record<string, Value> = {};
  const from: Record<string, string> = {};
  const set = (fact: string, value: Value | undefined | null, field = fieldOf[fact] ?? fact): void => {
    if (value === undefined || value === null) return;
    facts[fact] = value;
    from[fact] = field;
  };
  set('use', text(fields['use']));
  set('class', classOfParts(uses.at(-1)?.value ?? [], classOf) ?? homesInTown(fields), 'use');
  set('fund', funds[text(fields['fund']) ?? '']);
  set('buildingAreaM2', number(fields['floorArea']));
  set('centralAirConditioning', central[text(fields['airConditioning']) ?? '']);
  set('stateOrganOffice', organOffice(fields));
  set('heatSource', sources[text(fields['heating']) ?? '']);
  set('hadEnergyMeasures', yes(fields['energyMeasures']));
  set('meteringPossible', yes(fields['heatMeteringPossible']));
  for (const name of plain) set(name, yes(fields[name]));
  return { facts, from };
}

/** An office of a state organ is both an office and a state organ's building. A mixed-use building of theirs is left open. */
function organOffice(fields: BuildingFacts['fields']): boolean | undefined {
  const [organ, use] = [yes(fields['stateOrgan']), text(fields['use'])];
  if (organ === false) return false;
  if (organ === undefined || use === undefined || use === 'mixed' || use === 'other') return undefined;
  return use === 'office';
}

/** The class that all parts of a building share. */
function classOfParts(parts: readonly { readonly use: string }[], classOf: (use: string) => string | null): string | null {
  const classes = new Set(parts.map(({ use }) => classOf(use)));
  const [only] = classes;
  return classes.size === 1 && only !== undefined ? only : null;
}

/** Homes in a town are not rural houses. */
function homesInTown(fields: BuildingFacts['fields']): string | null {
  return fields['use'] === 'dwelling' && fields['urban'] === true ? 'residential' : null;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const yes = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
