import { decodeFile } from '../../console/format/decode-file'
import type * as dataImport from '../../contract/data-import'
import type { Output } from '../../contract/endpoint'
import { checkFile, goOn, importFile, sendFile } from '../support/send-file'
import { useWorld } from '../support/world'

// A file from another system calls things by other names: its columns are proposed, confirmed, and known the next time.
const world = useWorld()
const ops = () => world.staff('hq_ops')
type Match = Output<typeof dataImport.matchImportColumns>

const HEADING = '店号;Store_Name;负责人;所在城市;门店详细地址;lat;经度;电话'
const ROWS = [
  'S001;春熙路店;张三;成都;春熙路 1 号;30.65;104.08;13800138000',
  'S002;太古里店;李四;成都;中纱帽街;95;104.08;',
]
const FOREIGN = `${HEADING}\r\n${ROWS.join('\r\n')}\r\n`

const look = (head: string, columns?: Record<string, number>, kind = 'stores') =>
  world.ok(ops().call<Match>('matchImportColumns', { kind, head, ...(columns ? { columns } : {}) }))
const columnsOf = ({ headings }: Match) =>
  Object.fromEntries(headings.flatMap(({ field, at }) => (field === null ? [] : [[field, at]])))
const storeNames = async () =>
  (await world.db.selectFrom('store').select('name').orderBy('code').execute()).map(({ name }) => name)

test('the columns of a foreign file are proposed, with its first rows as they would be read', async () => {
  const match = await look(FOREIGN)
  expect(match.headings.map(({ heading, field, match: how }) => [heading, field, how])).toEqual([
    ['店号', 'code', 'alias'],
    ['Store_Name', 'name', 'alias'],
    ['负责人', null, 'none'],
    ['所在城市', 'city', 'alias'],
    ['门店详细地址', 'address', 'similar'],
    ['lat', 'latitude', 'alias'],
    ['经度', 'longitude', 'exact'],
    ['电话', null, 'none'],
  ])
  expect(match.missing).toEqual([])
  expect(match.read).toEqual(['code', 'name', 'city', 'address', 'latitude', 'longitude'])
  expect(match.firstRows).toEqual([
    { line: 2, cells: ['S001', '春熙路店', '成都', '春熙路 1 号', '30.65', '104.08'], faults: [] },
    {
      line: 3,
      cells: ['S002', '太古里店', '成都', '中纱帽街', '95', '104.08'],
      faults: [{ field: 'latitude', reason: '应为 -90 到 90 之间的度数' }],
    },
  ])
  // Also of a column that is not read a cell is shown; a phone never whole.
  expect(match.headings[2]?.sample).toBe('张三')
  expect(match.headings[7]?.sample).toBe('138****00')
})

test('required fields without a column are named until one is chosen; the server holds to it', async () => {
  const text = '编码甲,叫什么,城市,地址,纬度,经度\nS001,春熙路店,成都,春熙路,30.65,104.08\n'
  const match = await look(text)
  expect(match.missing).toEqual([['code'], ['name']])
  const chosen = { ...columnsOf(match), code: 0, name: 1 }
  expect(await look(text, chosen)).toMatchObject({ missing: [], firstRows: [{ line: 2, faults: [] }] })
  const start = { kind: 'stores', fileName: 'x.csv', fileBytes: 10, fileHash: 'a'.repeat(64), pieces: 1, head: text }
  const half = { ...start, columns: { code: 0 } }
  expect(await world.refused(ops().call('startImport', half))).toBe('import_header')
  expect(await world.refused(ops().call('startImport', { ...start, columns: { code: 900 } }))).toBe('invalid_input')
  // A column the file does not have is none.
  const beyond = { ...start, columns: { ...chosen, code: 40 } }
  expect(await world.refused(ops().call('startImport', beyond))).toBe('import_header')
  expect((await importFile(world, ops(), 'stores', text, { columns: chosen })).counts).toMatchObject({ added: 1 })
})

test('a file is taken in by the confirmed columns, and its faulty rows come back under its own headings', async () => {
  const columns = columnsOf(await look(FOREIGN))
  const importId = await sendFile(world, ops(), 'stores', FOREIGN, { columns })
  await checkFile(world, ops(), importId)
  const shown = await world.ok(ops().call('showImport', { importId }))
  expect(shown.columns.find(({ label }) => label === '地址')).toMatchObject({ heading: '门店详细地址' })
  expect(shown.unknownHeadings).toEqual(['负责人', '电话'])
  await world.ok(ops().call('runImport', { importId }))
  expect((await goOn(world, ops(), importId)).counts).toMatchObject({ read: 2, added: 1, faulty: 1 })
  expect(await storeNames()).toEqual(['春熙路店'])

  const { text } = await world.ok(ops().call('downloadImportFaults', { importId }))
  expect(text).toBe(`${HEADING};未导入原因\r\n${ROWS[1]};lat：应为 -90 到 90 之间的度数\r\n`)
  // Corrected, it goes in again as it is: its headings are known by now.
  const again = text.replace(';95;', ';30.6;')
  const match = await look(again)
  expect(match.headings.find(({ heading }) => heading === '门店详细地址')).toMatchObject({ match: 'remembered' })
  expect(match.headings.at(-1)).toMatchObject({ heading: '未导入原因', field: null })
  await importFile(world, ops(), 'stores', again, { columns: columnsOf(match) })
  expect(await storeNames()).toEqual(['春熙路店', '太古里店'])
})

test('what was confirmed is remembered for the brand and the kind, and for no other', async () => {
  const text = '单据,铺子,钱,何时\nT1,S001,12.50,2026-02-01 10:00\n'
  expect((await look(text, undefined, 'orders')).missing).toEqual([
    ['order_no'],
    ['store_code'],
    ['amount', 'amount_fen', 'paid', 'paid_fen', 'unit_price', 'unit_price_fen'],
    ['paid_at'],
  ])
  await sendFile(world, ops(), 'orders', text, { columns: { order_no: 0, store_code: 1, paid: 2, paid_at: 3 } })
  // Next month's file has its columns in another order, and a colleague sends it.
  const next = '何时,备注,钱,铺子,单据\n2026-02-02 10:00,,8.00,S001,T2\n'
  const finance = world.staff('finance')
  const match = await world.ok(finance.call<Match>('matchImportColumns', { kind: 'orders', head: next }))
  expect(columnsOf(match)).toEqual({ paid_at: 0, paid: 2, store_code: 3, order_no: 4 })
  expect(match.firstRows).toMatchObject([{ cells: ['2026-02-02 10:00', '8.00', 'S001', 'T2'], faults: [] }])
  expect((await look(next, undefined, 'members')).headings.every(({ match: how }) => how !== 'remembered')).toBe(true)
  const other = (await world.openBrand('另一品牌')).staff('hq_ops')
  const elsewhere = await world.ok(other.call<Match>('matchImportColumns', { kind: 'orders', head: next }))
  expect(elsewhere.headings.some(({ match: how }) => how === 'remembered')).toBe(false)
  // A column that was taken for something by our own names can be left aside, and stays so.
  await sendFile(world, ops(), 'orders', `${next}`, { columns: { order_no: 4, store_code: 3, amount: 2, paid_at: 0 } })
  expect(columnsOf(await look(text, undefined, 'orders'))).toMatchObject({ amount: 2 })
})

test('a file of a Chinese spreadsheet, with tabs or with a mark, reads the same', async () => {
  // 店号\t名称\nS001\t春熙路店\n in GBK.
  const bytes = 'b5eabac509c3fbb3c60a5330303109b4bacef5c2b7b5ea0a'.match(/../g)!.map((hex) => Number.parseInt(hex, 16))
  for (const file of [Uint8Array.from(bytes), new TextEncoder().encode('\uFEFF店号\t名称\nS001\t春熙路店\n')]) {
    const decoded = decodeFile(file)
    if ('fault' in decoded) throw new Error(decoded.fault)
    const match = await look(decoded.text)
    expect(match.headings.map(({ field }) => field)).toEqual(['code', 'name'])
    expect(match.firstRows[0]?.cells).toEqual(['S001', '春熙路店'])
    expect(match.missing).toHaveLength(4)
  }
})

test('who may not take in a kind may not look at its columns, and a beginning without headings is told', async () => {
  const ask = { kind: 'stores', head: FOREIGN }
  expect(await world.refused(world.staff('finance').call('matchImportColumns', ask))).toBe('forbidden')
  expect(await world.refused(ops().call('matchImportColumns', { ...ask, head: '\n\n' }))).toBe('import_header')
  expect(await world.db.selectFrom('import_heading').selectAll().execute()).toEqual([])
})
