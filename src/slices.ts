import { accessSlice } from '#access/slice.ts';
import { archiveSlice } from '#archive/slice.ts';
import { annualReportSlice } from '#annual-report/slice.ts';
import { assessmentSlice } from '#assessment/slice.ts';
import { assignmentSlice } from '#assignment/slice.ts';
import { attachmentsSlice } from '#attachments/slice.ts';
import { backupSlice } from '#backup/slice.ts';
import { benchmarkingSlice } from '#benchmarking/slice.ts';
import { buildingSyncSlice } from '#building-sync/slice.ts';
import { carbonSlice } from '#carbon/slice.ts';
import { pathwaySlice } from '#pathway/slice.ts';
import { caseDocumentsSlice } from '#case-documents/slice.ts';
import { caseMoneySlice } from '#case-money/slice.ts';
import { casesSlice } from '#cases/slice.ts';
import { contractTermsSlice } from '#contract-terms/slice.ts';
import { contractsSlice } from '#contracts/slice.ts';
import { counterLineSlice } from '#counter-line/slice.ts';
import { disclosureSlice } from '#disclosure/slice.ts';
import { doctorSlice } from '#doctor/slice.ts';
import { docxSlice } from '#docx/slice.ts';
import { draftSlice } from '#draft/slice.ts';
import { energyAuditSlice } from '#energy-audit/slice.ts';
import { energyReportSlice } from '#energy-report/slice.ts';
import { equipmentSlice } from '#equipment/slice.ts';
import { expectationSlice } from '#expectation/slice.ts';
import { figuresSlice } from '#figures/slice.ts';
import { forecastSlice } from '#forecast/slice.ts';
import { gatewaySlice } from '#gateway/slice.ts';
import { helpSlice } from '#help/slice.ts';
import { importsSlice } from '#imports/slice.ts';
import { heatBillingSlice } from '#heat-billing/slice.ts';
import { heatNetworkSlice } from '#heat-network/slice.ts';
import { heatInputsSlice } from '#heat-inputs/slice.ts';
import { heatPlanningSlice } from '#heat-planning/slice.ts';
import { heatNotesSlice } from '#heat-notes/slice.ts';
import { heatResidentSlice } from '#heat-resident/slice.ts';
import { heatSupplySlice } from '#heat-supply/slice.ts';
import { ledgerSlice } from '#ledger/slice.ts';
import { indicatorSlice } from '#indicator/slice.ts';
import { jobsSlice } from '#jobs/slice.ts';
import { knowledgeSlice } from '#knowledge/slice.ts';
import { meterVerificationSlice } from '#meter-verification/slice.ts';
import { meteringSlice } from '#metering/slice.ts';
import { noticeSlice } from '#notice/slice.ts';
import { obligationsSlice } from '#obligations/slice.ts';
import { commissioningSlice } from '#commissioning/slice.ts';
import { comfortSlice } from '#comfort/slice.ts';
import { occupancySlice } from '#occupancy/slice.ts';
import { overviewSlice } from '#overview/slice.ts';
import { peopleSlice } from '#people/slice.ts';
import { placeSlice } from '#place/slice.ts';
import { pointSlice } from '#point/slice.ts';
import { policySlice } from '#policy/slice.ts';
import { proceduresSlice } from '#procedures/slice.ts';
import { projectSlice } from '#project/slice.ts';
import { ratingSlice } from '#rating/slice.ts';
import { readingIntakeSlice } from '#reading-intake/slice.ts';
import { readingsSlice } from '#readings/slice.ts';
import { registrySlice } from '#registry/slice.ts';
import { retrofitSlice } from '#retrofit/slice.ts';
import { retrofitSurveySlice } from '#retrofit-survey/slice.ts';
import { retrofitPlanSlice } from '#retrofit-plan/slice.ts';
import { reminderSlice } from '#reminder/slice.ts';
import { renewalSlice } from '#renewal/slice.ts';
import { retrofitEstimateSlice } from '#retrofit-estimate/slice.ts';
import { portfolioSlice } from '#portfolio/slice.ts';
import { resourcesSlice } from '#resources/slice.ts';
import { returnSlice } from '#return/slice.ts';
import { searchSlice } from '#search/slice.ts';
import { siteWasteSlice } from '#site-waste/slice.ts';
import { settingsSlice } from '#settings/slice.ts';
import { stockSlice } from '#stock/slice.ts';
import { sourceCheckSlice } from '#source-check/slice.ts';
import { sharingSlice } from '#sharing/slice.ts';
import { savingsSlice } from '#savings/slice.ts';
import { statementSlice } from '#statement/slice.ts';
import { solarSlice } from '#solar/slice.ts';
import { solarSafetySlice } from '#solar-safety/slice.ts';
import { solarPotentialSlice } from '#solar-potential/slice.ts';
import { solarDesignSlice } from '#solar-design/slice.ts';
import { solverSlice } from '#solver/slice.ts';
import { specialPlansSlice } from '#special-plans/slice.ts';
import { tableExportSlice } from '#table-export/slice.ts';
import { tablesSlice } from '#tables/slice.ts';
import { targetsSlice } from '#targets/slice.ts';
import { temperatureModelSlice } from '#temperature-model/slice.ts';
import { trendSlice } from '#trend/slice.ts';
import { weatherSlice } from '#weather/slice.ts';
import { baselineSlice } from '#baseline/slice.ts';
import { bidsSlice } from '#bids/slice.ts';
import { flexibilitySlice } from '#flexibility/slice.ts';
import { openadrSlice } from '#openadr/slice.ts';
import { settlementPapersSlice } from '#settlement-papers/slice.ts';
import { settlementSlice } from '#settlement/slice.ts';
import { scheduleSlice } from '#schedule/slice.ts';
import { drawsSlice } from '#draws/slice.ts';
import { surveysSlice } from '#surveys/slice.ts';
import { cataloguesSlice } from '#catalogues/slice.ts';
import { standardsSlice } from '#standards/slice.ts';
import { workdaysSlice } from '#workdays/slice.ts';
import { warningSlice } from '#warning/slice.ts';
import { uploadSlice } from '#upload/slice.ts';
import { todoSlice } from '#todo/slice.ts';
import { typedTextSlice } from '#typed-text/slice.ts';
import { workersSlice } from '#workers/slice.ts';
import type { FacesOf, Ordered } from './slice.ts';

/**
 * All slices, in their order: each may use those before it, and nothing else. Walls, words, routes, downloads, checks, gauges and tasks
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
  // metering
  occupancySlice,
  pointSlice,
  weatherSlice,
  counterLineSlice,
  readingIntakeSlice,
  readingsSlice,
  trendSlice,
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
  ratingSlice,
  renewalSlice,
  obligationsSlice,
  // reporting
  carbonSlice,
  energyReportSlice,
  indicatorSlice,
  returnSlice,
  targetsSlice,
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
  figuresSlice,
  searchSlice,
  helpSlice,
  // upkeep
  backupSlice,
  doctorSlice,
] as const;

/** Does not compile where a slice needs what stands behind it. */
slices satisfies Ordered<typeof slices>;

export type Faces = FacesOf<typeof slices>;
