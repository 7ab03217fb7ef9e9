import { oc } from '@orpc/contract';
import type { Scope } from './scope.ts';

/**
 * What each role may do with what it sees (`cli.md`, the role table). `self` is everybody's own account, `view` is reading what lies in the
 * scope; rows outside the scope are the store's affair (404 or `out-of-scope`), never this table's.
 */
const mayDo = {
  /** What was disclosed: open to who has not signed in, too. */
  public: ['public', 'administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'],
  self: ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'],
  view: ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'],
  export: ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'aggregator'],
  /** Handing over a file; what may be done with it is asked again by what takes it. */
  'hand-file': ['administrator', 'bureau', 'owner', 'operator', 'aggregator'],
  /** Bringing in files of some kind or other; of which, the import asks again. */
  upload: ['administrator', 'bureau', 'owner', 'operator'],
  'import-readings': ['administrator', 'bureau', 'owner', 'operator'],
  /** Buildings and meters by file. */
  'import-registry': ['administrator', 'bureau', 'owner'],
  /** Certificates of the verification of meters, by file and by hand. */
  'keep-certificates': ['administrator', 'bureau', 'operator'],
  'import-organisations': ['administrator', 'bureau'],
  'import-weather': ['administrator', 'bureau'],
  'import-plan': ['administrator', 'bureau'],
  /** Cases of before, from lists that were kept elsewhere. */
  'import-cases': ['administrator', 'bureau'],
  /** Taking an import or a change back; whose it was is asked again by the slice. */
  undo: ['administrator', 'bureau', 'owner', 'operator'],
  edit: ['administrator', 'bureau', 'owner'],
  swap: ['administrator', 'bureau', 'operator'],
  decide: ['administrator', 'bureau', 'owner'],
  merge: ['administrator', 'bureau'],
  disclose: ['administrator', 'bureau'],
  /** Issuing, changing and withdrawing statements on figures: notices, certificates, conditions. */
  'issue-statement': ['administrator', 'bureau'],
  /** Reminding owners and operators of data that are missing. */
  remind: ['administrator', 'bureau'],
  /** Announcing random draws, drawing, and replacing what was drawn. */
  draw: ['administrator', 'bureau'],
  /** Experts and inspectors: who they are, their terms, what they keep out of. */
  'see-people': ['administrator', 'bureau', 'auditor'],
  /** Taking them in, changing and striking them off. */
  people: ['administrator', 'bureau'],
  /** Saying who acts in which role of a procedure. */
  posts: ['administrator'],
  /** Making surveys, inviting to them, closing them. */
  survey: ['administrator', 'bureau'],
  /** The library of standards and the catalogues of products. */
  'keep-standards': ['administrator', 'bureau'],
  /** Acting in cases: which step of which case, its own roles say. */
  case: ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer'],
  /** Links by which somebody without an account acts in a case. */
  'case-link': ['administrator', 'bureau'],
  /** Lists of payments with the accounts that they go to. */
  'see-payments': ['administrator', 'bureau'],
  /** Setting budgets of what cases grant, and bringing in what the bank says of payments. */
  'case-money': ['administrator', 'bureau'],
  /** Measuring rooms on the spot, ordering them to be mended, writing down penalties. */
  inspect: ['administrator', 'bureau'],
  /** Warning rules: keeping them, switching them on and off; whose they are is asked again by the slice. */
  'warning-rules': ['administrator', 'bureau', 'owner'],
  /** Acknowledging what rules found, muting it, saying whether it was real. */
  'warning-answer': ['administrator', 'bureau', 'owner', 'operator'],
  /** Whom rules may name: webhooks and mail addresses. */
  notify: ['administrator'],
  /** Sealing the model of a base period, on which savings are told and paid. */
  'lock-baseline': ['administrator', 'bureau', 'owner'],
  /** Energy audits: opening them, links for owners, accepting what came, findings and measures. */
  'energy-audit': ['administrator', 'bureau', 'owner'],
  /** Writing energy-performance contracts down, amending them, taking entries back, payments. */
  contract: ['administrator', 'bureau', 'owner'],
  /** Settling and reviewing contracts, proposing events, confirming; for whom, the slice asks again. */
  'contract-act': ['administrator', 'bureau', 'owner', 'operator'],
  /** Sharing targets out among places, and what a place commits itself to. */
  'keep-targets': ['administrator', 'bureau'],
  /** The pool of retrofit projects: taking in by file, changing, taking a step on. Owners add their own by `edit`. */
  'keep-retrofits': ['administrator', 'bureau'],
  /** Settlement points of heat companies and the households behind them. */
  'keep-heat': ['administrator', 'operator'],
  /** Heating seasons of a region. */
  'keep-heating-seasons': ['administrator', 'bureau'],
  /** Prices of heat; a bureau those of its own region alone. */
  'keep-heat-tariffs': ['administrator', 'bureau'],
  /** Plans of waste heat of a region. */
  'keep-heat-plans': ['administrator', 'bureau'],
  /** Closing a heating season: what households owe is issued. A company closes its own. */
  'close-heat': ['administrator', 'operator'],
  /** Links by which a resident reads the own heat account. A company makes them for its customers. */
  'heat-link': ['administrator', 'operator'],
  /** Portfolios of adjustable load. An aggregator keeps its own. */
  'keep-portfolios': ['administrator', 'aggregator'],
  /** Letting a building join a portfolio, and what it is paid: its owner's word. */
  'join-portfolio': ['administrator', 'owner'],
  /** Events of portfolios: calling, cancelling and settling them. */
  'keep-events': ['administrator', 'aggregator'],
  /** What a portfolio offers to a programme at which price: the aggregator's trade. */
  'see-bids': ['administrator', 'auditor', 'aggregator'],
  /** Saying whether a building takes part in an event. */
  'answer-event': ['administrator', 'owner'],
  /** Saying who does which task of a document in a place. */
  'assign-tasks': ['administrator', 'bureau'],
  /** Reporting on tasks; whose they are is asked again by the slice. */
  'report-tasks': ['administrator', 'bureau', 'owner', 'operator'],
  /** Opening, accepting, returning and locking returns on statistical forms. */
  'keep-returns': ['administrator', 'bureau'],
  /** Filling, submitting and amending them. */
  'fill-return': ['administrator', 'bureau', 'owner'],
  /** Scoring the places below one in a year. */
  assess: ['administrator', 'bureau'],
  /** Agreeing on what organisations get, and on what suppliers hand over. */
  'keep-feeds': ['administrator'],
  /** What organisations get, and who took what. */
  'see-feeds': ['administrator', 'bureau', 'auditor'],
  /** What suppliers handed over; a supplier sees its own. */
  'see-deliveries': ['administrator', 'bureau', 'auditor', 'operator'],
  audit: ['administrator', 'bureau', 'auditor'],
  /** Accounts, keys, one-time links. */
  accounts: ['administrator'],
  /** Regions, zones and boundaries. */
  places: ['administrator'],
  knowledge: ['administrator'],
  /** Typing what a printed standard says, and confirming what another has typed; of what place is asked again by the slice. */
  'check-source': ['administrator', 'bureau'],
  /** What belongs to the city: its name, map number, tiles, rules of disclosure. */
  settings: ['administrator'],
  /** Where parcels of hours go, and sending them. */
  'keep-upload-targets': ['administrator'],
  /** Handing in a parcel of another centre. */
  'hand-in-parcel': ['administrator', 'bureau'],
  /** What was sent and what came, with receipts. */
  'see-parcels': ['administrator', 'bureau', 'auditor'],
  /** An import or a swap said to be known earlier than now. */
  'back-date': ['administrator'],
  /** Making, opening and closing the connections by which devices come in. */
  connections: ['administrator'],
  /** Clients of the OpenADR server, and what goes over it. */
  openadr: ['administrator'],
  /** Binding their channels to series. */
  channels: ['administrator', 'bureau'],
  /** Checking, compacting, backing up. */
  maintain: ['administrator'],
} as const satisfies Record<string, readonly Scope['role'][]>;

/** One thing that can be done; every procedure of the contract names the one it needs. */
export type Action = keyof typeof mayDo;

export const actions = Object.keys(mayDo) as readonly Action[];

/** Whether the role of this scope may do this at all. */
export function can(scope: Scope, action: Action): boolean {
  return (mayDo[action] as readonly Scope['role'][]).includes(scope.role);
}

/** What every procedure says of itself beside its route. */
export type ProcedureMeta = {
  readonly action: Action;
  /** Its answer hangs on knowledge, the day and the language, and on nothing of who asks: it is made once and sent to all. */
  readonly whoever?: true;
};

/**
 * The beginning of every procedure of a contract: `asks('import-readings').route({ method, path, summary }).input(...).output(...)`. The
 * http layer refuses a caller whose role may not do it, before the input is looked at.
 */
export function asks(action: Action, more: Omit<ProcedureMeta, 'action'> = {}) {
  return oc.$meta<ProcedureMeta>({ action, ...more });
}
