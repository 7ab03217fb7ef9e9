import type { Pool } from 'pg';
import type { AsOf } from '#kernel/as-of.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { HeatDecision } from '#heat/heat-inputs/public/decision.ts';
import type { HeatInputs } from '#heat/heat-inputs/heat-inputs.ts';
import type { HeatSupply } from '#heat/heat-supply/heat-supply.ts';
import type { HeatMethod } from '#heat/heat-supply/vocabulary.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Basis } from './basis.ts';
import type { PointBill } from './bill/bill-parts.ts';
import type { MeterSeason } from './bill/day-heat.ts';
import type { MeterNeeds } from './bill/meter-seasons.ts';
import type { HeatSeason } from './season-days.ts';
import type { Facts } from './facts.ts';

/** What determines whether anything that bills depend on has changed. */
export type GroundsNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly knowledge: Pick<Knowledge, 'versions'>;
  readonly readings: Pick<Readings, 'sums'>;
};

export type BillNeeds = MeterNeeds &
  GroundsNeeds & {
    readonly heatSupply: {
      readonly points: Pick<HeatSupply['points'], 'factsOf'>;
      readonly households: Pick<HeatSupply['households'], 'factsAt' | 'behindAll'>;
    };
    readonly heatInputs: MeterNeeds['heatInputs'] & { readonly units: Pick<HeatInputs['units'], 'at'> };
    readonly seasonIn: (region: string, name: string, known: AsOf) => Promise<HeatSeason>;
    /** The season of a region before a day; null if none is known. */
    readonly seasonBefore: (region: string, day: string, known: AsOf) => Promise<HeatSeason | null>;
    readonly tariffIn: (id: string, on: string, known: AsOf) => HeatTariff;
  };

/**
 * A household behind a point in a season: its class and meter on its first day there, and the fields that count only from the next season
 * on.
 */
export type Behind = { readonly facts: Facts; readonly class: string; readonly meter: string | null; readonly later: readonly string[] };

/** A point's bills of a season, with their inputs. */
export type PointCalculation = {
  readonly point: string;
  readonly company: string;
  readonly building: string;
  readonly season: HeatSeason;
  readonly method: HeatMethod;
  readonly tariff: HeatTariff;
  readonly households: ReadonlyMap<string, Behind>;
  readonly pointMeter: string | null;
  /** The readings of its heat meters and those of its households, by code. */
  readonly meters: ReadonlyMap<string, MeterSeason>;
  /** Its meters that are judged by an interval that has not been checked against its source. */
  readonly indicativeMeters: ReadonlySet<string>;
  readonly laterOfPoint: readonly string[];
  /** All decisions about the point, its households and its meters. */
  readonly decisions: readonly HeatDecision[];
  readonly bill: PointBill;
  /** The inputs of each household's bill. */
  readonly bases: ReadonlyMap<string, Basis>;
};

/** A point whose bills cannot be calculated at all, and why. */
export type PointNotCalculated = {
  readonly point: string;
  readonly company: string;
  readonly households: readonly string[];
  readonly problem: Problem;
};
