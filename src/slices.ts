import { accessSlice } from '#platform/access/slice.ts';
import { archiveSlice } from '#platform/archive/slice.ts';
import { annualReportSlice } from '#reporting/annual-report/slice.ts';
import { assessmentSlice } from '#reporting/assessment/slice.ts';
import { assignmentSlice } from '#reporting/assignment/slice.ts';
import { attachmentsSlice } from '#registry/attachments/slice.ts';
import { backupSlice } from '#upkeep/backup/slice.ts';
import { benchmarkingSlice } from '#supervision/benchmarking/slice.ts';
import { buildingSyncSlice } from '#retrofit/building-sync/slice.ts';
import { carbonSlice } from '#reporting/carbon/slice.ts';
import { pathwaySlice } from '#reporting/pathway/slice.ts';
import { caseDocumentsSlice } from '#casework/case-documents/slice.ts';
import { caseMoneySlice } from '#casework/case-money/slice.ts';
import { casesSlice } from '#casework/cases/slice.ts';
import { contractTermsSlice } from '#retrofit/contract-terms/slice.ts';
import { contractsSlice } from '#retrofit/contracts/slice.ts';
import { counterLineSlice } from '#metering/counter-line/slice.ts';
import { disclosureSlice } from '#reporting/disclosure/slice.ts';
import { doctorSlice } from '#upkeep/doctor/slice.ts';
import { docxSlice } from '#platform/docx/slice.ts';
import { draftSlice } from '#desk/draft/slice.ts';
import { energyAuditSlice } from '#retrofit/energy-audit/slice.ts';
import { energyReviewSlice } from '#green-building/energy-review/slice.ts';
import { briefSlice } from '#reporting/brief/slice.ts';
import { energyReportSlice } from '#reporting/energy-report/slice.ts';
import { inBuildingsSlice } from '#registry/in-buildings/slice.ts';
import { equipmentSlice } from '#registry/equipment/slice.ts';
import { expectationSlice } from '#supervision/expectation/slice.ts';
import { figuresSlice } from '#desk/figures/slice.ts';
import { forecastSlice } from '#flexibility/forecast/slice.ts';
import { gatewaySlice } from '#metering/gateway/slice.ts';
import { helpSlice } from '#desk/help/slice.ts';
import { importsSlice } from '#platform/imports/slice.ts';
import { heatBillingSlice } from '#heat/heat-billing/slice.ts';
import { heatNetworkSlice } from '#heat/heat-network/slice.ts';
import { heatInputsSlice } from '#heat/heat-inputs/slice.ts';
import { districtEnergySlice } from '#heat/district-energy/slice.ts';
import { heatPlanningSlice } from '#heat/heat-planning/slice.ts';
import { heatNotesSlice } from '#heat/heat-notes/slice.ts';
import { heatResidentSlice } from '#heat/heat-resident/slice.ts';
import { heatSupplySlice } from '#heat/heat-supply/slice.ts';
import { listIntakeSlice } from '#platform/list-intake/slice.ts';
import { ledgerSlice } from '#platform/ledger/slice.ts';
import { indicatorSlice } from '#reporting/indicator/slice.ts';
import { jobsSlice } from '#platform/jobs/slice.ts';
import { knowledgeSlice } from '#platform/knowledge/slice.ts';
import { meterVerificationSlice } from '#heat/meter-verification/slice.ts';
import { meteringSlice } from '#metering/metering/slice.ts';
import { noticeSlice } from '#platform/notice/slice.ts';
import { obligationsSlice } from '#green-building/obligations/slice.ts';
import { commissioningSlice } from '#retrofit/commissioning/slice.ts';
import { comfortSlice } from '#supervision/comfort/slice.ts';
import { occupancySlice } from '#metering/occupancy/slice.ts';
import { overviewSlice } from '#supervision/overview/slice.ts';
import { peopleSlice } from '#casework/people/slice.ts';
import { placeSlice } from '#platform/place/slice.ts';
import { pointSlice } from '#metering/point/slice.ts';
import { policySlice } from '#green-building/policy/slice.ts';
import { proceduresSlice } from '#casework/procedures/slice.ts';
import { projectSlice } from '#registry/project/slice.ts';
import { ratingSlice } from '#green-building/rating/slice.ts';
import { readingIntakeSlice } from '#metering/reading-intake/slice.ts';
import { readingsSlice } from '#metering/readings/slice.ts';
import { registrySlice } from '#registry/registry/slice.ts';
import { retrofitSlice } from '#retrofit/retrofit/slice.ts';
import { retrofitSurveySlice } from '#retrofit/retrofit-survey/slice.ts';
import { retrofitPlanSlice } from '#retrofit/retrofit-plan/slice.ts';
import { reminderSlice } from '#supervision/reminder/slice.ts';
import { renewalSlice } from '#green-building/renewal/slice.ts';
import { retrofitEstimateSlice } from '#retrofit/retrofit-estimate/slice.ts';
import { portfolioSlice } from '#registry/portfolio/slice.ts';
import { resourcesSlice } from '#registry/resources/slice.ts';
import { returnSlice } from '#reporting/return/slice.ts';
import { searchSlice } from '#desk/search/slice.ts';
import { ruralHousesSlice } from '#casework/rural-houses/slice.ts';
import { siteWasteSlice } from '#casework/site-waste/slice.ts';
import { settingsSlice } from '#platform/settings/slice.ts';
import { stockSlice } from '#supervision/stock/slice.ts';
import { sourceCheckSlice } from '#supervision/source-check/slice.ts';
import { sharingSlice } from '#reporting/sharing/slice.ts';
import { savingsSlice } from '#retrofit/savings/slice.ts';
import { statementSlice } from '#casework/statement/slice.ts';
import { solarSlice } from '#flexibility/solar/slice.ts';
import { solarSafetySlice } from '#flexibility/solar-safety/slice.ts';
import { solarPotentialSlice } from '#flexibility/solar-potential/slice.ts';
import { solarDesignSlice } from '#flexibility/solar-design/slice.ts';
import { solverSlice } from '#platform/solver/slice.ts';
import { specialPlansSlice } from '#green-building/special-plans/slice.ts';
import { tableExportSlice } from '#platform/table-export/slice.ts';
import { tablesSlice } from '#platform/tables/slice.ts';
import { targetsSlice } from '#reporting/targets/slice.ts';
import { temperatureModelSlice } from '#retrofit/temperature-model/slice.ts';
import { trendSlice } from '#metering/trend/slice.ts';
import { weatherSlice } from '#metering/weather/slice.ts';
import { baselineSlice } from '#flexibility/baseline/slice.ts';
import { bidsSlice } from '#flexibility/bids/slice.ts';
import { flexibilitySlice } from '#flexibility/flexibility/slice.ts';
import { openadrSlice } from '#flexibility/openadr/slice.ts';
import { settlementPapersSlice } from '#flexibility/settlement-papers/slice.ts';
import { settlementSlice } from '#flexibility/settlement/slice.ts';
import { scheduleSlice } from '#flexibility/schedule/slice.ts';
import { drawsSlice } from '#casework/draws/slice.ts';
import { surveysSlice } from '#casework/surveys/slice.ts';
import { cataloguesSlice } from '#casework/catalogues/slice.ts';
import { standardsSlice } from '#casework/standards/slice.ts';
import { tariffSlice } from '#metering/tariff/slice.ts';
import { workdaysSlice } from '#casework/workdays/slice.ts';
import { warningSlice } from '#supervision/warning/slice.ts';
import { uploadSlice } from '#metering/upload/slice.ts';
import { todaySlice } from '#desk/today/slice.ts';
import { todoSlice } from '#desk/todo/slice.ts';
import { typedTextSlice } from '#platform/typed-text/slice.ts';
import { workersSlice } from '#platform/workers/slice.ts';
import type { ServicesOf, Ordered } from './slice.ts';

/**
 * All slices, in order: each may use those before it, and nothing else. Import rules, words, routes, downloads, checks, gauges and tasks
 * follow from this list. What the browser knows of a new slice is its line in `contract.ts`.
 */
export const slices = [
  // platform
  workersSlice,
  typedTextSlice,
  jobsSlice,
  knowledgeSlice,
  tablesSlice,
  archiveSlice,
  docxSlice,
  listIntakeSlice,
  importsSlice,
  solverSlice,
  ledgerSlice,
  placeSlice,
  accessSlice,
  settingsSlice,
  noticeSlice,
  tableExportSlice,
  // registry
  registrySlice,
  inBuildingsSlice,
  projectSlice,
  equipmentSlice,
  resourcesSlice,
  portfolioSlice,
  attachmentsSlice,
  // casework
  workdaysSlice,
  drawsSlice,
  proceduresSlice,
  standardsSlice,
  cataloguesSlice,
  surveysSlice,
  statementSlice,
  peopleSlice,
  casesSlice,
  caseDocumentsSlice,
  caseMoneySlice,
  siteWasteSlice,
  ruralHousesSlice,
  // metering
  occupancySlice,
  pointSlice,
  weatherSlice,
  counterLineSlice,
  readingIntakeSlice,
  readingsSlice,
  trendSlice,
  tariffSlice,
  meteringSlice,
  gatewaySlice,
  uploadSlice,
  // supervision
  benchmarkingSlice,
  expectationSlice,
  warningSlice,
  sourceCheckSlice,
  reminderSlice,
  stockSlice,
  overviewSlice,
  comfortSlice,
  // green-building
  specialPlansSlice,
  policySlice,
  energyReviewSlice,
  ratingSlice,
  renewalSlice,
  obligationsSlice,
  // reporting
  carbonSlice,
  energyReportSlice,
  indicatorSlice,
  returnSlice,
  targetsSlice,
  briefSlice,
  pathwaySlice,
  assignmentSlice,
  assessmentSlice,
  annualReportSlice,
  sharingSlice,
  disclosureSlice,
  // retrofit
  temperatureModelSlice,
  commissioningSlice,
  savingsSlice,
  buildingSyncSlice,
  energyAuditSlice,
  contractTermsSlice,
  contractsSlice,
  retrofitEstimateSlice,
  retrofitSlice,
  retrofitSurveySlice,
  retrofitPlanSlice,
  // heat
  heatSupplySlice,
  meterVerificationSlice,
  heatInputsSlice,
  heatBillingSlice,
  heatNetworkSlice,
  heatPlanningSlice,
  districtEnergySlice,
  heatNotesSlice,
  heatResidentSlice,
  // flexibility
  baselineSlice,
  solarSafetySlice,
  solarSlice,
  forecastSlice,
  scheduleSlice,
  flexibilitySlice,
  bidsSlice,
  settlementSlice,
  settlementPapersSlice,
  openadrSlice,
  solarPotentialSlice,
  solarDesignSlice,
  // desk
  draftSlice,
  todoSlice,
  todaySlice,
  figuresSlice,
  searchSlice,
  helpSlice,
  // upkeep
  backupSlice,
  doctorSlice,
] as const;

/** Does not compile if a slice needs one that comes after it. */
slices satisfies Ordered<typeof slices>;

export type Services = ServicesOf<typeof slices>;
