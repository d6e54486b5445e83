import { addressText } from './address-text'

test.each([
  [['浙江省', '杭州市', '西湖区', '文一路 1 号'], '浙江省杭州市西湖区文一路 1 号'],
  [['上海市', '上海市', '徐汇区', '漕溪路 8 号'], '上海市徐汇区漕溪路 8 号'],
  [['上海', '上海市', '', '漕溪路 8 号'], '上海市漕溪路 8 号'],
])('%j reads %s', ([province = '', city = '', district = '', street = ''], text) => {
  expect(addressText({ province, city, district, street })).toBe(text)
})
