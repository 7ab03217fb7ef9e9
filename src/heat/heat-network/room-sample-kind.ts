import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createZone } from '#kernel/zone.ts';
import type { FieldFault, Fields, KindSpec, Surroundings } from '#platform/ledger/kind-spec.ts';
import { requiredOfSample, roomSampleDictionary } from './fields.ts';
import { householdsOfSamples, householdsStanding, seesRoomSample, zonesElsewhere } from './network-store.ts';

const usual = 'Asia/Shanghai';

/** The code of a sample: the household and the instant, in the time zone of its building. */
const sampleCode = ({ household, at }: Fields): string | null =>
  typeof household === 'string' && typeof at === 'string' ? `${household} ${at}` : null;

/** The temperature of a room of a household at an instant, as a kind of the ledger: it is seen and maintained with its household. */
export const roomSampleKind = (): KindSpec => ({
  name: 'room-sample',
  liesBy: { household: 'household' },
  table: { name: 'room_sample', lock: 7371 },
  dictionary: roomSampleDictionary,
  identity: [],
  required: requiredOfSample,
  codeOf: sampleCode,
  twice: { field: 'at', code: 'code-twice' },
  sees: seesRoomSample,
  surroundings: surroundingsOf,
});

async function surroundingsOf(on: PoolClient, scope: Scope): Promise<Surroundings> {
  const zones = await zonesElsewhere(on, wholeProgram);
  let seen: ReadonlyMap<string, boolean> = new Map();
  return {
    defaults: {},
    resolve(fields) {
      const { household, at } = fields;
      if (typeof at !== 'string' || typeof household !== 'string') return [];
      const instant = instantIn(at, zones.get(household) ?? usual);
      if (instant === null) return [{ field: 'at', code: 'date-impossible', evidence: { value: at } }];
      fields['at'] = instant;
      return [];
    },
    async load(groups) {
      const [codes, households] = [new Set<string>(), new Set<string>()];
      for await (const piece of groups)
        for (const { key, rows } of piece) {
          codes.add(key);
          for (const { fields } of rows) if (typeof fields['household'] === 'string') households.add(fields['household']);
        }
      for (const household of await householdsOfSamples(on, wholeProgram, [...codes])) households.add(household);
      seen = await householdsStanding(on, scope, [...households]);
    },
    isSeen: ({ household }) => seen.get(String(household)) === true,
    refuse: (code, _before, after) => unknownHousehold(after, seen) ?? moved(code, after),
  };
}

/** Households that do not exist and those of others get the same error. */
const unknownHousehold = ({ household }: Fields, seen: ReadonlyMap<string, boolean>): FieldFault | null =>
  seen.get(String(household)) === true ? null : { field: 'household', code: 'household-unknown', evidence: { value: household } };

const moved = (code: string, after: Fields): FieldFault | null =>
  sampleCode(after) === code ? null : { field: 'at', code: 'room-sample-fixed', evidence: { code } };

/**
 * A time in a time zone, with its offset; null for one that the clock never showed. @param written local, or UTC with a Z
 * @example instantIn('2026-01-15T20:00:00', 'Asia/Shanghai') // '2026-01-15T20:00:00+08:00'
 */
export function instantIn(written: string, zoneName: string): string | null {
  const zone = createZone(zoneName);
  const clock = Date.parse(written.endsWith('Z') ? written : `${written.slice(0, 19)}Z`) / 1000;
  if (zone === null || Number.isNaN(clock)) return null;
  const offset = /[+-]\d{2}:\d{2}$/u.exec(written)?.[0];
  const utc = written.endsWith('Z') ? clock : offset === undefined ? zone.toUtc(clock) : Date.parse(written) / 1000;
  if (Number.isNaN(utc)) return null;
  const ahead = zone.offsetAt(utc);
  const sign = ahead < 0 ? '-' : '+';
  const parts = [Math.floor(Math.abs(ahead) / 3600), Math.floor((Math.abs(ahead) % 3600) / 60)].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${new Date((utc + ahead) * 1000).toISOString().slice(0, 19)}${sign}${parts.join(':')}`;
}
