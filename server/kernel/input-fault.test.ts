import { inputFault } from './input-fault'

test('text that no database can hold is found wherever it stands, with its path', () => {
  expect(inputFault({ wish: '沙发\0' })).toEqual({ path: 'wish', fault: 'unstorable_text' })
  expect(inputFault({ orders: [{ title: '沙发' }, { title: 'half \ud83d' }] })).toEqual({
    path: 'orders.1.title',
    fault: 'unstorable_text',
  })
  expect(inputFault({ doc: { 'a\0': 1 } })).toEqual({ path: 'doc.?', fault: 'unstorable_text' })
  expect(inputFault('\udc00')).toEqual({ path: '', fault: 'unstorable_text' })
})

test('ordinary text, emoji and everything that is no text pass', () => {
  expect(
    inputFault({ wish: '三人沙发 🛋️\n靠窗', rows: 1, isNew: true, none: null, at: new Date(), list: [] }),
  ).toBeNull()
  expect(inputFault(undefined)).toBeNull()
})

test('nesting without end is refused, not followed', () => {
  let deep: unknown = 'x'
  for (let level = 0; level < 100_000; level++) deep = [deep]
  expect(inputFault(deep)).toMatchObject({ fault: 'too_deep' })
  expect(inputFault(Array.from({ length: 500_001 }, () => 0))).toMatchObject({ fault: 'too_big' })
})
