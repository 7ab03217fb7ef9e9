import { importOutput, listInput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';

const importUnits = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/imports/heat-units',
    summary: 'Import what was read off allocators for a season, from an uploaded csv or xlsx',
  })
  .input(listInput)
  .output(importOutput);

const importPayments = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/imports/payments',
    summary: 'Import payments for heat from an uploaded csv or xlsx; a reference that stands already is told as repeated',
  })
  .input(listInput)
  .output(importOutput);

const importSupplies = asks('keep-heat')
  .route({
    method: 'POST',
    path: '/imports/heat-supplies',
    summary: 'Import what heat companies buy heat by from an uploaded csv or xlsx: supplier, metering point, price from a day on',
  })
  .input(listInput)
  .output(importOutput);

export const heatInputsContract = { importUnits, importPayments, importSupplies };
