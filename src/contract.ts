import { accessContract } from '#platform/access/contract.ts';
import { backupContract } from '#upkeep/backup/contract.ts';
import { carbonContract } from '#reporting/carbon/contract.ts';
import { pathwayContract } from '#reporting/pathway/contract.ts';
import { caseDocumentsContract } from '#casework/case-documents/contract.ts';
import { caseMoneyContract } from '#casework/case-money/contract.ts';
import { ruralHousesContract } from '#casework/rural-houses/contract.ts';
import { siteWasteContract } from '#casework/site-waste/contract.ts';
import { casesContract } from '#casework/cases/contract.ts';
import { benchmarkingContract } from '#supervision/benchmarking/contract.ts';
import { disclosureContract } from '#reporting/disclosure/contract.ts';
import { annualReportContract } from '#reporting/annual-report/contract.ts';
import { assessmentContract } from '#reporting/assessment/contract.ts';
import { assignmentContract } from '#reporting/assignment/contract.ts';
import { attachmentsContract } from '#registry/attachments/contract.ts';
import { draftContract } from '#desk/draft/contract.ts';
import { energyAuditContract } from '#retrofit/energy-audit/contract.ts';
import { energyReviewContract } from '#green-building/energy-review/contract.ts';
import { briefContract } from '#reporting/brief/contract.ts';
import { energyReportContract } from '#reporting/energy-report/contract.ts';
import { equipmentContract } from '#registry/equipment/contract.ts';
import { obligationsContract } from '#green-building/obligations/contract.ts';
import { renewalContract } from '#green-building/renewal/contract.ts';
import { doctorContract } from '#upkeep/doctor/contract.ts';
import { expectationContract } from '#supervision/expectation/contract.ts';
import { figuresContract } from '#desk/figures/contract.ts';
import { gatewayContract } from '#metering/gateway/contract.ts';
import { helpContract } from '#desk/help/contract.ts';
import { importsContract } from '#platform/imports/contract.ts';
import { indicatorContract } from '#reporting/indicator/contract.ts';
import { jobsContract } from '#platform/jobs/contract.ts';
import { knowledgeContract } from '#platform/knowledge/contract.ts';
import { tableExportContract } from '#platform/table-export/contract.ts';
import { meterVerificationContract } from '#heat/meter-verification/contract.ts';
import { meteringContract } from '#metering/metering/contract.ts';
import { noticeContract } from '#platform/notice/contract.ts';
import { commissioningContract } from '#retrofit/commissioning/contract.ts';
import { comfortContract } from '#supervision/comfort/contract.ts';
import { occupancyContract } from '#metering/occupancy/contract.ts';
import { overviewContract } from '#supervision/overview/contract.ts';
import { placeContract } from '#platform/place/contract.ts';
import { peopleContract } from '#casework/people/contract.ts';
import { solarContract } from '#flexibility/solar/contract.ts';
import { solarSafetyContract } from '#flexibility/solar-safety/contract.ts';
import { solarPotentialContract } from '#flexibility/solar-potential/contract.ts';
import { solarDesignContract } from '#flexibility/solar-design/contract.ts';
import { solverContract } from '#platform/solver/contract.ts';
import { specialPlansContract } from '#green-building/special-plans/contract.ts';
import { heatBillingContract } from '#heat/heat-billing/contract.ts';
import { heatNetworkContract } from '#heat/heat-network/contract.ts';
import { heatInputsContract } from '#heat/heat-inputs/contract.ts';
import { districtEnergyContract } from '#heat/district-energy/contract.ts';
import { heatPlanningContract } from '#heat/heat-planning/contract.ts';
import { heatNotesContract } from '#heat/heat-notes/contract.ts';
import { heatResidentContract } from '#heat/heat-resident/contract.ts';
import { heatSupplyContract } from '#heat/heat-supply/contract.ts';
import { openadrContract } from '#flexibility/openadr/contract.ts';
import { pointContract } from '#metering/point/contract.ts';
import { policyContract } from '#green-building/policy/contract.ts';
import { projectContract } from '#registry/project/contract.ts';
import { ratingContract } from '#green-building/rating/contract.ts';
import { readingsContract } from '#metering/readings/contract.ts';
import { registryContract } from '#registry/registry/contract.ts';
import { reminderContract } from '#supervision/reminder/contract.ts';
import { retrofitContract } from '#retrofit/retrofit/contract.ts';
import { retrofitSurveyContract } from '#retrofit/retrofit-survey/contract.ts';
import { retrofitPlanContract } from '#retrofit/retrofit-plan/contract.ts';
import { savingsContract } from '#retrofit/savings/contract.ts';
import { contractsContract } from '#retrofit/contracts/contract.ts';
import { sharingContract } from '#reporting/sharing/contract.ts';
import { searchContract } from '#desk/search/contract.ts';
import { settingsContract } from '#platform/settings/contract.ts';
import { sourceCheckContract } from '#supervision/source-check/contract.ts';
import { statementContract } from '#casework/statement/contract.ts';
import { stockContract } from '#supervision/stock/contract.ts';
import { retrofitEstimateContract } from '#retrofit/retrofit-estimate/contract.ts';
import { bidsContract } from '#flexibility/bids/contract.ts';
import { flexibilityContract } from '#flexibility/flexibility/contract.ts';
import { forecastContract } from '#flexibility/forecast/contract.ts';
import { settlementContract } from '#flexibility/settlement/contract.ts';
import { portfolioContract } from '#registry/portfolio/contract.ts';
import { resourcesContract } from '#registry/resources/contract.ts';
import { scheduleContract } from '#flexibility/schedule/contract.ts';
import { returnContract } from '#reporting/return/contract.ts';
import { targetsContract } from '#reporting/targets/contract.ts';
import { todayContract } from '#desk/today/contract.ts';
import { todoContract } from '#desk/todo/contract.ts';
import { drawsContract } from '#casework/draws/contract.ts';
import { proceduresContract } from '#casework/procedures/contract.ts';
import { standardsContract } from '#casework/standards/contract.ts';
import { cataloguesContract } from '#casework/catalogues/contract.ts';
import { surveysContract } from '#casework/surveys/contract.ts';
import { uploadContract } from '#metering/upload/contract.ts';
import { workdaysContract } from '#casework/workdays/contract.ts';
import { warningContract } from '#supervision/warning/contract.ts';
import { trendContract } from '#metering/trend/contract.ts';
import { weatherContract } from '#metering/weather/contract.ts';

/** All contracts by slice name: server, OpenAPI document, command line and console use this one value. */
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
  districtEnergy: districtEnergyContract,
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
  ruralHouses: ruralHousesContract,
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
  today: todayContract,
  stock: stockContract,
  overview: overviewContract,
  brief: briefContract,
  energyReport: energyReportContract,
  specialPlans: specialPlansContract,
  policy: policyContract,
  energyReview: energyReviewContract,
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
