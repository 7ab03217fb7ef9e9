import { isCertain } from '#kernel/source-status.ts';
import type { StandingEquipment } from '#registry/equipment/equipment.ts';
import type { EquipmentField } from '#registry/equipment/vocabulary.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import { type Answer, pastLife } from './service-life.ts';
import { type Ground, grounds, type RenewalVerdict } from './vocabulary.ts';

export type Limit = EntryOf<'equipment-limit'>;
export type Life = EntryOf<'equipment-life'>;

/** The loaded limits and service lives, by kind of equipment. */
export type Loaded = { readonly limits: readonly Limit[]; readonly lives: readonly Life[] };

/** What decided a ground: fields of the equipment, and entries of knowledge with their source. */
export type GroundSource = {
  readonly fields: readonly EquipmentField[];
  readonly entries: readonly { id: string; version: number; document: string; clause: string; status: string }[];
};

/** `needs`: fields that would decide it. */
export type Judged = {
  readonly ground: Ground;
  readonly verdict: Answer;
  readonly needs: readonly EquipmentField[];
  readonly source?: GroundSource;
};

/** `isIndicative`: a number that decided it was entered without a document, or comes from an entry that is neither VERIFIED nor CITY. */
type Decided = Judged & { readonly isIndicative: boolean };

export type Device = Pick<
  StandingEquipment,
  | 'kind'
  | 'installed'
  | 'life'
  | 'efficiency'
  | 'metric'
  | 'meetsStandard'
  | 'unsafe'
  | 'worthRepair'
  | 'inefficient'
  | 'accident'
  | 'damaged'
  | 'byHand'
>;

export type Renewal = { readonly verdict: RenewalVerdict; readonly grounds: readonly Judged[]; readonly indicative: boolean };

const answer = (is: boolean | null): Answer => (is === null ? 'unknown' : is ? 'yes' : 'no');

type Used = { readonly fields: readonly EquipmentField[]; readonly entries?: readonly (Limit | Life)[]; readonly typed?: boolean };

/** A ground decided by fields or numbers. */
function decided(ground: Ground, verdict: Answer, { fields, entries = [], typed = false }: Used): Decided {
  const cited = entries.map(({ id, version, source: { document, clause }, status }) => ({ id, version, document, clause, status }));
  return {
    ground,
    verdict,
    needs: [],
    source: { fields, entries: cited },
    isIndicative: typed || !entries.every(({ status }) => isCertain(status)),
  };
}

const open = (ground: Ground, needs: readonly EquipmentField[]): Decided => ({ ground, verdict: 'unknown', needs, isIndicative: false });

function byField(ground: Ground, field: EquipmentField, is: boolean | null): Decided {
  return is === null ? open(ground, [field]) : decided(ground, answer(is), { fields: [field] });
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** By the limits of its kind and measure: below all of them is yes, below none is no; in between it is unknown. */
function byLimit(ground: Ground, field: EquipmentField, device: Device, limits: readonly Limit[]): Decided {
  const { kind, efficiency, metric, byHand } = device;
  const ofKind = limits.filter((one) => one.equipment === kind && one.ground === ground);
  if (ofKind.length === 0) return open(ground, [field]);
  if (efficiency === null || metric === null) {
    const also = [...(efficiency === null ? (['efficiency'] as const) : []), ...(metric === null ? (['metric'] as const) : [])];
    return open(ground, [field, ...also]);
  }
  const fitting = ofKind.filter((one) => plain(one.metric) === plain(metric));
  const below = fitting.filter(({ min }) => efficiency < min).length;
  if (fitting.length === 0 || (below > 0 && below < fitting.length)) return open(ground, [field]);
  return decided(ground, answer(below > 0), { fields: ['efficiency', 'metric'], entries: fitting, typed: byHand.includes('efficiency') });
}

function byLife({ kind, installed, life, byHand }: Device, lives: readonly Life[], on: string): Decided {
  const own = life !== null;
  const known = own ? [] : lives.filter(({ equipment }) => equipment === kind);
  const years = own ? [life] : known.map((one) => one.years);
  const verdict = pastLife(installed, years, on);
  if (verdict !== 'unknown')
    return decided('past-life', verdict, {
      fields: own ? ['installed', 'life'] : ['installed'],
      entries: known,
      typed: own && byHand.includes('life'),
    });
  const isHalfKnown = installed === null || (years.length > 0 && installed.length < 10);
  const isLifeOpen = years.length === 0 || new Set(years).size > 1;
  return open('past-life', [...(isHalfKnown ? (['installed'] as const) : []), ...(isLifeOpen ? (['life'] as const) : [])]);
}

function unsafeNotWorthRepair({ unsafe, worthRepair }: Device): Decided {
  const ground = 'unsafe-not-worth-repair';
  if (unsafe === false) return decided(ground, 'no', { fields: ['unsafe'] });
  if (worthRepair === true) return decided(ground, 'no', { fields: ['worthRepair'] });
  if (unsafe && worthRepair === false) return decided(ground, 'yes', { fields: ['unsafe', 'worthRepair'] });
  return open(ground, [...(unsafe === null ? (['unsafe'] as const) : []), ...(worthRepair === null ? (['worthRepair'] as const) : [])]);
}

/** How each ground is judged. */
const judges: Readonly<Record<Ground, (device: Device, loaded: Loaded, on: string) => Decided>> = {
  'below-standard': (device, { limits }) =>
    device.meetsStandard === null
      ? byLimit('below-standard', 'meetsStandard', device, limits)
      : decided('below-standard', answer(!device.meetsStandard), { fields: ['meetsStandard'] }),
  'past-life': (device, { lives }, on) => byLife(device, lives, on),
  'unsafe-not-worth-repair': unsafeNotWorthRepair,
  inefficient: (device, { limits }) =>
    device.inefficient === null
      ? byLimit('inefficient', 'inefficient', device, limits)
      : byField('inefficient', 'inefficient', device.inefficient),
  'major-accident': ({ accident }) => byField('major-accident', 'accident', accident),
  'main-part-damaged': ({ damaged }) => byField('main-part-damaged', 'damaged', damaged),
};

/**
 * Whether a device is due for renewal, ground by ground in three-valued logic: any yes means due, six no mean not due, otherwise unknown.
 * The verdict is indicative if it depends on an indicative number.
 * @param on the requested local day
 */
export function judgeDevice(device: Device, loaded: Loaded, on: string): Renewal {
  const all = grounds.map((ground) => judges[ground](device, loaded, on));
  const yes = all.filter(({ verdict }) => verdict === 'yes');
  const verdict = yes.length > 0 ? 'due' : all.every((one) => one.verdict === 'no') ? 'not-due' : 'unknown';
  const indicative = verdict === 'due' ? yes.every(({ isIndicative }) => isIndicative) : all.some(({ isIndicative }) => isIndicative);
  return { verdict, grounds: all.map(({ isIndicative: _isIndicative, ...one }) => one), indicative };
}
