import { createHash } from 'node:crypto'
import type { Page as Tab } from 'playwright-core'
import { answers, refused } from '../changed-answers'
import type { Ask, ConsolePlace, Desk } from '../console-place'
import { all } from '../hands'
import { pickField } from '../pick-field'

const STORES = '门店编号,门店名称,城市,地址,纬度,经度,备注'
const good = (number: number) => `W${number},样例${number}店,成都,人民南路 ${number} 号,30.65,104.08,`
const FILES = {
  'good-stores.csv': [STORES, good(1), good(2), good(3)],
  'faulty-stores.csv': [
    STORES,
    good(1),
    'W8,坏坐标店,成都,人民南路,300.5,104.08,',
    'W9,缺地址店,成都,,30.65,104.08,',
    'W10,多一列店,成都,一号,30.65,104.08,备注,再一列',
  ],
  'stopped-stores.csv': [STORES, good(4)],
  'leads.csv': ['线索编号,手机号,意向,城市,时间', 'WL1,13800138000,沙发,成都,2026-03-01 10:00'],
} as const
/** A file of another system: other headings, semicolons, a row that cannot be read. */
const FOREIGN = [
  '店号;Store_Name;负责人;所在城市;门店详细地址;lat;经度;电话',
  'W1;样例1店;张三;成都;人民南路 1 号;30.65;104.08;13800138000',
  'W2;样例2店;李四;成都;人民南路 2 号;300.65;104.08;',
  'W3;样例3店;王五;成都;人民南路 3 号;30.66;104.08;',
].join('\r\n')
type FileName = keyof typeof FILES
type Until = 'receiving' | 'checked' | 'done' | 'cancelled'

/** Brings a file to a state over the API; one that is there already is opened again. */
function imported(fileName: FileName, until: Until) {
  return async (desk: Desk): Promise<string> => {
    const ask = desk.ask('admin')
    const { imports } = await ask<{ imports: { importId: string; fileName: string; state: string }[] }>('listImports', {
      rows: 100,
    })
    const known = imports.find((one) => one.fileName === fileName && one.state === until)
    return `imports/${known?.importId ?? (await bring(ask, fileName, until))}`
  }
}

async function bring(ask: Ask, fileName: FileName, until: Until): Promise<string> {
  const text = `${FILES[fileName].join('\n')}\n`
  const fileHash = createHash('sha256').update(`${text}${until}`).digest('hex')
  const kind = fileName === 'leads.csv' ? 'leads' : 'stores'
  const about = { kind, fileName, fileBytes: Buffer.byteLength(text), fileHash, pieces: 1, head: text }
  const { importId } = await ask<{ importId: string }>('startImport', about)
  if (until === 'receiving') return importId
  await ask('addImportRows', { importId, seq: 0, text })
  await ask('checkImport', { importId })
  await ask('continueImport', { importId })
  if (until === 'cancelled') await ask('cancelImport', { importId })
  if (until !== 'done') return importId
  await ask('runImport', { importId })
  await ask('continueImport', { importId })
  return importId
}

const press = (name: string) => (tab: Tab) => tab.getByRole('button', { name, exact: true }).click()

const choose = (name: string, text: string) => async (tab: Tab) => {
  await tab.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

const COUNTS = { read: 42_000, added: 41_970, updated: 0, same: 28, faulty: 2 }
const running = all(
  (tab) => tab.route('**/api/ops/continueImport', () => undefined),
  answers('showImport', (data) => ({ ...data, state: 'running', allRows: 100_000, counts: COUNTS })),
)

const NOTHING = { stores: 0, staffedStores: 0, guides: 0, boundGuides: 0, codes: 0, leads: 0 }
const FOUNDING = { version: 1, isFounding: true, hasWaitingApproval: false, hasDraft: false }
const atStart = answers('setupProgress', (data) => {
  return { ...data, ...NOTHING, approvers: 1, rules: FOUNDING, trialCode: null, firstRouted: null }
})
const inTheMiddle = answers('setupProgress', (data) => {
  const facts = { ...NOTHING, stores: 300, staffedStores: 288, guides: 864, boundGuides: 2, codes: 0 }
  return { ...data, ...facts, rules: { ...FOUNDING, hasWaitingApproval: true }, trialCode: null, firstRouted: null }
})

/** Takes one list out, so that there is one to see. */
async function takenOut(desk: Desk): Promise<string> {
  const ask = desk.ask('admin')
  const { exports } = await ask<{ exports: unknown[] }>('listExports', {})
  if (exports.length > 0) return 'exports'
  const { exportId } = await ask<{ exportId: string }>('startExport', { kind: 'guides', reason: '给门店核对名单' })
  await ask('continueExport', { exportId })
  return 'exports'
}

const checkedFaulty = {
  page: 'imports/:importId',
  as: 'admin',
  address: imported('faulty-stores.csv', 'checked'),
} as const
const checkedLeads = { page: 'imports/:importId', as: 'admin', address: imported('leads.csv', 'checked') } as const

export const dataPlaces: ConsolePlace[] = [
  {
    name: 'imports-many',
    page: 'imports',
    as: 'admin',
    address: async (desk) => {
      await imported('good-stores.csv', 'done')(desk)
      return 'imports'
    },
    sees: 'good-stores.csv',
  },
  { name: 'imports-empty', page: 'imports', as: 'finance', sees: '还没有导入过文件' },
  { name: 'imports-forbidden', page: 'imports', as: 'manager', sees: '没有权限查看这一页' },
  {
    name: 'imports-chosen',
    page: 'imports',
    as: 'admin',
    act: choose('我的门店.csv', `${STORES}\n${good(1)}\n`),
    sees: '我的门店.csv',
  },
  {
    name: 'imports-not-text',
    page: 'imports',
    as: 'admin',
    act: choose('门店.xlsx', 'PK\u0003\u0004\0\0'),
    sees: '另存为',
  },
  {
    name: 'imports-wrong-heading',
    page: 'imports',
    as: 'admin',
    act: choose('订单.csv', '订单号,金额\n1,2\n'),
    sees: '还缺必填的列：门店编号',
  },
  {
    name: 'imports-matched',
    page: 'imports',
    as: 'admin',
    act: choose('门店档案.csv', FOREIGN),
    sees: '请核对：门店详细地址',
  },
  {
    name: 'imports-column-chosen',
    page: 'imports',
    as: 'admin',
    act: async (tab) => {
      await choose('门店档案.csv', FOREIGN)(tab)
      await pickField(tab, tab.getByRole('combobox', { name: '「负责人」对应到' }), '大区')
    },
    sees: '你选的',
  },
  {
    name: 'imports-columns-failed',
    page: 'imports',
    as: 'admin',
    before: refused('matchImportColumns', 'import_header'),
    act: choose('门店档案.csv', FOREIGN),
    sees: '表头不符',
  },
  {
    name: 'import-receiving',
    page: 'imports/:importId',
    as: 'admin',
    address: imported('stopped-stores.csv', 'receiving'),
    sees: '文件还没有传完',
  },
  { ...checkedFaulty, name: 'import-checked', sees: '坏坐标店' },
  {
    ...checkedFaulty,
    name: 'import-cancel',
    act: press('取消导入'),
    sees: '还没有导入任何数据',
    opens: ['import-acts/CancelDialog'],
  },
  {
    ...checkedLeads,
    name: 'import-run',
    act: press('开始导入'),
    sees: '马上按现行规则分配',
    opens: ['import-acts/RunDialog'],
  },
  {
    ...checkedLeads,
    name: 'import-run-refused',
    before: refused('runImport', 'import_state'),
    act: async (tab) => {
      await press('开始导入')(tab)
      await press('确认导入')(tab)
    },
    sees: '该导入当前状态不支持此操作',
  },
  { ...checkedFaulty, name: 'import-running', before: running, sees: '可以离开这一页' },
  {
    name: 'import-done',
    page: 'imports/:importId',
    as: 'admin',
    address: imported('good-stores.csv', 'done'),
    sees: '导入完成',
  },
  {
    name: 'import-done-faults',
    page: 'imports/:importId',
    as: 'admin',
    address: imported('faulty-stores.csv', 'done'),
    sees: '下载错误行',
  },
  {
    name: 'import-cancelled',
    page: 'imports/:importId',
    as: 'admin',
    address: imported('stopped-stores.csv', 'cancelled'),
    sees: '这次导入已取消',
  },
  {
    name: 'import-missing',
    page: 'imports/:importId',
    as: 'admin',
    address: () => 'imports/im_nothing',
    sees: '内容不存在',
  },
  { name: 'exports-many', page: 'exports', as: 'admin', address: takenOut, sees: '给门店核对名单' },
  { name: 'exports-empty', page: 'exports', as: 'manager', sees: '还没有导出过' },
  { name: 'exports-no-reason', page: 'exports', as: 'admin', act: press('导出'), sees: '请写明为什么导出' },
  { name: 'setup-done', page: 'setup', as: 'admin', sees: '第一条线索已经分出去了' },
  { name: 'setup-start', page: 'setup', as: 'admin', before: atStart, sees: '现在只有一位能批准的人' },
  { name: 'setup-middle', page: 'setup', as: 'admin', before: inTheMiddle, sees: '12 家门店还没有导购' },
  { name: 'setup-forbidden', page: 'setup', as: 'finance', sees: '没有权限查看这一页' },
]
