import fc from 'fast-check'
import { yuanText } from '../../contract/money'
import { maskPhoneCell, maskPhonesIn } from '../../server/modules/import/mask-cell'
import { lineMoney } from '../../server/modules/import/order-row'
import { dateOrderOf, parseDay, parseInstant } from '../../server/modules/import/parse-instant'
import { parseFen, parseYuan } from '../../server/modules/import/parse-money'
import { parseCode, parseList } from '../../server/modules/import/parse-word'
import { parsePhone } from '../../server/modules/import/person-cells'
import { StoreRow } from '../../server/modules/import/store-row'

test.each([
  ['199.99', 19_999],
  ['1,299.00', 129_900],
  ['¥88', 8_800],
  ['８８．５元', 8_850],
  ['0.29', 29],
  ['0', 0],
])('%s yuan is %i fen to the digit', (text, fen) => {
  expect(parseYuan(text)).toBe(fen)
})

test.each([
  ['-1.00', '负数'],
  ['(12.00)', '负数'],
  ['1.005', '两位小数'],
  ['12,34', '不是有效的金额'],
  ['1.2E+05', '不是有效的金额'],
  ['abc', '不是有效的金额'],
  ['50000000.01', '超过上限'],
  ['99999999999999999999', '超过上限'],
])('%s yuan is refused: %s', (text, reason) => {
  expect(() => parseYuan(text)).toThrow(reason)
})

test('any amount shown in yuan reads back as the same fen', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 5_000_000_000 }), (fen) => parseYuan(yuanText(fen)) === fen))
})

test('an amount in fen is whole and not negative', () => {
  expect(parseFen('19999')).toBe(19_999)
  expect(() => parseFen('199.5')).toThrow('必须是整数')
  expect(() => parseFen('-5')).toThrow('负数')
})

test.each([
  ['2026-03-01T10:30:00+08:00', '2026-03-01T02:30:00.000Z'],
  ['2026-03-01T02:30:00Z', '2026-03-01T02:30:00.000Z'],
  ['2026-03-01 10:30', '2026-03-01T02:30:00.000Z'],
  ['2026-03-01 10:30:15', '2026-03-01T02:30:15.000Z'],
  ['2026/3/1', '2026-02-28T16:00:00.000Z'],
  ['2026年3月1日 9:05', '2026-03-01T01:05:00.000Z'],
  ['20260301103000', '2026-03-01T02:30:00.000Z'],
])('%s is an instant in Shanghai', (text, iso) => {
  expect(parseInstant(text, 'ymd').toISOString()).toBe(iso)
})

test('days before months are read only where a map says so', () => {
  expect(parseInstant('26-02-2018 19:58', dateOrderOf('DD-MM-YYYY HH:mm')!).toISOString()).toBe(
    '2018-02-26T11:58:00.000Z',
  )
  expect(parseInstant('02/26/2018', dateOrderOf('MM/DD/YYYY')!).toISOString()).toBe('2018-02-25T16:00:00.000Z')
  expect(() => parseInstant('26-02-2018', 'ymd')).toThrow('date_format')
  expect(dateOrderOf('YY.M.D')).toBeUndefined()
})

test('a day that does not exist is refused', () => {
  expect(() => parseInstant('2026-02-30', 'ymd')).toThrow('不存在')
  expect(() => parseInstant('2026-03-01 25:00', 'ymd')).toThrow('不存在')
  expect(() => parseDay('下周一', 'ymd')).toThrow('不是有效的日期')
  expect(parseDay('2024/5/1', 'ymd')).toBe('2024-05-01')
})

test('a code that Excel has turned into a power of ten cannot be told any more', () => {
  expect(() => parseCode('6.90123E+12')).toThrow('科学计数法')
  expect(parseCode('Ｓ００１')).toBe('S001')
  expect(parseList('S001、S002|S001')).toEqual(['S001', 'S002'])
})

test('phones lose what people type around them, and wrong ones are refused', () => {
  expect(parsePhone('+86 138-0013-8000')).toBe('13800138000')
  expect(() => parsePhone('1380013800')).toThrow('11 位')
  expect(() => parsePhone('02812345678')).toThrow('11 位')
})

test('what may be a phone is masked in an error file; amounts, days and codes are not', () => {
  expect(maskPhonesIn('S1,13800138000,x')).toBe('S1,138****00,x')
  expect(maskPhonesIn('138 0013 8000')).toBe('138****00')
  for (const text of ['1,299.00', 'POS13800138000', '2026-02-30 15:30', '20260230'])
    expect(maskPhonesIn(text)).toBe(text)
  expect(maskPhoneCell('0013 800-138')).toBe('001****38')
  expect(maskPhoneCell('无')).toBe('无')
})

const line = { quantity: 1, unitFen: undefined, amountFen: undefined, discountFen: undefined, paidFen: undefined }
test('the money of a line agrees to the fen, whichever cells a till gives', () => {
  expect(lineMoney({ ...line, quantity: 3, unitFen: 1000 })).toEqual({ quantity: 3, unitFen: 1000, discountFen: 0 })
  expect(lineMoney({ ...line, amountFen: 1000, discountFen: 100 })).toEqual({
    quantity: 1,
    unitFen: 1000,
    discountFen: 100,
  })
  expect(lineMoney({ ...line, paidFen: 900, discountFen: 100 })).toEqual({
    quantity: 1,
    unitFen: 1000,
    discountFen: 100,
  })
  expect(lineMoney({ ...line, amountFen: 1000, paidFen: 950 })).toEqual({ quantity: 1, unitFen: 1000, discountFen: 50 })
  // 10.00 for three pieces has no price per piece.
  expect(lineMoney({ ...line, quantity: 3, amountFen: 1000 })).toEqual({ quantity: 1, unitFen: 1000, discountFen: 0 })
})

test.each([
  [{ ...line, amountFen: 1000, discountFen: 100, paidFen: 950 }, 'paid', '实付金额不等于金额减优惠'],
  [{ ...line, amountFen: 1000, discountFen: 1100 }, 'discount', '优惠金额大于商品金额'],
  [{ ...line, amountFen: 1000, paidFen: 1100 }, 'paid', '实付金额大于商品金额'],
  [{ ...line, quantity: 2, unitFen: 500, amountFen: 900 }, 'amount', '金额不等于单价乘以数量'],
  [line, 'amount', '没有金额'],
])('cells that contradict each other name the one to blame (%#)', (given, field, reason) => {
  expect(lineMoney(given)).toEqual({ field, reason })
})

test('a store row speaks the field’s words and has opening hours unless told', () => {
  const cells = { code: 'S1', name: '店', city: '成都', address: '街', latitude: '30.6', longitude: '104' }
  expect(StoreRow.parse({ ...cells, kind: '加盟店', status: '营业中', hours: '9:30-24:00' })).toMatchObject({
    kind: 'franchise',
    status: 'open',
    regionName: '成都',
    opensMinute: 570,
    closesMinute: 1440,
  })
  expect(StoreRow.safeParse({ ...cells, kind: '飞地' }).error?.issues[0]?.message).toContain('直营店、加盟店')
  expect(StoreRow.safeParse({ ...cells, hours: '全天' }).error?.issues[0]?.message).toContain('10:00-22:00')
})
