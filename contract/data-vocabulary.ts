/** Words of files that come in and lists that go out. No zod here: clients import these values. */

/** What a file can bring in. */
export const IMPORT_KIND_TEXT = {
  stores: '门店',
  guides: '导购',
  members: '会员',
  leads: '线索',
  orders: '订单',
} as const
export type ImportKind = keyof typeof IMPORT_KIND_TEXT

/** Where an import stands: its file arrives, is looked through, waits for a yes, is taken in. */
export const IMPORT_STATE_TEXT = {
  receiving: '上传中',
  checking: '检查中',
  checked: '待导入',
  running: '导入中',
  done: '已完成',
  cancelled: '已取消',
} as const
export type ImportState = keyof typeof IMPORT_STATE_TEXT

/** Which lists can be taken out. */
export const EXPORT_KIND_TEXT = {
  leads: '线索',
  members: '会员',
  orders: '订单',
  statements: '结算单',
  audit: '审计记录',
  stores: '门店',
  guides: '导购',
} as const
export type ExportKind = keyof typeof EXPORT_KIND_TEXT

export const EXPORT_STATE_TEXT = {
  running: '生成中',
  done: '可下载',
  cancelled: '已取消',
  swept: '文件已清理',
} as const
export type ExportState = keyof typeof EXPORT_STATE_TEXT

/** How a column of a file was found to be one of ours. */
export const HEADING_MATCH_TEXT = {
  exact: '同名',
  alias: '常见叫法',
  remembered: '上次的对应',
  similar: '相近，请核对',
  chosen: '你选的',
  none: '没有对应',
} as const
export type HeadingMatch = keyof typeof HEADING_MATCH_TEXT
