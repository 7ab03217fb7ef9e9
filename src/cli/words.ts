import type { Words } from '#kernel/finding.ts';

/** The command line's own error messages. */
export const cliWords: Words = {
  'wrong-usage': { zh: '用法有误：{usage}', en: 'Wrong usage: {usage}' },
  'command-broken': { zh: '命令内部出错：{reason}', en: 'The command failed: {reason}' },
  'record-columns': {
    zh: '标准输入缺少列：{columns}。csv 第一行应写列名，如 meter,time,value。',
    en: 'Standard input lacks the columns {columns}. The first row of a csv names the columns, such as meter,time,value.',
  },
  'record-line': {
    zh: '这一行不是读数：应为 JSON 对象，含 meter、time、value。',
    en: 'This line is not a reading: it must be a JSON object with meter, time and value.',
  },
  'secret-in-use': {
    zh: '服务器正在此目录上运行（{url}），会继续使用旧密钥。请先停止它，再更换密钥。',
    en: 'A server is running on this directory ({url}) and would continue to use the old secret. Stop it first, then change the secret.',
  },
  'no-such-local-file': { zh: '没有这个文件：{file}。请检查路径。', en: 'There is no file {file}. Check the path.' },
  'file-not-read': {
    zh: '文件 {file} 无法读取（{reason}）。请检查路径和权限。',
    en: 'The file {file} cannot be read ({reason}). Check the path and its permissions.',
  },
  'file-not-json': {
    zh: '文件 {file} 不是有效的 JSON：第 {line} 行第 {column} 列有误。',
    en: 'The file {file} is not valid JSON: see line {line}, column {column}.',
  },
  'file-not-json@twice': {
    zh: '文件 {file} 的同一个 JSON 对象里“{name}”出现了两次，请只保留一个。',
    en: 'In the file {file} a JSON object has "{name}" twice: keep one of them.',
  },
  'file-not-json@other': {
    zh: '文件 {file} 的内容须是一个 JSON 对象（用花括号括起）。',
    en: 'The file {file} has to hold one JSON object, in braces.',
  },
  'file-not-written': {
    zh: '文件 {file} 无法写入（{reason}）。请检查目录、权限和磁盘空间。',
    en: 'The file {file} cannot be written ({reason}). Check the directory, its permissions and the disk space.',
  },
  'server-unreachable': {
    zh: '连接不上服务器 {url}（{reason}）。请检查地址，或确认服务器正在运行。',
    en: 'The server {url} cannot be reached ({reason}). Check the address, and that the server is running.',
  },
  'server-unknown': {
    zh: '{url} 的回答（{status}）不是窑洞服务器的回答。请检查 --server 的地址。',
    en: '{url} ({status}) did not answer like a Yaodong server. Check the address given with --server.',
  },
  'answer-broken-off': {
    zh: '应答中断（{reason}），未写入任何内容。请重试。',
    en: 'The answer was cut off ({reason}); nothing was written. Try again.',
  },
  'link-missing': { zh: '请用 --link 给出链接。', en: 'Give the link with --link.' },
  'key-not-given': {
    zh: '连接服务器需要密钥：用 --key 或环境变量 YAODONG_KEY 给出。',
    en: 'A remote server needs a key: give it with --key, or set YAODONG_KEY.',
  },
  'already-serving': {
    zh: '该数据目录已有服务器在运行：{url}。请直接使用，或用 --data 换一个目录。',
    en: 'A server is already running on this data directory: {url}. Use that one, or choose another directory with --data.',
  },
  'port-taken': { zh: '端口 {port} 已被占用。请用 --port 换一个。', en: 'Port {port} is taken. Choose another with --port.' },
  'import-failed': { zh: '导入 {import} 未成功：{detail}', en: 'Import {import} failed: {detail}' },
  'not-a-demo': {
    zh: '{data} 里不是示范城市的数据，不会在其中填充示范数据。请用 --data 换一个目录。',
    en: '{data} holds data that are not the demo city; it is not filled. Choose another directory with --data.',
  },
  'place-not-found': {
    zh: '没有名称、代码或拼音为“{text}”的地区。可用 places --search 查找。',
    en: 'No place has the name, code or pinyin "{text}". Find it with places --search.',
  },
  'place-not-clear': {
    zh: '“{text}”指多个地区：{places}。请写六位代码。',
    en: '"{text}" may be one of several places: {places}. Give the six-digit code.',
  },
  'demo-not-filled': { zh: '示范城市填充失败：{reason}', en: 'The demo city could not be filled: {reason}' },
};
