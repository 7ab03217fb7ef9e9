import { heatPaymentFieldTerms, heatSupplyFieldTerms, heatUnitFieldTerms } from '#heat/heat-inputs/vocabulary.ts';
import { roomSampleFieldTerms, substationFieldTerms } from '#heat/heat-network/vocabulary.ts';
import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import type { Kind } from '#platform/imports/commands/import-kind.ts';

/** The kinds of files that heat companies import. */
export const heatKinds: readonly Kind[] = [
  {
    name: 'settlement-points',
    zh: '导入热量结算点（csv、xlsx）',
    en: 'import settlement points of heat companies (csv, xlsx)',
    begin: (client, asked) => client.heatSupply.importSettlementPoints(asked),
    fields: { required: ['code', 'building', 'company', 'tariff', 'method'], terms: settlementPointFieldTerms },
    examples: ['import settlement-points 结算点.xlsx --preview', 'import settlement-points 结算点.csv --set company=C1 --rejects 退回.csv'],
  },
  {
    name: 'households',
    zh: '导入热用户（csv、xlsx）：每行自其日期起有效',
    en: 'import heated households (csv, xlsx): each row is valid from its day on',
    begin: (client, asked) => client.heatSupply.importHouseholds(asked),
    fields: { required: ['code', 'point', 'class', 'area'], terms: householdFieldTerms },
    examples: ['import households 热用户.xlsx --preview', 'import households 过户.csv --rejects 退回.csv'],
  },
  {
    name: 'substations',
    zh: '导入热力站（csv、xlsx）',
    en: 'import substations of heat companies (csv, xlsx)',
    begin: (client, asked) => client.heatNetwork.importSubstations(asked),
    fields: { required: ['code', 'region'], terms: substationFieldTerms },
    examples: ['import substations 热力站.csv', 'import substations 热力站.xlsx --set region=140302 --rejects 退回.csv'],
  },
  {
    name: 'room-samples',
    zh: '导入室温抽测（csv、xlsx）',
    en: 'import room temperature samples (csv, xlsx)',
    begin: (client, asked) => client.heatNetwork.importRoomSamples(asked),
    fields: { required: ['household', 'at', 'temperature'], terms: roomSampleFieldTerms },
    examples: ['import room-samples 室温.csv --preview', 'import room-samples 室温.xlsx --rejects 退回.csv'],
  },
  {
    name: 'heat-units',
    zh: '导入热量分配表的分摊值（csv、xlsx）',
    en: 'import allocation units read from heat cost allocators (csv, xlsx)',
    begin: (client, asked) => client.heatInputs.importUnits(asked),
    fields: { required: ['household', 'season', 'units'], terms: heatUnitFieldTerms },
    examples: ['import heat-units 分摊值.xlsx --preview', 'import heat-units 分摊值.csv --set season=2025-26 --rejects 退回.csv'],
  },
  {
    name: 'heat-supplies',
    zh: '导入购热价目：热源企业、计量点和热价（csv、xlsx）',
    en: 'import prices of heat bought: supplier, metering point, price (csv, xlsx)',
    begin: (client, asked) => client.heatInputs.importSupplies(asked),
    fields: { required: ['supplier', 'company', 'meter', 'price'], terms: heatSupplyFieldTerms },
    examples: ['import heat-supplies 购热.xlsx --preview', 'import heat-supplies 购热.csv --set company=C1 --rejects 退回.csv'],
  },
  {
    name: 'payments',
    zh: '导入缴费记录（csv、xlsx）：同一凭证号只计一次',
    en: 'import payments (csv, xlsx): each reference counts once',
    begin: (client, asked) => client.heatInputs.importPayments(asked),
    fields: { required: ['account', 'paid', 'yuan', 'reference'], terms: heatPaymentFieldTerms },
    examples: ['import payments 缴费.xlsx --preview', 'import payments 缴费.csv --set season=2025-26 --rejects 退回.csv'],
  },
];
