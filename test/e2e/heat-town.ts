import type { World } from '../world.ts';

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
stopped: {share: '0.3', of: area}
substitute: {order: [own-rate], least: 14, neighbours: 1, base: '18'}
`;

const households = `户号,结算点,类别,收费面积,户表,用热人编号,用热人,状态,起
SH1,SP1,dwelling,100,SM1,A1,示例甲,,
SH1,,,,,A2,示例乙,,2026-01-16
SH2,SP1,dwelling,80,SM2,A3,示例丙,,
SH3,SP2,dwelling,60,,A4,示例丁,停热,
`;

/**
 * January 2026 charged at two settlement points of the town: a household that moved on the 16th, one without a meter, one that was stopped.
 */
export async function chargeHeat({ local, upload }: World): Promise<void> {
  await local.place.importOrganisations({ file: await upload('供热企业.csv', 'code,name\nSC1,示范热力公司\n') });
  await local.registry.importMeters({
    file: await upload('热量表.csv', 'code,building,carrier,kind\nSM1,B1,heat,interval\nSM2,B1,heat,interval\n'),
  });
  const points = '结算点,建筑,供热企业,热价,计量方法,热力站\nSP1,B1,SC1,t1,household,SS1\nSP2,B2,SC1,t1,area,SS1\n';
  await local.heatSupply.importSettlementPoints({ file: await upload('结算点.csv', points) });
  await local.heatSupply.importHouseholds({ file: await upload('热用户.csv', households) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-01', from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't1.yaml', text: tariff });
  const rows = Array.from({ length: 30 }, (_, at) => `SM1,2026-01-${String(at + 1).padStart(2, '0')},0.1`);
  await local.readings.importReadings({
    file: await upload('热量.csv', ['meter,time,value', ...rows].join('\n')),
    interval: '1d',
    carrier: 'heat',
    unit: 'GJ',
  });
}
