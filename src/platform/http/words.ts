import type { Words } from '#kernel/finding.ts';

export const httpWords: Words = {
  'title-bad-input': { zh: '输入有误', en: 'Invalid input' },
  'title-not-signed-in': { zh: '未登录', en: 'Not signed in' },
  'title-not-allowed': { zh: '没有权限', en: 'Not allowed' },
  'title-not-found': { zh: '未找到', en: 'Not found' },
  'title-wrong-method': { zh: '请求方法不适用', en: 'Method not allowed' },
  'title-too-slow': { zh: '接收太慢', en: 'Request too slow' },
  'title-conflict': { zh: '与现状冲突', en: 'Conflict with existing data' },
  'title-too-large': { zh: '内容过大', en: 'Too large' },
  'title-cannot-do': { zh: '无法完成', en: 'Cannot be done' },
  'title-too-many': { zh: '请求过多', en: 'Too many requests' },
  'title-broken': { zh: '程序出错', en: 'Internal error' },
  'title-busy': { zh: '暂时无法服务', en: 'Temporarily unavailable' },
  broken: {
    zh: '程序内部出错，已记入日志。请把编号告诉管理员。',
    en: 'An internal error occurred and was written to the log. Give the number to the administrator.',
  },
  'disk-full': {
    zh: '程序所在的磁盘已满，本次没有写入任何内容。请管理员腾出空间（系统页和 yaodong doctor 列出了各部分占用）后重试。',
    en: 'The disk of the program is full, and nothing was written. An administrator must free some space (see the system page or yaodong doctor); then try again.',
  },
  'store-unavailable': { zh: '数据库暂时没有应答，请稍后重试。', en: 'A store is not answering. Try again shortly.' },
  'store-not-responding': {
    zh: '数据库 {store} 没有应答。请求可能仍会完成：请稍后在导入列表或相应页面查看，再决定是否重试。',
    en: 'The store {store} is not answering. The request may still be completed: check the list of imports or the page before you try again.',
  },
  overloaded: {
    zh: '程序正忙，暂不接受更多此类请求（{kind}）。请在 {seconds} 秒后重试；本次请求没有产生任何影响。',
    en: 'The program is busy and accepts no more work of this kind ({kind}) at the moment. Try again in {seconds} seconds; this request has changed nothing.',
  },
  'text-invalid': {
    zh: '文字“{text}”含有看不见的控制字符、改变书写方向的字符或无效字符（已用编号标出）。请删去后重试。',
    en: 'The text "{text}" contains control characters, characters that change the text direction, or invalid characters (shown by their numbers). Remove them and try again.',
  },
  'too-deep': { zh: '输入的层次超过 {most} 层。', en: 'The input is nested deeper than {most} levels.' },
  'body-stalled': {
    zh: '请求正文中断过久，已放弃接收。请检查网络后重试。',
    en: 'The body of the request stopped arriving and was abandoned. Check the network and send it again.',
  },
  'body-too-slow': {
    zh: '请求正文到得太慢（每分钟不足 {kb} KB），已放弃接收，未写入任何内容。请检查网络后重试，或把文件压缩、分小。',
    en: 'The body of the request arrived too slowly (less than {kb} KB per minute) and was abandoned; nothing was written. Check the network and send it again, compressed or in smaller files.',
  },
  'input-invalid': { zh: '输入有 {count} 处不合要求。', en: '{count} values in the input are not valid.' },
  'field-invalid': { zh: '{field}：{what}', en: '{field}: {what}' },
  'json-name-twice': {
    zh: 'JSON 的同一个对象里“{name}”出现了两次（第 {line} 行），看不出以哪一个为准，没有读取。请只保留一个。',
    en: '"{name}" is duplicated in one object of the JSON (line {line}), and it is not clear which is meant, so nothing was read. Keep one of them.',
  },
  'not-json': { zh: '请求正文不是有效的 JSON。', en: 'The body of the request is not valid JSON.' },
  'not-json@place': {
    zh: '请求正文不是有效的 JSON：第 {line} 行第 {column} 列有误。',
    en: 'The body of the request is not valid JSON: see line {line}, column {column}.',
  },
  'headers-too-slow': {
    zh: '请求头到得太慢，已放弃接收。',
    en: 'The headers of the request arrived too slowly; the request was abandoned.',
  },
  'not-http': { zh: '收到的不是正确的 HTTP 请求。', en: 'The request is not valid HTTP.' },
  'method-not-allowed': { zh: '此地址不接受 {method}，可用：{allowed}。', en: 'This address does not take {method}; it takes {allowed}.' },
  'no-such-address': { zh: '没有这个地址：{path}。', en: 'There is no such address: {path}.' },
  'body-too-large': {
    zh: '请求正文超过此地址的上限（{size}）。',
    en: 'The body of the request is over the limit of this address ({size}).',
  },
  'too-many-json-values': {
    zh: '请求正文中的键和值超过此地址的上限（{most} 个）。请分成几次发送。',
    en: 'The body of the request holds more keys and values than this address takes ({most}). Send it in several parts.',
  },
  'too-many-json-names': {
    zh: '请求正文中不同的键名超过 {most} 个。',
    en: 'The body of the request has more than {most} different names of keys.',
  },
  'parameter-missing': { zh: '地址中缺少参数 {name}：请以 ?{name}=… 给出。', en: 'The address lacks {name}: give it as ?{name}=….' },
  'parameter-repeated': {
    zh: '地址中的参数 {name} 给出了不止一次：请只留一个。',
    en: 'The address gives {name} more than once: leave one of them.',
  },
  'parameter-unknown': {
    zh: '此地址没有参数 {name}，可用：{allowed}。',
    en: 'This address has no parameter {name}; it takes {allowed}.',
  },
  'filter-unknown': {
    zh: '{field} 没有“{value}”这一值，可用：{allowed}。',
    en: '{field} cannot be {value}; it may be one of: {allowed}.',
  },
  'input-field-unknown': {
    zh: '输入中没有 {name} 这一项，此处可用：{allowed}。本次请求没有产生任何影响。',
    en: 'The input has no field {name}; allowed here: {allowed}. This request has changed nothing.',
  },
  'seen-not-latest': {
    zh: '所见（{seen}）之后又有变动，现为 {latest}，变动之处：{changed}。请看过最新内容再办理；本次没有写入任何内容。',
    en: 'It changed after it was read: {seen} was read, {latest} is the latest; changed: {changed}. Read the latest first; nothing was written.',
  },
  'seen-missing': {
    zh: '请用 seen 写明所见的版本或摘要（随所读内容给出，现为 {latest}）；本次没有写入任何内容。',
    en: 'Give in seen the version or hash shown with what you have read ({latest} now). Nothing was written.',
  },
  'input-field-in-path': {
    zh: '{name} 已在地址中给出，正文或参数中的与之不同，请删去。本次请求没有产生任何影响。',
    en: 'The path of the address gives {name}, and the body or query another: leave it out there. This request has changed nothing.',
  },
  'query-unread': {
    zh: '{method} 请求的内容在正文中给出，地址中的参数 {name} 不会被读取：请移到正文。本次请求没有产生任何影响。',
    en: 'A {method} request takes its input in the body; {name} in the query would not be read: move it to the body. This request has changed nothing.',
  },
  'idempotency-key-bad': {
    zh: 'Idempotency-Key 须为一个不超过 {most} 个字符的 ASCII 字符串，例如 "8e03978e-40d5-43e8-bc93-6894a57f9324"。本次请求没有产生任何影响。',
    en: 'Idempotency-Key is one ASCII string of at most {most} characters, such as "8e03978e-40d5-43e8-bc93-6894a57f9324". Nothing was done.',
  },
  'idempotency-key-unread': {
    zh: '{path} 不受理 Idempotency-Key，请去掉该请求头。本次请求没有产生任何影响。',
    en: '{path} takes no Idempotency-Key: leave the header out. Nothing was done.',
  },
  'idempotency-key-reused': {
    zh: '这个 Idempotency-Key 已用于另一请求（{route}）：每个新请求须换一个新的键。本次请求没有产生任何影响。',
    en: 'This Idempotency-Key was used for another request ({route}): give every new one a key of its own. Nothing was done.',
  },
  'idempotency-key-under-way': {
    zh: '使用这个 Idempotency-Key 的请求（{route}，{at} 开始）仍在办理，请稍后以同一个键重试。',
    en: 'A request with this Idempotency-Key ({route}, begun at {at}) is still being processed. Try again shortly with the same key.',
  },
  'idempotency-outcome-unknown': {
    zh: '使用这个 Idempotency-Key 的请求（{route}，{at} 开始）办理中程序中断，无法确定是否已办成；本次没有重做。请查看该对象的现状或审计日志，未办成的，换一个新的键再提交。',
    en: 'The program was interrupted at a request with this Idempotency-Key ({route}, begun at {at}): it is not known whether it was done, and it was not repeated. Check the object itself or the audit trail; if it was not done, send it with a new key.',
  },
  'idempotency-answer-not-kept': {
    zh: '使用这个 Idempotency-Key 的请求（{route}，{at}）已经办成，本次没有重做；当时的答复未保留（含只告知一次的内容、篇幅过长、是文件，或您的权限已变）。请查看该对象的现状。',
    en: 'The request with this Idempotency-Key ({route}, {at}) was done and was not repeated. Its answer was not kept: it contains something shown only once, is too long, is a file, or your rights have changed. Check the object itself.',
  },
  'idempotency-keys-many': {
    zh: '24 小时内使用的 Idempotency-Key 已达 {most} 个，请稍后再试，或不带该请求头提交。本次请求没有产生任何影响。',
    en: 'You have used {most} keys (Idempotency-Key) within 24 hours: wait, or send it without one. Nothing was done.',
  },
  'no-body': { zh: '请求没有正文：请把文件内容放在正文中。', en: 'The request has no body: send the bytes of the file in it.' },
  'file-name-missing': { zh: '请用 ?name= 给出文件名。', en: 'Give the name of the file with ?name=.' },
  'shutting-down': { zh: '程序正在停止，请稍后重试。', en: 'The program is stopping. Try again shortly.' },
  'port-taken': { zh: '端口 {port} 已被占用。请用 --port 换一个。', en: 'Port {port} is taken. Choose another with --port.' },
  'setting-invalid': { zh: '环境变量设置有误：{what}', en: 'A setting in the environment cannot be used: {what}' },
  'tls-incomplete': {
    zh: 'YAODONG_TLS_CERT 与 YAODONG_TLS_KEY 须同时设置。',
    en: 'YAODONG_TLS_CERT and YAODONG_TLS_KEY belong together: set both.',
  },
  'demo-host': {
    zh: '演示只供本机使用，--host 请保持 127.0.0.1（给出的是 {host}）。',
    en: 'The demo serves this machine only: leave --host at 127.0.0.1 ({host} was given).',
  },
  'address-unknown': {
    zh: '--host {host} 监听本机所有地址，请把 YAODONG_URL 设为用户访问的地址（如 https://energy.example.cn）。',
    en: '--host {host} is every address of this machine: set YAODONG_URL to the one that people use (such as https://energy.example.cn).',
  },
  'open-host': {
    zh: '--host {host} 可从其他机器访问，密码会以明文传输。请设置 YAODONG_TLS_CERT 和 YAODONG_TLS_KEY（PEM 文件），或把 YAODONG_URL 设为用户所用的代理地址，并把 YAODONG_TRUSTED_PROXIES 设为代理的 IP。',
    en: '--host {host} can be reached from other machines, so passwords would be sent in plain text. Either set YAODONG_TLS_CERT and YAODONG_TLS_KEY (PEM files), or set YAODONG_URL to the address of the proxy that people use and YAODONG_TRUSTED_PROXIES to the addresses it connects from.',
  },
};
