import type { Pool } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import { seasonNames, unitCode } from '#heat/heat-inputs/heat-inputs.ts';

/** What is stored about a point, its households and their meters: `mark` differs whenever any of it differs. */
export type Written = { readonly point: string; readonly mark: string; readonly meters: readonly number[] };

/** Changes that count for a query as known at $2. */
const counting = (change: string): string => `${change}.recorded <= $2 AND (${change}.withdrawn IS NULL OR ${change}.withdrawn > $2)`;

/**
 * By settlement point, a digest of all changes that count for it, for all households that were ever behind it, and for all their meters
 * ever recorded (facts, swaps, zones, certificates), units of a season, decisions and merged buildings; and the ids of these meters. A
 * change is never rewritten, so the same changes give the same digest. The day from which a change is effective counts once it has come.
 * Changes of meters and buildings that do not count yet are included: the first value of a meter also applies to the time before it.
 * @param today a local day
 */
export async function writtenOf(
  on: Pool,
  _: CheckedByCaller | WholeProgram,
  points: readonly string[],
  { known, season, today }: { readonly known: AsOf; readonly season: string; readonly today: string },
): Promise<Written[]> {
  const at = new Date(Math.min(known.received, known.recorded, 8.64e15));
  const [received, recorded] = [known.received, known.recorded].map((one) => new Date(Math.min(one, 8.64e15)));
  const read = async (some: readonly string[]): Promise<Written[]> =>
    (await on.query<Written>(statement, [some, at, today, seasonNames(season).map((name) => unitCode('', name)), received, recorded])).rows;
  if (points.length < several) return read(points);
  const half = points.length >> 1;
  return (await Promise.all([read(points.slice(0, half)), read(points.slice(half))])).flat();
}

/** From this many points on, they are read in two parallel queries. */
const several = 60;

const statement = `WITH own AS MATERIALIZED (SELECT code AS point, id FROM settlement_point WHERE code = ANY($1)),
  behind AS MATERIALIZED (SELECT DISTINCT c.fields ->> 'point' AS point, c.household FROM household_change c
    WHERE c.fields ->> 'point' = ANY($1)),
  told AS MATERIALIZED (
    SELECT b.point, 'h' || c.id AS mark, c.valid_from, c.fields ->> 'meter' AS meter
      FROM behind b JOIN household_change c ON c.household = b.household WHERE ${counting('c')}
    UNION ALL SELECT o.point, 'p' || c.id, c.valid_from, c.fields ->> 'meter'
      FROM own o JOIN settlement_point_change c ON c.settlement_point = o.id WHERE ${counting('c')}),
  meters AS MATERIALIZED (SELECT DISTINCT t.point, t.meter, m.id FROM told t LEFT JOIN meter m ON m.code = t.meter WHERE t.meter <> ''),
  facts AS MATERIALIZED (SELECT x.point, c.id, c.valid_from, c.fields ->> 'building' AS building, (${counting('c')})::text AS counts
    FROM meters x JOIN meter_change c ON c.meter = x.id WHERE ${counting('c')} OR c.withdrawn IS NULL),
  certified AS MATERIALIZED (SELECT DISTINCT x.point, n.meter_certificate AS id
    FROM meters x JOIN meter_certificate_change n ON n.fields ? 'meter' AND n.fields ->> 'meter' = x.meter),
  marks AS (
    SELECT point, mark, valid_from, NULL::integer AS id FROM told
    UNION ALL SELECT point, 'n' || coalesce(id, 0) || ' ' || meter, NULL, id FROM meters
    UNION ALL SELECT point, 'm' || id || counts, valid_from, NULL FROM facts
    UNION ALL SELECT x.point, 's' || c.id, NULL, NULL FROM meters x JOIN meter_swap c ON c.meter = x.id
      WHERE c.received <= $5 AND c.recorded <= $6 AND (c.withdrawn IS NULL OR c.withdrawn > $2)
    UNION ALL SELECT n.point, 'z' || c.id || (${counting('c')}), c.valid_from, NULL FROM (SELECT DISTINCT point, building FROM facts) n
      JOIN building b ON b.code = n.building JOIN building_change c ON c.building IN (b.id, b.merged_into)
      WHERE c.fields ? 'zone' AND (${counting('c')} OR c.withdrawn IS NULL)
    UNION ALL SELECT n.point, 'c' || c.id, c.valid_from, NULL
      FROM certified n JOIN meter_certificate_change c ON c.meter_certificate = n.id WHERE ${counting('c')}
    UNION ALL SELECT b.point, 'u' || c.id, c.valid_from, NULL FROM behind b JOIN household h ON h.id = b.household
      JOIN LATERAL unnest($4::text[]) AS season(name) ON true
      JOIN heat_unit u ON u.code = h.code || season.name JOIN heat_unit_change c ON c.heat_unit = u.id WHERE ${counting('c')}
    UNION ALL SELECT o.point, 'd' || c.change, NULL, NULL FROM own o JOIN heat_decision c ON c.about = 'point' AND c.code = o.point
      WHERE ${counting('c')}
    UNION ALL SELECT x.point, 'd' || c.change, NULL, NULL FROM meters x JOIN heat_decision c ON c.about = 'meter' AND c.code = x.meter
      WHERE ${counting('c')}
    UNION ALL SELECT b.point, 'd' || c.change, NULL, NULL FROM behind b JOIN household h ON h.id = b.household
      JOIN heat_decision c ON c.about = 'household' AND c.code = h.code WHERE ${counting('c')})
  SELECT o.point, count(k.mark) || ' ' || coalesce(sum(hashtextextended(k.mark || coalesce(k.valid_from <= $3::date, true), 0)), 0) || ' ' ||
      (SELECT count(*) || ' ' || coalesce(sum(hashtextextended(c.id::text, 0)), 0) FROM building_merge c WHERE ${counting('c')}) AS mark,
    coalesce(array_agg(k.id) FILTER (WHERE k.id IS NOT NULL), '{}') AS meters
  FROM own o LEFT JOIN marks k ON k.point = o.point GROUP BY o.point`;
