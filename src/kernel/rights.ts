import { oc } from '@orpc/contract';
import type { Scope } from './scope.ts';

/**
 * What each role may do with what it sees (`cli.md`, the role table). `self` is anyone's own account, `view` is reading what is within the
 * scope; rows outside the scope are handled by the store (404 or `out-of-scope`), never by this table.
 */
const mayDo = {
  /** What was disclosed: also open to clients that have not signed in. */
  public: ['public', 'administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'],
  self: ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'],
  view: ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'],
  export: ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'aggregator'],
  /** Uploading a file; what may be done with it is checked again by whatever accepts it. */
  'hand-file': ['administrator', 'bureau', 'owner', 'operator', 'aggregator'],
  /** Importing files of some kind; which kind is checked again by the import. */
  upload: ['administrator', 'bureau', 'owner', 'operator'],
  'import-readings': ['administrator', 'bureau', 'owner', 'operator'],
  /** Buildings and meters by file. */
  'import-registry': ['administrator', 'bureau', 'owner'],
  /** Certificates of the verification of meters, by file and manually. */
  'keep-certificates': ['administrator', 'bureau', 'operator'],
  'import-organisations': ['administrator', 'bureau'],
  'import-weather': ['administrator', 'bureau'],
  'import-plan': ['administrator', 'bureau'],
  /** Earlier cases, from lists that were kept elsewhere. */
  'import-cases': ['administrator', 'bureau'],
  /** Undoing an import or a change; its ownership is checked again by the slice. */
  undo: ['administrator', 'bureau', 'owner', 'operator'],
  edit: ['administrator', 'bureau', 'owner'],
  swap: ['administrator', 'bureau', 'operator'],
  decide: ['administrator', 'bureau', 'owner'],
  merge: ['administrator', 'bureau'],
  disclose: ['administrator', 'bureau'],
  /** Issuing, changing and withdrawing statements on figures: notices, certificates, conditions. */
  'issue-statement': ['administrator', 'bureau'],
  /** Answering a notice that was sent to one's own building. */
  'answer-notice': ['administrator', 'owner', 'operator'],
  /** Reminding owners and operators of missing data. */
  remind: ['administrator', 'bureau'],
  /** Announcing random draws, drawing, and replacing what was drawn. */
  draw: ['administrator', 'bureau'],
  /** Experts and inspectors: who they are, their terms, their recusals. */
  'see-people': ['administrator', 'bureau', 'auditor'],
  /** Adding, changing and striking them off. */
  people: ['administrator', 'bureau'],
  /** Assigning roles of a procedure. */
  posts: ['administrator'],
  /** Creating surveys, inviting to them, closing them. */
  survey: ['administrator', 'bureau'],
  /** The library of standards and the catalogues of products. */
  'keep-standards': ['administrator', 'bureau'],
  /** Acting in cases: which step of which case is determined by its own roles. */
  case: ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer'],
  /** Links by which someone without an account acts in a case. */
  'case-link': ['administrator', 'bureau'],
  /** Lists of payments with the bank accounts they go to. */
  'see-payments': ['administrator', 'bureau'],
  /** Setting budgets for what cases grant, and importing the bank's return files on payments. */
  'case-money': ['administrator', 'bureau'],
  /** Measuring rooms on site, ordering corrections, recording penalties. */
  inspect: ['administrator', 'bureau'],
  /** Warning rules: keeping them, switching them on and off; their ownership is checked again by the slice. */
  'warning-rules': ['administrator', 'bureau', 'owner'],
  /** Acknowledging what rules found, muting it, saying whether it was real. */
  'warning-answer': ['administrator', 'bureau', 'owner', 'operator'],
  /** The recipients rules may name: webhooks and mail addresses. */
  notify: ['administrator'],
  /** Sealing the model of a base period, on which savings and payments are based. */
  'lock-baseline': ['administrator', 'bureau', 'owner'],
  /** Energy audits: opening them, links for owners, accepting answers, findings and measures. */
  'energy-audit': ['administrator', 'bureau', 'owner'],
  /** Recording energy-performance contracts, amending them, reversing entries, payments. */
  contract: ['administrator', 'bureau', 'owner'],
  /** Settling and reviewing contracts, proposing events, confirming; for whom is checked again by the slice. */
  'contract-act': ['administrator', 'bureau', 'owner', 'operator'],
  /** Splitting targets among places, and the commitments of places. */
  'keep-targets': ['administrator', 'bureau'],
  /** The pool of retrofit projects: importing by file, changing, advancing a step. Owners add their own by `edit`. */
  'keep-retrofits': ['administrator', 'bureau'],
  /** Settlement points of heat companies and the households behind them. */
  'keep-heat': ['administrator', 'operator'],
  /** Heating seasons of a region. */
  'keep-heating-seasons': ['administrator', 'bureau'],
  /** Prices of heat; a bureau only those of its own region. */
  'keep-heat-tariffs': ['administrator', 'bureau'],
  /** Plans of waste heat and of district energy of a region. */
  'keep-heat-plans': ['administrator', 'bureau'],
  /** Closing a heating season, which issues what households owe. A company closes its own. */
  'close-heat': ['administrator', 'operator'],
  /** Links by which residents read their own heat accounts. A company creates them for its customers. */
  'heat-link': ['administrator', 'operator'],
  /** Portfolios of adjustable load. An aggregator keeps its own. */
  'keep-portfolios': ['administrator', 'aggregator'],
  /** Letting a building join a portfolio, and what it is paid: the owner decides. */
  'join-portfolio': ['administrator', 'owner'],
  /** Events of portfolios: calling, cancelling and settling them. */
  'keep-events': ['administrator', 'aggregator'],
  /** What a portfolio offers to a programme at which price: the aggregator's business. */
  'see-bids': ['administrator', 'auditor', 'aggregator'],
  /** Saying whether a building takes part in an event. */
  'answer-event': ['administrator', 'owner'],
  /** Assigning tasks of a document in a place. */
  'assign-tasks': ['administrator', 'bureau'],
  /** Reporting on tasks; their ownership is checked again by the slice. */
  'report-tasks': ['administrator', 'bureau', 'owner', 'operator'],
  /** Opening, accepting, returning and locking returns on statistical forms. */
  'keep-returns': ['administrator', 'bureau'],
  /** Filling, submitting and amending them. */
  'fill-return': ['administrator', 'bureau', 'owner'],
  /** Scoring the places below one in a year. */
  assess: ['administrator', 'bureau'],
  /** Agreements on what organisations receive, and on what suppliers deliver. */
  'keep-feeds': ['administrator'],
  /** What organisations receive, and who fetched what. */
  'see-feeds': ['administrator', 'bureau', 'auditor'],
  /** What suppliers delivered; a supplier sees its own. */
  'see-deliveries': ['administrator', 'bureau', 'auditor', 'operator'],
  audit: ['administrator', 'bureau', 'auditor'],
  /** Accounts, keys, one-time links. */
  accounts: ['administrator'],
  /** Regions, zones and boundaries. */
  places: ['administrator'],
  knowledge: ['administrator'],
  /** Entering the content of a printed standard, and confirming what another person entered; the place is checked again by the slice. */
  'check-source': ['administrator', 'bureau'],
  /** Settings of the city: its name, map number, tiles, rules of disclosure. */
  settings: ['administrator'],
  /** Where parcels of hours are sent, and sending them. */
  'keep-upload-targets': ['administrator'],
  /** Submitting a parcel of another centre. */
  'hand-in-parcel': ['administrator', 'bureau'],
  /** What was sent and received, with receipts. */
  'see-parcels': ['administrator', 'bureau', 'auditor'],
  /** An import or a swap recorded as known earlier than now. */
  'back-date': ['administrator'],
  /** Creating, opening and closing the connections by which devices deliver data. */
  connections: ['administrator'],
  /** Clients of the OpenADR server, and its data. */
  openadr: ['administrator'],
  /** Binding their channels to series. */
  channels: ['administrator', 'bureau'],
  /** Checking, compacting, backing up. */
  maintain: ['administrator'],
} as const satisfies Record<string, readonly Scope['role'][]>;

/** One possible action; every procedure of the contract names the one it needs. */
export type Action = keyof typeof mayDo;

export const actions = Object.keys(mayDo) as readonly Action[];

/** Whether the role of this scope may do this at all. */
export function can(scope: Scope, action: Action): boolean {
  return (mayDo[action] as readonly Scope['role'][]).includes(scope.role);
}

/** What every procedure declares in addition to its route. */
export type ProcedureMeta = {
  readonly action: Action;
  /** Its response depends only on knowledge, the day and the language, not on the requester: it is computed once and sent to all. */
  readonly whoever?: true;
};

/**
 * The start of every procedure of a contract: `asks('import-readings').route({ method, path, summary }).input(...).output(...)`. The http
 * layer refuses a caller whose role may not perform the action, before the input is examined.
 */
export function asks(action: Action, more: Omit<ProcedureMeta, 'action'> = {}) {
  return oc.$meta<ProcedureMeta>({ action, ...more });
}
