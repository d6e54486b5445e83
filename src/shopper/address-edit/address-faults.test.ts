import { addressFaults, serverFaults } from './address-faults'

const whole = {
  name: '林晚',
  phone: '13800000000',
  province: '浙江省',
  city: '杭州市',
  district: '',
  street: '文一路 1 号',
}

test('a whole address has no faults, with or without a district', () => {
  expect(addressFaults(whole, false)).toEqual({})
})

test('a phone that is known may be left out, a new address needs one', () => {
  expect(addressFaults({ ...whole, phone: ' ' }, true)).toEqual({})
  expect(addressFaults({ ...whole, phone: ' ' }, false)).toEqual({ phone: '请填写手机号' })
})

test('each missing field is told at its place', () => {
  expect(Object.keys(addressFaults({ ...whole, name: '', street: ' ' }, false))).toEqual(['name', 'street'])
})

test('what the server refused stands at its field, other failures at none', () => {
  const failure = (code: 'phone_invalid' | 'invalid_input' | 'address_full', details = {}) => ({
    code,
    requestId: null,
    details,
  })
  expect(Object.keys(serverFaults(failure('phone_invalid')))).toEqual(['phone'])
  expect(Object.keys(serverFaults(failure('invalid_input', { fields: [{ path: 'city' }] })))).toEqual(['city'])
  expect(serverFaults(failure('address_full'))).toEqual({})
})
