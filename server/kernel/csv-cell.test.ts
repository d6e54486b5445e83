import { csvCell } from './csv-cell'

test('a name that begins like a formula is shown by a spreadsheet, not run', () => {
  const names = ['=1+1', '+8', '-1', '@SUM(A1)', '\tx', '＝1', '＋8', '－1', '＠x']
  expect(names.map(csvCell)).toEqual(names.map((name) => `'${name}`))
  expect(csvCell('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`)
})

test('a cell is quoted only where it must be', () => {
  expect(['甲一店', '1.00', 'a,b', 'a"b', 'a\nb'].map(csvCell)).toEqual(['甲一店', '1.00', '"a,b"', '"a""b"', '"a\nb"'])
})
