import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputOf, procedures } from './procedures.ts';
import { writingWithoutSeen } from './writing-without-seen.ts';

/**
 * Files that are imported as their preview was read: they take its hash, of what it returned and of the things in the registry that it
 * depends on.
 */
const importing = [
  'attachments.importList',
  'carbon.certificates.importFile',
  'cases.importCases',
  'catalogues.importCatalogue',
  'equipment.importEquipment',
  'gateway.importChannels',
  'heatInputs.importPayments',
  'heatInputs.importSupplies',
  'heatInputs.importUnits',
  'heatNetwork.importRoomSamples',
  'heatNetwork.importSubstations',
  'heatSupply.importHouseholds',
  'heatSupply.importSettlementPoints',
  'meterVerification.importCertificates',
  'people.importPeople',
  'people.training.importFile',
  'place.importOrganisations',
  'place.importPlaces',
  'point.importPoints',
  'portfolio.importMembers',
  'project.importProjects',
  'readings.importBills',
  'readings.importDecisions',
  'readings.importReadings',
  'registry.importBuildings',
  'registry.importMeters',
  'resources.importResources',
  'retrofit.importRetrofits',
  'specialPlans.import',
  'standards.importStandards',
];

/** Edits that are previewed before they are written: they take the hash of the preview, which is checked in the transaction that writes. */
const editing = [
  'equipment.edit',
  'heatNetwork.substations.edit',
  'heatSupply.households.edit',
  'heatSupply.points.edit',
  'meterVerification.edit',
  'people.edit',
  'place.editOrganisations',
  'point.edit',
  'project.edit',
  'registry.editBuildings',
  'resources.edit',
  'retrofit.edit',
];

/**
 * Others that are previewed before they are written, like the edits; for tariffs, the version that each one follows is checked when it is
 * kept.
 */
const trying = [
  'heatBilling.decisions.cold',
  'heatBilling.decisions.faulty',
  'heatBilling.decisions.substitute',
  'heatBilling.tariffs.add',
  'targets.split',
  'statement.send',
  'retrofit.pool',
];

/** What a decision, or a change that replaces another, refers to: the version or hash that is sent with it as `seen`. */
const named: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...importing, ...editing, ...trying].map((name) => [name, 'the hash of the preview'])),
  'contracts.confirm': 'the version of the terms; an event or an entry is named by its number and never changes',
  'contracts.dispute': 'as contracts.confirm',
  'contracts.settle': 'the hash of the preview, which the answer bears',
  'contracts.review': 'as contracts.settle',
  'savings.lock': 'the hash of what the fit told: the question, the points, the model',
  'settlement.settle': 'the hash of the preview, which the issue bears',
  'comfort.inspections.close': 'the number of the last act',
  'retrofitEstimate.confirm': 'the version of the values',
  'energyAudit.accept': 'the hash of the answer',
  'energyAudit.return': 'the hash of the answer',
  'retrofitSurvey.accept': 'the hash of all that came',
  'retrofitSurvey.return': 'the hash of all that came',
  'assignment.assign': 'the version of the assignment that stands',
  'notice.keep': 'the instant of the last change that was told with them',
  'notice.mailServer.set': 'the instant of the last change that was told with them',
  'occupancy.set': 'the version: how often anything was said of the hours or taken back',
  'people.posts.set': 'the version of the statement of the same post',
  'sharing.deliveries.expect': 'the number of the last word on any delivery',
  'workdays.notice.add': 'the version of the city’s own calendar of the year',
  'openadr.connect': 'as upload.target',
  'upload.target': 'the instant of the last change that was told with the name',
  'warning.notify.add': 'the instant of the last change that was told with the name',
  'warning.on': 'the revision of the rule: how often a version was kept or it was switched',
  'retrofit.advance': 'the version of the project: the last change of its fields',
  'targets.commit': 'the version of the commitment that it takes the place of',
  'heatBilling.seasons.set': 'the version of what the region said of the season',
  'comfort.seasons.set': 'the version of what the place stated',
  'caseDocuments.offices.set': 'the version of the name that was stated last',
  'settings.change': 'the instant of the last change that was told with them',
  'caseMoney.setBudget': 'the version that was stated last',
  'caseMoney.setQuota': 'the version that was stated last',
  'return.fill': 'the number of the last step of the return',
  'return.submit': 'as return.fill',
  'return.accept': 'as return.fill',
  'return.sendBack': 'as return.fill',
  'return.amend': 'as return.fill',
  'return.lock': 'the hash of how the returns of the place stand',
  'assessment.issue': 'the hash of scores and ranks',
  'disclosure.issue': 'the hash of the preview: all that would be public of the buildings',
  'disclosure.issueSums': 'the hash of the preview: all that would be public of the places',
  'heatNotes.closes.begin': 'the hash of the notes of the preview; the job asks it before it issues',
  'annualReport.issue': 'the hash of all that the report says',
  'heatNotes.purchases.issue': 'the hash of what would be issued',
  'cases.take': 'the head of the case',
  'cases.linked.take': 'the head of the case',
  'cases.correct': 'the head of the record',
  'cases.vote': 'the head that was told with the papers; other votes since do not matter',
  'cases.linked.vote': 'as cases.vote',
  'knowledge.files.put': 'the hash of the text that stands in the file, which it takes the place of',
  'attachments.edit': 'the version of the note',
  'attachments.takeBack': 'the version of the note',
  'attachments.bringBack': 'the version of the note',
};

/** Those that name what was read in another field. */
const otherwise: Readonly<Record<string, string>> = {
  'statement.issue': 'draft',
  'statement.issueDifference': 'draft',
  'draft.save': 'revision',
};

/** Those that are previewed before they are written but name nothing of it, and why. */
const previewedWithout: Readonly<Record<string, string>> = {
  'flexibility.reminders.send': 'a reminder reaches those who have not answered by then, and changes nothing',
  'assignment.importReports': 'a report is added to those before it, and says what its row says whatever these were',
  'caseDocuments.stateTemplate': 'the template becomes the file that was sent, whatever it was before; papers keep theirs',
  'caseMoney.returned': 'what the bank says of payments that are named: one that was booked is not booked again',
  'energyAudit.importSync': 'brings a building in by the doors of the lists, which tell what is kept by hand',
  'flexibility.events.add': 'an event has a code of its own; what each would commit is told again with it',
  'gateway.bindChannels': 'each channel is bound as it is named; what waited for it is told with the answer',
  'return.importSheet': 'a draft of a return, which nobody is bound by before it is submitted, and that names the step it saw',
};

/** Those that need not name it: the thing that they refer to never changes once it is made, or ends whatever it says. */
const without: Readonly<Record<string, string>> = {
  'sourceCheck.confirm': 'a check is never changed: another reading is another check, and one that was replaced is not confirmed',
  'sourceCheck.refuse': 'as sourceCheck.confirm',
  'sourceCheck.withdraw': 'as sourceCheck.confirm',
  'retrofitPlan.adopt': 'a plan is kept as it was made; another one has another name',
  'retrofitEstimate.withdraw': 'takes away whatever the place says, with the reason',
  'statement.withdraw': 'a statement is never changed, and its number is that of one',
  'notice.address.confirm': 'the code was sent to the one address that it is of',
  'contracts.reverse': 'an entry is never changed, and its number is that of one',
  'disclosure.withdraw': 'takes away whatever stands',
  'disclosure.withdrawSums': 'takes away whatever stands',
  'surveys.close': 'ends the survey, whatever came; nothing is agreed to',
  'energyAudit.linked.submit': 'hands in what who holds the link has answered',
  'bids.add': 'is computed of what is asked, and kept as it is told',
  'readings.decide': 'a word on one finding, whose span and values are in its name',
  'access.users.unlock': 'no word on anything that was read',
};

/** Names by which something is agreed to, refused, issued, ended or removed. */
const deciding =
  /(?:^|\.)(?:confirm|dispute|accept|return|sendBack|sign|adopt|issue\w*|close|closes\.begin|\w*lock|settle|review|reverse|refuse|withdraw\w*|submit|amend|decide|take|fill|advance|commit|vote)$/u;

/** A view changes nothing, whichever method it is called by. */
const changing = procedures().filter(
  ({ route, action, name }) => route.method !== 'GET' && action !== 'view' && name !== 'contracts.amend',
);

const fieldsOf = (path: readonly string[]): string[] => {
  const shape = inputOf(path);
  return shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
};

test('every procedure that decides says which version it decides on, or why it need not', () => {
  const known = new Set([...Object.keys(named), ...Object.keys(otherwise), ...Object.keys(without)]);
  expect(changing.filter(({ name }) => deciding.test(name) && !known.has(name)).map(({ name }) => name)).toEqual([]);
  const there = new Set(changing.map(({ name }) => name));
  expect([...known].filter((name) => !there.has(name))).toEqual([]);
});

test('every other changing procedure says why it cannot silently replace something that its writer had not read', () => {
  const known = new Set([...Object.keys(named), ...Object.keys(otherwise), ...Object.keys(without)]);
  const others = changing.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  expect(others.filter((name) => !writingWithoutSeen.has(name))).toEqual([]);
  const there = new Set(others);
  expect([...writingWithoutSeen.keys()].filter((name) => !there.has(name) && name !== 'contracts.amend')).toEqual([]);
});

test('procedures that name what was read accept it, and no other does', () => {
  const taking = changing.filter(({ path }) => fieldsOf(path).includes('seen')).map(({ name }) => name);
  expect(taking.toSorted()).toEqual(Object.keys(named).toSorted());
  for (const [name, field] of Object.entries(otherwise)) expect(fieldsOf(name.split('.')), name).toContain(field);
});

test('every preview returns what it showed, or says why it need not', () => {
  const shown = changing.filter(({ path }) => fieldsOf(path).includes('preview'));
  const isAsked = (name: string): boolean => name in named || name in otherwise;
  expect(shown.filter(({ name }) => !isAsked(name) && !(name in previewedWithout)).map(({ name }) => name)).toEqual([]);
  const there = new Set(shown.map(({ name }) => name));
  expect(Object.keys(previewedWithout).filter((name) => !there.has(name) || isAsked(name))).toEqual([]);
});

test('no procedure is on two lists', () => {
  const all = [...Object.keys(named), ...Object.keys(otherwise), ...Object.keys(without)];
  expect(all.toSorted()).toEqual([...new Set(all)].toSorted());
});
