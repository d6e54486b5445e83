import { checkFile, goOn, importFile, sendFile } from '../support/send-file'
import { useWorld } from '../support/world'

// Headquarters sends a file: it is looked through first, taken in when they say so, and what failed comes back.
const world = useWorld()
const ops = () => world.staff('hq_ops')

const HEADER = '门店编号,门店名称,大区,城市,地址,纬度,经度'
const storeLine = (number: number, name = `第${number}店`) =>
  `S${String(number).padStart(4, '0')},${name},西南大区,成都,人民南路${number}号,30.65,104.08`
const storeFile = (count: number) =>
  `${[HEADER, ...Array.from({ length: count }, (_, at) => storeLine(at + 1))].join('\n')}\n`
const storeCount = async () => (await world.db.selectFrom('store').selectAll().execute()).length

test('a file of stores is looked through, and nothing is there before somebody says so', async () => {
  const text = `${storeFile(3)}S0009,坏店,西南大区,成都,街,95,104\n`
  const importId = await sendFile(world, ops(), 'stores', text)
  const checked = await checkFile(world, ops(), importId)
  expect(checked).toMatchObject({
    state: 'checked',
    allRows: 4,
    counts: { read: 4, added: 3, updated: 0, same: 0, faulty: 1 },
  })
  expect(await storeCount()).toBe(0)

  const shown = await world.ok(ops().call('showImport', { importId }))
  expect(shown.columns.find(({ label }) => label === '门店编号')).toEqual({
    label: '门店编号',
    heading: '门店编号',
    need: 'must',
  })
  expect(shown.firstRows[0]).toEqual({
    line: 2,
    cells: ['S0001', '第1店', '西南大区', '成都', '人民南路1号', '30.65', '104.08'],
    isFaulty: false,
  })
  expect(shown.faults).toEqual([
    { line: 5, reasons: [{ column: '纬度', value: '95', reason: '应为 -90 到 90 之间的度数' }] },
  ])

  await world.ok(ops().call('runImport', { importId }))
  expect(await goOn(world, ops(), importId)).toMatchObject({ state: 'done', counts: { read: 4, added: 3, faulty: 1 } })
  expect(await storeCount()).toBe(3)
  const { imports } = await world.ok(ops().call('listImports', {}))
  expect(imports).toMatchObject([{ importId, kind: 'stores', state: 'done', hasFaultRows: true, createdBy: 'hq_ops' }])
})

test('the faulty rows come back whole with their reasons, and go in once they are right', async () => {
  const { importId } = await importFile(
    world,
    ops(),
    'stores',
    `${storeFile(1)}S0009,"坏店,二楼",西南大区,成都,街,95,104\n`,
  )
  const { text, next } = await world.ok(ops().call('downloadImportFaults', { importId }))
  expect(next).toBeNull()
  expect(text).toBe(
    `${HEADER},未导入原因\r\nS0009,"坏店,二楼",西南大区,成都,街,95,104,纬度：应为 -90 到 90 之间的度数\r\n`,
  )
  const again = await importFile(world, ops(), 'stores', text.replace('95', '30.5'))
  expect(again.counts).toMatchObject({ read: 1, added: 1, faulty: 0 })
  // Whoever begins behind the heading has the rows all the same, and is written down all the same.
  const behind = await world.ok(ops().call('downloadImportFaults', { importId, afterLine: 1 }))
  expect(behind.text).toContain('坏店')
  const audit = await world.db.selectFrom('audit').select(['action', 'actor']).where('target', '=', importId).execute()
  expect(audit.map(({ action }) => action).sort()).toEqual([
    'continueImport',
    'downloadImportFaults',
    'downloadImportFaults',
    'runImport',
  ])
})

test('the same file again changes nothing; a changed row changes its store, or is refused when that was not wanted', async () => {
  await importFile(world, ops(), 'stores', storeFile(3))
  const before = await world.db.selectFrom('store').selectAll().orderBy('id').execute()
  expect((await importFile(world, ops(), 'stores', storeFile(3))).counts).toMatchObject({
    same: 3,
    added: 0,
    updated: 0,
  })
  expect(await world.db.selectFrom('store').selectAll().orderBy('id').execute()).toEqual(before)

  const moved = storeFile(3).replace('人民南路2号', '剑南大道')
  const refused = await importFile(world, ops(), 'stores', moved, { mayUpdate: false })
  expect(refused.counts).toMatchObject({ same: 2, faulty: 1 })
  const importId = await sendFile(world, ops(), 'stores', moved)
  expect((await checkFile(world, ops(), importId)).counts).toMatchObject({ same: 2, updated: 1 })
  expect(await world.db.selectFrom('store').selectAll().orderBy('id').execute()).toEqual(before)
  await world.ok(ops().call('runImport', { importId }))
  expect((await goOn(world, ops(), importId)).counts).toMatchObject({ same: 2, updated: 1 })
})

test('however a file is cut into pieces, its rows are the same', async () => {
  const text = `${HEADER}\r\n${storeLine(1, '"店,一"')}\r\n${storeLine(2, '"二\r\n楼"')}\r\n\r\n${storeLine(3)}`
  for (const pieceChars of [37, 60, 111, 1000]) {
    const importId = await sendFile(world, ops(), 'stores', text, { pieceChars, fileName: `${pieceChars}.csv` })
    const checked = await checkFile(world, ops(), importId)
    expect(checked).toMatchObject({ allRows: 3, counts: { added: 3, faulty: 0 } })
    await world.ok(ops().call('cancelImport', { importId }))
  }
})

test('an order of several rows stays one order across pieces', async () => {
  await importFile(world, ops(), 'stores', storeFile(1))
  const lines = Array.from(
    { length: 12 },
    (_, at) => `POS-${Math.floor(at / 3)},S0001,2026-02-01 10:0${at % 6},SKU${at},1,99.00`,
  )
  const bad = lines.map((line) => line.replace(/10:0\d/, '10:00'))
  const text = `订单号,门店编号,支付时间,商品编码,数量,单价\n${bad.join('\n')}\n`
  const importId = await sendFile(world, world.staff('finance'), 'orders', text, { pieceChars: 50 })
  await checkFile(world, world.staff('finance'), importId)
  await world.ok(world.staff('finance').call('runImport', { importId }))
  const done = await goOn(world, world.staff('finance'), importId)
  expect(done.counts).toMatchObject({ read: 12, added: 12, faulty: 0 })
  const orders = await world.db.selectFrom('orders').select(['order_no', 'paid_fen']).orderBy('order_no').execute()
  expect(orders).toEqual(['POS-0', 'POS-1', 'POS-2', 'POS-3'].map((order_no) => ({ order_no, paid_fen: 29_700 })))
})

test('a file of another kind, without headings, too large or empty is refused before anything is kept', async () => {
  const start = { kind: 'stores', fileName: 'x.csv', fileBytes: 10, fileHash: 'a'.repeat(64), pieces: 1, head: HEADER }
  const reply = await ops().call('startImport', { ...start, head: '订单号,金额\n1,2\n' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'import_header' } })
  expect(JSON.stringify(reply)).toContain('缺少列：门店编号')
  expect(await world.refused(ops().call('startImport', { ...start, head: '\n\n' }))).toBe('import_header')
  // What a picture or a workbook begins with reads as no heading row.
  expect(await world.refused(ops().call('startImport', { ...start, head: 'PK\u0003\u0004\u0014\n' }))).toBe(
    'import_header',
  )
  expect(await world.refused(ops().call('startImport', { ...start, head: 'a\0b' }))).toBe('invalid_input')
  const large = await ops().call('startImport', { ...start, fileBytes: 21 * 1024 * 1024 })
  expect(JSON.stringify(large)).toContain('文件超过 20 MB')
  expect(await world.refused(ops().call('startImport', { ...start, fileBytes: 0 }))).toBe('invalid_input')
  expect(await world.db.selectFrom('import_job').selectAll().execute()).toEqual([])
})

test('a piece sent twice is one piece, another under its number is refused, and a file with a gap is not looked through', async () => {
  const start = { kind: 'stores', fileName: 'x.csv', fileBytes: 10, fileHash: 'b'.repeat(64), pieces: 2, head: HEADER }
  const { importId } = await world.ok(ops().call('startImport', start))
  const piece = { importId, seq: 0, text: `${HEADER}\n${storeLine(1)}\n` }
  expect(await world.ok(ops().call('addImportRows', piece))).toEqual({ received: 1 })
  expect(await world.ok(ops().call('addImportRows', piece))).toEqual({ received: 1 })
  expect(await world.refused(ops().call('addImportRows', { ...piece, text: 'x' }))).toBe('idempotency_conflict')
  expect(await world.refused(ops().call('addImportRows', { ...piece, seq: 2 }))).toBe('import_state')
  expect(await world.refused(ops().call('checkImport', { importId }))).toBe('import_incomplete')
  expect(await world.refused(ops().call('runImport', { importId }))).toBe('import_state')
  // Whoever comes back with the same file goes on where they were.
  expect(await world.ok(ops().call('startImport', start))).toEqual({ importId, received: [0] })
})

test('formulas, quotes and wrong dates are told or kept as text, never run', async () => {
  await importFile(world, ops(), 'stores', storeFile(1))
  const text =
    '工号,姓名,门店编号,入职日期\nG001,=HYPERLINK(1),S0001,2025-01-01\nG002,李,S0001,31/12/2025\nG003,"王"五",S0001,2025-02-30\nG001,=HYPERLINK(1),S0001,2025-01-01\n'
  const done = await importFile(world, ops(), 'guides', text)
  expect(done.counts).toMatchObject({ read: 4, added: 1, same: 1, faulty: 2 })
  const { text: faults } = await world.ok(ops().call('downloadImportFaults', { importId: done.importId }))
  expect(faults).toContain('日期请以年开头')
})

test('a stopped import keeps what is in, and its file is gone', async () => {
  const importId = await sendFile(world, ops(), 'stores', storeFile(5))
  await checkFile(world, ops(), importId)
  expect(await world.ok(ops().call('cancelImport', { importId }))).toMatchObject({ state: 'cancelled' })
  expect(await world.refused(ops().call('runImport', { importId }))).toBe('import_state')
  expect(await world.db.selectFrom('import_piece').selectAll().execute()).toEqual([])
  const done = await importFile(world, ops(), 'stores', storeFile(5))
  expect(await world.refused(ops().call('cancelImport', { importId: done.importId }))).toBe('import_state')
})

test('phones of a file are never stored to be read, are masked when shown, and are gone after a week', async () => {
  const text = '手机号,注册时间\n13800138000,2026-02-01\n13800138001,2027-02-01\n'
  const importId = await sendFile(world, ops(), 'members', text)
  await checkFile(world, ops(), importId)
  const shown = await world.ok(ops().call('showImport', { importId }))
  expect(shown.firstRows[0]?.cells[0]).toBe('138****00')
  const stored = JSON.stringify([
    await world.db.selectFrom('import_piece').selectAll().execute(),
    await world.db.selectFrom('import_fault').selectAll().execute(),
  ])
  expect(stored).not.toContain('1380013800')
  expect(world.logged.join()).not.toContain('1380013800')

  await world.ok(ops().call('runImport', { importId }))
  await goOn(world, ops(), importId)
  expect(await world.db.selectFrom('import_piece').selectAll().execute()).toEqual([])
  world.clock.advance({ days: 8 })
  expect(await world.ok(world.timer().call('runDataJobs', {}))).toMatchObject({ swept: 1 })
  expect(await world.refused(ops().call('downloadImportFaults', { importId }))).toBe('data_swept')
})

test('leads of a file are routed, and finance takes in orders only', async () => {
  await importFile(world, ops(), 'stores', storeFile(1))
  await importFile(world, ops(), 'guides', '工号,姓名,门店编号,入职日期\nG001,王芳,S0001,2025-01-01\n')
  const done = await importFile(
    world,
    ops(),
    'leads',
    '线索编号,手机号,意向,门店编号,时间\nL1,13800138000,沙发,S0001,2026-02-28 10:00\nL2,13800138001,床,S9999,2026-02-28 10:00\n',
  )
  expect(done.counts).toMatchObject({ added: 1, faulty: 1 })
  const finance = world.staff('finance')
  expect(await world.refused(finance.call('showImportTemplate', { kind: 'stores' }))).toBe('forbidden')
  expect(await world.refused(finance.call('showImport', { importId: done.importId }))).toBe('not_found')
  expect((await world.ok(finance.call('listImports', {}))).imports).toEqual([])
})

test('another brand sees and moves nothing of an import', async () => {
  const importId = await sendFile(world, ops(), 'stores', storeFile(1))
  const other = (await world.openBrand('另一品牌')).staff('hq_admin')
  for (const name of [
    'showImport',
    'checkImport',
    'runImport',
    'continueImport',
    'cancelImport',
    'downloadImportFaults',
  ] as const) {
    expect(await world.refused(other.call(name, { importId }))).toBe('not_found')
  }
  expect(await world.refused(other.call('addImportRows', { importId, seq: 0, text: 'x' }))).toBe('not_found')
})

test('every template is read by the import it belongs to', async () => {
  for (const kind of ['stores', 'guides', 'members', 'leads', 'orders'] as const) {
    const { text, columns } = await world.ok(ops().call('showImportTemplate', { kind }))
    expect(columns.some(({ need }) => need === 'must')).toBe(true)
    const importId = await sendFile(world, ops(), kind, text.slice(1))
    const { counts, allRows } = await checkFile(world, ops(), importId)
    // Its example is one row; guides, orders and leads name a store that is not there yet.
    expect(allRows).toBe(1)
    expect(counts.added + counts.faulty).toBe(1)
    const { faults } = await world.ok(ops().call('showImport', { importId }))
    expect(
      faults
        .flatMap(({ reasons }) => reasons.map(({ reason }) => reason))
        .filter((reason) => !/^找不到该/.test(reason)),
    ).toEqual([])
  }
})
