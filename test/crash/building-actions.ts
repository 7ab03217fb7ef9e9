import type { Random } from '../city/random.ts';
import { importNamed, type Action } from './actions.ts';
import type { Ledger } from './ledger.ts';
import type { Program } from './program.ts';

/** A list of new buildings; it is imported completely or not at all. */
export function importBuildings(ledger: Ledger, random: Random, serial: number): Action {
  const name = `buildings-${serial}.csv`;
  const size = random.chance(0.3) ? 1500 : 12;
  const codes = Array.from({ length: size }, (_, at) => `B${serial}-${at}`);
  const areaOf = (at: number): number => 100 + ((serial * 37 + at) % 5000);
  return {
    name,
    async ask(program) {
      const rows = codes.map((code, at) => `${code},House ${code},office,140302,${areaOf(at)}`);
      const file = await program.upload(name, `code,name,use,region,floorArea\n${rows.join('\n')}\n`);
      return (await program.client.registry.importBuildings({ file })).import;
    },
    found: (program) => importNamed(program, name),
    enter(number) {
      ledger.buildingImports.set(number, codes);
      codes.forEach((code, at) => ledger.areas.set(code, areaOf(at)));
    },
  };
}

export function editBuilding(ledger: Ledger, code: string, serial: number): Action {
  const area = 10_000 + serial;
  const building = async (program: Program) => program.client.registry.building({ building: code });
  return {
    name: `edit ${code}`,
    ask: async (program) => (await program.client.registry.editBuilding({ building: code, set: { floorArea: area } })).change,
    found: async (program) => ((await building(program)).floorArea === area ? 1 : null),
    enter() {
      ledger.areas.set(code, area);
      ledger.touched.add(code);
    },
  };
}

export function merge(ledger: Ledger, code: string, into: string): Action {
  return {
    name: `merge ${code} into ${into}`,
    ask: async (program) => (await program.client.registry.merge({ building: code, into })).change,
    found: async (program) =>
      (await program.client.registry.merged({ limit: 1000 })).merges.find((one) => one.alias === code)?.change ?? null,
    enter() {
      ledger.merges.set(code, into);
      ledger.touched.add(code).add(into);
    },
  };
}
