import { frameRecords } from '../../scripts/import/frame-records'
import { openRows } from '../../scripts/import/read-rows'
import { decodeText, detectEncoding } from '../../scripts/import/read-text'
import type { RawRow } from '../../server/modules/import/read-row'
import { RECORD_CHARS_MAX } from '../../server/modules/import/record-framer'
import { STORE_COLUMNS } from '../../server/modules/import/store-row'

const HEADER = '门店编号,门店名称,城市,地址,纬度,经度'
/** The header and one store in GB18030, CRLF, as Chinese Excel saves it. */
const GBK_FILE = Buffer.from(
  'c3c5b5eab1e0bac52cc3c5b5eac3fbb3c62cb3c7cad02cb5d8d6b72cceb3b6c82cbeadb6c80d0a533030312cb4bacef5c2b7b5ea2cb3c9b6bc2cbdf5bdadc7f8d2bbbac52c33302e36352c3130342e30380d0a',
  'hex',
)

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Uint8Array | string, size = 7, map = {}): Promise<RawRow[]> {
  const given = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  const { rows } = await openRows(decodeText(pieces(given, size)), STORE_COLUMNS, map)
  const all: RawRow[] = []
  for await (const row of rows) all.push(row)
  return all
}

test('a byte order mark is no part of the first heading', async () => {
  const [row] = await read(`\uFEFF${HEADER}\nS001,春熙路店,成都,锦江区一号,30.65,104.08\n`)
  expect(row).toMatchObject({ line: 2, fault: null, cells: { code: 'S001', city: '成都' } })
})

test('GBK bytes read like UTF-8, however the file is cut into pieces', async () => {
  expect(detectEncoding(GBK_FILE)).toBe('gb18030')
  for (const size of [1, 3, 64, 1000]) {
    const [row] = await read(GBK_FILE, size)
    expect(row?.cells).toMatchObject({ code: 'S001', name: '春熙路店', address: '锦江区一号', longitude: '104.08' })
  }
})

test('the encoding is decided by the first Chinese character, even far behind a plain beginning', async () => {
  const head = Buffer.from(`code,name,city,address,lat,lng\n${'A1,shop,city,road,30,104\n'.repeat(50)}`)
  const body = GBK_FILE.subarray(GBK_FILE.indexOf('\n') + 1)
  const rows = await read(Buffer.concat([head, body]), 100)
  expect(rows).toHaveLength(51)
  expect(rows[50]?.cells.name).toBe('春熙路店')
})

test('UTF-16 with its mark, as Excel saves "Unicode text", reads with tabs between cells', async () => {
  const text = `\uFEFF${HEADER.replaceAll(',', '\t')}\r\nS001\t春熙路店\t成都\t锦江区\t30.65\t104.08\r\n`
  const [row] = await read(Buffer.from(text, 'utf16le'), 64)
  expect(row?.cells).toMatchObject({ name: '春熙路店', latitude: '30.65' })
})

test('quotes hold commas, quotes and line ends, and lines are counted as an editor shows them', async () => {
  const rows = await read(
    `${HEADER}\r\nS001,"春熙路店,二楼",成都,"锦江区\r\n""一号""",30.65,104.08\r\n\r\nS002,东门店,成都,东街,30.6,104.1\r\n`,
  )
  expect(rows.map((row) => row.line)).toEqual([2, 5])
  expect(rows[0]?.cells).toMatchObject({ name: '春熙路店,二楼', address: '锦江区\r\n"一号"' })
  expect(rows[1]?.cells.name).toBe('东门店')
})

test('a quote inside a cell that began without one is an ordinary character', async () => {
  const [row] = await read(`${HEADER}\nS001,27"屏店,成都,"A"座,30.65,104.08\n`)
  expect(row).toMatchObject({ fault: null, cells: { name: '27"屏店', address: '"A"座' } })
})

test('a file that ends in the middle of a row says so on that row and keeps the others', async () => {
  const short = await read(`${HEADER}\nS001,春熙路店,成都,街,30.65,104.08\nS002,东门`)
  expect(short.map((row) => [row.line, row.fault?.reason ?? null])).toEqual([
    [2, null],
    [3, '只有 2 列，应为 6 列，这一行可能不完整'],
  ])
  const quoted = await read(`${HEADER}\nS001,春熙路店,成都,街,30.65,104.08\nS002,东门店,成都,"东街`)
  expect(quoted[1]).toMatchObject({ line: 3, fault: { field: null, reason: expect.stringContaining('中断') } })
})

test('a quote that never closes costs its own row, not the rest of the file', async () => {
  const good = Array.from({ length: 500 }, (_, at) => `S${at},店${at},成都,街,30.65,104.08`).join('\n')
  const rows = await read(`${HEADER}\nX1,"坏店,成都,街,30.65,104.08\n${good}\n`, 1000)
  expect(rows).toHaveLength(501)
  expect(rows[0]).toMatchObject({ line: 2, fault: { reason: expect.stringContaining('双引号') } })
  expect(rows.slice(1).every((row) => row.fault === null)).toBe(true)
  expect(rows[500]).toMatchObject({ line: 502, cells: { code: 'S499' } })
})

test('a row with more cells than headings is refused unless the extra ones are empty', async () => {
  const rows = await read(`${HEADER}\nS001,店,成都,街,30,104,,\nS002,店,成都,东街,2号,30,104\n`)
  expect(rows[0]?.fault).toBeNull()
  expect(rows[1]?.fault?.reason).toContain('多于表头')
})

test('bytes of another encoding in the middle of a file are told, not guessed', async () => {
  const good = `${HEADER}\n${'S001,店,成都,街,30,104\n'.repeat(3000)}`
  const bytes = Buffer.concat([
    Buffer.from(`${good}S002,`),
    Buffer.from([0xb4, 0xba]),
    Buffer.from(',成都,街,30,104\n'),
  ])
  const rows = await read(bytes, 10_000)
  expect(rows.slice(0, 3000).every((row) => row.fault === null)).toBe(true)
  expect(rows[3000]).toMatchObject({ line: 3002, fault: { reason: expect.stringContaining('无法识别的字符') } })
})

test('a heading row of another kind is refused with what is missing and what it may be called', async () => {
  const refusal = read('姓名,年龄\n张三,3\n')
  await expect(refusal).rejects.toThrow(/表头不符，未导入任何数据/)
  await expect(refusal).rejects.toThrow(/门店编号（可写作：code、门店编码.*store_code/)
  await expect(refusal).rejects.toThrow(/文件第一行是：姓名、年龄/)
  await expect(read('')).rejects.toThrow('文件是空的')
})

test('headings are known in English, with remarks, blanks and full-width letters', async () => {
  const [row] = await read('Store Code,ｎａｍｅ,city,address,LAT,经度（必填）\nS001,店,成都,街,30,104\n')
  expect(row?.cells).toEqual({
    code: 'S001',
    name: '店',
    city: '成都',
    address: '街',
    latitude: '30',
    longitude: '104',
  })
})

test('a map names their columns and fills in what the file does not have', async () => {
  const map = { code: 'id', kind: '=own', region: 'city' }
  const [row] = await read('id,name,city,address,latitude,longitude\n1137,奥莱店,嘉兴市,路,30.3,120.3\n', 7, map)
  expect(row?.cells).toMatchObject({ code: '1137', kind: 'own', region: '嘉兴市', city: '嘉兴市' })
  await expect(read('id,name\n1,2\n', 7, { code: 'ID号' })).rejects.toThrow('没有这一列')
  await expect(read('id,name\n1,2\n', 7, { nonsense: 'id' })).rejects.toThrow('「nonsense」不存在')
})

test('reading waits for whoever takes the rows: a file of any size is never held in memory', async () => {
  let made = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${HEADER}\n`)
    for (;;) {
      made += 1000
      yield Buffer.from('S001,店,成都,街,30,104\n'.repeat(1000))
    }
  }
  const { rows } = await openRows(decodeText(endless()), STORE_COLUMNS)
  let taken = 0
  let aheadMost = 0
  for await (const _ of rows) {
    taken += 1
    aheadMost = Math.max(aheadMost, made - taken)
    if (taken === 50_000) break
  }
  // At most what decides the encoding: nothing piles up between the disk and the database.
  expect(aheadMost).toBeLessThanOrEqual(4000)
})

test('a line without an end is cut at the limit and reported, and reading goes on behind it', async () => {
  async function* text(): AsyncGenerator<string> {
    for (let at = 0; at < 100; at++) yield 'x'.repeat(RECORD_CHARS_MAX / 4)
    yield '\nS001\n'
  }
  const frames = []
  for await (const frame of frameRecords(text(), ',')) frames.push(frame)
  expect(frames).toMatchObject([
    { line: 1, fault: 'too_long' },
    { line: 2, text: 'S001', fault: null },
  ])
  expect(frames[0]?.text).toHaveLength(RECORD_CHARS_MAX)
})
