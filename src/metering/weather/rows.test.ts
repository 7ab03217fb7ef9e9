import { describe, expect, it } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { Problem } from '#kernel/problem.ts';
import { createRowReader, type RowMapping } from './rows.ts';

const mapping = (zone: string, columns: Record<string, string> = { temperature: '气温', humidity: '湿度' }): RowMapping => ({
  timeColumn: '时间',
  columns,
  zone: createZone(zone) as Zone,
  timeFormat: { dayFirst: false },
  series: 'observed',
});

const header = ['时间', '气温', '湿度'];
const utc = (seconds: number | undefined) => new Date((seconds ?? 0) * 1000).toISOString();

describe('rows of observations', () => {
  it('are read in the local time of the station', () => {
    const take = createRowReader(header, mapping('Asia/Shanghai'));
    const { observations, rejects } = take({ row: 2, cells: ['2025-01-01 00:00', '-4.5', '70'] });
    expect(rejects).toEqual([]);
    expect(observations.map(({ at, variable, value }) => [utc(at), variable, value])).toEqual([
      ['2024-12-31T16:00:00.000Z', 'temperature', -4.5],
      ['2024-12-31T16:00:00.000Z', 'humidity', 70],
    ]);
  });

  it('are refused if a column that is read is duplicated', () => {
    const twice = () => createRowReader(['时间', '气温', '备注', '备注', '气温 '], mapping('Asia/Shanghai', { temperature: '气温' }));
    expect(twice).toThrow(expect.objectContaining({ code: 'heading-twice', evidence: { heading: '气温', places: '2 (B), 5 (E)' } }));
  });

  it('follow an offset of their own', () => {
    expect(
      utc(createRowReader(header, mapping('Asia/Shanghai'))({ row: 2, cells: ['2025-01-01T00:00:00Z', '1', ''] }).observations[0]?.at),
    ).toBe('2025-01-01T00:00:00.000Z');
  });

  it('follow the time zone in the heading of their times', () => {
    const take = createRowReader(header, { ...mapping('Asia/Shanghai'), offsetSeconds: 0 });
    const at = (time: string) => take({ row: 2, cells: [time, '1', ''] }).observations.map((one) => utc(one.at));
    expect(at('2025-01-01 00:00')).toEqual(['2025-01-01T00:00:00.000Z']);
    expect(at('2025-01-01T00:00:00+08:00')).toEqual(['2024-12-31T16:00:00.000Z']);
  });

  it('of a typical year are at the clock time shown, in whatever zone and year they were written', () => {
    const take = createRowReader(header, { ...mapping('Asia/Shanghai'), series: 'typical' });
    const at = (time: string) => take({ row: 2, cells: [time, '1', ''] }).observations.map((one) => utc(one.at));
    for (const time of ['2001-07-01 12:00', '2016-07-01T12:00:00+08:00', '2001-07-01T12:00:00Z'])
      expect(at(time)).toEqual(['2001-07-01T12:00:00.000Z']);
    expect(take({ row: 2, cells: ['2016-02-29 12:00', '1', ''] })).toEqual({ observations: [], rejects: [], missing: 0, isLeap: true });
  });

  it('are missing if a cell is empty, and are listed if they are impossible', () => {
    const take = createRowReader(header, mapping('Asia/Shanghai'));
    expect(take({ row: 3, cells: ['2025-01-01 01:00', '', '180'] })).toMatchObject({
      observations: [],
      missing: 1,
      rejects: [{ row: 3, column: '湿度', code: 'value-impossible' }],
    });
    expect(take({ row: 4, cells: ['', '1', '2'] }).rejects).toMatchObject([{ column: '时间', code: 'time-missing' }]);
    expect(take({ row: 5, cells: ['soon', '1', '2'] }).rejects).toMatchObject([{ code: 'time-unreadable', found: 'soon' }]);
    expect(take({ row: 6, cells: ['2025-01-01 02:00', 'warm', '2'] }).rejects).toMatchObject([{ column: '气温', code: 'not-a-number' }]);
  });

  it('read an hour that occurs twice as the earlier, then the later, and reject one that does not exist', () => {
    const take = createRowReader(header, mapping('Europe/London'));
    const at = (text: string) => take({ row: 2, cells: [text, '10', ''] });
    expect(['2025-10-26 01:00', '2025-10-26 01:00'].map((text) => utc(at(text).observations[0]?.at))).toEqual([
      '2025-10-26T00:00:00.000Z',
      '2025-10-26T01:00:00.000Z',
    ]);
    expect(at('2025-03-30 01:30').rejects).toMatchObject([{ code: 'time-skipped' }]);
  });

  it('need existing columns, for known variables', () => {
    const code = (columns: Record<string, string>) => {
      try {
        createRowReader(header, mapping('UTC', columns));
      } catch (problem) {
        return problem instanceof Problem ? problem.code : 'other';
      }
      return 'none';
    };
    expect(code({ temperature: 'T' })).toBe('column-missing');
    expect(code({ mood: '气温' })).toBe('variable-unknown');
    expect(code({})).toBe('variable-needed');
  });
});
