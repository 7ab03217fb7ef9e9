import { parseDay } from '#kernel/day.ts';
import type { JudgedMeasurement, Measurement, RoomVerdict, TemperatureRule, TemperatureSeason } from './facts.ts';
import { seasonOfDay } from './season-days.ts';

/**
 * Judges measurements by the rule: a room is outside if it is beyond the limit by more than the larger of the season's tolerance and the
 * instrument's accuracy. With an instrument out of date nothing is decided (`live.md` 7, issue B4).
 * @param day the local day of the measurement, since 1970-01-01
 */
export function judgeRooms(measured: Measurement, rule: TemperatureRule, season: TemperatureSeason, day: number): JudgedMeasurement {
  const { instrument, rooms } = measured;
  const kind = seasonOfDay(season, day);
  const limit = kind === null ? null : kind === 'heating' ? rule.heatingAtMost : rule.coolingAtLeast;
  const margin = Math.max(season.tolerance, instrument.accuracyK);
  const isOld = (parseDay(instrument.verifiedUntil) ?? -Infinity) < day;
  const judged = rooms.map((one) => ({ ...one, verdict: verdictOf(one.temperature) }));
  const { id, version, source, status, indicative } = rule;
  return {
    ...measured,
    season: kind,
    limit,
    margin,
    rule: { id, version, source, status, indicative },
    verdict: together(judged.map(({ verdict }) => verdict)),
    rooms: judged,
  };

  function verdictOf(temperature: number): RoomVerdict {
    if (kind === null || limit === null) return 'not-judged';
    if (isOld) return 'undecided';
    const beyond = kind === 'heating' ? temperature - limit : limit - temperature;
    return hundredths(beyond) > hundredths(margin) ? 'outside' : 'inside';
  }
}

const hundredths = (kelvin: number): number => Math.round(kelvin * 100);

/** For all rooms: outside as soon as one is. */
function together(verdicts: readonly RoomVerdict[]): RoomVerdict {
  for (const one of ['outside', 'undecided', 'not-judged'] as const) if (verdicts.includes(one)) return one;
  return 'inside';
}
