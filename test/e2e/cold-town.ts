import { dayText, parseDay } from '#kernel/day.ts';
import type { World } from '../world.ts';

const first = parseDay('2026-01-01') ?? 0;
const days = Array.from({ length: 20 }, (_, at) => [dayText(first + at), dayText(first + at + 1)] as const);
const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
cold: {of: area, table: [{below: '16', share: '0.5'}, {below: '18', share: '0.3'}]}
`;

/** A building of two homes that share a meter, a season of twenty days, and the one who handles complaints about a cold home. */
export async function coldTown({ local, upload }: World): Promise<void> {
  const lines = (name: string, all: readonly string[]) => upload(name, all.join('\n'));
  await local.place.importOrganisations({ file: await lines('o.csv', ['code,name', 'C1,示范热力一公司', 'C2,示范热力二公司']) });
  const at = 'B1,一号楼,dwelling,140302,37.86,113.58';
  await local.registry.importBuildings({ file: await lines('b.csv', ['code,name,use,region,latitude,longitude', at]) });
  await local.registry.importMeters({ file: await lines('m.csv', ['code,building,carrier,kind', 'MA,B1,heat,interval']) });
  const points = ['code,building,company,tariff,method,meter,substation', 'PA,B1,C1,t1,share-area,MA,S1'];
  await local.heatSupply.importSettlementPoints({ file: await lines('p.csv', points) });
  const households = ['code,point,class,area', 'HA,PA,dwelling,100', 'HB,PA,dwelling,100'];
  await local.heatSupply.importHouseholds({ file: await lines('h.csv', households) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-01', from: '2026-01-01', to: '2026-01-21', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  const heat = days.map(([from, to]) => `MA,${from} 00:00,${to} 00:00,2`);
  await local.readings.importReadings({ file: await lines('r.csv', ['meter,start,end,value', ...heat]), carrier: 'heat', unit: 'GJ' });
  for (const name of ['inspector', 'manager']) await local.access.keys.create({ name, role: 'bureau', region: '140302' });
  for (const role of ['inspector', 'manager'])
    await local.people.posts.set({ holder: `key:${role}`, role: `cold-home/${role}`, region: '140300' });
}

/**
 * A complaint from its first step to the confirmation that it is cold.
 * @param reason for a household that is not listed
 * @returns its case
 */
export async function confirmCold(
  { local, upload }: World,
  { household, temperature, reason }: { readonly household: string; readonly temperature: string | null; readonly reason?: string },
): Promise<string> {
  const { case: code } = await local.cases.begin({ procedure: 'cold-home', region: '140302', for: 'key:inspector' });
  const complaint = { household, since: '2026-01-05', text: '示例：晚上偏冷' };
  const why = reason === undefined ? {} : { reasons: { household: reason } };
  await local.cases.take({ case: code, transition: 'submit', fields: complaint, ...why, for: 'key:inspector' });
  const measured = { measuredAt: '2026-01-06 20:00', outcome: 'cold', ...(temperature !== null && { temperature }) };
  const photo = await upload('reading.pdf', '%PDF-1.7 …');
  const evidence = [{ kind: 'reading', file: photo }];
  const reasons = temperature === null ? { reasons: { outcome: '示例：仪器故障，未测得数值' } } : {};
  await local.cases.take({ case: code, transition: 'measure', fields: measured, evidence, ...reasons, for: 'key:inspector' });
  const answered = { until: '2026-01-10', answer: '示例：按热价减免' };
  await local.cases.take({ case: code, transition: 'confirm', fields: answered, for: 'key:manager' });
  return code;
}
