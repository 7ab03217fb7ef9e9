import { carbonProbes } from './carbon-probes.ts';
import { figureProbes } from './figure-probes.ts';
import { caseProbes } from './case-probes.ts';
import { commissioningProbes } from './commissioning-probes.ts';
import { contractProbes } from './contract-probes.ts';
import { comfortProbes } from './comfort-probes.ts';
import { expectationProbes } from './expectation-probes.ts';
import { disclosureProbes } from './disclosure-probes.ts';
import { energyAuditProbes } from './energy-audit-probes.ts';
import { certificateDownloads, certificateProbes } from './certificate-probes.ts';
import { heatDownloads, heatProbes } from './heat-probes.ts';
import { gatewayProbes } from './gateway-probes.ts';
import { equipmentProbes } from './equipment-probes.ts';
import { warningProbes } from './warning-probes.ts';
import { workdayProbes } from './workday-probes.ts';
import { libraryProbes } from './library-probes.ts';
import type { Outside } from './outside.ts';
import type { Probe } from './probe.ts';
import { savingsProbes } from './savings-probes.ts';
import { statementProbes } from './statement-probes.ts';
import { targetDownloads, targetProbes } from './target-probes.ts';
import { uploadProbes } from './upload-probes.ts';
import { inside, mark, outsideRegion } from './outside.ts';

/** Every row of the file was outside. */
const allRejected = (answer: Record<string, unknown>) => {
  const rejected = answer['rejected'] as { code: string }[];
  if (rejected.length === 0 || rejected.some(({ code }) => code !== 'out-of-scope')) throw new Error(`took in ${JSON.stringify(answer)}`);
};

const everything = { ask: () => ({}) };

/**
 * Imports that a requester made itself, and that were refused, name what was requested; what is outside was imported by the administrator.
 */
const noneOfOthers = ({ imports }: Record<string, unknown>): void => {
  const others = (imports as { by: string }[]).filter(({ by }) => by === 'local');
  if (JSON.stringify(others).includes(mark)) throw new Error(`lists ${JSON.stringify(others)}`);
};

/** By the procedure's name in the contract. */
export const probes: Readonly<Record<string, Probe>> = {
  'knowledge.list': { open: 'what is known from files is everybody’s' },
  'knowledge.reload': everything,
  'knowledge.files.list': everything,
  'knowledge.files.get': { ask: () => ({ name: 'own.yaml' }) },
  'knowledge.files.put': { ask: () => ({ name: 'own.yaml', text: 'kind: coefficient', preview: true }) },
  ...caseProbes,
  ...uploadProbes,
  ...gatewayProbes,
  ...heatProbes,
  ...certificateProbes,
  ...libraryProbes,
  ...expectationProbes,
  ...savingsProbes,
  ...contractProbes,
  ...energyAuditProbes,
  ...carbonProbes,
  ...figureProbes,
  ...targetProbes,
  'surveys.create': { ask: ({ file }) => ({ file }) },
  'surveys.questionnaires': { open: 'what knowledge asks is everybody’s', ask: () => ({}) },
  'surveys.createFrom': {
    ask: () => ({ questionnaire: 'questionnaire/standard', id: 'Q', standard: '3.6.1.0.1', region: outsideRegion }),
  },
  'surveys.invite': { ask: ({ file }) => ({ survey: 'outside', file }) },
  'surveys.close': { ask: () => ({ survey: 'outside' }) },
  'surveys.list': everything,
  'surveys.show': { ask: () => ({ survey: 'outside' }) },
  'surveys.results': { ask: () => ({ survey: 'outside' }) },
  'surveys.link.open': { open: 'who holds a link is asked', ask: () => ({ link: 'none' }) },
  'surveys.link.answer': { open: 'who holds a link answers', ask: () => ({ link: 'none', set: { a: 'b' } }) },
  ...workdayProbes,

  'project.projects': { ask: () => ({ search: mark, knownAt: '2030-01-01' }) },
  'project.project': { ask: ({ project }) => ({ project }) },
  'project.question': { ask: ({ project }) => ({ project }) },
  'project.history': { ask: ({ project }) => ({ project }) },
  'project.edit': { ask: ({ project }) => ({ projects: [project], set: { note: 'x' } }) },
  'project.add': {
    ask: ({ organisation }) => ({ code: `${mark}-NEW`, set: { name: 'x', region: outsideRegion, organisation } }),
  },
  'project.importProjects': { ask: async ({ projectsTable }, send) => ({ file: await send(projectsTable) }), check: allRejected },

  ...warningProbes,
  ...comfortProbes,
  ...commissioningProbes,

  'trend.trend': { ask: ({ point }) => ({ point, from: '2026-01-01', to: '2026-01-02', step: 'hour' }) },
  'point.importPoints': { ask: async ({ pointsTable }, send) => ({ file: await send(pointsTable) }), check: allRejected },
  ...equipmentProbes,
  'equipment.importEquipment': { ask: async ({ equipmentTable }, send) => ({ file: await send(equipmentTable) }), check: allRejected },

  'resources.importResources': { ask: async ({ resourcesTable }, send) => ({ file: await send(resourcesTable) }), check: allRejected },

  'people.list': { ask: () => ({ search: mark }) },
  'people.specialities': { open: 'the list is knowledge', ask: () => ({}) },
  'people.get': { ask: ({ person }) => ({ person }) },
  'people.history': { ask: ({ person }) => ({ person }) },
  'people.edit': { ask: ({ person }) => ({ people: [person], set: { title: 'x' } }) },
  'people.strike': { ask: ({ person }) => ({ person, day: '2026-03-01', reason: 'x' }) },
  'people.add': { ask: () => ({ code: `${mark}-NEW`, set: { name: 'x', kind: 'expert', region: outsideRegion } }) },
  'people.importPeople': { ask: async ({ peopleTable }, send) => ({ file: await send(peopleTable) }), check: allRejected },
  'people.load': { ask: ({ person }) => ({ person }) },
  'people.training.show': { ask: ({ person }) => ({ person }) },
  'people.training.importFile': { ask: async ({ trainingTable }, send) => ({ file: await send(trainingTable) }), check: allRejected },
  'people.posts.list': everything,
  'people.posts.set': { ask: ({ user }) => ({ holder: user, role: 'green-building-label/clerk', region: outsideRegion }) },

  'place.list': { open: 'regions and boundaries are public' },
  'place.get': { open: 'regions and boundaries are public', ask: () => ({ code: outsideRegion }) },
  'place.importPlaces': { ask: ({ file }) => ({ file }) },
  'place.organisations': { ask: () => ({ search: mark, knownAt: '2030-01-01' }) },
  'place.organisation': { ask: ({ organisation }) => ({ code: organisation }) },
  'place.addOrganisation': { ask: () => ({ code: `${mark}-NEW`, set: { name: 'x', region: outsideRegion } }) },
  'place.editOrganisations': { ask: ({ organisation }) => ({ organisations: [organisation], set: { phone: '1' } }) },
  'place.organisationHistory': { ask: ({ organisation }) => ({ code: organisation }) },
  'place.importOrganisations': { ask: ({ file }) => ({ file }) },

  'access.me': { open: 'tells the asker of the asker' },
  'access.users.add': { ask: () => ({ name: 'intruder', role: 'administrator' }) },
  'access.users.list': everything,
  'access.users.disable': { ask: ({ user }) => ({ name: user }) },
  'access.users.enable': { ask: ({ user }) => ({ name: user }) },
  'access.users.reset': { ask: ({ user }) => ({ name: user }) },
  'access.users.withoutSecondFactor': { ask: ({ user }) => ({ name: user }) },
  'access.users.sessions': { ask: ({ user }) => ({ name: user }) },
  'access.users.endSessions': { ask: ({ user }) => ({ name: user }) },
  'access.users.unlock': { ask: ({ user }) => ({ name: user }) },
  'access.devices': { open: 'tells the asker of the asker’s own browsers' },
  'access.forgetDevice': { ask: () => ({ device: 1 }), open: 'forgets a browser of the asker’s own' },
  'access.endSessions': { ask: () => ({ password: 'x' }), open: 'ends the asker’s own sessions' },
  'access.sessions': { open: 'tells the asker of the asker’s own sessions' },
  'access.keys.create': { ask: () => ({ name: 'intruder', role: 'administrator' }) },
  'access.keys.list': everything,
  'access.keys.revoke': { ask: ({ key }) => ({ name: key }) },
  'access.audit': { ask: () => ({ limit: 1000 }) },

  'settings.get': { open: 'the city’s settings are everybody’s who signs in' },
  'settings.ownCity': { ask: () => ({}) },
  'settings.change': { ask: () => ({ cityName: 'x' }) },
  'todo.list': everything,
  'todo.beginning': { open: 'tells the asker what the asker sees: yes or no' },
  'reminder.missing': everything,
  'reminder.byRegion': everything,
  'reminder.sent': everything,
  'reminder.preview': { ask: ({ building }) => ({ keys: [`months:${building}:electricity`] }) },
  'reminder.send': { ask: ({ building }) => ({ keys: [`months:${building}:electricity`] }) },
  'search.find': { ask: () => ({ text: mark }) },
  'search.places': { open: 'places of the country are no secret', ask: () => ({ text: '140302' }) },
  'help.words': { open: 'words are everybody’s' },
  'help.vocabulary': { open: 'words are everybody’s' },
  'tableExport.table': {
    open: 'writes down what the asker hands over',
    ask: () => ({ name: 'x', format: 'csv', columns: ['a'], rows: [['1']] }),
  },

  'jobs.list': everything,
  'jobs.get': { ask: ({ job }) => ({ id: job }) },
  'jobs.events': { ask: ({ job }) => ({ id: job }) },
  'jobs.cancel': { ask: ({ job }) => ({ id: job }) },
  'jobs.schedules': everything,

  'notice.list': { open: 'tells the asker of the asker’s own notices' },
  'notice.unread': { open: 'tells the asker of the asker’s own notices' },
  'notice.read': { ask: ({ notice }) => ({ notices: [notice] }) },
  'notice.choices': { open: 'tells the asker of the asker’s own choice' },
  'notice.choose': { open: 'writes the asker’s own choice', ask: () => ({ urgentPasses: true }) },
  'notice.address.set': { open: 'writes the asker’s own choice', ask: () => ({ mail: 'asker@example.cn' }) },
  'notice.address.confirm': { open: 'writes the asker’s own choice', ask: () => ({ code: '123456' }) },
  'notice.address.remove': { open: 'writes the asker’s own choice' },
  'notice.sending': everything,
  'notice.keep': { ask: () => ({ keptDays: 90 }) },
  'notice.mailServer.set': { ask: () => ({ host: '127.0.0.1', port: 9, security: 'none', user: '', from: 'city@example.cn' }) },
  'notice.mailServer.remove': everything,
  'notice.mailServer.test': { ask: () => ({ to: 'asker@example.cn' }) },
  'notice.webhooks.add': { ask: () => ({ name: 'asker', address: 'http://127.0.0.1:9/', kinds: [] }) },
  'notice.webhooks.change': { ask: ({ webhook }) => ({ webhook, enabled: false }) },
  'notice.webhooks.renew': { ask: ({ webhook }) => ({ webhook }) },
  'notice.webhooks.remove': { ask: ({ webhook }) => ({ webhook }) },
  'notice.webhooks.test': { ask: ({ webhook }) => ({ webhook }) },
  'notice.deliveries.list': everything,
  'notice.deliveries.retry': everything,

  'imports.list': { ...everything, check: noneOfOthers },
  'imports.get': { ask: ({ imported }) => ({ id: imported }) },
  'imports.rejects': { ask: ({ imported }) => ({ id: imported }) },
  'imports.rows': { ask: ({ imported }) => ({ id: imported }) },
  'imports.undo': { ask: ({ imported }) => ({ id: imported }) },
  'imports.inspect': { ask: ({ file }) => ({ file, kind: 'organisations' }) },
  'imports.profiles.list': everything,
  'imports.profiles.save': {
    open: 'writes the asker’s own profile',
    ask: () => ({ kind: 'organisations', name: 'own', header: [], mapping: {} }),
  },
  'imports.profiles.remove': {
    ask: ({ profile }) => ({ id: profile }),
    check: (answer) => {
      if (answer['removed'] !== false) throw new Error('took away what somebody else made');
    },
  },

  'registry.importBuildings': { ask: async ({ buildingsTable }, send) => ({ file: await send(buildingsTable) }), check: allRejected },
  'registry.buildings': { ask: () => ({ search: mark }) },
  'registry.building': { ask: ({ building }) => ({ building }) },
  'registry.editBuilding': { ask: ({ building }) => ({ building, set: { name: 'x' } }) },
  'registry.editBuildings': { ask: ({ building }) => ({ buildings: [building], set: { name: 'x' } }) },
  'registry.views.list': everything,
  'registry.views.save': { open: 'writes the asker’s own view', ask: () => ({ name: 'own', address: 'use=office' }) },
  'registry.views.remove': {
    ask: ({ view }) => ({ id: view }),
    check: (answer) => {
      if (answer['removed'] !== false) throw new Error('took away what somebody else made');
    },
  },
  'registry.merged': everything,
  'registry.history': { ask: ({ building }) => ({ building }) },
  'registry.timeline': { ask: ({ building }) => ({ building }) },
  'registry.candidates': { ask: () => ({ least: 0 }) },
  'registry.merge': { ask: ({ building }) => ({ building, into: inside.building }) },
  'registry.unmerge': { ask: ({ building }) => ({ building }) },
  'registry.keepApart': { ask: ({ building }) => ({ building, other: inside.building }) },
  'registry.importMeters': { ask: async ({ metersTable }, send) => ({ file: await send(metersTable) }), check: allRejected },
  'registry.meters': { ask: () => ({ limit: 1000 }) },
  'registry.meter': { ask: ({ meter }) => ({ meter }) },
  'registry.editMeter': { ask: ({ meter }) => ({ meter, set: { capacity: 1 } }) },
  'registry.swapMeter': { ask: ({ meter }) => ({ meter, at: '2025-01-01', oldFinal: 1, newStart: 1 }) },
  'attachments.importList': {
    ask: async ({ building }, send) => ({ file: await send(`building,text\n${building},x\n`) }),
    check: allRejected,
  },
  'attachments.entries': { ask: ({ building }) => ({ building }) },
  'attachments.attach': { ask: async ({ building }, send) => ({ building, file: await send('x') }) },
  'attachments.note': { ask: ({ building }) => ({ building, text: 'x' }) },
  'attachments.edit': { ask: ({ entry }) => ({ id: entry, text: 'x' }) },
  'attachments.takeBack': { ask: ({ entry }) => ({ id: entry }) },
  'attachments.bringBack': { ask: ({ entry }) => ({ id: entry }) },
  'attachments.history': { ask: ({ entry }) => ({ id: entry }) },
  'registry.items': { open: 'energy items are everybody’s' },

  'readings.importReadings': { ask: async ({ readingsTable }, send) => ({ file: await send(readingsTable) }), check: allRejected },
  'readings.importBills': {
    // a meter elsewhere is as unknown as one that is nowhere
    ask: async ({ meter }, send) => ({ file: await send(`2025年1月电费\n表号,电量,电费\n${meter},8,4\n`) }),
    refused: 'bill-meters-unknown',
  },
  'readings.record': {
    ask: ({ meter }) => ({ readings: [{ meter, time: '2025-01-03', value: 8 }] }),
    check: allRejected,
  },
  'readings.recordLive': {
    ask: ({ meter }) => ({ interval: '1d', readings: [{ meter, time: '2025-01-03', value: 8 }] }),
    check: allRejected,
  },
  'readings.findings': everything,
  'readings.findingCounts': everything,
  'readings.findingReadings': { ask: ({ finding }) => ({ finding }) },
  'readings.silent': everything,
  'readings.measuredDays': everything,
  'readings.importDecisions': {
    ask: async ({ meter }, send) => ({
      file: await send(`meter,code,from,to,value,as,note\n${meter},register-fell,2025-01-01T00:00:00Z,2025-01-02T00:00:00Z,,reset,x\n`),
    }),
    check: allRejected,
  },
  'readings.decide': { ask: ({ finding }) => ({ finding, as: 'reset' }) },
  'metering.typing.sheet': { ask: ({ building }) => ({ building, month: '2025-01' }) },
  'metering.typing.check': { ask: ({ building }) => ({ building, month: '2025-01', values: [] }) },
  'benchmarking.rank': { ask: () => ({ region: outsideRegion, year: 2025, carrier: 'electricity' }) },
  'benchmarking.champions': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'benchmarking.over': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'benchmarking.peers': { ask: () => ({ region: outsideRegion, year: 2025, carrier: 'electricity' }) },
  'benchmarking.quota': { ask: ({ building }) => ({ building, year: 2025 }) },
  'benchmarking.flow': { ask: ({ building }) => ({ building, year: 2025 }) },
  'benchmarking.standing': { ask: ({ building }) => ({ building, year: 2025 }) },
  'benchmarking.performance': { ask: ({ building }) => ({ building, year: 2025 }) },
  'sourceCheck.list': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'sourceCheck.entry': { open: 'what is known from files is everybody’s', ask: () => ({ entry: 'criterion/type' }) },
  'sourceCheck.compare': { ask: () => ({ entry: 'none@1' }) },
  'sourceCheck.propose': { ask: () => ({ entry: 'none@1', edition: '1', page: '1' }) },
  'sourceCheck.confirm': { ask: () => ({ id: 999_999 }) },
  'sourceCheck.refuse': { ask: () => ({ id: 999_999, reason: 'x' }) },
  'sourceCheck.withdraw': { ask: () => ({ id: 999_999, reason: 'x' }) },
  'stock.list': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'stock.buildings': { ask: () => ({ search: mark, year: 2025, sort: 'intensity' }) },
  'stock.totals': { ask: () => ({ search: mark, year: 2025 }) },

  'metering.useOfBuilding': { ask: ({ building }) => ({ building, from: '2025-01-01', to: '2025-01-03', step: 'day' }) },
  'metering.useOfMeter': { ask: ({ meter }) => ({ meter, from: '2025-01-01', to: '2025-01-03', step: 'day' }) },
  'metering.balance': { ask: ({ meter }) => ({ meter, from: '2025-01-01', to: '2025-01-03', step: 'day' }) },
  'metering.hours': { ask: ({ building }) => ({ building, from: '2025-01-01', to: '2025-01-03' }) },
  'metering.years': { ask: ({ building }) => ({ building, until: 2025 }) },
  'metering.meterTree': { ask: ({ building }) => ({ building, from: '2025-01-01', to: '2026-01-01' }) },
  'metering.completeness': { ask: () => ({ from: '2025-01-01', to: '2025-02-01', step: 'month' }) },

  'overview.home': everything,
  'overview.city': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'overview.tiles': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'overview.cityDays': { ask: () => ({ region: outsideRegion, from: '2025-01-01', to: '2025-01-08' }) },
  'overview.cityMonths': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'overview.buildingSummary': { ask: ({ building }) => ({ building, year: 2025 }) },
  'brief.show': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'energyReport.building': { ask: ({ building }) => ({ building, period: '2025' }) },
  'energyReport.place': { ask: () => ({ region: outsideRegion, period: '2025' }) },
  'overview.map': { ask: () => ({ region: outsideRegion, year: 2025 }) },

  ...disclosureProbes,
  'backup.make': everything,
  'backup.list': everything,
  'backup.remove': { ask: ({ backup }) => ({ name: backup }) },
  ...statementProbes,
  'doctor.examine': everything,
  'doctor.compact': everything,
  'doctor.mend': everything,
  'doctor.state': everything,

  'specialPlans.import': {
    ask: ({ file }) => ({ file, code: 'ZX', region: outsideRegion, title: 'x', issuer: 'x', issued: '2026-01-01' }),
  },
  'specialPlans.list': { open: 'plans are public' },
  'specialPlans.get': { open: 'plans are public', ask: () => ({ code: 'none' }) },
  'policy.rules': { open: 'what documents ask is everybody’s', ask: () => ({ region: outsideRegion, project: {} }) },
  'policy.compare': {
    open: 'what documents ask is everybody’s',
    ask: () => ({ first: { region: outsideRegion, project: {} }, second: { region: outsideRegion, project: {} } }),
  },
  'policy.check': { open: 'what documents ask is everybody’s', ask: () => ({ region: outsideRegion, project: {}, design: {} }) },
  'policy.conditions': { open: 'what documents ask is everybody’s', ask: () => ({ region: outsideRegion, project: {} }) },
  'policy.review': { open: 'what documents ask is everybody’s', ask: () => ({ use: { electricity: 1 } }) },
  'policy.documents': { open: 'documents are public' },
  'policy.text': { open: 'documents are public', ask: () => ({ code: 'YQ' }) },
  'policy.targets': { open: 'documents are public' },
  'policy.tasks': { open: 'documents are public' },
  'rating.standards': { open: 'standards are everybody’s' },
  'rating.scheme': { open: 'standards are everybody’s' },
  'rating.prefabScheme': { open: 'standards are everybody’s' },
  'rating.rate': { open: 'calculates what was asked, keeps nothing', ask: () => ({ stage: 'final', input: {} }) },
  'rating.readSheet': { ask: ({ file }) => ({ file }) },
  'rating.prefab': { open: 'calculates what was asked, keeps nothing', ask: () => ({ input: {} }) },
  'rating.materials': { open: 'calculates what was asked, keeps nothing', ask: () => ({ input: { products: [] } }) },
  'rating.readProducts': { ask: ({ file }) => ({ file }) },
  'rating.ultraLow': { open: 'calculates what was asked, keeps nothing', ask: () => ({ input: { buildings: [] } }) },
  'rating.district': { open: 'calculates what was asked, keeps nothing', ask: () => ({ input: { buildings: [] } }) },
  'rating.incentives': { open: 'what documents give is everybody’s', ask: () => ({ region: outsideRegion }) },
  'draft.list': { ask: ({ project }) => ({ project }) },
  'draft.get': { ask: ({ draft }) => ({ id: draft }) },
  'draft.add': { ask: ({ project }) => ({ kind: 'prefab', title: 'x', project, question: { input: {} } }) },
  'draft.save': { ask: ({ draft }) => ({ id: draft, revision: 1, title: 'x' }) },
  'draft.remove': { ask: ({ draft }) => ({ id: draft }) },
  'energyReview.owed': { ask: () => ({ region: outsideRegion }) },
  'energyReview.compare': { ask: () => ({ region: outsideRegion }) },
  'energyReview.list': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'obligations.ofBuilding': { ask: ({ building }) => ({ building }) },
  'obligations.ofPlace': { ask: () => ({ region: outsideRegion }) },
  'policy.topic': { open: 'documents are public', ask: () => ({ topic: 'district' }) },
  'policy.items': { open: 'words are everybody’s' },

  'weather.importWeather': { open: 'weather belongs to no scope', ask: () => ({ file: 'none', station: 'x', format: 'csv' }) },
  'weather.stations': { open: 'weather belongs to no scope' },
  'weather.nearest': { open: 'weather belongs to no scope', ask: () => ({ latitude: 37.86, longitude: 113.58 }) },
  'weather.temperature': { ask: ({ building }) => ({ building, from: '2025-01-01', to: '2025-01-03', step: 'day' }) },
  'weather.series': { open: 'weather belongs to no scope', ask: () => ({ station: 'none' }) },
  'weather.degrees': { open: 'weather belongs to no scope', ask: () => ({ station: 'none' }) },
};

/** How each download is requested for what is outside, by its path in the contract. */
export const downloadProbes: Readonly<Record<string, (outside: Outside) => string>> = {
  '/knowledge/checks/template': () => '/knowledge/checks/template?entry=criterion/type',
  '/knowledge/checks/{id}/scan': () => '/knowledge/checks/999999/scan',
  ...Object.fromEntries(
    ['buildings', 'organisations', 'projects', 'equipment', 'resources', 'members', 'retrofits', 'points', 'people', 'meters'].map(
      (what) => [`/exports/${what}`, () => `/exports/${what}`],
    ),
  ),
  ...targetDownloads,
  ...heatDownloads,
  ...certificateDownloads,
  '/tasks/reports/{report}/evidence/{n}': ({ taskReport }) => `/tasks/reports/${taskReport}/evidence/1`,
  '/exports/energy-audit': ({ energyAudit }) => `/exports/energy-audit?audit=${energyAudit}`,
  '/energy-audits/{audit}/answers/{item}': ({ energyAudit }) => `/energy-audits/${energyAudit}/answers/storeys`,
  '/exports/energy-audit-sync': ({ energyAudit }) => `/exports/energy-audit-sync?audit=${energyAudit}`,
  '/exports/contract-statement': ({ contract }) => `/exports/contract-statement?contract=${contract}&period=2025-01-01`,
  '/exports/contract-ledger': ({ contract }) => `/exports/contract-ledger?contract=${contract}`,
  '/exports/savings-portfolio': () => '/exports/savings-portfolio?job=none',
  '/exports/savings-report': () => '/exports/savings-report?baseline=outside&from=2025-01-01&to=2025-02-01',
  '/exports/places': () => '/exports/places?format=csv',
  '/exports/audit': () => `/exports/audit?search=${mark}`,
  '/imports/{id}/file': ({ imported }) => `/imports/${imported}/file`,
  '/imports/{id}/photos/{number}': ({ imported }) => `/imports/${imported}/photos/1`,
  '/exports/attachments': () => '/exports/attachments',
  '/statements/{number}/document': ({ statement }) => `/statements/${statement}/document`,
  '/case-templates/{procedure}/{document}': () => '/case-templates/green-building-label/certificate',
  '/cases/{case}/documents/{document}': ({ case: code }) => `/cases/${code}/documents/certificate`,
  '/exports/case-statistics': () => '/exports/case-statistics?procedure=green-building-label&from=2026-01-01&to=2027-01-01',
  '/exports/site-waste': () => '/exports/site-waste?from=2026-01-01&to=2027-01-01',
  '/exports/case-register': () =>
    `/exports/case-register?procedure=science-result&register=catalogue&region=${outsideRegion}&from=2020-01-01&to=2030-01-01`,
  '/exports/rural-houses': () => `/exports/rural-houses?region=${outsideRegion}&from=2020-01-01&to=2030-01-01`,
  '/exports/case-quotas': () => '/exports/case-quotas?procedure=rural-house-retrofit',
  '/exports/case-payments': () => '/exports/case-payments?procedure=energy-subsidy',
  '/cases/{case}/evidence/{n}': ({ case: code }) => `/cases/${code}/evidence/1`,
  '/attachments/{id}/file': ({ entry }) => `/attachments/${entry}/file`,
  '/exports/score-sheet': ({ file }) => `/exports/score-sheet?file=${file}`,
  '/exports/building-list': () => '/exports/building-list?columns=name,organisation',
  '/samples/{kind}': () => '/samples/buildings',
  '/exports/readings': ({ meter }) => `/exports/readings?meter=${meter}`,
  '/exports/bills': ({ meter }) => `/exports/bills?meter=${meter}`,
  '/exports/decisions': ({ meter }) => `/exports/decisions?meter=${meter}`,
  '/exports/weather': () => '/exports/weather?station=none',
  '/exports/planning-conditions': () => `/exports/planning-conditions?region=${outsideRegion}`,
  '/exports/equipment-renewal': () => `/exports/equipment-renewal?region=${outsideRegion}`,
  '/exports/energy-review': () => `/exports/energy-review?region=${outsideRegion}`,
  '/exports/obligations': () => `/exports/obligations?region=${outsideRegion}`,
  '/backup': () => '/backup',
  '/backups/{name}/file': ({ backup }) => `/backups/${backup}/file`,
  '/exports/design-check': () => `/exports/design-check?region=${outsideRegion}`,
  '/temperature/photos/{id}/file': () => '/temperature/photos/1/file',
  '/exports/temperature-inspection': ({ inspection }) => `/exports/temperature-inspection?id=${inspection}`,
  '/exports/temperature-control': () => `/exports/temperature-control?region=${outsideRegion}&from=2026-01-01&to=2026-02-01`,
  '/exports/commissioning': ({ commissioning }) => `/exports/commissioning?id=${commissioning}`,
  '/exports/commissioning-strategies': ({ building }) => `/exports/commissioning-strategies?building=${building}`,
  '/exports/commissioning-programme': () => `/exports/commissioning-programme?region=${outsideRegion}&year=2025`,
  '/exports/warnings': ({ building }) => `/exports/warnings?month=2026-01&building=${building}`,
  '/exports/brief': () => `/exports/brief?region=${outsideRegion}&year=2025`,
  '/exports/energy-report': ({ building }) => `/exports/energy-report?building=${building}&period=2025`,
  '/exports/upload-receipts': () => '/exports/upload-receipts?from=2025-03-01&to=2025-04-01',
  '/upload/targets/{target}/parcels/{day}/{version}/file': () => `/upload/targets/${mark}-target/parcels/2025-03-03/1/file`,
  '/exports/rules': () => `/exports/rules?region=${outsideRegion}`,
};
