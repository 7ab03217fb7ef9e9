/**
 * All other procedures that change something, by the reason why a later call does not silently replace what its writer had not read. One
 * that sets a whole value which others may have changed meanwhile does not belong here: it takes `seen`.
 */
const reasons: Readonly<Record<string, string>> = {
  'adds a thing of its own: one that stands under the same code or name is refused, and none is replaced':
    'access.keys.create access.users.add comfort.inspections.inspect contracts.add draws.announce equipment.add ' +
    'flexibility.events.add gateway.add heatPlanning.plans.make districtEnergy.plans.make notice.webhooks.add openadr.addClient people.add place.addOrganisation ' +
    'point.add portfolio.add project.add resources.add retrofit.add retrofit.addFound retrofitPlan.make surveys.create surveys.createFrom ' +
    'cases.begin cases.open.begin energyAudit.open return.open upload.receive meterVerification.add meterVerification.announceSample',
  'adds to what there is, which stays as it is and is told beside it':
    'assignment.report attachments.attach attachments.note comfort.inspections.photo comfort.inspections.recheck ' +
    'comfort.inspections.notice comfort.inspections.penalty commissioning.add contracts.event contracts.pay cases.seat cases.recuse ' +
    'cases.erase caseDocuments.stateTemplate draws.reveal draws.replace heatNotes.statements readings.record readings.recordLive ' +
    'registry.swapMeter registry.keepApart registry.merge registry.unmerge retrofitSurvey.linked.enter retrofitSurvey.linked.photo ' +
    'schedule.keep solarSafety.check statement.answer surveys.invite warning.acknowledge warning.feedback caseMoney.returned people.strike ' +
    'heatResident.linked.object backup.make weather.importWeather draft.add',
  'says what holds from a day on, beside what was said of other days; the order of days is checked and each stays on record':
    'solarSafety.setState portfolio.join flexibility.events.answer portfolio.invite',
  'changes the fields that it names and leaves all others as they are, whoever changed them; what each was before stays on record':
    'registry.editBuilding registry.editMeter gateway.set notice.webhooks.change upload.change commissioning.interval schedule.stand',
  'a text that bears the number of its version: one that stands is never changed, and a lower or equal one is refused':
    'assessment.add indicator.add procedures.add return.add sharing.feeds.add warning.add',
  'fills what is missing in the newest version; what somebody filled meanwhile is refused': 'procedures.setLimits',
  'counts only once another person has confirmed it, who names what was read': 'retrofitEstimate.enter sourceCheck.propose contracts.amend',
  'of the asker, or of the holder of one link, alone: nobody else changes it':
    'access.endSessions access.forgetDevice imports.profiles.save imports.profiles.remove notice.address.remove notice.address.set ' +
    'notice.choose notice.read energyAudit.linked.answer surveys.link.answer surveys.link.open draft.remove jobs.cancel',
  'a whole of one office, as one file says it; the file before stays with its import': 'energyAudit.findings energyAudit.measures',
  'switches on or off, ends or takes away what is named, whatever it says by then':
    'access.keys.revoke access.users.disable access.users.enable access.users.endSessions access.users.reset ' +
    'access.users.withoutSecondFactor backup.remove commissioning.remove energyAudit.unlink flexibility.events.cancel gateway.off gateway.on ' +
    'gateway.remove gateway.unbindChannels heatPlanning.plans.remove districtEnergy.plans.remove heatResident.links.revoke notice.mailServer.remove ' +
    'notice.webhooks.remove notice.webhooks.renew openadr.disconnect openadr.removeClient sharing.feeds.end upload.remove ' +
    'warning.notify.remove warning.off imports.undo cases.back cases.move',
  'says until when nothing is told of it: the later word counts, nothing is lost by it, and each is in the trail':
    'warning.mute warning.muteRule',
  'makes a link or sends something: nothing that was read is changed':
    'cases.link energyAudit.link heatResident.links.make notice.deliveries.retry notice.mailServer.test notice.webhooks.test ' +
    'openadr.poll reminder.send flexibility.reminders.send retrofitSurvey.link upload.run warning.notify.test',
  'only tells, reads a file or reckons; nothing is kept that others go by':
    'annualReport.draw annualReport.missing cases.weigh cases.linked.weigh cases.linked.show caseDocuments.linked.get caseDocuments.linked.list ' +
    'disclosure.preview draws.check energyAudit.linked.preview energyAudit.linked.show gateway.discover gateway.test ' +
    'heatResident.linked.account heatResident.linked.bill heatResident.linked.change heatResident.linked.show imports.inspect metering.typing.check ' +
    'metering.typing.sheet meterVerification.checkSample rating.readProducts rating.readSheet reminder.preview ' +
    'retrofitSurvey.linked.show retrofit.poolPreview sourceCheck.compare statement.draft statement.previewSend tableExport.table workdays.notice.read workdays.rows',
  'brings the program itself up to date or makes room; no answer is changed by it':
    'doctor.compact doctor.mend knowledge.reload settings.ownCity',
  'said in `previewedWithout`': 'assignment.importReports energyAudit.importSync gateway.bindChannels return.importSheet',
};

/** By procedure, why it need not name what was read. */
export const writingWithoutSeen: ReadonlyMap<string, string> = new Map(
  Object.entries(reasons).flatMap(([reason, names]) => names.split(' ').map((name) => [name, reason] as const)),
);
