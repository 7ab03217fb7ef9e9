import { accessContract } from '#access/contract.ts';
import { backupContract } from '#backup/contract.ts';
import { carbonContract } from '#carbon/contract.ts';
import { pathwayContract } from '#pathway/contract.ts';
import { caseDocumentsContract } from '#case-documents/contract.ts';
import { caseMoneyContract } from '#case-money/contract.ts';
import { siteWasteContract } from '#site-waste/contract.ts';
import { casesContract } from '#cases/contract.ts';
import { benchmarkingContract } from '#benchmarking/contract.ts';
import { disclosureContract } from '#disclosure/contract.ts';
import { annualReportContract } from '#annual-report/contract.ts';
import { assessmentContract } from '#assessment/contract.ts';
import { assignmentContract } from '#assignment/contract.ts';
import { attachmentsContract } from '#attachments/contract.ts';
import { draftContract } from '#draft/contract.ts';
import { energyAuditContract } from '#energy-audit/contract.ts';
import { energyReportContract } from '#energy-report/contract.ts';
import { equipmentContract } from '#equipment/contract.ts';
import { obligationsContract } from '#obligations/contract.ts';
import { renewalContract } from '#renewal/contract.ts';
import { doctorContract } from '#doctor/contract.ts';
import { expectationContract } from '#expectation/contract.ts';
import { figuresContract } from '#figures/contract.ts';
import { gatewayContract } from '#gateway/contract.ts';
import { helpContract } from '#help/contract.ts';
import { importsContract } from '#imports/contract.ts';
import { indicatorContract } from '#indicator/contract.ts';
import { jobsContract } from '#jobs/contract.ts';
import { knowledgeContract } from '#knowledge/contract.ts';
import { tableExportContract } from '#table-export/contract.ts';
import { meterVerificationContract } from '#meter-verification/contract.ts';
import { meteringContract } from '#metering/contract.ts';
import { noticeContract } from '#notice/contract.ts';
import { commissioningContract } from '#commissioning/contract.ts';
import { comfortContract } from '#comfort/contract.ts';
import { occupancyContract } from '#occupancy/contract.ts';
import { overviewContract } from '#overview/contract.ts';
import { placeContract } from '#place/contract.ts';
import { peopleContract } from '#people/contract.ts';
import { solarContract } from '#solar/contract.ts';
import { solarSafetyContract } from '#solar-safety/contract.ts';
import { solarPotentialContract } from '#solar-potential/contract.ts';
import { solarDesignContract } from '#solar-design/contract.ts';
import { solverContract } from '#solver/contract.ts';
import { specialPlansContract } from '#special-plans/contract.ts';
import { heatBillingContract } from '#heat-billing/contract.ts';
import { heatNetworkContract } from '#heat-network/contract.ts';
import { heatInputsContract } from '#heat-inputs/contract.ts';
import { heatPlanningContract } from '#heat-planning/contract.ts';
import { heatNotesContract } from '#heat-notes/contract.ts';
import { heatResidentContract } from '#heat-resident/contract.ts';
import { heatSupplyContract } from '#heat-supply/contract.ts';
import { openadrContract } from '#openadr/contract.ts';
import { pointContract } from '#point/contract.ts';
import { policyContract } from '#policy/contract.ts';
import { projectContract } from '#project/contract.ts';
import { ratingContract } from '#rating/contract.ts';
import { readingsContract } from '#readings/contract.ts';
import { registryContract } from '#registry/contract.ts';
import { reminderContract } from '#reminder/contract.ts';
import { retrofitContract } from '#retrofit/contract.ts';
import { retrofitSurveyContract } from '#retrofit-survey/contract.ts';
import { retrofitPlanContract } from '#retrofit-plan/contract.ts';
import { savingsContract } from '#savings/contract.ts';
import { contractsContract } from '#contracts/contract.ts';
import { sharingContract } from '#sharing/contract.ts';
import { searchContract } from '#search/contract.ts';
import { settingsContract } from '#settings/contract.ts';
import { sourceCheckContract } from '#source-check/contract.ts';
import { statementContract } from '#statement/contract.ts';
import { stockContract } from '#stock/contract.ts';
import { retrofitEstimateContract } from '#retrofit-estimate/contract.ts';
import { bidsContract } from '#bids/contract.ts';
import { flexibilityContract } from '#flexibility/contract.ts';
import { forecastContract } from '#forecast/contract.ts';
import { settlementContract } from '#settlement/contract.ts';
import { portfolioContract } from '#portfolio/contract.ts';
import { resourcesContract } from '#resources/contract.ts';
import { scheduleContract } from '#schedule/contract.ts';
import { returnContract } from '#return/contract.ts';
import { targetsContract } from '#targets/contract.ts';
import { todoContract } from '#todo/contract.ts';
import { drawsContract } from '#draws/contract.ts';
import { proceduresContract } from '#procedures/contract.ts';
import { standardsContract } from '#standards/contract.ts';
import { cataloguesContract } from '#catalogues/contract.ts';
import { surveysContract } from '#surveys/contract.ts';
import { uploadContract } from '#upload/contract.ts';
import { workdaysContract } from '#workdays/contract.ts';
import { warningContract } from '#warning/contract.ts';
import { trendContract } from '#trend/contract.ts';
import { weatherContract } from '#weather/contract.ts';

/** All contracts under their slice's name: server, OpenAPI document, command line and console use this one value. */
export const contract = {
  knowledge: knowledgeContract,
  place: placeContract,
  access: accessContract,
  settings: settingsContract,
  jobs: jobsContract,
  notice: noticeContract,
  workdays: workdaysContract,
  draws: drawsContract,
  procedures: proceduresContract,
  standards: standardsContract,
  catalogues: cataloguesContract,
  imports: importsContract,
  solver: solverContract,
  registry: registryContract,
  project: projectContract,
  equipment: equipmentContract,
  resources: resourcesContract,
  solar: solarContract,
  portfolio: portfolioContract,
  settlement: settlementContract,
  flexibility: flexibilityContract,
  bids: bidsContract,
  forecast: forecastContract,
  solarSafety: solarSafetyContract,
  solarPotential: solarPotentialContract,
  solarDesign: solarDesignContract,
  comfort: comfortContract,
  commissioning: commissioningContract,
  savings: savingsContract,
  energyAudit: energyAuditContract,
  carbon: carbonContract,
  pathway: pathwayContract,
  contracts: contractsContract,
  occupancy: occupancyContract,
  heatSupply: heatSupplyContract,
  heatInputs: heatInputsContract,
  heatBilling: heatBillingContract,
  heatNetwork: heatNetworkContract,
  heatPlanning: heatPlanningContract,
  heatNotes: heatNotesContract,
  schedule: scheduleContract,
  heatResident: heatResidentContract,
  point: pointContract,
  trend: trendContract,
  surveys: surveysContract,
  attachments: attachmentsContract,
  statement: statementContract,
  people: peopleContract,
  cases: casesContract,
  caseDocuments: caseDocumentsContract,
  caseMoney: caseMoneyContract,
  siteWaste: siteWasteContract,
  weather: weatherContract,
  readings: readingsContract,
  metering: meteringContract,
  meterVerification: meterVerificationContract,
  upload: uploadContract,
  benchmarking: benchmarkingContract,
  expectation: expectationContract,
  warning: warningContract,
  gateway: gatewayContract,
  openadr: openadrContract,
  sourceCheck: sourceCheckContract,
  reminder: reminderContract,
  todo: todoContract,
  stock: stockContract,
  overview: overviewContract,
  energyReport: energyReportContract,
  specialPlans: specialPlansContract,
  policy: policyContract,
  rating: ratingContract,
  draft: draftContract,
  renewal: renewalContract,
  obligations: obligationsContract,
  retrofitEstimate: retrofitEstimateContract,
  indicator: indicatorContract,
  return: returnContract,
  targets: targetsContract,
  retrofit: retrofitContract,
  retrofitSurvey: retrofitSurveyContract,
  retrofitPlan: retrofitPlanContract,
  assignment: assignmentContract,
  assessment: assessmentContract,
  annualReport: annualReportContract,
  sharing: sharingContract,
  disclosure: disclosureContract,
  backup: backupContract,
  figures: figuresContract,
  doctor: doctorContract,
  help: helpContract,
  search: searchContract,
  tableExport: tableExportContract,
};

export type Contract = typeof contract;
