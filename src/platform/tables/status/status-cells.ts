/**
 * What a row says about itself: it does not count (`void`, or `reversed` by another row), was not measured (`estimated`), or is `good`; in
 * a list of entities that its entity no longer exists (`gone`), for a payment that it was not made (`unpaid`), was for something else
 * (`charge`) or may be either (`open`, which is asked first); `passed`: it is about something else; `unknown`: a word that is in no list.
 */
export type RowStatus = 'void' | 'reversed' | 'estimated' | 'good' | 'gone' | 'unpaid' | 'charge' | 'open' | 'passed' | 'unknown';

/** A heading in the form used for comparison. */
export const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_')
    .toLowerCase()
    .trim();

/** A cell without the spaces and brackets around its word. */
export const wordOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_[\]()【】「」]+/gu, ' ')
    .trim();

/** States by itself, in any column, that the row does not count. */
export const alone =
  /^(?:(?:此|本|该)[行条笔])?(?:数据|记录|读数|账单)?\s?(?:已|被)?(?:作废|无效|废弃|废止|删除|撤销)(?:行|数据|记录)?$|^(?:void(?:ed)?|invalid(?:ated)?|cancell?ed|deleted|null and void)$|^(?:daten |wert )?(?:ungültig|storniert|annulliert|gelöscht|annulé|annulée|invalide|non valides?|nul|nulle|supprimé|annullat[oa]|non valid[oa]|invalid[oa]|inválid[oa]|no válid[oa]|não válid[oa]|anulad[oa]|eliminad[oa]|cancelad[oa]|ongeldig|geannuleerd|ugyldig|ogiltig|annulleret|annullert|makulerad|nieważn[yae]|nieprawidłow[yae]|anulowan[yae]|neplatn[ýáé]|недействительн[а-я]+|аннулирован[а-я]*)$/u;
export const reversed =
  /^(?:(?:此|本|该)[行条笔])?(?:已|被)*(?:冲销|红冲|冲红|冲正|红字|红单|红票|冲账|冲帐|冲回|反冲|全额退款|退款|退费)(?:行|记录|账单|单据?|票据?|发票)?$|^(?:reversed|reversal|refunded|charged? ?back|reversing entry|credit note|storno|stornobuchung|extourne)$/u;
/** States so if the heading is about the quality or state of the row. */
export const bad =
  /^(?:数据|通[讯信]|采集|状态)?(?:异常|故障|错误|缺测|缺数|缺失|失效|失败|中断|不良|不合格|不可信|不可用|不确定|坏|坏数|坏值|差|未通过|审核不通过|已?取消|已?驳回|已?拒绝)(?:数据)?$|^(?:bad|uncertain)(?:$|[ :,-]|[a-z])|^(?:faulty?|error|err|failed|failure|failing|missing|not ?valid|not ?good|rejected|unreliable|out of (?:service|order)|comm(?:unication)? ?(?:error|fail(?:ure)?|loss))$|^(?:fehlerhaft|fehler|gestört|störung|ausfall|fehlt|fehlend(?:e[rs]?)?(?: werte?)?|schlecht|erreur|erroné|défaut|défaillant|manquante?|mauvaise?|errore|errat[oa]|guasto|mancante|erróne[oa]|fallo|fallid[oa]|fout|storing|ontbreekt|fejl|feil|saknas|mangler|błąd|błędn[yae]|brak)$/u;
export const estimate =
  /^(?:估算|估抄|估计|估读|估值|预估|推算|推估|补录|补数|插补|拟合|替代值?)(?:值|数|读数|数据)?$|^(?:estimated?|estimation|est\.?|interpolated|substituted?|imputed|geschätzt|estimée?|estimert|stipulert|beregnet|ersatzwert|interpoliert|stimat[oa]|estimad[oa]|geschat|szacowan[yae]|uppskattad|estimeret|estimerad)(?: (?:value|reading|read))?$/u;
export const good =
  /^(?:正常|有效|良好?|好|优|合格|完好|可信|可用|通过|已?审核|已核|审核通过|已确认|未作废|实[抄测读]|实际|抄见|在线|成功)(?:值|数|数据|抄表)?$|^(?:good|ok|okay|valid|normal|active|actual|measured|metered|real|read|verified|validated|approved|passed?|online|success|tatsächlich|gemessen|(?:wahrer|wirklicher|echter) wert|målt|målet|gültig|valide|valid[oa]|válid[oa]|geldig|gyldig|giltig|ważn[yae]|prawidłow[yae]|konform|correct[oea]?|corrett[oa]|richtig|normale?|mesurée?|réel(?:le)?|misurat[oa]|medid[oa])(?:$|[ :,-])|^good[a-z]+$/u;
/** The entity of the row no longer exists. */
export const gone =
  /^(?:已|被)?(?:拆除|拆迁|拆表|撤表|拆|停用|停运|报废|注销|销户|退役|关停|终止|失效|过期|到期|封停|离职|离岗|退休|调离|解聘)(?:的)?$|^(?:removed|retired|demolished|decommissioned|inactive|closed|terminated|expired|disused|scrapped|dismantled|resigned|dismissed)$/u;

const lead = '^(?:是否|数据|记录|读数|本条|本行|已|is|row|record|data|reading)*[ _]?(?:被|已)?';
const tail = '[ _]?(?:性|标[志识记]|位|否|记录|状态|数据|flags?|ind(?:icator)?|row|record|reading|data|\\?)?$';
export const named = (words: string): RegExp => new RegExp(`${lead}(?:${words})${tail}`, 'u');

/** What a yes under such a heading means, and a no. */
export const answers: readonly (readonly [RegExp, RowStatus, RowStatus])[] = [
  [named('有效|正常|合格|可信|valid|good|ok|gültig|valide|valid[oa]|válid[oa]|geldig|gyldig|giltig'), 'good', 'void'],
  [named('计入(?:统计|汇总|总量|用量|合计)?|纳入(?:统计|汇总)?|参与(?:统计|汇总|计算)|采用|included|counted'), 'good', 'void'],
  [
    named(
      '作废|无效|废弃|删除|撤销|异常|故障|错误|缺测|缺失|失效|坏|取消|void(?:ed)?|invalid|deleted|cancell?ed|fault|faulty|error|bad|missing|rejected|ungültig|storniert|annulée?|invalide|annullato|anulado|inválido|ongeldig|ugyldig|ogiltig',
    ),
    'void',
    'good',
  ],
  [named('冲销|红冲|冲红|冲正|reversed|refunded'), 'reversed', 'good'],
  [named('估算|估抄|估计|估读|估值|estimated?|estimate|interpolated|substituted'), 'estimated', 'good'],
];

/** The side of an account that a row is on: a credit takes back what was charged. */
export const sides: Readonly<Record<string, RowStatus>> = Object.fromEntries([
  ...'借 借方 debit debits dr soll débit dare debe'.split(' ').map((word) => [word, 'good'] as const),
  ...'贷 贷方 credit credits cr haben crédit avere haber'.split(' ').map((word) => [word, 'reversed'] as const),
]);

/** In a list of entities: what a yes under such a heading says about the entity, and a no. */
export const goneAnswers: typeof answers = [
  [named('停用|停运|拆除|拆迁|报废|注销|销户|退役|removed|retired|demolished|decommissioned|inactive|disused|closed'), 'gone', 'good'],
  [named('启用|在用|使用中|投用|存续|active|in[ _]?use|enabled'), 'good', 'gone'],
];

export const yes: ReadonlySet<string> = new Set('是 有 真 y yes true t 1 √ ✓ ✔ ja oui si sì sí wahr vrai vero verdadero'.split(' '));
export const no: ReadonlySet<string> = new Set('否 无 假 n no false f x 0 × ✗ - — nein non nee nej falsch faux falso'.split(' '));
