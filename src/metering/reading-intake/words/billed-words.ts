/** Losses in lines and transformers. */
export const saysLoss = /[线变网铜铁]损|损[耗失]|(?<![a-z])(?:loss(?:es)?|verluste?|pertes?|p[eé]rdidas?|perdite)(?![a-z])/iu;
/** The amount read off a meter. */
export const saysMetered =
  /抄见|抄[表收]|实抄|表计|计量[电水气热]|(?:实际?|有功|正向|自)?用[电水气热]?量|^(?:有功)?[电水气热]量|(?<![a-z])(?:metered|measured|read|usage|use|consum\w*)(?![a-z])/iu;
/** The amount billed. */
export const saysBilled =
  /结算|计费|收费|应[收计]|开票|核算|(?<![a-z])(?:billed|billable|billing|invoiced|chargeable|charged|settled|settlement)(?![a-z])/iu;

/** A share of what several households use in common, which is billed to each and metered elsewhere. */
export const saysShare =
  /公摊|分摊|摊分|均摊|共摊|摊销[电水气热]|(?<![a-z])(?:common(?:[\s_-]?areas?)?[\s_-]?(?:share|portion|allocation|charge|use|usage|consumption|kwh)|shared?(?:[\s_-]?(?:of|common|areas?|use|usage|consumption|kwh))+|apportion(?:ed|ment)?|allocated|communal|allgemeinstrom(?:anteil)?|gemeinschaftsanteil|parties[\s_]communes|quote[\s-]part)(?![a-z])/iu;
