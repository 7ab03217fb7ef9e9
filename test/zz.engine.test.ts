import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, test } from 'vitest';
import { createWorld, type World } from './world.ts';
const out = (t: string) => appendFileSync('/tmp/zz5.txt', `${t}\n`);
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', 'code,point,class,area,account\nH1,P1,dwelling,60,A1') });
});
afterAll(() => world.stop());
const l = () => world.local as any;
const tries: [string, (f: string) => Promise<any>, string[], string][] = [
  ['pay-25/11', (f) => l().heatInputs.importPayments({ file: f }), ['账户,缴费日期,实缴金额,凭证号', 'A1,25/11/2025,100,P1', 'A1,03/11/2025,100,P2'], 'payments'],
  ['pay-amb', (f) => l().heatInputs.importPayments({ file: f }), ['账户,缴费日期,实缴金额,凭证号', 'A1,05/11/2025,100,P3'], 'payments'],
  ['pay-compact', (f) => l().heatInputs.importPayments({ file: f }), ['账户,缴费时间,实缴金额,凭证号', 'A1,20251105153000,100,P4', 'A1,2025-11-05 下午3:30,100,P5', 'A1,2025-11-05 15:30:00.123,100,P6', 'A1,2025年11月5日 15时30分,100,P7', 'A1,5-Nov-2025,1,P8'], 'payments'],
  ...['建筑面积', '采暖面积', '收费面积', '供热面积', '计费面积', '套内面积', '使用面积', '实际面积'].map((h, at) => [`area-${h}`, (f: string) => l().heatSupply.importHouseholds({ file: f }), [`户号,结算点,用户类别,${h}`, `HA${at},P1,dwelling,60`], 'households'] as any),
  ['area-two', (f) => l().heatSupply.importHouseholds({ file: f }), ['户号,结算点,用户类别,建筑面积,收费面积', 'HB1,P1,dwelling,60,55'], 'households'],
  ['area-two2', (f) => l().heatSupply.importHouseholds({ file: f }), ['户号,结算点,用户类别,建筑面积,采暖面积', 'HB2,P1,dwelling,60,55'], 'households'],
  ['area-two3', (f) => l().heatSupply.importHouseholds({ file: f }), ['户号,结算点,用户类别,建筑面积,套内面积', 'HB3,P1,dwelling,60,55'], 'households'],
  ['two-rows', (f) => l().registry.importBuildings({ file: f, set: { use: 'office', region: '110105' } }), ['代码,名称,建筑面积,,', ',,地上,地下,合计', 'BX,楼,100,20,120'], 'buildings'],
  ['two-rows-storeys', (f) => l().registry.importBuildings({ file: f, set: { use: 'office', region: '110105' } }), ['代码,名称,层数,,', ',,地上,地下,合计', 'BY,楼,10,2,12'], 'buildings'],
  ['digits', (f) => l().registry.importMeters({ file: f }), ['表号,能源,单位,位数', 'MD1,electricity,kWh,5+1', 'MD2,electricity,kWh,6.2', 'MD3,electricity,kWh,6', 'MD4,electricity,kWh,5位', 'MD5,electricity,kWh,6位整数2位小数'], 'meters'],
  ['methods', (f) => l().heatSupply.importSettlementPoints({ file: f }), ['code,building,company,tariff,method', ...'户用热量表法 散热器热分配计法 热分配计法 流量温度法 通断时间面积法 户用热水表法 温度面积法 面积分摊法 按面积 按热量 计量热价 楼栋计量按面积分摊'.split(' ').map((m, at) => `PM${at},B1,C1,t1,${m}`)], 'settlement-points'],
  ['bdate', (f) => l().equipment.importEquipment({ file: f }), ['设备编号,建筑,类型,拆除日期', 'E1,B1,热泵,25/11/2025', 'E2,B1,热泵,11/25/2025'], 'equipment'],
  ['bdate2', (f) => l().equipment.importEquipment({ file: f }), ['设备编号,建筑,类型,拆除日期', 'E3,B1,热泵,25/11/2025', 'E4,B1,热泵,03/11/2025'], 'equipment'],
  ['bdate3', (f) => l().equipment.importEquipment({ file: f }), ['设备编号,建筑,类型,拆除日期', 'E5,B1,热泵,03/11/2025'], 'equipment'],
  ['minst', (f) => l().registry.importMeters({ file: f }), ['表号,能源,单位,安装日期', 'MI1,electricity,kWh,25/11/2024', 'MI2,electricity,kWh,2024.3.5', 'MI3,electricity,kWh,2024/03/05 00:00:00'], 'meters'],
  ['oil', (f) => l().registry.importMeters({ file: f }), ['表号,能源,单位', 'MO1,柴油,升', 'MO2,燃油,L', 'MO3,oil,L', 'MO4,柴油,t'], 'meters'],
  ['oil-read', (f) => l().readings.importReadings({ file: f }), ['表号,月份,柴油用量(升)', 'OR1,2025-01,100', 'OR1,2025-02,110'], ''],
  ['oil-read2', (f) => l().readings.importReadings({ file: f }), ['表号,月份,用量(L)', 'OR2,2025-01,100', 'OR2,2025-02,110'], ''],
];
for (const [name, run, rows, kind] of tries) test(name, async () => {
  try {
    const told = await run(await world.upload('f.csv', rows.join('\n') + '\n'));
    const key = rows[1]!.split(',')[0]!.slice(0, 2);
    const text = kind === '' ? '' : await (await world.ask(`/api/exports/${kind}?format=csv`)).text();
    const all = text.split(/\r?\n/u);
    const ids = rows.slice(1).flatMap((r) => r.split(','));
    out(`## ${name}: created ${told.created} rej ${JSON.stringify((told.rejected ?? []).map((r: any) => [r.row, r.code, r.detail]))} ;; ${all.filter((x) => ids.some((i) => /\d/.test(i) && /[A-Z]/.test(i) && x.split(',').includes(i) && i !== 'P1' && i !== 'A1' && i !== 'B1' && i!=='C1')).join(' | ')} ;; ${JSON.stringify((told.findings ?? []).map((x: any) => x.code))}`);
  } catch (e) { out(`## ${name}: ${JSON.stringify((e as any).document ?? String(e)).slice(0, 700)}`); }
});
