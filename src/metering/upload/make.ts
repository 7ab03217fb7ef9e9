import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { isCertain } from '#kernel/source-status.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { ItemHours, Metering } from '#metering/metering/metering.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { buildRow, hourRows, xmlBegin, xmlEnd, type HoursOfItem } from './energy-xml.ts';
import { packFile, sha256Of, zipOf, type PackedFile } from './parcel-zip.ts';

export type MakeNeeds = {
  readonly metering: Pick<Metering, 'itemHours'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly knowledge: Pick<Knowledge, 'find'>;
};

/** A day as it is handed up, before it has a version. `content`: hash of the hours alone. */
export type DayMade = {
  readonly rows: number;
  readonly content: string;
  readonly findings: readonly Finding[];
  readonly zip: (version: number) => { readonly bytes: Buffer; readonly sha256: string };
};

type DayQuestion = { readonly centre: string; readonly region: string; readonly day: string; readonly known: AsOf };

/** Builds the parcel of a local day as known at a time: the same rows give the same bytes. */
export async function makeDay(needs: MakeNeeds, scope: Scope, asked: DayQuestion): Promise<DayMade> {
  const { centre, region, day, known } = asked;
  const folder = `${centre}${day.replaceAll('-', '')}`;
  const equivalents = equivalentsOn(needs.knowledge, day, known);
  let rows = 0;
  const seen = new Set<string>();
  const energy = await packFile(`${folder}/${folder}Energy.xml`, async (write) => {
    await write(xmlBegin);
    for await (const some of needs.metering.itemHours(scope, { region, day: parseDay(day) as number, known })) {
      const told = hourRows(some.map((one) => equivalents.told(one)));
      for (const { building } of some) seen.add(building);
      rows += told.rows;
      await write(told.text);
    }
    await write(xmlEnd);
  });
  const build = await buildFile(needs, scope, { ...asked, folder, seen });
  return {
    rows,
    content: energy.sha256,
    findings: equivalents.findings(),
    zip: (version) => {
      const bytes = zipOf([build, energy], `version=${version}`);
      return { bytes, sha256: sha256Of(bytes) };
    },
  };
}

/** Converts hours to kgce, by the coefficients that apply on a day; the coefficients used are reported with their status. */
function equivalentsOn(knowledge: Pick<Knowledge, 'find'>, on: string, known: AsOf) {
  const used = new Map<string, Finding>();
  const note = (code: string, severity: Finding['severity'], evidence: Record<string, unknown>): void =>
    void used.set(JSON.stringify([code, evidence]), { code, severity, evidence });
  const factorOf = (carrier: Carrier, unit: Unit): number | null => {
    const found = knowledge.find('coefficient', `standard-coal/${carrier}`, { on, ...known });
    if (found === null || found.unit !== `kgce/${unit}`) {
      if (carrier !== 'water') note('parcel-without-coefficient', 'warning', { coefficient: `standard-coal/${carrier}`, carrier });
      return null;
    }
    const { id, version, value, unit: of, status } = found;
    note('parcel-coefficient', isCertain(status) ? 'info' : 'warning', { coefficient: id, version, value, unit: of, status });
    return value;
  };
  return {
    told({ building, item, carrier, unit, zone, edges, steps }: ItemHours): HoursOfItem {
      const { value, per } = inVolume(knowledge, { on, known }, carrier, unit, steps.value, note);
      return { building, item, zone, edges, value, coverage: steps.coverage, kgce: factorOf(carrier, per) };
    },
    findings: () => [...used.values()],
  };
}

type Note = (code: string, severity: Finding['severity'], evidence: Record<string, unknown>) => void;

/** Gas is handed up in m3: use counted as energy is converted by the calorific value, or omitted without one. */
function inVolume(
  knowledge: Pick<Knowledge, 'find'>,
  { on, known }: { readonly on: string; readonly known: AsOf },
  carrier: Carrier,
  unit: Unit,
  value: Float64Array,
  note: Note,
): { readonly value: Float64Array; readonly per: Unit } {
  if (carrier !== 'gas' || unit === 'm3') return { value, per: unit };
  const calorific = knowledge.find('coefficient', 'calorific-value/gas', { on, ...known });
  if (calorific === null) {
    note('parcel-without-coefficient', 'warning', { coefficient: 'calorific-value/gas', carrier });
    return { value: value.map(() => Number.NaN), per: 'm3' };
  }
  const { id, version, value: kjPerM3, unit: of, status } = calorific;
  note('parcel-coefficient', isCertain(status) ? 'info' : 'warning', { coefficient: id, version, value: kjPerM3, unit: of, status });
  return { value: value.map((kwh) => (kwh * 3600) / kjPerM3), per: 'm3' };
}

type BuildQuestion = DayQuestion & { readonly folder: string; readonly seen: ReadonlySet<string> };

/** The base information of the buildings that have hours. */
async function buildFile(needs: MakeNeeds, scope: Scope, { centre, region, day, known, folder, seen }: BuildQuestion): Promise<PackedFile> {
  const buildings = (await needs.registry.buildingFacts(scope, { region }, known)).filter(({ code }) => seen.has(code));
  return packFile(`${folder}/${folder}Build.xml`, async (write) => {
    await write(xmlBegin);
    for (const building of buildings.toSorted((a, b) => (a.code < b.code ? -1 : 1))) await write(buildRow(baseOf(building, centre, day)));
    await write(xmlEnd);
  });
}

/** The letters of uses on which the guide as remembered and the lists found agree. */
const functionLetters: Readonly<Record<string, string>> = {
  office: 'A',
  mall: 'B',
  shop: 'B',
  hotel: 'C',
  school: 'D',
  university: 'D',
  culture: 'D',
  hospital: 'E',
  sport: 'F',
};

function baseOf({ code, name, region, uses, floorAreaM2, fields }: BuildingFacts, centre: string, day: string) {
  const then = <T>(dated: readonly { readonly from: string | null; readonly value: T }[]): T | undefined =>
    dated.findLast(({ from }) => from === null || from <= day)?.value;
  const text = (field: string): string | number | undefined => {
    const value = fields[field];
    return typeof value === 'string' || typeof value === 'number' ? value : undefined;
  };
  const parts = then(uses) ?? [];
  return {
    F_BuildID: code,
    F_DataCenterID: centre,
    F_BuildName: name,
    F_BuildOwner: text('organisation'),
    F_DistrictCode: region,
    F_BuildAddr: text('address'),
    F_BuildLong: text('longitude'),
    F_BuildLat: text('latitude'),
    F_BuildYear: text('yearBuilt'),
    F_UpFloor: text('storeys'),
    F_BuildFunc: parts.length === 1 ? functionLetters[parts[0]?.use ?? ''] : undefined,
    F_TotalArea: then(floorAreaM2),
    F_HeatArea: text('heatedArea'),
  };
}
