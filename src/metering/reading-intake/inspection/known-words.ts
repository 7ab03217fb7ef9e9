import type { Words } from '#kernel/finding.ts';
import { isPower } from '#kernel/carrier.ts';
import { maybeRegister } from './counter-seen.ts';
import { saysRegister } from '../headings/heading-places.ts';
import type { NamedUnit } from '../units/units.ts';
import { readNamed, saysEnergy, saysUse } from '../words/use-words.ts';

/** Words for use, never for a counter, unlike 电量. */
const useOnly = /用[电水气热能]?量|[耗消][电水气热能]?[量费]|能耗|consum|consomm|usage|(?<![a-z])use[ds]?(?![a-z])|verbrauch|verbruik/iu;

export const namesUseOnly = (heading: string): boolean =>
  useOnly.test(heading) && !saysRegister.test(heading) && !maybeRegister.test(heading) && !readNamed.test(heading);

/** `正向有功电量`: for use as well as for counters. */
const mayBeUse = /[正反]向有功.*(?:电量|用量|kwh)/iu;

/** Whether words say that counters are read, unambiguously. */
export const countsSurely = (layout: string, said: string): boolean =>
  (layout === 'long' ? saysRegister.test(said) : readNamed.test(said)) && !mayBeUse.test(said);

/** Whether values are called use, or an amount of something, and not readings. */
export const namesAmount = (said: string, units: readonly (NamedUnit | null)[]): boolean => {
  if (readNamed.test(said) || saysRegister.test(said)) return false;
  return saysUse.test(said) || saysEnergy.test(said) || units.some((one) => one !== null && one.from !== 'option' && !isPower(one.unit));
};

/** Messages about what a file and the register of meters leave open for metering points that existed before. */
export const knownWords: Words = {
  'counter-of-interval': {
    zh: '计量点 {meter} 在台账中按时段用量计，而“{column}”像是表底（累计示数）：作为各时段用量，共 {interval}；作为表底，只用了 {register}（共 {count} 个计量点）。没有读取。确是各时段用量的，请用 --kind interval（导入页的“读数类型”）说明；是表底而不能选 --kind register 的，请先更正计量点的读数类型，或另建按表底计的计量点，再导入。',
    en: 'Metering point {meter} takes the use of intervals, and “{column}” looks like what a counter shows: as uses the values come to {interval}, as counter readings only {register} was used ({count} metering points). Nothing was read. If they are uses, say --kind interval (“Kind of reading” on the import page); if a counter was read and --kind register is not offered, correct the kind of the metering point first, or make another that counts, and import again.',
  },
  'use-of-register': {
    zh: '计量点 {meter} 在台账中按表底（累计示数）计，而“{column}”写的是用量：作为各时段用量，共 {interval}；作为表底，用了 {register}（共 {count} 个计量点）。没有读取。确是表底的，请用 --kind register（导入页的“读数类型”）说明；是用量的，请先更正计量点的读数类型，或另建按时段用量计的计量点，再导入。',
    en: 'Metering point {meter} takes what a counter shows, and “{column}” is called use: as uses the values come to {interval}, as counter readings {register} was used ({count} metering points). Nothing was read. If a counter was read, say --kind register (“Kind of reading” on the import page); if they are uses, correct the kind of the metering point first, or make another of intervals, and import again.',
  },
  'carrier-of-meter': {
    zh: '“{text}”说的是{carrier}，而计量点 {meter} 在台账中是{meterCarrier}的（共 {count} 个计量点），没有读取。确是{meterCarrier}读数的，请改写文件中的这处，或用 --carrier 说明（导入页点选）；不是的，请改用{carrier}计量点的编号，或先更正台账。',
    en: 'The file says “{text}” ({carrier}), and metering point {meter} is one of {meterCarrier} in the register ({count} metering points), so nothing was read. If the readings are of {meterCarrier}, correct the words in the file, or say --carrier (choose it on the import page); if not, name a metering point of {carrier} in the file, or correct the register first.',
  },
  'multiplier-of-use': {
    zh: '计量点 {meter} 在台账中的倍率是 {multiplier}，而“{column}”写的是用量：若已乘过倍率，共 {asWritten}；若还要乘，共 {asLedger}（共 {count} 个计量点）。文件和以前的读数都看不出是哪一种，没有读取。请用 --multiplier applied（已乘，不再乘）或 --multiplier ledger（按台账再乘）说明（导入页点选）。',
    en: 'The multiplier of metering point {meter} is {multiplier} in the register of meters, and “{column}” is called use: multiplied already it comes to {asWritten}, to be multiplied to {asLedger} ({count} metering points). Neither the file nor earlier readings show which, so nothing was read. Say --multiplier applied (it is multiplied already) or --multiplier ledger (choose it on the import page).',
  },
  'multiplier-missing': {
    zh: '这份文件是两次示数之差，没有写倍率；而您以前的文件（导入 {import}）中，计量点 {meter} 的倍率是 {multiplier}：不乘，共 {asWritten}；乘算，共 {asBefore}（共 {count} 个计量点）。没有读取。要乘的，请在文件中补一列“倍率”后重新导入；不乘的，请用 --multiplier ledger（按台账的倍率，导入页点选）说明。',
    en: 'This file holds the differences of two readings and says no multiplier, while an earlier file of yours (import {import}) said {multiplier} of metering point {meter}: as it stands it comes to {asWritten}, multiplied to {asBefore} ({count} metering points). Nothing was read. If it is to be multiplied, add a column “multiplier” and import again; if not, say --multiplier ledger (that of the register of meters counts; choose it on the import page).',
  },
  'multiplier-applied': {
    zh: '计量点 {meter}（共 {count} 个）的用量已乘过倍率（{multiplier}），没有再按台账的倍率乘。若不对，请撤销后加 --multiplier ledger 重新导入。',
    en: 'The use of metering point {meter} ({count} in all) is multiplied already (by {multiplier}) and was not multiplied again. If that is wrong, undo the import and say --multiplier ledger.',
  },
  'multiplier-not-divided': {
    zh: '用量 {value} 已乘倍率 {multiplier}，除以倍率后存不下原数，这一行没有导入。文件一直给出已乘的用量的，请把计量点的倍率改为 1 后再导入。',
    en: 'The use {value} is multiplied by {multiplier} already, and what it is a multiple of cannot be kept exactly: this row was not imported. If files always hold use that is multiplied, set the multiplier of the metering point to 1 and import again.',
  },
};
