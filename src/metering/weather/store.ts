import type { Pool, PoolClient } from 'pg';
import type { SameForAll, WholeProgram } from '#kernel/unscoped.ts';

export type Station = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Degrees WGS 84; null if unknown. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly elevationM: number | null;
  readonly zone: string;
  readonly source: string;
  /** The place whose bureau keeps it; null: the administrator. */
  readonly region: string | null;
};

export type Series = 'observed' | 'typical';

type Queryable = Pool | PoolClient;
type StationRow = Omit<Station, 'elevationM'> & { elevation_m: number | null };

const stationColumns = 'id, code, name, latitude, longitude, elevation_m, zone, source, region';

/** SQL for «an import depends on the station»: a station on which none depends any more may be replaced by anyone. */
const isHeld = 'EXISTS (SELECT FROM weather_import i WHERE i.station = s.id AND i.undone IS NULL)';

/** Stations, and the imports that depend on them. Weather is open to everyone who can sign in; a scope is required all the same. */
export function createStationStore(postgres: Pool) {
  return {
    async stations(_: SameForAll): Promise<Station[]> {
      const { rows } = await postgres.query<StationRow>(`SELECT ${stationColumns} FROM weather_station s WHERE ${isHeld} ORDER BY code`);
      return rows.map(stationOf);
    },

    async station(_: SameForAll, code: string): Promise<Station | undefined> {
      const { rows } = await postgres.query<StationRow>(`SELECT ${stationColumns} FROM weather_station WHERE code = $1`, [code]);
      return rows.map(stationOf)[0];
    },

    /** A station on which an import depends. */
    async heldStation(_: SameForAll, code: string): Promise<Station | undefined> {
      const sql = `SELECT ${stationColumns} FROM weather_station s WHERE code = $1 AND ${isHeld}`;
      return (await postgres.query<StationRow>(sql, [code])).rows.map(stationOf)[0];
    },

    /** The station that an import belongs to. */
    async stationOf(on: Queryable, _: WholeProgram, id: number): Promise<Station | undefined> {
      const sql = `SELECT ${stationColumns} FROM weather_station WHERE id = (SELECT station FROM weather_import WHERE import = $1)`;
      return (await on.query<StationRow>(sql, [id])).rows.map(stationOf)[0];
    },

    /** Adds a station, or fills in what is not yet known about it; one on which no import depends is replaced. */
    async putStation(_: SameForAll, station: Omit<Station, 'id'>, now: number): Promise<Station> {
      const { rows } = await postgres.query<StationRow>(
        `INSERT INTO weather_station AS s (code, name, latitude, longitude, elevation_m, zone, source, region, recorded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (code) DO UPDATE SET region = excluded.region,
           name = CASE WHEN ${isHeld} THEN s.name ELSE excluded.name END, zone = CASE WHEN ${isHeld} THEN s.zone ELSE excluded.zone END,
           latitude = CASE WHEN ${isHeld} THEN coalesce(s.latitude, excluded.latitude) ELSE excluded.latitude END,
           longitude = CASE WHEN ${isHeld} THEN coalesce(s.longitude, excluded.longitude) ELSE excluded.longitude END,
           elevation_m = CASE WHEN ${isHeld} THEN coalesce(s.elevation_m, excluded.elevation_m) ELSE excluded.elevation_m END,
           source = CASE WHEN ${isHeld} THEN coalesce(nullif(s.source, ''), excluded.source) ELSE excluded.source END
         RETURNING ${stationColumns}`,
        [
          station.code,
          station.name,
          station.latitude,
          station.longitude,
          station.elevationM,
          station.zone,
          station.source,
          station.region,
          new Date(now),
        ],
      );
      return stationOf(rows[0] as StationRow);
    },

    async standOn(on: Queryable, _: WholeProgram, id: number, station: number, now: number): Promise<void> {
      await on.query('INSERT INTO weather_import (import, station, shown) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
        id,
        station,
        new Date(now),
      ]);
    },

    /** Imports that were undone, and when (ms UTC). */
    async undone(_: WholeProgram): Promise<{ id: number; at: number }[]> {
      const { rows } = await postgres.query<{ import: number; undone: Date }>(
        'SELECT import, undone FROM weather_import WHERE undone IS NOT NULL',
      );
      return rows.map((row) => ({ id: row.import, at: row.undone.getTime() }));
    },

    async markUndone(on: Queryable, _: WholeProgram, id: number, now: number): Promise<void> {
      await on.query('UPDATE weather_import SET undone = $2 WHERE import = $1', [id, new Date(now)]);
    },
  };
}

export type StationStore = ReturnType<typeof createStationStore>;

function stationOf({ elevation_m: elevationM, ...row }: StationRow): Station {
  return { ...row, elevationM };
}
