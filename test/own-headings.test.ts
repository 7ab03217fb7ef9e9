import { describe, expect, test } from 'vitest';
import { attachmentsDictionary } from '#registry/attachments/list-file.ts';
import { catalogueDictionary } from '#casework/catalogues/fields.ts';
import { casesDictionary } from '#casework/cases/steps/bring-fields.ts';
import { personDictionary } from '#casework/people/fields.ts';
import { trainingDictionary } from '#casework/people/training-kind.ts';
import { standardsDictionary } from '#casework/standards/fields.ts';
import { heatPaymentDictionary, heatSupplyDictionary, heatUnitDictionary } from '#heat/heat-inputs/fields.ts';
import { roomSampleDictionary, substationDictionary } from '#heat/heat-network/fields.ts';
import { householdDictionary, settlementPointDictionary } from '#heat/heat-supply/fields.ts';
import { certificateDictionary } from '#heat/meter-verification/fields.ts';
import { channelDictionary } from '#metering/gateway/channel-kind.ts';
import { pointDictionary } from '#metering/point/fields.ts';
import { decisionDictionary } from '#metering/readings/quality/decision-file.ts';
import { datesIgnored } from '#platform/list-intake/dates-ignored.ts';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import { planOf } from '#platform/list-intake/mapping.ts';
import { templateOf } from '#platform/list-intake/template.ts';
import { organisationDictionary, placeDictionary } from '#platform/place/fields.ts';
import { equipmentDictionary } from '#registry/equipment/fields.ts';
import { memberDictionary, portfolioDictionary } from '#registry/portfolio/fields.ts';
import { buildingDictionary } from '#registry/registry/fields/fields.ts';
import { meterListDictionary } from '#registry/registry/fields/meter-fields.ts';
import { refuseMultipliersLeft } from '#registry/registry/fields/multipliers-left.ts';
import { resourceDictionary } from '#registry/resources/fields.ts';
import { certificateDictionary as greenCertificateDictionary } from '#reporting/carbon/certificate-kind.ts';
import { retrofitDictionary } from '#retrofit/retrofit/fields.ts';

/** A list under the headings that the program itself writes is accepted as is: by its names, with nothing guessed, asked or left over. */
const dictionaries: readonly Dictionary[] = [
  attachmentsDictionary,
  catalogueDictionary,
  casesDictionary,
  personDictionary,
  trainingDictionary,
  standardsDictionary,
  heatPaymentDictionary,
  heatSupplyDictionary,
  heatUnitDictionary,
  roomSampleDictionary,
  substationDictionary,
  householdDictionary,
  settlementPointDictionary,
  certificateDictionary,
  channelDictionary,
  pointDictionary,
  decisionDictionary,
  organisationDictionary,
  placeDictionary,
  equipmentDictionary,
  memberDictionary,
  portfolioDictionary,
  buildingDictionary,
  meterListDictionary,
  resourceDictionary,
  greenCertificateDictionary,
  retrofitDictionary,
];

/** Which column feeds each field, provided that none was guessed. */
function read(dictionary: Dictionary, header: readonly string[]): string[] {
  const plan = planOf(dictionary, header, {});
  expect(plan.sources.filter(({ guessed }) => guessed).map(({ column }) => column)).toEqual([]);
  expect(plan.ignored).toEqual([]);
  expect(datesIgnored(plan, dictionary)).toEqual([]);
  refuseMultipliersLeft({ plan, seen: [] });
  return plan.sources.toSorted((a, b) => a.index - b.index).map(({ spec }) => spec.name);
}

describe.each(dictionaries.map((one) => [one.kind, one] as const))('%s', (kind, dictionary) => {
  const names = dictionary.fields.map(({ name }) => name);

  test('by their field names', () => {
    expect(read(dictionary, names)).toEqual(names);
  });

  test('by their Chinese names', () => {
    expect(
      read(
        dictionary,
        dictionary.fields.map(({ zh }) => zh),
      ),
    ).toEqual(names);
  });

  test('in the template', () => {
    const { header } = templateOf(new Map([[kind, dictionary]]), kind, kind);
    expect(planOf(dictionary, header, {}).sources.map(({ spec }) => spec.name)).toEqual(names);
    expect(planOf(dictionary, header, {}).ignored).toEqual([]);
  });
});
