import { collectorTerms } from '../lines/collector-terms.ts';
import { dialCollector, type CollectorCaller } from '../lines/collector-caller.ts';
import type { Player } from './player.ts';
import { telling } from './player.ts';
import { counted } from './rule.ts';

const meters = [1, 2, 3];

/** The clock of the place, `yyyyMMddHHmmss` in UTC+8. @param at ms */
const clockOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(/\D/gu, '');

/** A collector with three meters: one report each time, in which meter NUMBER has the energy item 01A00. */
export const players: readonly Player[] = [
  {
    protocol: 'collector',
    way: 'dials',
    port: 9100,
    settings: [
      { name: 'building', label: { zh: '建筑代码', en: 'Building' } },
      { name: 'gateway', label: collectorTerms.gateway },
      { name: 'aes', label: collectorTerms.aes, isRight: (text) => /^[0-9a-f]{32}$/iu.test(text) },
      { name: 'md5', label: collectorTerms.md5 },
      { name: 'dialect', label: { zh: '帧格式', en: 'Layout of frames' }, isRight: (text) => /^[A-D]$/u.test(text) },
    ],
    async play(given) {
      const { place, set } = given;
      const { building = '140302A001', gateway = '01', aes, md5, dialect = 'A' } = set;
      let caller: CollectorCaller | null = null;
      let sequence = 0;
      const stop = telling(given, async (at) => {
        if (caller?.isOpen() !== true) {
          const who = { building, gateway, dialect: dialect as 'A', key: aes === undefined ? null : Buffer.from(aes, 'hex') };
          caller = await dialCollector({ ...place, ...who, ...(md5 !== undefined && { secret: md5 }) });
        }
        sequence += 1;
        const values = meters.map((number) => [String(number), String(counted(number, at))] as const);
        await caller.report(values, { sequence: String(sequence).padStart(8, '0'), time: clockOf(at) });
      });
      return {
        port: place.port,
        channels: meters.map((number) => ({ channel: `${building}/${gateway}/${number}/1`, quantity: 'energy', unit: 'kWh' })),
        stop: async () => {
          void caller?.close();
          await stop();
        },
      };
    },
  },
];
