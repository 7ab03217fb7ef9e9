import { dayText, parseDay } from '#kernel/day.ts';
import { demoCity } from '../city.ts';
import { CsvFile } from './bytes.ts';
import { random } from './random.ts';

/** Prefix of the numbers of made-up certificates. */
export const certificateCodes = '示范-JD-';

const [lastYears, untilYears, daysOfYear] = [5, 3, 365];

/**
 * Certificates of most of these meters: verified within the years before a day, a few that failed, a few that state until when they hold.
 * All of it is made up; the same meters and day always give the same bytes.
 */
export function writeCertificates(path: string, meters: readonly string[], until: string): void {
  const draw = random(demoCity.seed, 'certificates');
  const file = new CsvFile(path);
  file.row(['证书编号', '计量点', '检定类别', '检定日期', '结论', '有效期至']);
  const last = parseDay(until) ?? 0;
  for (const [at, meter] of meters.entries()) {
    const isThere = draw.chance(0.85);
    const verified = last - draw.whole(1, lastYears * daysOfYear);
    const [kind, passed] = [draw.chance(0.3) ? '首次' : '后续', draw.chance(0.97)];
    const ends = draw.chance(0.4) ? dayText(verified + untilYears * daysOfYear) : '';
    if (isThere)
      file.row([
        `${certificateCodes}${String(at + 1).padStart(5, '0')}`,
        meter,
        kind,
        dayText(verified),
        passed ? '合格' : '不合格',
        passed ? ends : '',
      ]);
  }
  file.close();
}
