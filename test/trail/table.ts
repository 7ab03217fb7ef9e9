/**
 * What every changing procedure leaves in the trail, by the kind of the subject of its entry. `things` are in the place that their slice
 * states; `said` state their region in the entry, because each has it available; `program` concern the whole program, on purpose. Names are
 * separated by spaces.
 */
const things: Readonly<Record<string, string>> = {
  organisation: 'place.addOrganisation place.editOrganisations',
  import: `
    place.importPlaces place.importOrganisations standards.importStandards catalogues.importCatalogue imports.undo
    registry.importBuildings registry.importMeters project.importProjects equipment.importEquipment resources.importResources
    portfolio.importMembers energyAudit.importSync carbon.certificates.importFile heatSupply.importSettlementPoints
    heatSupply.importHouseholds heatInputs.importUnits heatInputs.importPayments heatInputs.importSupplies heatNetwork.importSubstations
    heatNetwork.importRoomSamples point.importPoints attachments.importList people.importPeople people.training.importFile
    cases.importCases weather.importWeather readings.importReadings readings.importBills readings.record readings.recordLive readings.importDecisions
    specialPlans.import meterVerification.importCertificates gateway.importChannels retrofit.importRetrofits`,
  change: 'registry.editBuildings',
  building: `
    registry.editBuilding registry.merge registry.unmerge registry.keepApart occupancy.set comfort.inspections.inspect
    comfort.inspections.photo comfort.inspections.notice comfort.inspections.recheck comfort.inspections.penalty
    comfort.inspections.close commissioning.interval commissioning.add commissioning.remove schedule.keep schedule.stand
    energyAudit.open energyAudit.link energyAudit.unlink energyAudit.accept energyAudit.return energyAudit.findings energyAudit.measures
    energyAudit.linked.answer energyAudit.linked.submit attachments.attach attachments.note attachments.edit attachments.takeBack
    attachments.bringBack disclosure.issue disclosure.withdraw
    statement.issue statement.issueDifference statement.withdraw statement.send statement.answer`,
  meter: 'registry.editMeter registry.swapMeter heatBilling.decisions.faulty readings.decide',
  project: 'project.add project.edit draft.add draft.save draft.remove',
  equipment: 'equipment.add equipment.edit',
  resource: 'resources.add resources.edit solarSafety.check solarSafety.setState',
  portfolio: 'portfolio.add portfolio.invite',
  'portfolio-member': 'portfolio.join',
  event: 'settlement.settle flexibility.events.add flexibility.events.cancel flexibility.events.answer flexibility.reminders.send',
  bid: 'bids.add',
  baseline: 'savings.lock',
  contract: `
    contracts.add contracts.amend contracts.event contracts.confirm contracts.dispute contracts.settle contracts.review
    contracts.reverse contracts.pay`,
  'settlement-point': 'heatSupply.points.edit',
  household: 'heatSupply.households.edit heatBilling.decisions.cold heatBilling.decisions.substitute',
  'heat-account': 'heatResident.links.make heatResident.links.revoke',
  substation: 'heatNetwork.substations.edit',
  point: 'point.add point.edit',
  connection: 'gateway.add gateway.set gateway.on gateway.off gateway.remove',
  channel: 'gateway.bindChannels gateway.unbindChannels',
  certificate: 'meterVerification.edit meterVerification.add',
  person: 'people.edit people.add people.strike',
  case: `
    cases.begin cases.take cases.seat cases.recuse cases.vote cases.back cases.correct cases.move cases.erase cases.link cases.linked.take
    cases.linked.vote cases.open.begin caseDocuments.linked.get heatResident.linked.object`,
  retrofit: 'retrofit.edit retrofit.add retrofit.advance retrofit.addFound retrofit.pool',
  'retrofit-survey': `
    retrofitSurvey.link retrofitSurvey.accept retrofitSurvey.return retrofitSurvey.linked.enter retrofitSurvey.linked.photo`,
  episode: 'warning.acknowledge warning.mute warning.feedback',
  job: 'jobs.cancel',
};

/** Accounts, places, and what is stored together with its place. */
const said: Readonly<Record<string, string>> = {
  user: `
    access.users.add access.users.disable access.users.enable access.users.reset access.users.withoutSecondFactor access.users.unlock
    access.users.endSessions access.endSessions access.forgetDevice`,
  key: 'access.keys.create access.keys.revoke',
  draw: 'draws.announce draws.reveal draws.replace meterVerification.announceSample',
  place: `
    comfort.seasons.set heatBilling.seasons.set heatPlanning.plans.make heatPlanning.plans.remove districtEnergy.plans.make
    districtEnergy.plans.remove caseDocuments.offices.set
    disclosure.issueSums disclosure.withdrawSums`,
  season: 'heatNotes.closes.begin heatNotes.purchases.issue',
  'heat-statements': 'heatNotes.statements',
  survey: 'surveys.create surveys.createFrom surveys.invite surveys.close',
  statement: 'assessment.issue annualReport.issue',
  post: 'people.posts.set',
  procedure: 'caseMoney.setBudget caseMoney.setQuota caseMoney.returned',
  upload: 'upload.target upload.change upload.remove upload.run',
  parcel: 'upload.receive',
  warning: 'warning.add warning.on warning.off warning.muteRule',
  'missing-data': 'reminder.send',
  knowledge: 'retrofitEstimate.enter retrofitEstimate.confirm retrofitEstimate.withdraw',
  return: `
    return.open return.importSheet return.fill return.submit return.accept return.sendBack return.amend return.lock`,
  target: 'targets.split targets.commit',
  'retrofit-plan': 'retrofitPlan.make retrofitPlan.adopt',
  task: 'assignment.assign assignment.report',
  feed: 'sharing.feeds.add sharing.feeds.end',
  delivery: 'sharing.deliveries.expect',
  // the subject is the table that was exported, of everything that its reader sees
  x: 'tableExport.table',
};

const program: Readonly<Record<string, string>> = {
  knowledge: `
    knowledge.reload knowledge.files.put sourceCheck.propose sourceCheck.confirm sourceCheck.refuse sourceCheck.withdraw`,
  settings: 'settings.change',
  notices: 'notice.keep notice.mailServer.set notice.mailServer.remove notice.mailServer.test notice.deliveries.retry',
  webhook: 'notice.webhooks.add notice.webhooks.change notice.webhooks.renew notice.webhooks.remove notice.webhooks.test',
  notify: 'warning.notify.add warning.notify.remove warning.notify.test',
  calendar: 'workdays.notice.add',
  procedure: 'procedures.add procedures.setLimits caseDocuments.stateTemplate',
  form: 'return.add',
  indicator: 'indicator.add',
  assessment: 'assessment.add',
  'heat-tariff': 'heatBilling.tariffs.add',
  // each report in it leaves a separate entry, on its place
  tasks: 'assignment.importReports',
  'openadr-client': 'openadr.addClient openadr.removeClient',
  'openadr-server': 'openadr.connect openadr.disconnect',
  backup: 'backup.make backup.remove',
  doctor: 'doctor.mend',
};

const namesIn = (text: string) => text.trim().split(/\s+/u);
const listed = [things, said, program].flatMap((table) =>
  Object.entries(table).flatMap(([kind, names]) => namesIn(names).map((name) => [name, kind] as const)),
);

/** The procedures that leave an entry, each once. */
export const leaving: readonly string[] = listed.map(([name]) => name);

/** The kind of the subject of the entry that each leaves. */
export const kinds: ReadonlyMap<string, string> = new Map(listed);

const ofProgram = Object.values(program).flatMap((names) => namesIn(names).map((name) => [name, 'of the whole program'] as const));

/** Those whose entry concerns the whole program, and why: no county's auditor reads it. */
export const wide: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ofProgram),
  'standards.importStandards': 'standards are everybody’s',
  'weather.importWeather': 'weather belongs to no place: stations are everybody’s',
  'gateway.add': 'nothing comes in by a connection to which nothing is bound',
};

const own = 'its own person’s alone, and no data';
const reads = 'tells what it would be, and keeps nothing';

/** Those that leave no entry, and why. */
export const nothing: Readonly<Record<string, string>> = {
  'settings.ownCity': 'opens another city beside the demo, whose trail begins with it',
  'notice.read': own,
  'notice.choose': own,
  'notice.address.set': own,
  'notice.address.confirm': own,
  'notice.address.remove': own,
  'imports.profiles.save': own,
  'imports.profiles.remove': own,
  'workdays.rows': reads,
  'workdays.notice.read': reads,
  'draws.check': reads,
  'meterVerification.checkSample': reads,
  'imports.inspect': reads,
  'metering.typing.sheet': reads,
  'metering.typing.check': reads,
  'statement.draft': reads,
  'statement.previewSend': reads,
  'retrofit.poolPreview': reads,
  'annualReport.draw': reads,
  'annualReport.missing': reads,
  'disclosure.preview': reads,
  'sourceCheck.compare': reads,
  'reminder.preview': reads,
  'rating.readSheet': reads,
  'rating.readProducts': reads,
  'gateway.test': 'listens to a device, and keeps nothing',
  'gateway.discover': 'asks a device what it has, and keeps nothing',
  'openadr.poll': 'what comes of it are events, and each leaves its own entry',
  'doctor.compact': 'writes rows anew that say the same',
  'energyAudit.linked.show': reads,
  'energyAudit.linked.preview': reads,
  'heatResident.linked.show': reads,
  'heatResident.linked.account': reads,
  'heatResident.linked.bill': reads,
  'heatResident.linked.change': reads,
  'cases.weigh': reads,
  'cases.linked.weigh': reads,
  'cases.linked.show': reads,
  'caseDocuments.linked.list': reads,
  'retrofitSurvey.linked.show': reads,
  'surveys.link.open': reads,
  'surveys.link.answer': 'answers are nobody’s: the survey promises that',
};

/** Those that no test town answers, and why. */
export const unanswered: Readonly<Record<string, string>> = {
  'settings.ownCity': 'is answered by the demo alone, and opens another city beside it, whose trail begins with it',
};
