/** About a state, about how good something is, or about whether it counts. */
const speaks =
  /状态|有效性|质量(?!分数)|品质|作废|无效|冲销|红冲|校验|核验|审核|标[志识记]|抄表(?:方式|类型|性质)|读数类型|数据类型|(?<![a-zà-ž])(?:status|statut|state|stato|stan|stav|estado|zustand|[eé]tat|tila|quality|qualities|kvalitet|qualität|qualité|qualità|calidad|kwaliteit|jakość|gültigkeit|validité|validità|validez|flags?|validity|qc|qa|statuscode|status_code|(?:read|reading|meter|usage|value|data)[\s_]?(?:type|kind|source|method)|estimated[\s_]actual|actual[\s_]estimated)(?![a-zà-ž])/u;

/** Whether a heading is about a state, of anything. */
export const speaksOfState = (heading: string): boolean => speaks.test(heading);

/** About something else, whatever words accompany it: the running hours of a machine, the calendar, air and water. */
const ofOther =
  /运行|开关|启停|阀|设备|机组|节假|假日|周末|峰谷|时段|空气|水质|供水质|电能质量|空调|门锁|灯|风机|通[讯信]|网络|在线|支付|缴费|扣款|付款|收费|催缴|发票|开票|合同|推送|上传|(?<![a-z])(?:holiday|weekend|dst|air|water|power|run(?:ning)?|operating|valve|switch|device|equipment|occup\w*|paid|payment|invoice|contract|hvac|ac|lock|door|network|connection|comm(?:s|unication)?|online)(?![a-z])/u;

/** About the calendar, air or water: not a state at all. */
export const namesNoState = (heading: string): boolean =>
  /节假|假日|周末|峰谷|时段|空气|水质|供水质|电能质量|(?<![a-z])(?:holiday|weekend|dst|air|water|power)(?![a-z])/u.test(heading);

/** Words that may accompany the state of the row itself: that it is of data, a reading, a meter, a bill or an order. */
const ofRowZh =
  /是否|已?作废|无效|有效性?|冲销|红冲|估[算抄计读值]|异常|数据|记录|读数|示数|数值|用[电水气热]|[电水气热]量|用量|抄[表见收]|采集|计量[点表]?|[电水气热冷仪]?表[计具底]?|点位|测点|本[行条次期笔]|当[前期月]|[此该][行条笔]|条目|单据|账单|订单|交易|流水|复?审核?|复核|校[核对验]|核[对验]|验证|质量|品质|合格|录入|抄表员?|标[志识记]位?|代?码|字段|描述|说明|信息|类型|方式|性质|备注|名称|[行条笔值点月日的]/gu;
const ofRowOther =
  /(?<![\p{L}])(?:data|datos|dati|daten|données|record|reading|reads?|row|values?|measure(?:d|ment)?|meter|register|interval|quality|validation|validated|valid|validity|approval|review|vee|codes?|flags?|points?|channel|usage|consumption|estimated|actual|estimate|opc|ua|tag|sample|entry|bill|transaction|session|order|current|is|final|raw|type|kind|source|method|of|the|description|desc|name|text|lecture|relevé|lectura|lettura|ablesung|messwert|wert|zähler|zählerstand|compteur|contador|contatore|du|de|la|del|della|der|des)(?![\p{L}])/gu;

/**
 * Whether a heading is about the state of its row (`数据状态`, `Read status`), of something else (`空调状态`, `Payment status`), or about
 * none; `others`: all headings in the form of `bare`, because the state of one of these is that of its value.
 * @param heading in the form of `plainOf`
 */
export function stateNamed(heading: string, others: ReadonlySet<string> = noOthers): 'row' | 'other' | null {
  if (!speaks.test(heading)) return null;
  if (ofOther.test(heading)) return 'other';
  const left = bare(heading.replace(new RegExp(speaks, 'gu'), ' '));
  if (left !== '' && others.has(left)) return 'row';
  return bare(left.replaceAll(ofRowZh, ' ').replaceAll(ofRowOther, ' ')) === '' ? 'row' : 'other';
}

const noOthers: ReadonlySet<string> = new Set();

/** A heading without digits and symbols. */
export const bare = (text: string): string => text.replaceAll(/[\s_\d#.:()（）/-]+/gu, ' ').trim();

/** Whether a heading names something that a single word in its column refers to, instead of the row. */
export const namesOther = (heading: string): boolean => ofOther.test(heading);

/** Whether a heading names an invoice, which may be void although what it is for is not. */
export const namesInvoice = (heading: string): boolean => /发票|开票|(?<![a-z])invoice/u.test(heading);

/** Whether a heading names a request or a message, which may fail although the payment does not. */
export const namesRequest = (heading: string): boolean =>
  /合同|推送|上传|短信|通知|催缴|打印|(?<![a-z])(?:contract|sms|notification|upload|print\w*)(?![a-z])/u.test(heading);

/** About whether something was paid: in a list of payments the row itself. */
const ofPayment =
  /(?:支付|缴费|付款|扣款|收款|收费|到账|代扣|托收|交易|订单|业务|处理|回盘|入账|对账|缴纳|银行)\S{0,2}(?:状态|结果|情况|标[志识记])|^(?:状态|结果|处理结果|办理状态)$|(?<![a-z])(?:payment|transaction|settlement|processing|debit|clearing|order|bank)?[\s_-]?(?:status|state|results?|outcome)(?![a-z])/u;

/** Whether a heading in a list of payments is about how far each of them came. */
export const speaksOfPayment = (heading: string): boolean => ofPayment.test(heading);
